"""The words of time by class: the tables of `calendar/words.yaml` with the letter that the rules know each
class by.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from detente.knowledge.calendar.holidays import holidays
from detente.knowledge.yamlfile import read_yaml

_FILE = "calendar/words.yaml"

LETTERS = {
    "weekdays": "W",
    "weekday_plurals": "w",
    "months": "M",
    "seasons": "s",
    "dayparts": "p",
    "daypart_plurals": "V",
    "units": "u",
    "unit_plurals": "v",
    "numbers": "n",
    "tens": "n",
    "ordinals": "o",
    "vague_numbers": "~",
    "sets": "S",
    "zones": "z",
    "references": "R",
    "article": "a",
    "definite": "t",
    "last": "l",
    "past": "P",
    "next": "x",
    "this": "h",
    "that": "H",
    "ago": "g",
    "later": "r",
    "after": "}",
    "earlier": "b",
    "before": "{",
    "early": "e",
    "edge": "B",
    "of": "m",
    "meridiem": "k",
    "named_hour": "K",
    "every": "q",
    "today": "T",
    "yesterday": "Y",
    "tomorrow": "O",
    "tonight": "N",
    "within": "i",
    "from": "f",
    "until": ">",
    "and": "&",
    "half": "j",
    "long": "L",
    "about": "A",
    "bound": "G",
    "zone": "z",
    "time": "Z",
    "on": "@",
    "filler": "X",
    "times": "1",
    "less": "2",
    "none": "3",
    "up": "4",
    "latest": "5",
    "so": "6",
    "alike": "7",
    "near": "C",
    "future": "U",
    "period": "J",
    "working": "8",
    "over": "9",
    "bc": "Q",
    "decades": "E",
    "small": "0",
}
"""Class of `calendar/words.yaml` → the letter that stands for it in a rule.

The lexer adds classes that are no words: d day or small number, y year, c clock time, E decade in figures,
I ISO date, F holiday, `'` the ending "'s", `;` full stop and the like, `,` `-` `/` `(` themselves, D dash,
`|` end of a paragraph, `.` any other word.
"""

Entry = tuple[str, str]
"""A letter and the number or code that a word stands for."""


@cache
def lower_words() -> dict[str, Entry]:
    """Words that case does not matter to."""
    words = read_yaml(_FILE)
    table: dict[str, Entry] = {}
    for name, listed in words["classes"].items():
        table.update(dict.fromkeys(listed, (LETTERS[name], "")))
    for name in ("seasons", "dayparts", "numbers", "tens", "ordinals", "sets", "zones"):
        table.update({word: (LETTERS[name], value or "") for word, value in words[name].items()})
    table.update(dict.fromkeys(words["vague_numbers"], (LETTERS["vague_numbers"], "")))
    for name in ("present", "past", "future"):
        table.update(dict.fromkeys(words[name], (LETTERS["references"], name)))
    table.update({word: (LETTERS["decades"], value) for word, value in words["decades"].items()})
    table.update(_units(words))
    # "second" is an ordinal more often than a unit.
    table["second"] = (LETTERS["ordinals"], "2")
    plurals = {part + "s": value for part, value in words["dayparts"].items() if value != "MI"}
    table.update({word: (LETTERS["daypart_plurals"], value) for word, value in plurals.items()})
    return table


def _units(words: Any) -> dict[str, Entry]:
    one, many = LETTERS["units"], LETTERS["unit_plurals"]
    table = {unit: (one, value) for unit, value in words["units"].items()}
    table.update({unit + "s": (many, value) for unit, value in words["units"].items()})
    table.update({unit: (many, value) for unit, value in words["irregular_plurals"].items()})
    table.update({unit: (one, value) for unit, value in words["unit_abbreviations"].items()})
    return table


@cache
def names() -> dict[str, Entry]:
    """Weekdays and months, which a text writes with a capital or in capitals."""
    words = read_yaml(_FILE)
    table = {day: (LETTERS["weekdays"], value) for day, value in words["weekdays"].items()}
    table.update({day + "s": (LETTERS["weekday_plurals"], value) for day, value in words["weekdays"].items()})
    table.update({month: (LETTERS["months"], value) for month, value in words["months"].items()})
    return table | {name.upper(): entry for name, entry in table.items()}


@cache
def short_names() -> dict[str, Entry]:
    """Short forms of weekdays and months, which may be other words too."""
    words = read_yaml(_FILE)
    table = {day: (LETTERS["weekdays"], value) for day, value in words["weekday_abbreviations"].items()}
    table.update({month: (LETTERS["months"], value) for month, value in words["month_abbreviations"].items()})
    return table | {name.upper(): entry for name, entry in table.items()}


@cache
def short_units() -> frozenset[str]:
    """Short forms of units, which in capitals are other words: "sec", "SEC"."""
    return frozenset(read_yaml(_FILE)["unit_abbreviations"])


@cache
def tens() -> frozenset[str]:
    """The words for 20, 30 and so on to 90."""
    return frozenset(read_yaml(_FILE)["tens"])


@cache
def holiday_pattern() -> re.Pattern[str]:
    """Every holiday's name, the longest first."""
    listed = sorted({name for holiday in holidays() for name in holiday.names}, key=len, reverse=True)
    forms = (re.escape(name).replace("'", "['’]").replace(r"\ ", r"[ \u00a0\n-]") for name in listed)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")


@cache
def zone_places() -> dict[str, str]:
    """Places by whose clock a time is told, in lower case, with their IANA zones."""
    return {place.lower(): zone for place, zone in read_yaml(_FILE)["zone_places"].items()}


@cache
def zone_pattern() -> re.Pattern[str]:
    """ "Moscow time", "Eastern Daylight Time": a place whose clock it is."""
    listed = sorted(zone_places(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(listed)})(?: (?:standard|daylight|summer))? time\b", re.IGNORECASE)
