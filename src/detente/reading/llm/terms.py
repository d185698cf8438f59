"""Terms, scopes and figures that a model gives → those whose words stand near the entry's."""

from __future__ import annotations

from detente.model import Count, Magnitude, Quantity, Scope, Terms
from detente.reading.llm.answer import ToldNumber, ToldScope, ToldTerms
from detente.reading.llm.numbers import count_of
from detente.reading.llm.opening import Opening, said


def terms(told: ToldTerms | None, one: Opening) -> Terms:
    """The terms of an offer or a demand."""
    if told is None:
        return Terms()
    numbers = [made for number in told.numbers if (made := _quantity(number, one)) is not None]
    facilitator = one.who((told.facilitator,), "terms' facilitator") if told.facilitator else ()
    return Terms(
        start=one.date(told.start, "terms.start"),
        end=one.date(told.end, "terms.end"),
        duration=one.length(told.duration, "terms.duration"),
        place=one.place(told.place, "terms.place"),
        format=told.format,
        scope=scope(told.scope, one, "terms.scope"),
        parties=one.who(told.parties, "terms' party"),
        facilitator=next(iter(facilitator), None),
        numbers=tuple(numbers),
        unconditional=told.unconditional,
        text=one.words(told.text, "terms.text"),
    )


def scope(told: ToldScope | None, one: Opening, key: str) -> Scope | None:
    """What a halt of fighting covers, in words that stand near; None where none of them do."""
    if told is None:
        return None
    lists = {
        name: tuple(found for words in getattr(told, name) if (found := one.words(words, key)) is not None)
        for name in ("acts", "weapons", "targets")
    }
    area = one.words(told.area, key)
    if not (any(lists.values()) or area or told.general):
        return None
    return Scope(general=told.general, area=area, **lists)


def _quantity(told: ToldNumber, one: Opening) -> Quantity | None:
    count = figure(told.words, one, "terms.numbers")
    unit = one.words(told.unit, "terms.numbers") if count is not None else None
    if count is None or unit is None:
        return None
    return Quantity(value=count.value, qualifier=count.qualifier, unit=unit)


def figure(told: str | None, one: Opening, what: str) -> Count | None:
    """A figure, counted from the words that give it."""
    words = one.setting.words(told, one.near, said(what))
    if words is None:
        return None
    count = count_of(words.quote)
    if count is None:
        one.setting.notes.add(
            "unread_number", f"No number could be told from the words of {said(what)}.", (words,)
        )
        return None
    key = f"magnitude.{what}" if what in Magnitude.model_fields else what
    one.spans[key] = (*one.spans.get(key, ()), words)
    return count
