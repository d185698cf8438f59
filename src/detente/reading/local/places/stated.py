"""Names → the country or subdivision in which the text itself puts each: "Palma, Cabo Delgado"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.knowledge.gazetteer import Entry
from detente.reading.local.parsed import Doc
from detente.reading.local.places.named import Named
from detente.reading.local.places.resolve import SURE, Choice

_WIDE = frozenset({"admin1", "country"})
_INSIDE = frozenset({",", "(", "in", "in the"})
_LISTED = frozenset({",", "and", ", and", "or", "&"})


def stated_holders(
    doc: Doc, named: Sequence[Named], chosen: Sequence[Choice | None]
) -> tuple[Entry | None, ...]:
    """For each name the country or subdivision named right behind it, None where there is none.

    `chosen` are the entries of the names, in their order. A list ("Gaza, Lebanon and Syria") says nothing.
    """
    found: list[Entry | None] = [None] * len(named)
    for index, (name, after) in enumerate(pairwise(named)):
        holder = chosen[index + 1]
        if (
            holder is not None
            and holder.entry.feature in _WIDE
            and holder.chance > SURE
            and _between(doc, name, after) in _INSIDE
            and not (index + 2 < len(named) and _between(doc, after, named[index + 2]) in _LISTED)
        ):
            found[index] = holder.entry
    return tuple(found)


def _between(doc: Doc, before: Named, after: Named) -> str:
    return doc[before.end : after.start].text.strip().lower()
