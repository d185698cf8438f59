"""Stability → a picture: states, moves by decision maker, equilibria, the path from the status quo."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import altair as alt
import networkx as nx

from detente.analysis.stability.account import Account, Told
from detente.analysis.stability.paths import Kind
from detente.analysis.stability.paths import Path as Way
from detente.analysis.stability.states import label_of
from detente.analysis.stability.walk import Step
from detente.exports.clean import one_line
from detente.exports.drawing import draw

MOST_DRAWN = 40
MOST_OF_LARGE = 16
"""States that are drawn of a model with more than `MOST_DRAWN`: beyond, no one follows the lines."""
LONGEST_WITHIN = 4
"""Letters of a label that fit into a disc; longer ones stand outside the ring."""
MOST_TARGETS = 400
SIZE = 560
FILLS = ["#8fd18f", "#f3c969", "#eeeeee"]


def draw_stability(account: Account, path: Path) -> None:
    """Write the picture as SVG or PNG, by the name of the file.

    All states of a small model; of a larger one those that the account tells of and the paths to them. Drawn
    moves are improvements; the path to an equilibrium is thick.

    Raises:
        DrawingError: the name ends otherwise, or the file can't be written.
    """
    draw(chart(account), path)


def chart(account: Account) -> alt.LayerChart:
    """The picture as a chart."""
    goal = _goal(account)
    way = goal.paths[0] if goal else None
    walked = {(s.before, s.after): s.maker for leg in (way.legs if way else ()) for s in leg.path}
    states = _drawn(account)
    moves = list(_improvements(account, states))
    moves += [Step(maker, a, b) for (a, b), maker in walked.items() if Step(maker, a, b) not in moves]
    places = _placed(states)
    held = {told.state: len(told.concepts) for told in account.told}
    makers = [one_line(maker) for maker in account.model.makers]
    colour = alt.Color("by:N", scale=alt.Scale(domain=makers, scheme="tableau10"), title="Improvement of")
    edges = alt.InlineData(values=[_edge(m, makers, places, walked) for m in moves])
    lines = alt.Chart(edges).mark_rule().encode(
        x=_axis("x"), y=_axis("y"), x2="x2:Q", y2="y2:Q", color=colour,
        strokeWidth=alt.condition("datum.walked", alt.value(5), alt.value(1.5)),
        opacity=alt.condition("datum.walked", alt.value(1), alt.value(0.55)),
    )  # fmt: skip
    heads = alt.Chart(edges).mark_point(shape="triangle", size=110, filled=True, opacity=1).encode(
        x="hx:Q", y="hy:Q", color=colour, angle=alt.Angle("turn:Q", scale=None),
    )  # fmt: skip
    nodes = alt.InlineData(values=[_node(account, s, places, held) for s in states])
    kinds = ["equilibrium", "status quo", "other state"]
    discs = alt.Chart(nodes).mark_circle(size=900, opacity=1, stroke="#333").encode(
        x="x:Q", y="y:Q",
        fill=alt.Fill("kind:N", title="State", scale=alt.Scale(domain=kinds, range=FILLS)),
        strokeWidth=alt.condition("datum.quo", alt.value(3), alt.value(1)),
    )  # fmt: skip
    title = alt.TitleParams(
        one_line(account.model.title), subtitle=_subtitle(account, goal, way), anchor="start"
    )
    drawn: alt.LayerChart = alt.LayerChart(
        layer=[lines, discs, heads, *_names(account, states, places)], width=SIZE, height=SIZE, title=title
    )
    drawn.config = alt.Config(view=alt.ViewConfig(stroke=None), legend=alt.LegendConfig(offset=120))
    return drawn


def _goal(account: Account) -> Told | None:
    """The equilibrium that is reached with the least asked of anyone; of these the strongest."""
    reached = [told for told in account.told if told.concepts and told.paths]
    return min(reached, key=lambda told: list(Kind).index(told.paths[0].kind), default=None)


def _drawn(account: Account) -> list[int]:
    solution, quo = account.solution, account.model.status_quo
    if solution is not None and int(solution.feasible.sum()) <= MOST_DRAWN:
        return [s for s, can in enumerate(solution.feasible.tolist()) if can]
    found: dict[int, None] = {} if quo is None else {quo: None}
    goal = _goal(account)
    others = sorted(account.told, key=lambda told: not told.paths)
    for told in ([goal] if goal else []) + others:
        way = [s.after for path in told.paths[:1] for leg in path.legs for s in leg.path]
        if len(found | dict.fromkeys(way)) < MOST_OF_LARGE:
            found |= dict.fromkeys([*way, told.state])
    return list(found)


def _improvements(account: Account, states: list[int]) -> Iterator[Step]:
    game, drawn = account.game, set(states)
    for maker in range(len(account.model.makers)):
        for s in states:
            here = game.rank(maker, s)
            for number, t in enumerate(game.moves(maker, s)):
                if number >= MOST_TARGETS and len(states) > MOST_DRAWN:
                    break
                if t in drawn and game.rank(maker, t) > here:
                    yield Step(maker, s, t)


def _placed(states: list[int]) -> dict[int, tuple[float, float]]:
    """On a circle: no move is drawn across a state that it has nothing to do with."""
    return {s: (float(x), float(y)) for s, (x, y) in nx.circular_layout(states).items()}


def _edge(
    move: Step, makers: list[str], places: dict[int, tuple[float, float]], walked: dict[tuple[int, int], int]
) -> dict[str, Any]:
    (x, y), (x2, y2) = places[move.before], places[move.after]
    length = math.hypot(x2 - x, y2 - y) or 1.0
    # The head stands outside the disc, whose radius is about 0.06 of the width of the layout.
    back = min(0.4, 0.085 / length)
    return {
        "by": makers[move.maker],
        "x": x, "y": y, "x2": x2, "y2": y2,
        "hx": x2 - (x2 - x) * back, "hy": y2 - (y2 - y) * back,
        "turn": 90 - math.degrees(math.atan2(y2 - y, x2 - x)),
        "walked": walked.get((move.before, move.after)) == move.maker,
    }  # fmt: skip


def _node(
    account: Account, state: int, places: dict[int, tuple[float, float]], held: dict[int, int]
) -> dict[str, Any]:
    quo = state == account.model.status_quo
    kind = "equilibrium" if held.get(state) else "status quo" if quo else "other state"
    x, y = places[state]
    return {"x": x, "y": y, "kind": kind, "quo": quo}


def _names(account: Account, states: list[int], places: dict[int, tuple[float, float]]) -> list[alt.Chart]:
    """The labels: within the discs where they fit, else outside the ring, each on its side of it."""
    labels = {s: one_line(label_of(account.model.form, s)) for s in states}
    within = max(map(len, labels.values()), default=0) <= LONGEST_WITHIN
    sides: dict[Literal["left", "center", "right"], list[dict[str, Any]]] = {}
    for s, label in labels.items():
        x, y = places[s]
        side: Literal["left", "center", "right"] = (
            "center" if within or abs(x) < 0.25 else "left" if x > 0 else "right"
        )
        out = 1.0 if within else 1.13
        sides.setdefault(side, []).append({"label": label, "x": x * out, "y": y * out})
    return [
        alt.Chart(alt.InlineData(values=rows))
        .mark_text(fontSize=11, fontWeight="bold", align=side)
        .encode(x="x:Q", y="y:Q", text="label:N")
        for side, rows in sides.items()
    ]


def _axis(name: str) -> Any:
    channel = alt.X if name == "x" else alt.Y
    return channel(f"{name}:Q", axis=None, scale=alt.Scale(domain=[-1.15, 1.15]))


def _subtitle(account: Account, goal: Told | None, way: Way | None) -> list[str]:
    """What the thick path does, a line a step."""
    if goal is None or way is None:
        no_path = "No path leads from the status quo to another equilibrium."
        return [] if account.model.status_quo is None else [no_path]
    steps = [s for leg in way.legs for s in leg.path]
    label = one_line(label_of(account.model.form, goal.state))
    return [
        f"Thick: from the status quo to state {label}",
        *(f"{n}. {one_line(account.game.act(s.maker, s.before, s.after))}" for n, s in enumerate(steps, 1)),
    ]
