"""What is in place already: a ceasefire in force, talks under way."""

from __future__ import annotations

from detente.analysis.conditions.item import Item
from detente.analysis.drafting.case import Case
from detente.analysis.drafting.draft import Choice
from detente.model.codes import CeasefireStatus, Issue, TalksStatus

_ON = frozenset({CeasefireStatus.IN_FORCE, CeasefireStatus.EXTENDED, TalksStatus.UNDER_WAY})


def standing(case: Case, choices: tuple[Choice, ...]) -> frozenset[str]:
    """The keys of the options that are on record as taken: by the newest report that tells of a ceasefire, or
    of talks, between all the sides that take part.
    """
    found: set[str] = set()
    for issue in (Issue.CEASEFIRE, Issue.TALKS):
        parts = [one for one in choices if one.item == Item(issue)]
        if parts and _in_place(case, issue, {one.owner for one in parts}):
            found |= {one.key for one in parts}
    return frozenset(found)


def _in_place(case: Case, issue: Issue, sides: set[str]) -> bool:
    for one in reversed(case.kept):
        report = one.reading.report
        if report.published_at[:10] > case.on:
            continue
        entries = one.reading.ceasefires if issue is Issue.CEASEFIRE else one.reading.talks
        told = [
            entry.status in _ON
            for entry in entries
            if sides <= {case.sides.of(report.id, actor) for actor in entry.parties}
        ]
        if told:
            return any(told)
    return False
