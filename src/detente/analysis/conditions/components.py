"""Strongly connected components, without recursion: Tarjan 1972."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def components(edges: Sequence[Sequence[int]], nodes: Iterable[int]) -> list[list[int]]:
    """The components of the graph that hold a circle: more than one node, or a node with an edge to itself.

    `edges[n]` are the nodes that n points to; only `nodes` and what they reach are looked at. Each component
    is in the order of its numbers, and the components in the order of their first.
    """
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    on_stack: set[int] = set()
    stack: list[int] = []
    found: list[list[int]] = []
    for root in nodes:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(edges[root]))]
        while work:
            node, rest = work[-1]
            for target in rest:
                if target not in order:
                    order[target] = low[target] = len(order)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(edges[target])))
                    break
                if target in on_stack:
                    low[node] = min(low[node], order[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    found += _closed(node, stack, on_stack, edges)
    return sorted(found)


def _closed(
    node: int, stack: list[int], on_stack: set[int], edges: Sequence[Sequence[int]]
) -> list[list[int]]:
    part: list[int] = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        part.append(member)
        if member == node:
            break
    return [sorted(part)] if len(part) > 1 or node in edges[node] else []


def shortest_circle(
    edges: Sequence[Sequence[int]], part: Sequence[int], budget: int = 2_000_000
) -> list[int]:
    """A circle of a component with as few nodes as any, from its lowest number on.

    After `budget` edges the shortest that was found so far is taken: in a component of many thousands there
    is no time to try every start.
    """
    inside = set(part)
    best: list[int] = []
    seen = 0
    for start in part:
        found, visited = _circle_through(edges, start, inside, len(best))
        best = found or best
        seen += visited
        if len(best) == 1 or (best and seen > budget):
            break
    lowest = best.index(min(best))
    return best[lowest:] + best[:lowest]


def _circle_through(
    edges: Sequence[Sequence[int]], start: int, inside: set[int], below: int
) -> tuple[list[int], int]:
    """A shortest circle through a node, shorter than `below` (0: of any length), and the edges looked at."""
    parent = {start: start}
    layer = [start]
    seen, depth = 0, 1
    while layer and (below == 0 or depth < below):
        following: list[int] = []
        for node in layer:
            seen += len(edges[node])
            if start in edges[node]:
                return _path(parent, node), seen
            for target in edges[node]:
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
