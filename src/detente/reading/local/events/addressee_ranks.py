"""How the parties near an act compare with each other: who is named last, most, beside who acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.reading.local.actors.cast import Form, Mention
from detente.reading.local.parsed import Token

_STEPS = 8
_SURE = (0.05, 0.15, 0.3, 0.5, 0.7)
_LAST = 4
"""The rank that stands for all later ones."""


class Standing:
    """The ranks of the parties near one act."""

    def __init__(
        self,
        act: Token,
        own: set[str],
        shares: Mapping[str, float],
        named: Mapping[str, Sequence[Mention]],
        sentences: Mapping[str, Mapping[int, Sequence[Mention]]],
        sentence: Sequence[int],
    ) -> None:
        """`shares` has the parties, each with how clearly the trained head points at it.

        `own` are the parties who act, `named` the mentions of each party, `sentences` those by sentence, and
        `sentence` the number of each token's.
        """
        at = sentence[act.i]
        with_own = {number for key in own for number in sentences.get(key, ())}
        roots = {key: [m.root for m in named.get(key, ())] for key in shares}
        after = {
            key: [m.root for m in sentences.get(key, {}).get(at, ()) if m.root > act.i] for key in shares
        }
        self.shares = shares
        self._point = _ranked(shares)
        self._count = _ranked({key: len(found) for key, found in roots.items()})
        self._met = _ranked({key: len(with_own & set(sentences.get(key, ()))) for key in shares})
        self._recent = _ranked(
            {key: 1 + max((i for i in found if i < act.i), default=-1) for key, found in roots.items()}
        )
        self._soon = _ranked({key: 1 / min(found) if found else 0 for key, found in after.items()})
        self._others = sum(at in sentences.get(key, ()) for key in shares)

    def of(self, key: str, act: str) -> Iterator[str]:
        """The clues of a party's standing among them."""
        step = step_of(self.shares[key])
        ranks = {"count": self._count, "met": self._met, "recent": self._recent, "soon": self._soon}
        yield f"pointed:{step}"
        yield f"pointed:{step}:{act}"
        yield f"point:{self._point[key]}:{step}"
        for name, rank in ranks.items():
            yield f"{name}:{rank[key]}"
            yield f"{name}:{rank[key]}:{act}"
        yield f"others:{min(self._others, _LAST)}"


def step_of(share: float) -> int:
    """A share as a step of `_SURE`."""
    return sum(share > least for least in _SURE)


def _ranked(values: Mapping[str, float]) -> dict[str, int]:
    """The rank of each value from the greatest on, equal ones alike, and 0 for nothing."""
    order = sorted({value for value in values.values() if value > 0}, reverse=True)
    rank = {value: min(number, _LAST) for number, value in enumerate(order, 1)}
    return {key: rank.get(value, 0) for key, value in values.items()}


def roles(token: Token, head: Token, form: Form) -> Iterator[str]:
    """How the head of a mention stands to the head of an act: the path of the parse between them."""
    path: list[str] = []
    word = token
    for _ in range(_STEPS):
        if word == head:
            yield "down:" + "/".join(path[-3:])
            return
        path.append(word.lower_ if word.dep_ == "prep" else word.dep_)
        if word.head == word:
            break
        word = word.head
    yield f"aside:{'before' if token.i < head.i else 'after'}:{form}"
