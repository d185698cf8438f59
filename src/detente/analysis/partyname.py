"""The side that a table's words name: `Russian MoD`, `Kremlin` → Russia; `UA foreign minister` → Ukraine."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.analysis.party import Party
from detente.knowledge.country import alpha3
from detente.knowledge.fold import fold
from detente.knowledge.world import world

_ASIDE = re.compile(r"\([^()]*\)")
_LONGEST = 4


@lru_cache(maxsize=1 << 12)
def party_of(name: str) -> Party:
    """The party of a name: the one side that all of its words agree on, else the name itself. What stands in
    parentheses ("citing the army") does not count.
    """
    words = re.findall(r"[\w’'.-]+", _ASIDE.sub(" ", name))
    found: set[str] = set()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if key := _known(" ".join(words[at : at + length])):
                found.add(key)
                break
        at += length
    plain = " ".join(name.split())
    if len(found) != 1:
        return Party(f"name:{fold(plain)}", plain)
    (key,) = found
    side = world().party(key).name
    return Party(f"party:{key}", plain, "" if side == plain else side)


def _known(words: str) -> str | None:
    parties = world().lookup(words) if words[:1].isupper() else ()
    if len(parties) == 1:
        return world().side(parties[0].key).key
    code = alpha3(words) if re.fullmatch(r"[A-Z]{2}", words) else None
    return code if code in world().parties() else None
