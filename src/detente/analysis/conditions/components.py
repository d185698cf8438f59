"""Strongly connected components, without recursion: Tarjan 1972."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Graph:
    """Node n points to `targets[bounds[n] : bounds[n + 1]]`: one list of all edges, since the upkeep of one
    for each node takes longer than the search.
    """

    bounds: Sequence[int]
    targets: Sequence[int]

    def of(self, node: int) -> Sequence[int]:
        """What a node points to."""
        return self.targets[self.bounds[node] : self.bounds[node + 1]]


def components(graph: Graph, nodes: Iterable[int]) -> list[list[int]]:
    """The components of the graph that hold a circle: more than one node, or a node with an edge to itself.

    Edges that lead out of `nodes` don't count. Each component is in the order of its numbers, and the
    components in the order of their first.
    """
    bounds, targets = graph.bounds, graph.targets
    roots = list(nodes)
    closed = len(bounds) + 1
    low = [closed] * len(bounds)  # 0: not reached yet; else the lowest place that the node leads back to
    for root in roots:
        low[root] = 0
    stack: list[int] = []
    found: list[list[int]] = []
    work: list[int] = []  # nodes whose edges are half looked at; beside them their places and those edges
    places: list[int] = []
    edges: list[int] = []
    place = 0
    for root in roots:
        if low[root]:
            continue
        node, at = root, bounds[root]
        low[node] = least = own = place = place + 1
        stack.append(node)
        while True:
            for edge in range(at, bounds[node + 1]):
                seen = low[targets[edge]]
                if seen == 0:
                    low[node] = least
                    work.append(node)
                    places.append(own)
                    edges.append(edge + 1)
                    node = targets[edge]
                    at = bounds[node]
                    low[node] = least = own = place = place + 1
                    stack.append(node)
                    break
                if seen < least:
                    least = seen
            else:
                low[node] = least
                if least == own:
                    found += _closed(graph, node, stack, low, closed)
                if not work:
                    break
                node, own, at = work.pop(), places.pop(), edges.pop()
                least = min(least, low[node])
    return sorted(found)


def _closed(graph: Graph, node: int, stack: list[int], low: list[int], closed: int) -> list[list[int]]:
    """Take a component off the stack; what is closed leads back to no place."""
    if stack[-1] == node:
        stack.pop()
        low[node] = closed
        return [[node]] if node in graph.of(node) else []
    begin = len(stack) - 1
    while stack[begin] != node:
        begin -= 1
    part = stack[begin:]
    del stack[begin:]
    for member in part:
        low[member] = closed
    return [sorted(part)]


def shortest_circle(graph: Graph, part: Sequence[int], budget: int = 200_000) -> list[int]:
    """A circle of a component with as few nodes as any, from its lowest number on.

    After `budget` edges the shortest that was found so far is taken: in a component of many thousands there
    is no time to try every start.
    """
    alone = next((node for node in part if node in graph.of(node)), None)
    if alone is not None:
        return [alone]
    inside = set(part)
    best: list[int] = []
    seen = 0
    for start in part:
        found, visited = _circle_through(graph, start, inside, len(best))
        best = found or best
        seen += visited
        if best and seen > budget:
            break
    lowest = best.index(min(best))
    return best[lowest:] + best[:lowest]


def _circle_through(graph: Graph, start: int, inside: set[int], below: int) -> tuple[list[int], int]:
    """A shortest circle through a node, shorter than `below` (0: of any length), and the edges looked at."""
    parent = {start: start}
    layer = [start]
    seen, depth = 0, 1
    while layer and (below == 0 or depth < below):
        following: list[int] = []
        for node in layer:
            targets = graph.of(node)
            seen += len(targets)
            if start in targets:
                return _path(parent, node), seen
            for target in targets:
                if target in inside and target not in parent:
                    parent[target] = node
                    following.append(target)
        layer, depth = following, depth + 1
    return [], seen


def _path(parent: dict[int, int], node: int) -> list[int]:
    path = [node]
    while parent[node] != node:
        node = parent[node]
        path.append(node)
    return path[::-1]
