"""What tells two actors from each other at sight: most that share a block are strangers by name alone."""

from __future__ import annotations

from collections.abc import Iterable

from detente.record.matters.alike import one_body, one_person
from detente.record.matters.matter import MatterKind
from detente.record.matters.telling import Profile

Sketch = tuple[str, str, str]
"""Of an actor the sort, the side and the name."""


def sketch(profile: Profile) -> Sketch:
    """The sketch of an actor's profile."""
    return profile.who[0].sort, profile.who[0].side, profile.who[0].name


def strangers(one: Sketch, other: Sketch) -> bool:
    """Whether two actors differ in what shows at once: `weigh.exclude` says so of all of these too."""
    (sort, side, name), (its_sort, its_side, its_name) = one, other
    if sort != its_sort:
        return True
    match sort:
        case "person":
            return side != its_side or not side or not name or not one_person(name, its_name)
        case "body":
            return side != its_side or not one_body(name, its_name)
        case _:
            return False


def acquainted(profile: Profile, others: Iterable[tuple[str, Sketch]]) -> Iterable[str]:
    """Of others with their sketches those that are no strangers to an actor."""
    own = sketch(profile)
    return [key for key, other in others if not strangers(own, other)]


def timeless(profile: Profile) -> bool:
    """Whether it does not count when an entry is told: a person is who it is at any time."""
    return profile.kind is MatterKind.ACTOR and profile.who[0].sort == "person"
