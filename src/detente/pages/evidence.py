"""What an analysis rests on, as quotes that lead to the sentence in its report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from detente.analysis.source import Ground, Source
from detente.exports.ceasefires.words import quoted
from detente.pages.quotes import Quote


def quotes(grounds: Iterable[Ground]) -> tuple[Quote, ...]:
    """The quotes of reports, each once. A quote of a few words comes as its sentence."""
    found = [
        replace(Quote.of(one), words=quoted(one)) for one in grounds if isinstance(one, Source) and one.quote
    ]
    return tuple(dict.fromkeys(found))
