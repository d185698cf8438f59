"""An entry as pages tell it: a line, its fields with the words that gave them, what people said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.why.headings import heading
from detente.exports.why.rows import rows
from detente.exports.why.values import in_words
from detente.model import Actor, Entry, Event, Evidence, Judgement, Kept, Quotation, Reading, Terms
from detente.model.sentence import sentence_around

DERIVED = frozenset(
    {
        "act",
        "plover",
        "cameo",
        "issues",
        "kind",
        "sector",
        "country",
        "side",
        "mode",
        "reality",
        "scope",
        "status",
        "target_class",
    }
)
"""Codes, which follow from spans of other fields and have none of their own."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is filled. `words` are the spans that gave it; a field without says so on the page, unless
    it is a code that is `derived`.
    """

    name: str
    value: str
    words: tuple[Evidence, ...]
    derived: bool
    edited: str | None = None
    """What a person put in its place."""
    links: tuple[tuple[str, str], ...] = ()
    """Where the value is other entries of the report: their ids and what they say."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of an entry."""

    who: str
    at: str
    verdict: str
    why: str
    changes: tuple[tuple[str, str, str], ...]
    """Field, what was read, what it was changed to."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a report."""

    id: str
    kind: str
    heading: str
    confidence: float
    start: int | None
    before: str
    clause: str
    after: str
    """The sentence that it was read from: before, within and after its first evidence."""
    fields: tuple[Field, ...]
    verdicts: tuple[Verdict, ...]

    @staticmethod
    def kind_of(entry: Entry) -> str:
        """The kind as the filter calls it."""
        return "claim" if entry.noun == "violation claim" else entry.noun

    @property
    def settled(self) -> str:
        """The newest verdict; "" where nobody judged it."""
        return self.verdicts[-1].verdict if self.verdicts else ""


def told(entry: Entry, kept: Kept, judgements: Sequence[Judgement] | None = None) -> Told:
    """An entry of what is kept, with its judgements, or with those that may be shown."""
    reading = kept.reading
    names = Names(reading)
    given = kept.judgements if judgements is None else judgements
    own = [one for one in given if one.entry == entry.id]
    verdicts = tuple(_verdict(one, entry, reading, names) for one in own)
    edits = {name: new for verdict in verdicts for name, _, new in verdict.changes}
    first = min(entry.evidence, key=lambda piece: piece.start, default=None)
    text = reading.report.text
    begin, stop = sentence_around(text, first.start, first.end) if first else (0, 0)
    return Told(
        id=entry.id,
        kind=Told.kind_of(entry),
        heading=heading(entry, names).plain,
        confidence=entry.confidence,
        start=first.start if first else None,
        before=text[begin : first.start] if first else "",
        clause=first.quote if first else "",
        after=text[first.end : stop] if first else "",
        fields=tuple(_fields(entry, reading, names, edits)),
        verdicts=verdicts,
    )


def every(kept: Kept, *, actors: bool = False) -> list[Told]:
    """The entries of a report in the order of its text."""
    own = [one for one in kept.reading.entries() if actors or one.noun != "actor"]
    shown = [told(one, kept) for one in own if one.id in kept.passed or kept.whole]
    return sorted(shown, key=lambda one: (one.start if one.start is not None else -1, one.kind))


def _fields(entry: Entry, reading: Reading, names: Names, edits: dict[str, str]) -> list[Field]:
    found = [
        Field(
            row.field,
            row.value,
            row.words or _dates(entry, row.field) or _mentions(entry, row.field, reading),
            row.field in DERIVED,
            edits.get(row.field),
            _links(entry, row.field, reading, names),
        )
        for row in rows(entry, reading, names)
        if row.value
    ]
    if isinstance(entry, Event):
        for condition in entry.conditions:
            value = heading(condition, names).plain
            found.append(Field("condition", value, condition.evidence, False))
    if isinstance(entry, Quotation):
        found = [one for one in found if one.name != "content"]
    there = {one.name for one in found}
    found += [Field(name, "", (), True, new) for name, new in edits.items() if name not in there]
    return found


def _links(entry: Entry, field: str, reading: Reading, names: Names) -> tuple[tuple[str, str], ...]:
    """The entries that a field names, such as the quotation which carries an event."""
    keys = _keys(entry, field)
    found = {one.id: one for one in reading.entries() if one.id in keys and not isinstance(one, Actor)}
    return tuple((key, heading(found[key], names).plain) for key in keys if key in found)


def _keys(entry: Entry, field: str) -> tuple[object, ...]:
    own = {info.alias or name: name for name, info in type(entry).model_fields.items()}
    value = getattr(entry, own.get(field, ""), None)
    return value if isinstance(value, tuple) else (value,)


def _dates(entry: Entry, field: str) -> tuple[Evidence, ...]:
    """The words of the dates within a field that has several parts, such as terms."""
    value = getattr(entry, field, None)
    if not isinstance(value, Terms):
        return ()
    return tuple(piece for date in (value.start, value.end) if date for piece in date.evidence)


def _mentions(entry: Entry, field: str, reading: Reading) -> tuple[Evidence, ...]:
    """Where the actors of a field are named: nearest to what the entry was read from, once each. Mentions
    are such places themselves.
    """
    keys = _keys(entry, field)
    if pieces := tuple(key for key in keys if isinstance(key, Evidence)):
        return pieces
    actors = {actor.id: actor for actor in reading.actors}
    at = min((piece.start for piece in entry.evidence), default=0)
    named = [actors[key] for key in keys if isinstance(key, str) and key in actors]
    places = [actor.mentions or actor.evidence for actor in named]
    nearest = [min(pieces, key=lambda piece: abs(piece.start - at)) for pieces in places if pieces]
    return tuple(dict.fromkeys(nearest))


def _verdict(given: Judgement, entry: Entry, reading: Reading, names: Names) -> Verdict:
    own = {info.alias or name: name for name, info in type(entry).model_fields.items()}
    changes = []
    for name, value in given.changes.items():
        if name in own:
            was = in_words(entry, own[name], getattr(entry, own[name]), reading, names)
            changes.append((name, was or "nothing", _new(value, names)))
    return Verdict(given.who, given.at, given.verdict, given.why, tuple(changes))


def _new(value: object, names: Names) -> str:
    match value:
        case None | []:
            return "nothing"
        case list():
            return ", ".join(_new(one, names) for one in value)
        case str():
            return names.plain(value) if value.startswith("actor-") else one_line(value).replace("_", " ")
        case dict():
            return one_line(", ".join(f"{key} {_new(one, names)}" for key, one in value.items() if one))
    return str(value)
