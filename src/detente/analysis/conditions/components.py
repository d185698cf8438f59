"""Strongly connected components, without recursion: Tarjan 1972."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def components(edges: Sequence[Sequence[int]], nodes: Iterable[int]) -> list[list[int]]:
    """The components of the graph that hold a circle: more than one node, or a node with an edge to itself.

    `edges[n]` are the nodes that n points to; only `nodes` and what they reach are looked at. Each component
    is in the order of its numbers, and the components in the order of their first.
    """
    low = [0] * len(edges)  # 0 where it was not reached yet, else the lowest place that it leads back to
    closed = len(edges) + 1
    stack: list[int] = []
    found: list[list[int]] = []
    place = 0
    for root in nodes:
        if low[root]:
            continue
        place += 1
        low[root] = place
        stack.append(root)
        work = [(root, place, iter(edges[root]))]
        while work:
            node, at, rest = work[-1]
            least = low[node]
            for target in rest:
                seen = low[target]
                if not seen:
                    place += 1
                    low[target] = place
                    stack.append(target)
                    work.append((target, place, iter(edges[target])))
                    break
                if seen < least:
                    least = seen
            else:
                work.pop()
                if least == at:
                    found += _closed(node, stack, low, closed, edges)
                elif least < low[work[-1][0]]:
                    low[work[-1][0]] = least
                if least != at:
                    low[node] = least
                continue
            low[node] = least
    return sorted(found)


def _closed(
    node: int, stack: list[int], low: list[int], closed: int, edges: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Take a component off the stack; what is closed leads back to no place."""
    part: list[int] = []
    while True:
        member = stack.pop()
        low[member] = closed
        part.append(member)
        if member == node:
            break
    return [sorted(part)] if len(part) > 1 or node in edges[node] else []


def shortest_circle(edges: Sequence[Sequence[int]], part: Sequence[int], budget: int = 200_000) -> list[int]:
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
