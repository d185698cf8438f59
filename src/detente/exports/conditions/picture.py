"""Conditions → a picture: items, what each waits for and by whose will, circles marked."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import altair as alt
import networkx as nx

from detente.analysis.conditions.gate import Gate, gates
from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.net import net_of
from detente.analysis.conditions.outcome import Outcome
from detente.exports.clean import one_line
from detente.exports.conditions.phrases import Phrases
from detente.exports.drawing import draw
from detente.exports.story import when

MOST_DRAWN = 60
WIDTH = 720
_STATES = ("reached step by step", "possible together", "blocked")
_FILLS = ("#8fd18f", "#f3c969", "#d9d9d9")
_EDGES = ("on a vicious circle", "other condition")
_COLOURS = ("#c0392b", "#7f8c8d")
_RADIUS = 0.13
_BEND = 0.16


def draw_conditions(answer: Answer, path: Path) -> None:
    """Write the picture as SVG or PNG, by the name of the file: an arrow goes from what waits to what it
    waits for. Of large rules, what lies on circles and near the goal is drawn.

    Raises:
        DrawingError: the name ends otherwise, or the file can't be written.
    """
    draw(chart(answer), path)


def chart(answer: Answer) -> alt.LayerChart:
    """The picture as a chart."""
    found, say = answer.outcome, Phrases(answer)
    edges = _joined(found)
    shown = _shown(found, edges)
    edges = {pair: held for pair, held in edges.items() if set(pair) <= shown}
    places = _placed(found.rules.goal, shown, edges)
    circle = {(g.item, g.requirement.item) for c in found.circles for g in c.gates}
    lines, heads, labels = [], [], []
    for (item, needed), held in edges.items():
        kind = _EDGES[0] if (item, needed) in circle else _EDGES[1]
        path = _arc(places[item], places[needed])
        lines += [
            {"x": x, "y": y, "edge": f"{item} {needed}", "order": n, "kind": kind}
            for n, (x, y) in enumerate(path)
        ]
        heads.append({"x": path[-1][0], "y": path[-1][1], "turn": _turn(path, _height(shown)), "kind": kind})
        middle = _beside(path)
        labels.append({"x": middle[0], "y": middle[1], "label": _label(held), "kind": kind})
    nodes = [
        {"x": places[n][0], "y": places[n][1], "label": say.item(n), "state": _state(found, n)}
        for n in sorted(shown)
    ]
    colour = alt.Color(
        "kind:N", scale=alt.Scale(domain=list(_EDGES), range=list(_COLOURS)), title="Waits for, by whose will"
    )
    line = (
        alt.Chart(_data(lines))
        .mark_line(strokeWidth=2)
        .encode(x=_axis("x"), y=_axis("y"), detail="edge:N", order="order:Q", color=colour)
    )
    head = (
        alt.Chart(_data(heads))
        .mark_point(shape="triangle", size=130, filled=True, opacity=1)
        .encode(x="x:Q", y="y:Q", color=colour, angle=alt.Angle("turn:Q", scale=None))
    )
    written = alt.Chart(_data(labels)).mark_text(fontSize=11, lineBreak="\n")
    fill = alt.Fill("state:N", scale=alt.Scale(domain=list(_STATES), range=list(_FILLS)), title="Step")
    disc = (
        alt.Chart(_data(nodes))
        .mark_circle(size=2600, opacity=1, stroke="#555", strokeWidth=1)
        .encode(x="x:Q", y="y:Q", fill=fill)
    )
    name = alt.Chart(_data(nodes)).mark_text(fontSize=13, fontWeight="bold", dy=42)
    drawn: alt.LayerChart = alt.LayerChart(
        layer=[
            line,
            disc,
            head,
            written.encode(x="x:Q", y="y:Q", text="label:N", color=colour),
            name.encode(x="x:Q", y="y:Q", text="label:N"),
        ],
        width=WIDTH,
        height=_height(shown),
        title=alt.TitleParams(_title(answer), subtitle=_subtitle(found, say), anchor="start"),
    )
    drawn.config = alt.Config(view=alt.ViewConfig(stroke=None))
    return drawn


def _data(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _axis(field: str) -> Any:
    scale = alt.Scale(domain=[-1.35, 1.35], nice=False)
    return (alt.X if field == "x" else alt.Y)(f"{field}:Q", axis=None, scale=scale)


def _joined(found: Outcome) -> dict[tuple[str, str], list[Gate]]:
    """The conditions between each two items."""
    edges: dict[tuple[str, str], list[Gate]] = {}
    for gate in gates(found.rules, net_of(found.rules)):
        if gate.requirement.waivable:
            edges.setdefault((gate.item, gate.requirement.item), []).append(gate)
    return edges


def _shown(found: Outcome, edges: dict[tuple[str, str], list[Gate]]) -> set[str]:
    """The items on circles, then those near the goal, then the rest, up to a bound."""
    wanted = [name for circle in found.circles for name in circle.items]
    near = list(found.rules.goal)
    for name in near:  # grows while it is read
        if len(near) > MOST_DRAWN:
            break
        near += [needed for item, needed in edges if item == name and needed not in near]
    rest = [name for name in found.rules.items if name not in found.rules.leaves]
    return set(list(dict.fromkeys([*wanted, *near, *rest]))[:MOST_DRAWN])


def _placed(
    goal: tuple[str, ...], shown: set[str], edges: dict[tuple[str, str], list[Gate]]
) -> dict[str, tuple[float, float]]:
    """Columns from left to right: the goal, what it waits for, what that waits for."""
    graph = nx.DiGraph()
    graph.add_nodes_from(sorted(shown))
    graph.add_edges_from(sorted(edges))
    if len(shown) <= 2:
        sides = (-0.7, 0.7) if len(shown) == 2 else (0.0,) * len(shown)
        return {name: (x, 0.0) for name, x in zip(sorted(shown), sides, strict=True)}
    starts = [name for name in goal if name in shown] or sorted(shown)[:1]
    away = nx.multi_source_dijkstra_path_length(graph, set(starts))
    last = max(away.values()) + 1
    for name in graph:
        graph.nodes[name]["column"] = away.get(name, last)
    if last == 1:
        layout = nx.circular_layout(graph)
    else:
        layout = nx.multipartite_layout(graph, subset_key="column", scale=1.0)
    return {name: (_wide(float(x)), _wide(float(y))) for name, (x, y) in layout.items()}


def _wide(value: float) -> float:
    return max(-1.1, min(1.1, value * 1.1))


def _arc(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """A bent line between two discs, so that two that go both ways stay apart."""
    (x1, y1), (x2, y2) = start, end
    if start == end:
        around = [math.radians(a) for a in range(-60, 241, 20)]
        return [(x1 + 0.14 * math.cos(a), y1 + 0.17 + 0.12 * math.sin(a)) for a in around]
    dx, dy = x2 - x1, y2 - y1
    length = math.hypot(dx, dy)
    bend = (-dy * _BEND, dx * _BEND)
    points = []
    for n in range(21):
        t = n / 20
        swell = 4 * t * (1 - t)
        points.append((x1 + dx * t + bend[0] * swell, y1 + dy * t + bend[1] * swell))
    share = min(0.45, _RADIUS / length)
    kept = points[round(share * 20) : 21 - max(1, round(share * 20))]
    return kept if len(kept) > 2 else points


def _beside(path: list[tuple[float, float]]) -> tuple[float, float]:
    """Where a line's label stands: at its middle, on the outer side of its bend."""
    (x1, y1), (x2, y2) = path[0], path[-1]
    x, y = path[len(path) // 2]
    dx, dy = x2 - x1, y2 - y1
    length = math.hypot(dx, dy) or 1.0
    return x - dy / length * 0.12, y + dx / length * 0.08


def _height(shown: set[str]) -> int:
    return 260 if len(shown) <= 2 else 480


def _turn(path: list[tuple[float, float]], height: int) -> float:
    """The angle of an arrow's head, in degrees clockwise from upwards on the page."""
    (x1, y1), (x2, y2) = path[-2], path[-1]
    return math.degrees(math.atan2((x2 - x1) * WIDTH, (y2 - y1) * height))


def _label(held: list[Gate]) -> str:
    lines = []
    for gate in held:
        kinds = [origin.kind for origin in gate.requirement.origins if origin.kind]
        how = "first" if gate.requirement.strict else one_line(kinds[0].replace("_", " ")) if kinds else ""
        lines.append(": ".join(part for part in (one_line(", ".join(gate.holders)), how) if part))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _state(found: Outcome, name: str) -> str:
    if name in found.reached:
        return _STATES[0]
    return _STATES[1] if name in found.package else _STATES[2]


def _title(answer: Answer) -> str:
    on = answer.drawn.on if answer.drawn else ""
    return f"Conditions on {when.day(on)}" if on else "Conditions"


def _subtitle(found: Outcome, say: Phrases) -> list[str]:
    package = f"Together: {say.items(found.package[:8])}" if found.package else ""
    waive = found.waivers.number
    waivers = f"Conditions to waive at least: {waive}" if waive else ""
    return [line for line in (package, waivers) if line] or [" "]
