"""How a figure stands in time, by the words around it."""

from __future__ import annotations

import re

from detente.analysis.claims.tally import Standing

_WORDS = (
    (Standing.CUMULATIVE, r"cumulative|from the (?:start|beginning) of the"),
    (Standing.CUMULATIVE, r"since (?:the|it|its)\b.*\b(?:beg[au]n|start\w*|beginning|onset|took effect)"),
    (Standing.INTERIM, r"interim|so far|half[- ]day|as of (?:noon|midday)"),
    (Standing.INTERIM, r"first (?:half|\d+|\w+) ?(?:day|hours?)?"),
    (Standing.PERIOD, r"(?:last|past|previous) (?:24|twenty-four|\d+) ?h|(?:last|past) day|in 24 hours"),
    (Standing.PERIOD, r"overnight|daily|per day|between .+ and "),
    (Standing.FINAL, r"whole|entire|throughout|full (?:time|length|duration)|during all of|final"),
)
_READ = tuple((standing, re.compile(words, re.IGNORECASE)) for standing, words in _WORDS)


def standing_of(words: str) -> tuple[Standing, bool]:
    """The standing that words give, and whether they are sure of it: "cumulative?" is not."""
    for standing, pattern in _READ:
        if found := pattern.search(words):
            return standing, not words[found.end() :].lstrip().startswith("?")
    return Standing.UNKNOWN, True
