"""Page → places: every place that the text names, with its entry in the gazetteer, never finer than the
text.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.knowledge.gazetteer import Entry
from detente.reading.local.actors.cast import Cast
from detente.reading.local.page import Page
from detente.reading.local.places.named import Named
from detente.reading.local.places.names import named_at, place_names
from detente.reading.local.places.publish import place
from detente.reading.local.places.resolve import resolve
from detente.reading.local.places.stated import stated_holders
from detente.reading.local.places.where import Where


def find_places(page: Page, cast: Cast | None = None) -> tuple[Where, ...]:
    """Every place named in the text, in order.

    Takes the page and, where they are known, its actors, whose names are then no places. Gives a `Where`
    each: with code and coordinates where one place of the gazetteer is clearly meant, by its name alone
    where none or several are. Contested territories keep the name that the text writes.
    """
    named = tuple(place_names(page.doc, cast))
    chosen = resolve(page.doc, named, page.report.url)
    holders = stated_holders(page.doc, named, chosen)
    found = []
    for name, choice, holder in zip(named, chosen, holders, strict=True):
        span = page.doc[name.start : name.end]
        found.append(Where(span.start_char, span.end_char, span.root.i, place(name, choice, holder)))
    return tuple(found)


def entries_at(page: Page, spans: Sequence[tuple[int, int]]) -> tuple[Entry | None, ...]:
    """The entry of the gazetteer that fits each name of a place best, however little, the names given by
    their offsets in the text. Raises `ValueError` for offsets outside it.
    """
    chosen = resolve(page.doc, named_in(page, spans), page.report.url)
    return tuple(choice.entry if choice is not None else None for choice in chosen)


def named_in(page: Page, spans: Sequence[tuple[int, int]]) -> tuple[Named, ...]:
    """What is known under each name of a place, given by its offsets. Raises `ValueError` for those outside
    the text.
    """
    named = []
    for start, end in spans:
        span = page.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"no text at {start}:{end}")
        named.append(named_at(page.doc, span.start, span.end, page.report.text[start:end]))
    return tuple(named)
