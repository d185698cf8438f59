"""The words of terms: which stand in the cue file, and in which form talks are to be held."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from detente.knowledge.cues import cues
from detente.model.codes import TalksFormat
from detente.reading.local.parsed import Token


@functools.cache
def term_words(key: str) -> frozenset[str]:
    """A word list of the cue file by its key: `units`, `halting`."""
    return frozenset(str(word) for word in cues("terms")[key])


def talks_format(body: Sequence[Token]) -> tuple[TalksFormat, str] | None:
    """The format of talks that these words name, with the words; None where they name none."""
    text = " " + " ".join(t.lower_ for t in body).replace(" - ", "-") + " "
    found = [
        (text.index(f" {word} "), TalksFormat(form), str(word))
        for form, lines in cues("terms")["formats"].items()
        for word in lines
        if f" {word} " in text
    ]
    return min(found)[1:] if found else None
