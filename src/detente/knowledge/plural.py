"""Names and verbs that agree."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLURAL = re.compile(r"^(?:[Tt]he |[a-z]+ )?(?:[A-Z]\w* )*[a-z-]+s\b")


def is_plural(names: Sequence[str]) -> bool:
    """Whether they are several, or one name of several: `European leaders`, and not `United States`."""
    return len(names) > 1 or (len(names) == 1 and bool(_PLURAL.match(names[0])))


def verb(third: str, names: Sequence[str]) -> str:
    """A verb, given as after "she", as it agrees with names: `demands`, `demand`, `has`, `have`."""
    if not is_plural(names):
        return third
    first, *rest = third.split(" ")
    return " ".join(["have" if first == "has" else first.removesuffix("s"), *rest])
