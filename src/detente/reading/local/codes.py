"""Act → PLOVER and CAMEO, by the codebook's tables."""

from __future__ import annotations

from detente.model import Plover
from detente.model.codes import Act, Issue


def plover(act: Act, issues: tuple[Issue, ...], weapon: str | None) -> Plover | None:
    """The PLOVER 2 type, mode and contexts of an act on these issues; None where the codebook has none."""
    return None


def cameo(act: Act, issues: tuple[Issue, ...]) -> str | None:
    """The CAMEO code of an act on these issues; None where none fits."""
    return None
