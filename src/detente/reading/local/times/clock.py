"""Rules of times within a day: clock times, and parts of the day."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.times.context import Context
from detente.reading.local.times.dates import day_of
from detente.reading.local.times.expression import Bits
from detente.reading.local.times.lex import Lexeme
from detente.reading.local.times.value import Grain, Point, clamp

_LEADS = wordset(
    """
    at by until till from since after before between to around about and early late
    """
)


def clock_of(context: Context, bits: Bits) -> Point | None:
    """A clock time with the day that the words give, else the day told last in the sentence, else today."""
    clock = _clock(context, bits)
    if clock is None:
        return None
    rest = [x for x in bits.lexemes if x.code in "WMdoyTYOIHxulh" and not _is_hour(x, bits)]
    day = day_of(context, Bits(rest)) if rest else _today(context)
    if day is None or day.grain is not Grain.DAY:
        return None
    return day.at(clock, zone_of(bits, day, clock))


def zone_of(bits: Bits, day: Point, clock: str) -> str:
    """The offset from UTC that the words give: named, by a place's clock on that day, or by the same time in
    UTC in brackets ("06:00 local time (0400 GMT)"); empty where they give none.
    """
    named = bits.first("z")
    zone = named.value if named is not None else ""
    if "/" in zone:
        return _offset(zone, day, clock)
    opened = next((i for i, x in enumerate(bits.lexemes) if x.code == "("), None)
    if opened is None or (named is not None and zone and bits.lexemes.index(named) < opened):
        return zone
    other = Bits(bits.lexemes[opened + 1 :])
    same = other.first("cdny")
    if same is None or other.first("z") is None or other.lexemes[1].value != "Z":
        return ""
    hour, _, minute = clock.partition(":")
    digits = same.word.replace(":", "").zfill(4)
    minutes = (int(hour) * 60 + int(minute)) - (int(digits[:2]) * 60 + int(digits[2:4]))
    minutes = (minutes + 720) % 1440 - 720
    return _shown(minutes)


def _offset(zone: str, day: Point, clock: str) -> str:
    """The offset of an IANA zone at a time of a day; empty where neither the system nor tzdata knows it."""
    hour, _, minute = clock.partition(":")
    try:
        there = ZoneInfo(zone)
        shift = datetime(
            day.day.year, day.day.month, day.day.day, int(hour) % 24, int(minute), tzinfo=there
        ).utcoffset()
    except (ZoneInfoNotFoundError, OverflowError):
        return ""
    return _shown(round(shift.total_seconds() / 60)) if shift is not None else ""


def _shown(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _is_hour(lexeme: Lexeme, bits: Bits) -> bool:
    place = bits.lexemes.index(lexeme)
    after = bits.lexemes[place + 1 : place + 3]
    return lexeme.code in "dy" and any(
        x.code in "kz" for x in after[: 2 if after and after[0].code == "-" else 1]
    )


def _clock(context: Context, bits: Bits) -> str | None:
    """`HH:MM` of the clock time among the lexemes; None where it is none."""
    if (named := bits.first("K")) is not None:
        return "12:00" if named.word == "noon" else "24:00"
    half = bits.first("k")
    number = next(
        (x for x in bits.lexemes if x.code == "c" or (x.code in "dny" and _before_mark(x, bits))), None
    )
    if number is None:
        return None
    if half is None and not bits.has("z") and (":" not in number.word or not _leads(context, bits)):
        return None
    text = number.word if number.code in "ny" and len(number.word) == 4 else number.value
    text = f"{text[:2]}:{text[2:]}" if len(text) == 4 and text.isdigit() else text
    hour_text, _, minutes = text.partition(":")
    if not hour_text.isdigit() or int(hour_text) > 24 or (minutes or "0") > "59":
        return None
    hour = int(hour_text)
    if half is not None and half.value in {"a", "p"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.value == "p" else 0)
    return f"{hour:02d}:{minutes or '00'}"


def _before_mark(lexeme: Lexeme, bits: Bits) -> bool:
    place = bits.lexemes.index(lexeme)
    after = bits.lexemes[place + 1 : place + 3]
    return any(x.code in "kz" for x in after[: 2 if after and after[0].code == "-" else 1])


def _leads(context: Context, bits: Bits) -> bool:
    inner = any(x.word in _LEADS for x in bits.lexemes)
    return inner or bits.has("WMTYOI") or context.before in _LEADS


def _today(context: Context) -> Point:
    told = context.told
    if (
        told is not None
        and told.point.grain is Grain.DAY
        and (context.story or told.sentence == context.sentence(context.offset))
    ):
        return Point(told.point.day)
    return Point(context.now)


def day_with_clock(context: Context, bits: Bits) -> Point | None:
    """ "The day before yesterday", "the day after tomorrow"."""
    move = -1 if bits.has("{") else 1
    base = {"T": 0, "Y": -1, "O": 1}[bits.lexemes[-1].code]
    return Point(clamp(context.published, base + move))


def with_part(context: Context, bits: Bits) -> Point | None:
    """A part of a day: "early Sunday", "Sunday night", "the evening of 2 October", "tonight"."""
    part = bits.first("p")
    clock = part.value if part is not None else "NI" if bits.has("N") else ""
    if bits.has("WMTYOI") or (bits.has("u") and part is not None):
        day = day_of(context, Bits([x for x in bits.lexemes if x.code not in "pNeBbr"]))
        return day.at(clock) if day is not None and day.grain is Grain.DAY else None
    if bits.has("N"):
        return Point(context.now, clock=clock)
    if part is None:
        day = day_of(context, bits) if bits.has("u") else None
        return day
    if len(bits.lexemes) == 1:
        return _today(context).at(clock) if part.word == "overnight" else None
    told = bits.has("t") or bits.has("H") or bool(bits.words & {"previous", "following", "preceding"})
    base = context.anchor.day if told else context.now
    move = -1 if bits.has("l") else 1 if bits.has("x") else 0
    return Point(clamp(base, move), clock=clock)


def early_hours(context: Context, bits: Bits) -> Point | None:
    """ "The early hours of Sunday": the morning of the day."""
    if bits.unit != "TH" or not bits.words & {"early", "small"}:
        return None
    cut = next(i for i, x in enumerate(bits.lexemes) if x.code == "v") + 1
    day = day_of(context, Bits([x for x in bits.lexemes[cut:] if x.code not in "m@"]))
    return day.at("MO") if day is not None and day.grain is Grain.DAY else None
