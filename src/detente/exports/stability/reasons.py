"""What is told of one state, in lines: why it holds or not, which coalitions leave it, how to get to it."""

from __future__ import annotations

from rich.text import Text

from detente.analysis.stability.account import Account, Told
from detente.analysis.stability.coalitions import Joint
from detente.analysis.stability.explain import explain, in_acts
from detente.analysis.stability.paths import Kind
from detente.analysis.stability.states import label_of
from detente.exports.clean import one_line
from detente.exports.story.styles import ACTOR, QUIET
from detente.knowledge.plural import verb

_Ground = tuple[bool | None, tuple[str, ...], tuple[str, ...]]
"""Whether one stays, under which concepts, and why."""
_BY = {
    Kind.IMPROVEMENTS: "each gaining by its move",
    Kind.COALITIONS: "with coalitions whose members all gain",
    Kind.MOVES: "by moves that not all gain by",
}


def reason_lines(account: Account, told: Told) -> list[Text]:
    """Why each decision maker stays in a state or leaves it. Concepts with the same reasons share them, and
    so do decision makers with the same reasons under the same concepts; who leaves comes first.
    """
    shared: dict[_Ground, list[str]] = {}
    for i, maker in enumerate(account.model.makers):
        grouped: dict[tuple[bool | None, tuple[str, ...]], list[str]] = {}
        for verdict in told.verdicts:
            if verdict.maker == i:
                because = tuple(explain(account.game, verdict))
                grouped.setdefault((verdict.stable, because), []).append(verdict.concept)
        for (stable, because), concepts in grouped.items():
            shared.setdefault((stable, tuple(concepts), because), []).append(one_line(maker))
    lines: list[Text] = []
    for (stable, under, because), makers in sorted(shared.items(), key=lambda one: one[0][0] is True):
        word = {True: verb("stays", makers), False: verb("leaves", makers), None: "undecided"}[stable]
        names = f"{', '.join(makers[:-1])} and {makers[-1]}" if len(makers) > 1 else makers[0]
        lines.append(Text.assemble((names, ACTOR), (f" {word}, under {', '.join(under)}", QUIET)))
        lines += [Text(f"  {one_line(sentence)}") for sentence in because]
    return lines


def coalition_lines(account: Account, told: Told) -> list[Text]:
    """The smallest coalitions that leave the state."""
    upset = told.upset
    if upset is None or len(account.model.makers) < 2:
        return []
    joint = [one for one in upset.joint if len(one.members) > 1]
    if upset.joint and not joint:
        return []
    if not upset.complete:
        return [Text("Coalitions: too many moves to look through.", QUIET)]
    if not joint:
        return [Text("No coalition gains by leaving it together.")]
    return [
        Text(f"{_members(account, one)} gain by leaving it together for {_to(account, one)}") for one in joint
    ]


def path_lines(account: Account, told: Told) -> list[Text]:
    """How to get to the state from the status quo; the path that asks least of anyone."""
    start = account.model.status_quo
    if start is None or start == told.state:
        return []
    if not told.paths:
        return [Text("No path to it from the status quo was found.")]
    path = told.paths[0]
    lines = [Text(f"From the status quo, {_BY[path.kind]}:")]
    for number, leg in enumerate(path.legs, 1):
        together = f"{_members(account, leg)} together: " if len(leg.members) > 1 else ""
        lines.append(Text(f"  {number}. {together}{one_line(in_acts(account.game, leg.path))}"))
    return lines


def _members(account: Account, joint: Joint) -> str:
    names = [one_line(account.model.makers[i]) for i in joint.members]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _to(account: Account, joint: Joint) -> str:
    label = one_line(label_of(account.model.form, joint.end))
    return f"{label}: {one_line(in_acts(account.game, joint.path))}."
