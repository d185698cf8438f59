"""Page → what the trained head makes of it: which words do an act, which act that is, and how it is told."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.model.codes import Act, ConditionKind, Issue, PloverType, Reality
from detente.reading.local.encoder.states import Encoded, Vectors
from detente.reading.local.encoder.words import Word
from detente.reading.local.events.head import (
    ACTS,
    ISSUES,
    KINDS,
    REALITIES,
    ROLES,
    TYPES,
    WHO,
    Asked,
    Range,
    answers,
    clause_shares,
    flat_shares,
    modes,
)
from detente.reading.local.events.wording_clues import clues, may_act
from detente.reading.local.events.wordings import shares, together
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token

_LIKELY = 0.3
"""Words that do an act at least as likely as this are asked about."""
_WORDED = 0.3
"""Words that by their wording do an act at least as likely as this are asked about too."""
_HEARD = 0.2
"""Issues that are less likely than this are left out."""
_STATED = 0.5
"""Words that set a condition at least as likely as this are taken for one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the head says of some words. All shares are probabilities, 0 to 1."""

    told: float
    """Of the likeliest of the words: that it does an act."""
    acts: dict[Act, float]
    idle: float
    """That they do none, asked about as a candidate."""
    types: dict[PloverType, float]
    mode: str | None
    """The likeliest PLOVER mode of the likeliest type."""
    realities: dict[Reality, float]
    issues: dict[Issue, float]

    @property
    def act(self) -> Act:
        """The likeliest act."""
        return max(self.acts, key=self.acts.__getitem__)

    @property
    def reality(self) -> Reality:
        """The likeliest reality."""
        return max(self.realities, key=self.realities.__getitem__)

    @property
    def type(self) -> PloverType:
        """The likeliest PLOVER type."""
        return max(self.types, key=self.types.__getitem__)


@dataclass(frozen=True, slots=True)
class Stated:
    """A condition that the head sees: offsets `[start, end)` of its words, and what it makes of them."""

    start: int
    end: int
    share: float
    kind: ConditionKind
    gates: dict[Issue, float]
    requires: dict[Issue, float]


class Learned:
    """The verdicts on a page, by token. Made once a report."""

    def __init__(
        self, page: Page, encoded: Encoded, spoken: Callable[[Token], bool] = lambda token: False
    ) -> None:
        """Asks about every run of words that may do an act; `spoken`: whether somebody says a word."""
        starts = [word.start for word in encoded.words]
        self._word = [bisect.bisect_right(starts, token.idx) - 1 for token in page.tokens]
        self._run: dict[int, int] = {}
        self._asked: list[tuple[float, dict[str, Vectors], int]] = []
        self._first: list[int] = []
        """The first word of the window of each."""
        self._heard: dict[int, Verdict] = {}
        """What the head alone says of each."""
        self._made: dict[int, Verdict] = {}
        """What is said of each token whose wording has a say."""
        self.conditions: list[Stated] = []
        self._told = [
            share
            for first, last in encoded.windows
            for share in (1 - flat_shares(encoded.states[first:last])[:, 0]).tolist()
        ]
        self._worded = self._wordings(page, spoken)
        likely = sorted({self._word[i] for i, row in self._worded.items() if 1 - row[0] >= _WORDED})
        for first, last in encoded.windows:
            states = encoded.states[first:last]
            runs, clauses = list(_runs(self._told[first:last])), list(_clauses(states))
            heard = {word for begin, end in runs for word in range(first + begin, first + end)}
            inside = likely[bisect.bisect_left(likely, first) : bisect.bisect_left(likely, last)]
            runs += [(word - first, word - first + 1) for word in inside if word not in heard]
            asked = [*runs, *(clause for clause, _ in clauses)]
            given = answers(states, [Asked(trigger=words) for words in asked]) if asked else {}
            for row, clause in enumerate(clauses, len(runs)):
                self.conditions.append(_condition(encoded.words[first:last], *clause, given, row))
            for row, (begin, end) in enumerate(runs):
                number = len(self._asked)
                self._asked.append((max(self._told[first + begin : first + end]), given, row))
                self._first.append(first)
                self._run.update(dict.fromkeys(range(first + begin, first + end), number))

    def _wordings(self, page: Page, spoken: Callable[[Token], bool]) -> dict[int, Vectors]:
        """By token the shares of acts that its wording gives, for the words that may do one."""
        some = [t for t in page.tokens if may_act(t, self.told(t))]
        table = shares([clues(t, spoken=spoken(t)) for t in some])
        return {token.i: row for token, row in zip(some, table, strict=True)}

    def told(self, token: Token) -> float:
        """How likely the word of a token does an act, by the head alone."""
        return self._told[self._word[token.i]] if self._told else 0.0

    def at(self, token: Token) -> Verdict | None:
        """What is said of the word of a token; None for a word that hardly does an act."""
        number = self._run.get(self._word[token.i])
        if number is None:
            return None
        if number not in self._heard:
            self._heard[number] = _verdict(*self._asked[number])
        row = self._worded.get(token.i)
        if row is None:
            return self._heard[number]
        if token.i not in self._made:
            self._made[token.i] = _both(self._heard[number], row)
        return self._made[token.i]

    def stated(self, start: int, end: int) -> Iterator[Stated]:
        """The conditions that share a character with offsets `[start, end)`."""
        return (one for one in self.conditions if one.start < end and start < one.end)

    def names(self, token: Token, role: str, act: Token) -> float:
        """How likely a word names one who has this role (of `ROLES`) in the act at another word, 0 to 1.

        0 for a word that hardly does an act, and for words too far apart.
        """
        number = self._run.get(self._word[act.i])
        if number is None:
            return 0.0
        _, given, row = self._asked[number]
        shares = given[WHO][row]
        at = self._word[token.i] - self._first[number]
        return float(shares[at, ROLES.index(role)]) if 0 <= at < len(shares) else 0.0

    def heads(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Of every run of words that may do an act the one that the others hang on."""
        groups: dict[int, list[Token]] = {}
        for token in tokens:
            number = self._run.get(self._word[token.i])
            if number is not None:
                groups.setdefault(number, []).append(token)
        for group in groups.values():
            yield topmost(group)


def _clauses(states: Vectors) -> Iterator[tuple[Range, float]]:
    """Where a window's words set a condition, and how likely they do."""
    shares = clause_shares(states)
    inside = 1 - shares[:, 0]
    for whole in _runs(inside.tolist(), _STATED):
        for first, last in _cut(whole, shares):
            yield (first, last), float(inside[first:last].mean())


def _condition(
    words: Sequence[Word], clause: Range, share: float, given: dict[str, Vectors], row: int
) -> Stated:
    return Stated(
        start=words[clause[0]].start,
        end=words[clause[1] - 1].end,
        share=share,
        kind=ConditionKind(KINDS[int(np.argmax(given["kind"][row]))]),
        gates=_table(given["gates"][row]),
        # What an act with these words would be about has been learned from far more examples.
        requires=_table((given["requires"][row][1:] + given["issues"][row]) / 2),
    )


def _cut(whole: Range, shares: Vectors) -> Iterator[Range]:
    """A run of words cut where another condition begins."""
    begins = [i for i in range(whole[0] + 1, whole[1]) if shares[i, 1] > max(shares[i, 0], shares[i, 2])]
    yield from itertools.pairwise([whole[0], *begins, whole[1]])


def _table(shares: Vectors) -> dict[Issue, float]:
    return {_ISSUES[i]: float(shares[i]) for i in np.flatnonzero(shares >= _HEARD)}


def _runs(told: Iterable[float], least: float = _LIKELY) -> Iterator[Range]:
    start = None
    for index, share in enumerate([*told, 0.0]):
        if share >= least and start is None:
            start = index
        elif share < least and start is not None:
            yield start, index
            start = None


def topmost(group: Sequence[Token]) -> Token:
    """Of some words the one that the others hang on, a verb before others."""
    inside = {token.i for token in group}
    tops = [token for token in group if token.head.i not in inside or token.head == token]
    verbs = [token for token in tops if token.pos_ == "VERB"]
    return (verbs or tops or list(group))[0]


def _verdict(told: float, given: dict[str, Vectors], row: int) -> Verdict:
    acts = given["act"][row].tolist()
    types = given["type"][row].tolist()
    shares = given["mode"][row].tolist()
    best = max(range(1, len(types)), key=types.__getitem__)
    mode = max(_modes_of(TYPES[best]), key=shares.__getitem__)
    return Verdict(
        told=told,
        acts=dict(zip(_ACTS, acts[1:], strict=True)),
        idle=acts[0],
        types=dict(zip(_TYPES, types[1:], strict=True)),
        mode=None if mode == 0 else modes()[mode].partition("/")[2],
        realities=dict(zip(_REALITIES, given["reality"][row].tolist(), strict=True)),
        issues=_table(given["issues"][row]),
    )


def _both(heard: Verdict, worded: Vectors) -> Verdict:
    """What the head says, with what the wording says of whether and which."""
    told, acts = together(heard.told * (1 - heard.idle), heard.acts, worded)
    return replace(heard, told=told, idle=0.0, acts=acts)


_ACTS = tuple(Act(name) for name in ACTS[1:])
_TYPES = tuple(PloverType(name) for name in TYPES[1:])
_REALITIES = tuple(Reality(name) for name in REALITIES)
_ISSUES = tuple(Issue(name) for name in ISSUES)


@functools.cache
def _modes_of(kind: str) -> tuple[int, ...]:
    """The indices of the modes of a type, and of none."""
    return tuple(i for i, name in enumerate(modes()) if i == 0 or name.startswith(f"{kind}/"))
