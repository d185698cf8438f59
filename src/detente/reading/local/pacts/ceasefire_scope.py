"""What a ceasefire covers and of which class it is, by the words at its mentions."""

from __future__ import annotations

from collections.abc import Collection

from detente.knowledge.cues import cues
from detente.model import Scope
from detente.model.codes import CeasefireClass

_ENERGY = frozenset({"energy", "power", "electricity"})
CLASSES = frozenset({"definitive", "permanent"})
"""The words of a ceasefire that is to end the conflict."""


def scope_words() -> frozenset[str]:
    """The lemmas that narrow what a ceasefire covers."""
    return _ENERGY | frozenset(cues("things")["weapons"])


def scope_of(words: Collection[str], halted: str | None) -> Scope:
    """The scope in the lemmas of the mentions; `halted`: the act that is to stop, as written."""
    found = set(words)
    weapons = tuple(w for w in cues("things")["weapons"] if w in found)
    targets = ("energy",) if found & _ENERGY else ()
    acts = (halted,) if halted else ()
    if weapons or targets or acts:
        return Scope(general=False, acts=acts, weapons=weapons, targets=targets)
    return Scope(general=True)


def class_of(words: Collection[str], monitored: bool) -> CeasefireClass | None:
    """Definitive where it is called so, with compliance where it is monitored; None where nothing tells."""
    if set(words) & CLASSES:
        return CeasefireClass.DEFINITIVE
    return CeasefireClass.WITH_COMPLIANCE if monitored else None
