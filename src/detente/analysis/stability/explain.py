"""Verdicts in sentences: the improvement, how the others answer it, and the counter-move."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.stability.check import Answer, Verdict
from detente.analysis.stability.concepts import BY_IMPROVEMENT, NASH, SIM, WITH_COUNTER, Sanctions
from detente.analysis.stability.game import Game
from detente.analysis.stability.walk import Step
from detente.knowledge.plural import is_plural, verb

MOST_ANSWERS = 6


def explain(game: Game, verdict: Verdict, most: int = MOST_ANSWERS) -> list[str]:
    """Why a state is stable for a decision maker or not: a sentence for each improvement, `most` at most."""
    if verdict.stable is None:
        return ["Not decided: there are too many sequences of moves to look through."]
    if not verdict.answers:
        moves = next(game.moves(verdict.maker, verdict.state), None) is not None
        return ["No move of one's own leads to a better state." if moves else "There is no move from here."]
    if verdict.stable is False:
        return [_unanswered(game, verdict, verdict.answers[-1])]
    lines = [_answered(game, verdict, answer) for answer in verdict.answers[:most]]
    left = len(verdict.answers) - most
    if left > 0:
        lines.append(f"{left} more improvement{'s are' if left > 1 else ' is'} answered in such ways.")
    return lines


def in_acts(game: Game, steps: Sequence[Step]) -> str:
    """Moves in words, one after the other."""
    return ", then ".join(game.act(step.maker, step.before, step.after) for step in steps)


def _answered(game: Game, verdict: Verdict, answer: Answer) -> str:
    maker = game.model.makers[verdict.maker]
    gain = game.act(verdict.maker, verdict.state, answer.improvement)
    assert answer.path is not None
    assert answer.end is not None
    if verdict.concept == SIM:
        meanwhile = " and ".join(game.act(s.maker, s.before, s.after) for s in answer.path)
        link = f"If {gain} while {meanwhile},"
    else:
        link = f"If {gain}, the others can answer ({in_acts(game, answer.path)}): then"
    escape = ", and no counter-move helps" if verdict.concept in WITH_COUNTER else ""
    return f"{link} {maker} {verb('ends', [maker])} {_compared(game, verdict, answer.end)}{escape}."


def _unanswered(game: Game, verdict: Verdict, answer: Answer) -> str:
    maker = game.model.makers[verdict.maker]
    gain = game.act(verdict.maker, verdict.state, answer.improvement)
    link = f"If {gain}, {maker} {'are' if is_plural([maker]) else 'is'} better off"
    if verdict.concept == NASH:
        return f"{link}."
    if answer.escape:
        path, out = answer.escape
        back = game.act(out.maker, out.before, out.after)
        return (
            f"{link}. The others can answer ({in_acts(game, path)}), but then {back} and "
            f"{'are' if is_plural([maker]) else 'is'} still better off."
        )
    if verdict.concept == SIM:
        return f"{link}, and no move that others gain by making at the same time takes that away."
    what = "gain by doing" if verdict.concept in BY_IMPROVEMENT else "can do"
    effect = "takes that away" if verdict.sanctions is Sanctions.WEAK else f"leaves {maker} worse off"
    return f"{link}, and nothing that the others {what} {effect}."


def _compared(game: Game, verdict: Verdict, end: int) -> str:
    there, here = game.rank(verdict.maker, end), game.rank(verdict.maker, verdict.state)
    if end == verdict.state:
        return "where it began"
    return "worse off than before" if there < here else "no better off than before"
