"""Groups that several reports call differently: "European leaders", "four European leaders", "the leaders of
France, Germany, Poland and Britain" → which of them are one side. Where more than one fits they stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.knowledge.continents import regions_of
from detente.knowledge.world import world
from detente.record.matters.agents import Agent

WITHIN = 14
"""Days between two reports that can be of one matter."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A group in a report of a day, under the key of its name."""

    key: str
    agent: Agent
    day: date


def one_side(mentions: Iterable[Mention]) -> dict[str, str]:
    """For each key of a group the key under which it is a side, where that is another.

    - Groups that list the same parties under the same noun are one, in whichever order.
    - A group of a part of the world ("European leaders") and one that is counted ("four European leaders")
      are one, where no other number is on record, and reports of the two are near in time.
    - So is a group that lists as many parties as are counted, all of that part of the world, where no other
      list does.
    """
    by_key: dict[str, list[Mention]] = {}
    for one in mentions:
        by_key.setdefault(one.key, []).append(one)
    found: dict[str, str] = {}
    lists: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    regional: dict[tuple[str, str], list[str]] = {}
    for key, listed in sorted(by_key.items()):
        agent = listed[0].agent
        if len(agent.members) > 1:
            lists.setdefault((agent.head, agent.members), []).append(key)
        elif _plain(agent):
            regional.setdefault((agent.head, agent.region), []).append(key)
    for same in lists.values():
        found |= dict.fromkeys(same[1:], same[0])
    for (head, region), keys in regional.items():
        found |= _of_region(head, region, keys, lists, by_key)
    return found


def _of_region(
    head: str,
    region: str,
    keys: list[str],
    lists: dict[tuple[str, tuple[str, ...]], list[str]],
    by_key: dict[str, list[Mention]],
) -> dict[str, str]:
    """The keys of one part of the world and one noun that are one side."""
    counted = [key for key in keys if by_key[key][0].agent.many]
    numbers = {by_key[key][0].agent.many for key in counted}
    if len(numbers) != 1:
        return {}
    (number,) = numbers
    fitting = [
        same
        for (noun, members), same in lists.items()
        if noun == head and len(members) == number and all(region in regions_of(party) for party in members)
    ]
    others = [[key] for key in keys if key not in counted] + (fitting if len(fitting) == 1 else [])
    told = [mention for key in counted for mention in by_key[key]]
    near = [key for same in others if _near([m for key in same for m in by_key[key]], told) for key in same]
    first = next((key for key in near if key in keys), counted[0])
    return {key: first for key in (*counted, *near) if key != first}


def _plain(agent: Agent) -> bool:
    """Whether a name says no more than a part of the world, a noun and a number: not "former European
    leaders".
    """
    if agent.sort != "group" or not agent.region:
        return False
    words = agent.name.split()[1 if agent.many else 0 : -1]
    return [party.key for party in world().lookup(" ".join(words))] == [agent.region]


def _near(some: Iterable[Mention], others: Iterable[Mention]) -> bool:
    days = [one.day for one in others]
    return any(abs((one.day - day).days) <= WITHIN for one in some for day in days)
