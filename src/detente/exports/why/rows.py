"""An entry → a row for each of its fields: the value, the step and the cue that gave it, and the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.why.traces import told
from detente.exports.why.values import in_words, is_filled
from detente.model import Clause, Date, Entry, Evidence, Reading
from detente.model.sentence import sentence_around

_NO_FIELDS = frozenset({"id", "evidence", "spans", "trace", "confidence", "conditions"})
_LONGEST = 60
_MOST = 5
"""Words that are shown of one field; the JSON form has them all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field with what gave it. `words` are spans of the report; `cue` is empty where they say as much."""

    field: str
    value: str
    step: str
    cue: str
    reason: str
    words: tuple[Evidence, ...]


def rows(entry: Entry, reading: Reading, names: Names) -> Iterator[Row]:
    """The fields that an entry fills, in the order of the record, then what the trace tells of others."""
    left = dict(entry.trace)
    for name, info in type(entry).model_fields.items():
        field = info.alias or name
        value = getattr(entry, name)
        trace = left.pop(field, "")
        if name in _NO_FIELDS or not is_filled(value):
            continue
        yield _row(entry, field, in_words(entry, name, value, reading, names), value, trace, reading)
        for part in [key for key in left if key.startswith(f"{field}.")]:
            yield _row(entry, part, "", None, left.pop(part), reading)
    for field, trace in left.items():
        yield _row(entry, field, "", None, trace, reading)


def _row(entry: Entry, field: str, value_in_words: str, value: object, trace: str, reading: Reading) -> Row:
    what = told(trace)
    words = _words(entry, field, value)
    cue = what.cue
    if not words and cue:
        words = _found(cue, entry, reading.report.text)
    quoted = " … ".join(one_line(piece.quote) for piece in words)
    same = quoted == one_line(cue) or (cue.endswith("…") and quoted.startswith(one_line(cue)[:-1].rstrip()))
    cue = "" if same else one_line(cue)
    return Row(one_line(field), value_in_words, one_line(what.step), cue, one_line(what.reason), words)


def _words(entry: Entry, field: str, value: object) -> tuple[Evidence, ...]:
    """The spans behind a field: those that the entry names, else those of the value itself."""
    if spans := entry.spans.get(field, ()):
        return spans
    inside = [words for key, found in entry.spans.items() if key.startswith(f"{field}.") for words in found]
    if inside:  # the parts of terms and of a magnitude
        return tuple(dict.fromkeys(sorted(inside, key=lambda words: words.start)))
    match value:
        case Date():
            return value.evidence
        case (Clause(), *_):
            return tuple(piece for clause in value if isinstance(clause, Clause) for piece in clause.evidence)
    return ()


def _found(cue: str, entry: Entry, text: str) -> tuple[Evidence, ...]:
    """Where the words of a cue stand in the entry's own sentences, if each of them does so just once."""
    found = []
    for part in cue.split(" … "):
        places = [place for piece in entry.evidence for place in _places(part, piece, text)]
        if len(set(places)) != 1:
            return ()
        found.append(Evidence.of(text, *places[0]))
    return tuple(found)


def _places(part: str, piece: Evidence, text: str) -> Iterator[tuple[int, int]]:
    first, last = sentence_around(text, piece.start, piece.end)
    start = text.find(part, first, last)
    while start >= 0:
        end = start + len(part)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(part, start + 1, last)


def quoted(row: Row) -> str:
    """The words of a row, each in quotation marks."""
    shown = [f"“{_short(piece.quote)}”" for piece in row.words[:_MOST]]
    return " … ".join(shown) + (f" and {len(row.words) - _MOST} more" if len(row.words) > _MOST else "")


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
