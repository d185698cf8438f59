"""The graph of a model file: states and each decision maker's moves."""

from __future__ import annotations

from detente.analysis.marked import Marked
from detente.analysis.stability.model import GraphForm

MOST_STATES = 1_000_000


def graph_form(top: Marked, makers: tuple[str, ...]) -> GraphForm:
    """The graph form of a model file."""
    entries = top.mapping("the model")
    for key in ("states", "moves"):
        if key not in entries:
            top.fail(f"a model in graph form has no {key!r}", "Give 'states' and 'moves'")
    labels, words = _states(entries["states"])
    index = {label: s for s, label in enumerate(labels)}
    moves = tuple(
        _moves(node, maker, index) if node else ((),) * len(labels)
        for maker, node in by_maker(entries["moves"], makers, "moves").items()
    )
    return GraphForm(labels, words, moves)


def by_maker(node: Marked, makers: tuple[str, ...], what: str) -> dict[str, Marked | None]:
    """What a file gives for each decision maker: a mapping by name, or a list in their order."""
    if isinstance(node.value, list):
        if len(node.value) != len(makers):
            node.fail(
                f"{what!r} has {len(node.value)} entries for {len(makers)} decision makers",
                "Give one for each, in the order of 'dms', or name them",
            )
        return dict(zip(makers, node.value, strict=True))
    entries = node.mapping(f"'{what}'")
    for name in entries:
        if name not in makers:
            node.at_key(name, f"{name!r} is no decision maker", f"They are: {', '.join(makers)}")
    return {maker: entries.get(maker) for maker in makers}


def _states(node: Marked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Labels and descriptions."""
    if isinstance(node.value, dict):
        labels = list(node.value)
        words = [child.text("the description") for child in node.value.values()]
    else:
        labels = []
        for child in node.items("'states'"):
            label = child.text("a state")
            labels.append(label)
        words = labels
        if len(set(labels)) < len(labels):
            seen: set[str] = set()
            for child, label in zip(node.items("'states'"), labels, strict=True):
                if label in seen:
                    child.fail(f"the state {label!r} stands twice", "Give each a label of its own")
                seen.add(label)
    if not 1 <= len(labels) <= MOST_STATES:
        node.fail(f"{len(labels)} states", f"A model has 1 to {MOST_STATES:,}")
    return tuple(labels), tuple(words)


def _moves(node: Marked, maker: str, index: dict[str, int]) -> tuple[tuple[int, ...], ...]:
    moves: list[tuple[int, ...]] = [()] * len(index)
    for start, targets in node.mapping(f"the moves of {maker}").items():
        if start not in index:
            problem = f"{maker} moves from {start!r}, which is no state"
            node.at_key(start, problem, "Name a state of the model")
        found = []
        for target in targets.items("the targets of a move"):
            label = target.text("a state")
            if label not in index:
                target.fail(f"{maker} moves to {label!r}, which is no state", "Name a state of the model")
            if label == start:
                target.fail(f"{maker} moves from {start!r} to itself", "A move changes the state: drop it")
            found.append(index[label])
        moves[index[start]] = tuple(dict.fromkeys(found))
    return tuple(moves)
