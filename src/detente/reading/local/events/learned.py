"""Page → what the trained head makes of it: which words do an act, which act that is, and how it is told."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Token

from detente.model.codes import Act, ConditionKind, Issue, PloverType, Reality
from detente.reading.local.encoder.states import Encoded, Vectors
from detente.reading.local.encoder.words import Word
from detente.reading.local.events.head import (
    ACTS,
    ISSUES,
    KINDS,
    NONE,
    REALITIES,
    TYPES,
    Asked,
    Range,
    answers,
    clause_shares,
    flat_shares,
    modes,
)
from detente.reading.local.page import Page

_LIKELY = 0.3
"""Words that do an act at least as likely as this are asked about."""
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

    def __init__(self, page: Page, encoded: Encoded) -> None:
        """Asks about every run of words that may do an act, and about every predicate."""
        self._starts = [word.start for word in encoded.words]
        self._runs: dict[int, Verdict] = {}
        self.conditions: list[Stated] = []
        predicates = {self._word(t) for t in page.doc if t.pos_ in {"VERB", "AUX"}}
        for first, last in encoded.windows:
            states = encoded.states[first:last]
            told = 1 - flat_shares(states)[:, 0]
            runs = list(_runs(told))
            self.conditions += _conditions(encoded.words[first:last], states)
            inside = {word for a, b in runs for word in range(a, b)}
            alone = [i for i in range(last - first) if first + i in predicates and i not in inside]
            asked = [*runs, *((i, i + 1) for i in alone)]
            if not asked:
                continue
            given = answers(states, [Asked(trigger=words) for words in asked])
            for row, (a, b) in enumerate(asked):
                verdict = _verdict(float(told[a:b].max()), given, row)
                for word in range(a, b):
                    self._runs[first + word] = verdict

    def at(self, token: Token) -> Verdict | None:
        """What is said of the word of a token; None for a word that nobody asked about."""
        return self._runs.get(self._word(token))

    def heads(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Of every run of words that may do an act the one that the others hang on."""
        groups: dict[int, list[Token]] = {}
        for token in tokens:
            verdict = self.at(token)
            if verdict is not None and verdict.told >= _LIKELY:
                groups.setdefault(id(verdict), []).append(token)
        for group in groups.values():
            yield _topmost(group)

    def _word(self, token: Token) -> int:
        return bisect.bisect_right(self._starts, token.idx) - 1


def _conditions(words: Sequence[Word], states: Vectors) -> Iterator[Stated]:
    shares = clause_shares(states)
    inside = 1 - shares[:, 0]
    ranges = [r for whole in _runs(inside, _STATED) for r in _cut(whole, shares)]
    if not ranges:
        return
    given = answers(states, [Asked(trigger=r) for r in ranges])
    for row, (first, last) in enumerate(ranges):
        yield Stated(
            start=words[first].start,
            end=words[last - 1].end,
            share=float(inside[first:last].mean()),
            kind=ConditionKind(KINDS[int(np.argmax(given["kind"][row]))]),
            gates=_table(ISSUES, given["gates"][row]),
            requires=_table(ISSUES, given["requires"][row][1:]),
        )


def _cut(whole: Range, shares: Vectors) -> Iterator[Range]:
    """A run of words cut where another condition begins."""
    begins = [i for i in range(whole[0] + 1, whole[1]) if shares[i, 1] > max(shares[i, 0], shares[i, 2])]
    yield from itertools.pairwise([whole[0], *begins, whole[1]])


def _table(names: Sequence[str], shares: Vectors) -> dict[Issue, float]:
    return {Issue(n): float(s) for n, s in zip(names, shares, strict=True) if s >= _HEARD}


def _runs(told: Vectors, least: float = _LIKELY) -> Iterator[Range]:
    start = None
    for index, share in enumerate([*told.tolist(), 0.0]):
        if share >= least and start is None:
            start = index
        elif share < least and start is not None:
            yield start, index
            start = None


def _topmost(group: Sequence[Token]) -> Token:
    inside = {token.i for token in group}
    tops = [token for token in group if token.head.i not in inside or token.head == token]
    verbs = [token for token in tops if token.pos_ == "VERB"]
    return (verbs or tops or list(group))[0]


def _verdict(told: float, given: dict[str, Vectors], row: int) -> Verdict:
    acts = given["act"][row]
    types = given["type"][row]
    names = modes()
    kind = TYPES[1 + int(np.argmax(types[1:]))]
    fitting = [i for i, name in enumerate(names) if name == NONE or name.startswith(f"{kind}/")]
    mode = names[max(fitting, key=lambda i: float(given["mode"][row][i]))]
    return Verdict(
        told=told,
        acts={Act(name): float(share) for name, share in zip(ACTS[1:], acts[1:], strict=True)},
        idle=float(acts[0]),
        types={PloverType(n): float(s) for n, s in zip(TYPES[1:], types[1:], strict=True)},
        mode=None if mode == NONE else mode.partition("/")[2],
        realities={Reality(n): float(s) for n, s in zip(REALITIES, given["reality"][row], strict=True)},
        issues=_table(ISSUES, given["issues"][row]),
    )
