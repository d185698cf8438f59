"""What is kept of a report → its reading as people corrected it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from detente.model import Actor, Entry, Judgement, Kept, Reading
from detente.model.codes import ActorKind
from detente.record.editing import edited
from detente.record.judgements import said

_Entry = TypeVar("_Entry", bound=Entry)


def corrected(kept: Kept) -> Reading:
    """The reading without the entries that people rejected, the others as they edited them.

    Where people differ on an entry it stays as it was read; who is unsure of it does not count. What is left
    may refer to a rejected entry: a quotation or a ceasefire then stays, and an actor stays as a bystander,
    of no side.

    Raises:
        RecordError: an edit does not fit its entry.
    """
    verdicts = _agreed(kept.judgements)
    if not verdicts:
        return kept.reading
    reading = kept.reading
    return reading.model_copy(
        update={
            "actors": tuple(_actor(actor, verdicts.get(actor.id)) for actor in reading.actors),
            "quotations": tuple(
                _corrected(reading.quotations, verdicts, {e.quotation for e in reading.events})
            ),
            "events": tuple(_corrected(reading.events, verdicts)),
            "ceasefires": tuple(
                _corrected(
                    reading.ceasefires,
                    verdicts,
                    {key for c in reading.violation_claims for key in c.ceasefires},
                )
            ),
            "violation_claims": tuple(_corrected(reading.violation_claims, verdicts)),
            "talks": tuple(_corrected(reading.talks, verdicts)),
            "agreements": tuple(_corrected(reading.agreements, verdicts)),
        }
    )


def _agreed(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """For each entry the judgement that everyone gives who is sure of it, by what each said last."""
    newest = {(one.entry, one.who): one for one in sorted(judgements, key=lambda one: one.at)}
    by_entry: dict[str, list[Judgement]] = {}
    for one in newest.values():
        if one.verdict != "unsure":
            by_entry.setdefault(one.entry, []).append(one)
    return {entry: found[-1] for entry, found in by_entry.items() if len({said(one) for one in found}) == 1}


def _corrected(
    entries: Iterable[_Entry], verdicts: dict[str, Judgement], needed: Iterable[str | None] = ()
) -> Iterator[_Entry]:
    needed = set(needed)
    for entry in entries:
        given = verdicts.get(entry.id)
        match given.verdict if given else "accept":
            case "reject" if entry.id not in needed:
                continue
            case "edit" if given:
                yield edited(entry, given.changes)
            case _:
                yield entry


def _actor(actor: Actor, given: Judgement | None) -> Actor:
    if given is None:
        return actor
    if given.verdict == "edit":
        return edited(actor, given.changes)
    if given.verdict == "reject":
        return actor.model_copy(update={"side": None, "kind": ActorKind.PERSON})
    return actor
