"""One line of what an entry says, whatever its kind."""

from __future__ import annotations

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story import tables
from detente.exports.story.events import headline
from detente.exports.story.names import Names
from detente.exports.story.styles import QUIET
from detente.exports.story.terms import condition_in_words
from detente.exports.story.words import code
from detente.model import (
    Actor,
    Agreement,
    Ceasefire,
    Condition,
    Entry,
    Event,
    Quotation,
    Talks,
    ViolationClaim,
)

_LONGEST_QUOTE = 90


def heading(entry: Entry, names: Names) -> Text:
    """`Ines Torvald proposed talks to Sorland`, `harvest truce, expired`."""
    match entry:
        case Event():
            return headline(entry, names)
        case Condition():
            return condition_in_words(entry, (), names)
        case Quotation():
            return _said(entry, names)
        case Ceasefire():
            return Text(f"{tables.label(entry)}, {code(entry.status)}")
        case ViolationClaim():
            of_what = tables.counted(entry) or "a breach"
            return Text.assemble(
                names.join(entry.accuser), " claims ", of_what, " by ", names.join(entry.accused)
            )
        case Talks():
            return _between(entry.name or "talks", entry.parties, entry.status, names)
        case Agreement():
            return _between(entry.name or "agreement", entry.parties, entry.status, names)
        case Actor():
            role = f", {one_line(entry.role)}" if entry.role else ""
            return Text.assemble((one_line(entry.name), "bold"), role, (f", {code(entry.kind)}", QUIET))
    return Text(entry.noun)


def _said(quotation: Quotation, names: Names) -> Text:
    words = one_line(" … ".join(piece.quote for piece in quotation.content))
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    speakers = [key for key in (quotation.speaker, *quotation.co_speakers) if key]
    return Text.assemble(names.join(speakers), f": “{words}”")


def _between(name: str, parties: tuple[str, ...], status: str, names: Names) -> Text:
    who = Text.assemble(" between ", names.join(parties)) if parties else Text()
    return Text.assemble(one_line(name), who, f", {code(status)}")
