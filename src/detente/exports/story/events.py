"""Events as sentences: who did what to whom, on which terms and conditions, and who says so."""

from __future__ import annotations

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.acts import MOODS, THINGS, phrase, pieces
from detente.exports.story.names import Names
from detente.exports.story.styles import ACTOR, ACTS, DOUBT, QUIET
from detente.exports.story.terms import condition_in_words, terms_in_words
from detente.exports.story.words import code, issue, number, series
from detente.model import Event, Magnitude
from detente.model.codes import ACTS_OF_WORDS, Act, ConditionKind, Reality

_LOWER = ("the ", "a ", "an ", "its ", "their ", "his ", "her ")
_HARM = ("killed", "injured", "detained", "displaced", "released")
_FIRM = frozenset({Reality.ASSERTED, Reality.REPORTED})
_OWN = _FIRM | {Reality.PLANNED, Reality.HYPOTHETICAL}
_YES = frozenset({Act.ACCEPT, Act.AGREE, Act.PLEDGE, Act.CONCEDE})
_NO_STRINGS = frozenset({ConditionKind.WITHOUT, ConditionKind.DURING})
_KIND = frozenset({Act.ENDORSE, Act.THANK})
_LONGEST_QUOTE = 160


def headline(event: Event, names: Names) -> Text:
    """`Vladimir Putin proposed talks to Ukraine`; `… conditionally accepted talks` where a yes hangs on
    something.
    """
    told, issues = phrase(event.act, event.issues, bool(event.recipient))
    said = MOODS[event.reality].format(past=told.past, base=told.base)
    hangs = any(condition.kind not in _NO_STRINGS for condition in event.conditions)
    if hangs and event.act in _YES and " " not in said:
        said = f"conditionally {said}"
    line = names.join(event.actor)
    if line.plain.startswith(_LOWER):
        line = Text.assemble((line.plain[0].upper(), ACTOR), line[1:])
    line.append(" ")
    line.append(said, ACTS[event.act] if event.reality in _FIRM else f"italic {ACTS[event.act]}")
    about = series([issue(code) for code in issues])
    slots = {"{thing}": Text(about), "{topic}": Text(about), "{whom}": names.join(event.recipient)}
    filled = frozenset(
        name for name, there in (("thing", issues), ("topic", issues), ("whom", event.recipient)) if there
    )
    for piece in pieces(told.tail, filled):
        line.append(slots.get(piece, Text(piece)))
    if event.place and event.place.name not in {names.plain(key) for key in event.recipient}:
        line.append(f", in {one_line(event.place.name)}")
    return line


def details(event: Event, names: Names, this_year: str, *, words: bool = True) -> list[Text]:
    """The lines under the headline: terms, conditions, harm done and whose account it is; before them the
    report's `words` where codes don't tell the matter.
    """
    lines = []
    if words and (quote := _words(event)):
        lines.append(Text(quote, QUIET))
    if terms := terms_in_words(event.terms, names, this_year):
        lines.append(Text(terms))
    tellers = (*event.actor, *event.attribution)
    lines += [condition_in_words(condition, tellers, names) for condition in event.conditions]
    if harm := harm_in_words(event.magnitude, names):
        lines.append(Text(harm))
    if source := _source(event, names):
        lines.append(source)
    return list({line.plain: line for line in lines}.values())


def is_background(event: Event, this_year: str) -> bool:
    """Whether an event is told for background: it lies in an earlier year, or only states a position."""
    return event.act is Act.STATE or bool(event.date and event.date.value[:4] < this_year)


def _words(event: Event) -> str:
    """The report's words for an act of words whose codes don't tell what is wanted, said or meant."""
    told, _ = phrase(event.act, event.issues, bool(event.recipient))
    clear = "{thing}" in told.tail or (event.act in _KIND and THINGS.issuperset(event.issues))
    if event.act not in ACTS_OF_WORDS or clear or not event.evidence:
        return ""
    words = one_line(" … ".join(piece.quote for piece in event.evidence)).strip('“”"., ')
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"


def harm_in_words(magnitude: Magnitude, names: Names) -> str:
    """What was done to whom with what: `at least 3 killed, with Shells`; empty where nothing is told."""
    words = []
    for name in _HARM:
        if count := getattr(magnitude, name):
            by = f" (by the count of {names.join(count.by).plain})" if count.by else ""
            words.append(f"{number(count.value, count.qualifier)} {code(name)}{by}")
    labelled = (("with", magnitude.weapon), ("hitting", magnitude.target), ("damage:", magnitude.damage))
    words += [f"{label} {one_line(value)}" for label, value in labelled if value]
    return ", ".join(words)


def _source(event: Event, names: Names) -> Text | None:
    """Whose account it is; nothing for the outlet's own voice and for a party's own act."""
    if event.attribution and (event.reality not in _OWN or event.attribution != event.actor):
        label = {Reality.ALLEGED: "alleged by", Reality.DENIED: "according to a denial by"}
        chain = [names.join([key], QUIET) for key in event.attribution]
        return Text.assemble(
            (label.get(event.reality, "according to") + " ", DOUBT), Text(", citing ", DOUBT).join(chain)
        )
    if event.reality is Reality.ALLEGED:
        return Text("an allegation, its source not named", DOUBT)
    return None
