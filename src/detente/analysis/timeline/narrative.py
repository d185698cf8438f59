"""Narratives: the entries of one matter, of one process or between two actors, in the order of time.

The order of a narrative is that of what is told: by the day of the entry, and by the day of publication where
it has none, as `first_day` of an entry has it; within a day by publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.model.codes import Act
from detente.record import Filter, Hit, Record, RecordError
from detente.record.matters import Matter

MOST_STEPS = 400
"""A narrative is walked through by a person. Of a longer one the first steps are given, and that it goes on.
"""
PROCESS_KINDS = ("ceasefire", "talks", "agreement")
PROCESS_ACTS = tuple(
    act.value
    for act in (
        Act.PROPOSE,
        Act.DEMAND,
        Act.ACCEPT,
        Act.REJECT,
        Act.PLEDGE,
        Act.CONSULT,
        Act.MEDIATE,
        Act.AGREE,
        Act.SUSPEND,
        Act.DECLARE_CEASEFIRE,
        Act.EXTEND_CEASEFIRE,
        Act.END_CEASEFIRE,
        Act.EXCHANGE,
        Act.CONCEDE,
        Act.WITHDRAW,
        Act.RELEASE,
    )
)
"""What moves a peace process: offers and their answers, talks, and what is done about them; no fighting, no
blame, no comment.
"""
KINDS = ("event", "ceasefire", "talks", "agreement", "claim")
"""What a narrative between two actors is made of, where the filter asks for no kind."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """Steps in the order of time. `more` says that the record has further ones."""

    steps: Sequence[Hit]
    more: bool


def narrative(
    record: Record, wanted: Filter, *, pair: tuple[str, str] | None = None, most: int = MOST_STEPS
) -> Narrative:
    """The process that a filter leaves: its talks, ceasefires and agreements, and the offers, answers and
    deeds about them; with a `pair` what one of the two directs at the other instead.

    Raises `RecordError` where a name of the pair holds no word.
    """
    if pair is None:
        asked = [
            *([replace(wanted, kind=PROCESS_KINDS)] if not (wanted.act or wanted.kind) else []),
            *(
                [replace(wanted, kind=("event",), act=PROCESS_ACTS)]
                if not (wanted.act or wanted.kind)
                else []
            ),
            *([wanted] if wanted.act or wanted.kind else []),
        ]
    else:
        asked = list(_between(wanted, *pair))
    hits = record.search_any(asked, most + 1)
    return Narrative(in_order(hits[:most]), len(hits) > most)


def narrative_of(record: Record, matters: Iterable[Matter], *, most: int = MOST_STEPS) -> Narrative:
    """What each report tells of a matter, step by step."""
    members = [(member.report, member.entry) for matter in matters for member in matter.members]
    steps = in_order(record.told_by(members[:most]))
    return Narrative(steps, len(members) > most)


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """Entries in the order of a narrative."""
    return sorted(
        hits, key=lambda hit: (hit.first_day, hit.report.published_at, hit.report.id, hit.start or 0)
    )


def _between(wanted: Filter, one: str, other: str) -> Iterable[Filter]:
    if one.casefold() == other.casefold():
        raise RecordError(f"{one!r} is named twice: a pair is two. Name another")
    own = wanted if wanted.kind else replace(wanted, kind=KINDS)
    for actor, recipient in ((one, other), (other, one)):
        # Whoever acts for a side is found by the side, a person or a body that has none by the name.
        yield replace(own, side=(actor,), recipient=(recipient,))
        yield replace(own, actor=(actor,), recipient=(recipient,))
