"""A scope in words."""

from __future__ import annotations

from detente.model import Scope


def in_words(scope: Scope | None) -> tuple[str, ...]:
    """What a scope covers, part by part: `weapons: drones`. Nothing for none."""
    if scope is None:
        return ()
    lists = {"acts": scope.acts, "weapons": scope.weapons, "targets": scope.targets}
    return (
        *(() if scope.general is None else (f"general: {'yes' if scope.general else 'no'}",)),
        *(f"{name}: {', '.join(found)}" for name, found in lists.items() if found),
        *((f"area: {scope.area}",) if scope.area else ()),
    )
