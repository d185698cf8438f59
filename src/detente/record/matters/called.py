"""Names as reports write them, without what stands around them: titles, articles, the noun of a body."""

from __future__ import annotations

from datetime import date
from functools import cache

from detente.knowledge.fold import fold
from detente.knowledge.world import world
from detente.model.codes import ActorKind

_ARMIES = frozenset(
    (
        "army",
        "armed forces",
        "military",
        "forces",
        "troops",
        "national army",
        "defence forces",
        "defense forces",
    )
)
_RULERS = frozenset(("government", "authorities", "officials", "leadership", "cabinet", "administration"))
_ARTICLES = ("the ", "a ", "an ")


def bare(name: str) -> str:
    """A name, folded, without its article and without "office" behind it."""
    folded = fold(name)
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded.removesuffix("s office")


def untitled(name: str) -> str:
    """A person's name without titles in front: "Kosovo's prime minister Albin Kurti", "General Burhan"."""
    words = name.split()
    for last in range(len(words) - 1, 0, -1):
        one, two = words[last - 1], " ".join(words[max(0, last - 2) : last])
        if words[last][:1].isupper() and (world().role(one.rstrip(".")) or world().role(two)):
            return " ".join(words[last:])
    return name


def state_body(name: str, on: date | None = None) -> tuple[str, str] | None:
    """The state whose army or government a name describes, and which of the two: "Sudan's army", "Colombian
    government". None for another name.
    """
    words = bare(name).split()
    for cut in range(1, min(3, len(words))):
        noun = " ".join(words[cut:])
        sort = "army" if noun in _ARMIES else "government" if noun in _RULERS else ""
        if not sort:
            continue
        owner = " ".join(words[:cut])
        for form in (owner, owner.removesuffix("s")):
            found = world().lookup(form, on)
            if len(found) == 1 and found[0].kind is ActorKind.STATE:
                return world().side(found[0].key, on).key, sort
    return None


@cache
def army_of(state: str) -> str | None:
    """The key of a state's armed forces, where the world knows one party that is called so."""
    found = [
        party.key
        for party in world().parties().values()
        if party.kind is ActorKind.MILITARY
        and party.side_of == state
        and fold(party.name).endswith(("armed forces", "defence forces", "defense forces", "national army"))
    ]
    return found[0] if len(found) == 1 else None
