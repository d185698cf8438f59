"""A set of words from a text, so that long lists stay readable."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """The words of a text, split at white space; an underscore stands for a space inside one."""
    return frozenset(word.replace("_", " ") for word in text.split())
