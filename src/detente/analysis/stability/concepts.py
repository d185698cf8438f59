"""The solution concepts and the two readings of a sanction."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from detente.analysis.stability.errors import UndefinedConceptError

NASH: Final = "Nash"
GMR: Final = "GMR"
SMR: Final = "SMR"
SEQ: Final = "SEQ"
SSEQ: Final = "SSEQ"
SIM: Final = "SIM"
NM: Final = "NM"

SANCTIONED: Final = (GMR, SMR, SEQ, SSEQ)
"""The concepts in which the others answer an improvement by a legal sequence."""

FIVE: Final = (NASH, *SANCTIONED)
BY_IMPROVEMENT: Final = frozenset({SEQ, SSEQ})
"""The others answer by improvements of their own only."""

WITH_COUNTER: Final = frozenset({SMR, SSEQ})
"""The focal decision maker may counter the sanction once more."""

LONGEST_HORIZON: Final = 1000
_HORIZON = re.compile(r"L_?(\d{1,4})", re.IGNORECASE)
_NAMES: Final = {name.casefold(): name for name in (*FIVE, SIM, NM)}

MEANINGS: Final = {
    NASH: "no side gains by a move of its own",
    GMR: "every improvement can be answered by some sequence of the others' moves",
    SMR: "as GMR, and no counter-move escapes the answer",
    SEQ: "every improvement can be answered by moves that the others gain by",
    SSEQ: "as SEQ, and no counter-move escapes the answer",
    SIM: "every improvement can be spoilt by improvements that the others make at the same time",
    NM: "stable with any long enough foresight",
}


class Sanctions(StrEnum):
    """When a state deters: `WEAK` where it is no better for the one deterred, `STRICT` where it is worse."""

    WEAK = "weak"
    STRICT = "strict"


def horizon(concept: str) -> int | None:
    """The h of `L_h`, `None` for another concept."""
    found = _HORIZON.fullmatch(concept)
    return int(found[1]) if found else None


def named(text: str) -> str:
    """The concept that a person names, in any case; `L2` and `L_2` are the same.

    Raises:
        UndefinedConceptError: there is none of this name.
    """
    h = horizon(text)
    if h is not None and 1 <= h <= LONGEST_HORIZON:
        return f"L{h}"
    if h is None and text.casefold() in _NAMES:
        return _NAMES[text.casefold()]
    raise UndefinedConceptError(
        f"{text!r} is no solution concept. Choose among {', '.join((*FIVE, SIM, NM))} and L1 to "
        f"L{LONGEST_HORIZON}."
    )


def meaning(concept: str) -> str:
    """What the concept asks, in a line."""
    h = horizon(concept)
    if h is None:
        return MEANINGS[concept]
    return f"stable with a foresight of {h} move{'' if h == 1 else 's'}"
