"""A profile laid out to be compared many times: what is looked up by name lies ready."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from detente.record.matters.span import Span
from detente.record.matters.telling import Profile

_NOTHING: frozenset[str] = frozenset()


class Facts:
    """A profile, with its days, codes and things by name. It answers as the profile does."""

    __slots__ = (
        "_spans", "_tags", "_things", "helpers", "holidays", "kind", "lasts", "names", "numbers", "spot",
        "tags",
        "what", "who", "whom",
    )  # fmt: skip

    def __init__(self, profile: Profile) -> None:
        """Lay a profile out."""
        self.kind = profile.kind
        self.what = profile.what
        self.who = profile.who
        self.whom = profile.whom
        self.helpers = profile.helpers
        self.lasts = profile.lasts
        self.spot = profile.spot
        self.names = profile.names
        self.holidays = profile.holidays
        self.tags = profile.tags
        self.numbers = profile.numbers
        self._spans = dict(reversed(profile.spans))
        self._things = dict(reversed(profile.things))
        tags: dict[str, set[str]] = defaultdict(set)
        for tag in profile.tags:
            tags[tag.partition(":")[0]].add(tag)
        self._tags = {vocabulary: frozenset(found) for vocabulary, found in tags.items()}

    def span(self, name: str) -> Span | None:
        """The days of a field; None where the report is silent."""
        return self._spans.get(name)

    def tagged(self, vocabulary: str) -> frozenset[str]:
        """The codes of a vocabulary."""
        return self._tags.get(vocabulary, _NOTHING)

    def thing(self, name: str) -> frozenset[str]:
        """The words of a thing that is told."""
        return self._things.get(name, _NOTHING)


@lru_cache(maxsize=1 << 16)
def facts_of(profile: Profile) -> Facts:
    """The facts of a profile: one object for all that say the same, so that what is found of it is kept."""
    return Facts(profile)
