"""What a person should look at first: doubt times importance."""

from __future__ import annotations

from collections.abc import Mapping

from detente.model import Entry, Event, pieces_of_evidence
from detente.model.codes import Act, Alignment

_KINDS: Mapping[str, float] = {
    "ceasefire": 1.0,
    "claim": 0.9,
    "agreement": 0.9,
    "talks": 0.8,
    "event": 0.8,
    "quotation": 0.5,
    "actor": 0.1,
}
_ACTS: Mapping[str, float] = {
    Act.DECLARE_CEASEFIRE: 1.0,
    Act.EXTEND_CEASEFIRE: 1.0,
    Act.END_CEASEFIRE: 1.0,
    Act.AGREE: 1.0,
    Act.ACCEPT: 1.0,
    Act.REJECT: 1.0,
    Act.PROPOSE: 0.9,
    Act.STATE: 0.4,
}
_ALIGNMENTS: Mapping[str, float] = {
    Alignment.EXACT: 0.0,
    Alignment.NORMALISED: 0.05,
    Alignment.FUZZY: 0.3,
    Alignment.NONE: 0.6,
}
FIRST = 10.0
"""What is added to the urgency of an entry that was put first: more than any has by itself."""


def urgency(entry: Entry) -> float:
    """From 0 (sure, or of no weight) to 1.6; an entry whose words were not found comes before all others of
    its importance.
    """
    worst = max((_ALIGNMENTS[piece.alignment] for piece in pieces_of_evidence(entry)), default=0.0)
    importance = _KINDS[entry.noun]
    if isinstance(entry, Event):
        importance = _ACTS.get(entry.act, importance)
    return round((1 - entry.confidence + worst) * importance, 4)
