"""Words → the concepts of war, of peace, and of what is easily taken for either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from detente.knowledge.triage.terms import Term, terms
from detente.reading.triage.finder import Finder, Found


@cache
def _finder() -> Finder[Term]:
    known: dict[tuple[str, str], Term] = {}
    for term in terms():
        known.setdefault((term.surface, term.concept), term)
    return Finder((surface, term) for (surface, _), term in known.items())


def told(words: Sequence[str]) -> list[Found[Term]]:
    """The terms in a passage, in order."""
    return list(_finder().find(words))


def marks(concepts: Iterable[Term]) -> Iterator[str]:
    """The features of a passage's terms: each concept, and how many of each group there are, up to three."""
    seen = {(term.group, term.concept) for term in concepts}
    counts = dict.fromkeys(("war", "peace", "other"), 0)
    for group, concept in sorted(seen):
        counts[group] += 1
        yield f"term:{concept}"
    for name, count in counts.items():
        yield f"{name}:{min(count, 3)}"
    ours = counts["war"] + counts["peace"]
    yield f"ours:{min(ours, 6)}"
    yield f"ours-other:{max(-3, min(ours - counts['other'], 4))}"
