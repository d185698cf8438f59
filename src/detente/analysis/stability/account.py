"""All that is told of a model: verdicts, why, coalitions, paths, robustness, and what would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.analysis.stability import concepts as known
from detente.analysis.stability.check import Verdict, check
from detente.analysis.stability.coalitions import Upset, smallest
from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.game import Game, OptionGame, game_of
from detente.analysis.stability.inverse import Inverse, inverse
from detente.analysis.stability.model import Model
from detente.analysis.stability.paths import Path, paths
from detente.analysis.stability.robust import Robustness
from detente.analysis.stability.solution import Solution
from detente.analysis.stability.solve import solve
from detente.analysis.stability.states import all_states

SEARCHED = 20_000
"""Moves that each search for an explanation, a coalition or a path looks at."""

SEARCHED_IF_LARGE = 3_000
"""The same where a model has more than `LARGE` states: there each state has thousands of moves."""

LARGE = 1 << 14

STRONGEST_FIRST = (known.NASH, known.SSEQ, known.SEQ, known.SMR, known.GMR, known.SIM, known.NM)


@dataclass(frozen=True)
class Told:
    """What is told of one state: the concepts under which all hold to it, the verdicts behind that, the
    smallest coalitions that leave it, and the ways to it from the status quo.
    """

    state: int
    concepts: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    upset: Upset | None
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Account:
    """A model with its verdicts.

    `solution` is `None` where a single state was checked without tables; `told` are the states told of in
    full, and `others` how many equilibria stand beside them.
    """

    game: Game
    concepts: tuple[str, ...]
    sanctions: Sanctions
    solution: Solution | None
    told: tuple[Told, ...]
    others: int = 0
    robustness: tuple[Robustness, ...] = ()
    inverse: tuple[Inverse, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def model(self) -> Model:
        """The model."""
        return self.game.model


def of_all(
    model: Model,
    concepts: Sequence[str] | None = None,
    sanctions: Sanctions = Sanctions.WEAK,
    *,
    most: int = 20,
    explain: bool = False,
) -> Account:
    """The account of all states: the equilibria, the strongest first, and the status quo, `most` in full.

    With `explain`, the verdicts of every concept are given for each; without, those of its strongest one.
    """
    solution = solve(model, concepts, sanctions)
    game = game_of(model)
    under: dict[int, list[str]] = {}
    for concept in solution.concepts:
        for state in solution.equilibria(concept):
            under.setdefault(state, []).append(concept)
    ranked = sorted(under, key=lambda s: (_strength(under[s]), -len(under[s]), s))
    shown = ranked[:most]
    if model.status_quo is not None and model.status_quo not in shown:
        shown = [model.status_quo, *shown]
    told = tuple(_told(game, solution, s, tuple(under.get(s, ())), explain=explain) for s in shown)
    return Account(
        game, solution.concepts, sanctions, solution, told,
        others=len(ranked) - sum(s in under for s in shown), refused=solution.refused,
    )  # fmt: skip


def of_one(
    model: Model,
    state: int,
    concepts: Sequence[str] | None = None,
    sanctions: Sanctions = Sanctions.WEAK,
) -> Account:
    """The account of one state, searched move by move: needs no tables, so a model may have any size."""
    game = game_of(model)
    allowed = (*known.FIVE, known.SIM) if isinstance(game, OptionGame) else known.FIVE
    chosen = tuple(dict.fromkeys(known.named(c) for c in concepts)) if concepts else allowed
    makers = range(len(model.makers))
    verdicts = tuple(check(game, i, state, c, sanctions) for c in chosen for i in makers)
    holding = tuple(c for c in chosen if all(v.stable for v in verdicts if v.concept == c))
    upset = smallest(game, state, SEARCHED)
    told = Told(state, holding, verdicts, upset, _ways(game, state, SEARCHED))
    return Account(game, chosen, sanctions, None, (told,))


def _strength(under: list[str]) -> int:
    ranks = [STRONGEST_FIRST.index(c) for c in under if c in STRONGEST_FIRST]
    return min(ranks, default=len(STRONGEST_FIRST))


def _told(game: Game, solution: Solution, state: int, under: tuple[str, ...], *, explain: bool) -> Told:
    searched = [c for c in solution.concepts if c in STRONGEST_FIRST and c != known.NM]
    if not explain:
        best = [c for c in STRONGEST_FIRST if c in under and c in searched]
        searched = best[:1] or [c for c in STRONGEST_FIRST if c in searched][-1:]
    makers = range(len(game.model.makers))
    moves = SEARCHED if solution.ranks.shape[1] <= LARGE else SEARCHED_IF_LARGE
    verdicts = tuple(check(game, i, state, c, solution.sanctions, moves) for c in searched for i in makers)
    upset = smallest(game, state, moves) if under else None
    return Told(state, under, verdicts, upset, _ways(game, state, moves))


def _ways(game: Game, state: int, moves: int) -> tuple[Path, ...]:
    start = game.model.status_quo
    return () if start is None or start == state else paths(game, start, state, moves)


def inverses(account: Account) -> tuple[Inverse, ...]:
    """The inverse question about the state of an account of one, for each decision maker and concept."""
    state = account.told[0].state
    everything = all_states(account.model.form)
    return tuple(
        inverse(account.game, maker, state, concept, everything)
        for concept in account.concepts
        for maker in range(len(account.model.makers))
    )
