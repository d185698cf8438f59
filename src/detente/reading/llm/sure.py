"""How sure a reading of a language model is: less than the local reader's, and less where a quote differs."""

from __future__ import annotations

SURE = 0.6
"""Of an entry whose words stand in the text. Nothing measures it: it says that a person should look."""


def surely(base: float, *scores: float) -> float:
    """The confidence of an entry whose worst quote is so much like the text, of 100."""
    return round(base * min(scores, default=100.0) / 100.0, 2)
