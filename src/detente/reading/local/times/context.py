"""The context of a time expression: when the report was published, what was told before, and which tense
tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from detente.knowledge.world import world
from detente.reading.local.times.lex import Lexeme
from detente.reading.local.times.rules import PAIR
from detente.reading.local.times.sentences import sentence_starts
from detente.reading.local.times.tense import AHEAD, NO_NOUNS, Side, side_of
from detente.reading.local.times.value import Grain, Point, clamp

_YEARS = re.compile(r"(?<![\d,.$£€])(1[6-9]\d\d|20\d\d)(?![\d,.]\d|\d)")
_NEAR_WORDS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow"
    r"|(?:last|this|next) (?:week|month|year))\b"
)
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*[ \u00a0]?){1,4}")
_PART = re.compile(r"[^ \u00a0]+?(?=['’]s\b|[.,]?(?:[ \u00a0]|$))")
_STRIDE = 3
"""How many years a story may go on at a step in mid-sentence."""
_LOOKS_AHEAD = frozenset({"until", "till", "by", "through", "to", "since", "before", "of", "than", "for"})
_LIMITS = frozenset({"until", "till", "by", "through"})
_FEWEST_YEARS = 4
_OPENING = 12
"""How many characters into its sentence a date may begin that sets the scene."""
_RECKONED = frozenset({"since"})
_MAIN = frozenset("WMTYOuvspycKFINE")
_LONG_AGO, _SOON = 290, 60
"""Days: a date so long ago that the next one, if it is so soon, is meant."""
_LONG_PAST = 320
"""How many days from the publication a date without a year may lie on the side that the tense tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date that was told: its point, the paragraph and the sentence that tell it."""

    point: Point
    paragraph: int
    sentence: int
    explicit: bool
    """Whether its year is written."""
    opening: bool
    """Whether it opens its sentence and so sets the scene: "In March 1998, …"."""


class Context:
    """What the date steps know while they read a text from its beginning to its end."""

    def __init__(self, text: str, published: date) -> None:
        self.text = text
        self.published = published
        self.paragraph = 0
        self.offset = 0
        self.told: Told | None = None
        self.line: Point | None = None
        """Where a story has got to: the last date told that is no aside."""
        self.quarter: Point | None = None
        """The last quarter told."""
        self.bc: int | None = None
        """The year before Christ told last, where no later date has been told since."""
        self.before = ""
        """The word before the expression."""
        self.after = ""
        """The word behind it."""
        self.lent_year: int | None = None
        """The year that stands behind the second date of a pair: "from 12 May to 3 June 2021"."""
        self._starts: list[int] = []
        self._words: Sequence[Lexeme] = ()
        self._place = self._end = 0

    def enter(self, number: int, start: int, end: int) -> None:
        """Turn to a paragraph, by its number and its offsets."""
        self.paragraph = number
        self._starts.extend(sentence_starts(self.text, start, end))

    def see(self, words: Sequence[Lexeme], codes: str, place: int, end: int) -> None:
        """Turn to the expression made of `words[place:end]`, whose classes are `codes[place:end]`."""
        self._words, self._place, self._end = words, place, end
        self.before = words[place - 1].word if place else ""
        self.after = words[end].word if end < len(words) else ""
        main = next((i for i in range(place, end) if codes[i] in _MAIN), place)
        self.offset = words[main].start
        pair = PAIR.match(codes, end)
        self.lent_year = int(words[pair.end() - 1].value) if pair else None

    def word(self, offset: int) -> str:
        """The word at an offset behind the expression (0 is the next one), as written; empty for none."""
        place = self._end + offset
        return (
            self.text[self._words[place].start : self._words[place].end] if place < len(self._words) else ""
        )

    def before_noun(self) -> bool:
        """Whether a noun stands behind the expression, as far as a word alone tells."""
        following = self.word(0)
        return following.isalpha() and following.lower() not in NO_NOUNS and not following.endswith("ed")

    def words_before(self, count: int) -> list[str]:
        """The last words before the expression, at most so many, in lower case."""
        return [lexeme.word for lexeme in self._words[max(self._place - count, 0) : self._place]]

    def sentence(self, offset: int) -> int:
        """Index of the sentence that holds a character."""
        return bisect_right(self._starts, offset)

    def side(self) -> Side:
        """On which side of the publication the words around the expression tell of."""
        if self.before == "since":
            return Side.PAST
        start = self._starts[self.sentence(self.offset) - 1]
        first, last = self._place, self._end
        while first and self._words[first - 1].start >= start:
            first -= 1
        following = self.sentence(self.offset)
        stop = self._starts[following] if following < len(self._starts) else len(self.text)
        while last < len(self._words) and self._words[last].end <= stop:
            last += 1
        words = [self.text[lexeme.start : lexeme.end] for lexeme in self._words[first:last]]
        return side_of(words, self._place - first, self._end - first)

    @property
    def now(self) -> date:
        """What "this year" is told from: the publication; in a story, where it has got to."""
        return self.line.day if self.story and self.line is not None else self.published

    def tell(self, point: Point, explicit: bool = False, back: bool = False) -> None:
        """Note a date that the text tells. `explicit` says that its year is written, `back` that it was
        counted back from another ("a year earlier").
        """
        same_year = (
            self.told is not None and self.told.explicit and self.told.point.day.year == point.day.year
        )
        self.bc = None
        sentence = self.sentence(self.offset)
        opening = sentence > 0 and self.offset - self._starts[sentence - 1] <= _OPENING
        if self.story and not back and self._goes_on(point, opening, explicit):
            self.line = point
        self.told = Told(point, self.paragraph, sentence, explicit or same_year, opening)

    def _goes_on(self, point: Point, opening: bool, explicit: bool) -> bool:
        """Whether a date carries a story on: it is no look back and no look far ahead in mid-sentence."""
        line = self.line
        if line is None:
            return True
        years = point.day.year - line.day.year
        begins = self.told is not None and self.told.paragraph != self.paragraph
        if point.grain >= Grain.YEAR:
            # A bare year says less than a month of it. "Until 1945" only looks ahead, as does the end of
            # "between 1964 and 1966".
            ends = self.before in _LOOKS_AHEAD or "between" in self.words_before(4)[:-1]
            back = begins and self.before == "in" and -_STRIDE <= years < 0
            ahead = 0 < years <= _STRIDE and not ends
            return (
                (opening and years != 0 and self.before != "the")
                or ahead
                or back
                or (years == 0 and line.grain >= Grain.YEAR)
            )
        if self.before in {"until", "till", "through"} and years > 0:
            return False
        return opening or 0 <= years <= _STRIDE or (explicit and begins)

    @property
    def anchor(self) -> Point:
        """What "a day later" counts from: the last date told here or in the paragraph before, else the
        publication.
        """
        if self.told is not None and (self.story or self.paragraph - self.told.paragraph <= 1):
            return self.told.point
        return Point(self.published)

    @property
    def narrated(self) -> Point | None:
        """The last date told where its year governs dates without one: told in the same sentence with its
        year, in a passage about a month or day of another year, or in a story of years that are past.
        """
        if self.story:
            return self.line
        if self.told is None or self.paragraph - self.told.paragraph > 1:
            return None
        point = self.told.point
        if self.side() in AHEAD:
            return None
        far = abs(point.day.year - self.published.year) > 1 and point.grain <= Grain.MONTH
        same = self.told.explicit and self.told.sentence == self.sentence(self.offset)
        here = far and self.told.opening and self.told.paragraph == self.paragraph
        return point if here or (same and self.before not in _RECKONED) else None

    @cached_property
    def story(self) -> bool:
        """Whether the text tells a story of dated years, so that its own dates are what others count from; a
        report of the day names weekdays and "last month" instead.
        """
        years = [int(year) for year in _YEARS.findall(self.text)]
        other = sum(1 for year in years if year != self.published.year)
        far = sum(1 for year in years if abs(year - self.published.year) > 2)
        near = len(_NEAR_WORDS.findall(self.text))
        if far >= _FEWEST_YEARS and far > 2 * (near + len(years) - far):
            return True
        return other >= 2 * _FEWEST_YEARS and other > 3 * near and other > len(years) - other

    def countries(self) -> list[str]:
        """Codes of the countries that the report names, those of the sentence at the offset first."""
        sentence = self.sentence(self.offset)
        here = [code for place, code in self._countries if self.sentence(place) == sentence]
        often = Counter(code for _, code in self._countries)
        return [*dict.fromkeys(here), *(code for code, _ in often.most_common())]

    @cached_property
    def _countries(self) -> list[tuple[int, str]]:
        """Offset and country of each name or nationality in the text."""
        found = []
        for match in _NAME.finditer(self.text):
            words = list(_PART.finditer(match.group()))
            for first, last in combinations(range(len(words) + 1), 2):
                name = match.group()[words[first].start() : words[last - 1].end()]
                known = next((a for a in world().find(name) if a.party.country and not a.ambiguous), None)
                if known is not None and known.party.country:
                    found.append((match.start(), known.party.country))
                    break
        return found

    def nearest(self, days: list[date], side: Side) -> date | None:
        """The day of these that a text on that side most likely means: the last before or the first after
        the publication, else the nearest one.
        """
        past = [day for day in days if clamp(self.published, -_LONG_PAST) <= day <= self.published]
        ahead = [day for day in days if self.published <= day <= clamp(self.published, _LONG_PAST)]
        if side is Side.PAST and self.before in _LIMITS and ahead and past:
            # "Through January", told of the past, may still lie ahead.
            return min(max(past), min(ahead), key=lambda day: abs((day - self.published).days))
        if side is Side.PAST and past and (self.published - max(past)).days > _LONG_AGO:
            # Nobody tells in the past of a feast eleven months ago when the next is weeks away.
            soon = [day for day in ahead if (day - self.published).days < _SOON]
            return min(soon, default=max(past))
        if side is Side.PAST and past:
            return max(past)
        if side is Side.FUTURE and ahead:
            return min(ahead)
        return min(days, key=lambda day: (abs((day - self.published).days), day), default=None)
