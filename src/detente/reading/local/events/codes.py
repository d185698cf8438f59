"""Act → PLOVER and CAMEO, by the codebook's tables."""

from __future__ import annotations

from detente.knowledge.mapping import cameo_of, plover_of
from detente.model import Plover
from detente.model.codes import Act, Issue


def plover(act: Act, issues: tuple[Issue, ...], weapon: str | None) -> Plover | None:
    """The PLOVER 2 type, mode and contexts of an act on these issues; None where the codebook has none."""
    code = plover_of(act, issues, weapon)
    if code is None:
        return None
    return Plover(type=code.type, mode=code.mode, context=tuple(code.contexts))


def cameo(act: Act, issues: tuple[Issue, ...], weapon: str | None) -> str | None:
    """The CAMEO code of an act on these issues; None where none fits."""
    return cameo_of(act, issues, weapon)
