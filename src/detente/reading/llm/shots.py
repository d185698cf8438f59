"""The examples that a model is shown: passages of the project's own reports and what is read from them.

`shots.json` is made from `examples/` by `training/llm_shots.py`. Every quote in it is placed in its passage
before the first report is read: an example that quotes loosely would teach a model to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter, ValidationError

from detente.model import DetenteError
from detente.model.codes import Alignment
from detente.reading.aligner import Aligner
from detente.reading.llm.answer import Answer, Told, ToldWhen

_WORDS = frozenset(
    "name role also cue content words text evidence place venue weapon killed injured count "
    "acts weapons targets area unit".split()
)
_REFERENCES = frozenset(
    "side speaker actor recipient attribution holder declared_by parties mediators accuser accused "
    "facilitators guarantors party facilitator asserted_by denied_by".split()
)


class Shot(Told):
    """A passage with its answer."""

    source: str
    published_at: str
    language: str
    text: str
    answer: Answer


class ShotError(DetenteError):
    """An example of the project's own is not as it has to be."""


@cache
def shots() -> tuple[Shot, ...]:
    """The examples, every quote of which stands in its passage. Raises `ShotError` where one does not."""
    raw = files("detente.reading.llm").joinpath("shots.json").read_text(encoding="utf-8")
    try:
        found = TypeAdapter(tuple[Shot, ...]).validate_json(raw)
    except ValidationError as error:
        raise ShotError(f"shots.json: {error}. Make it anew: python -m training.llm_shots") from error
    for shot in found:
        check(shot)
    return found


def check(shot: Shot) -> None:
    """Raise `ShotError` where an example quotes what its passage does not say, or refers to nobody."""
    aligner = Aligner(shot.text)
    names = {actor.name for actor in shot.answer.actors}
    for field, words in _strings(shot.answer):
        if field in _REFERENCES:
            fault = None if words in names else "names no actor of its list"
        else:
            placed = aligner.place(words)
            exact = placed is not None and placed.evidence.alignment is Alignment.EXACT
            fault = None if exact else "does not stand in its passage"
        if fault:
            raise ShotError(f"shots.json, {shot.source}: {field} {words!r} {fault}")


def _strings(told: Told) -> Iterator[tuple[str, str]]:
    """Every quote and reference of an answer, with the name of its field."""
    for field, value in told:
        values = value if isinstance(value, tuple) else (value,)
        for one in values:
            if isinstance(one, ToldWhen):
                yield "words", one.words
            elif isinstance(one, Told):
                yield from _strings(one)
            elif isinstance(one, str) and type(one) is str and field in _WORDS | _REFERENCES:
                yield field, one
