"""Which ceasefire of a report an event is about. Where it could be several, it is none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.analysis.shelf import Shelf
from detente.model import Ceasefire, Event, Evidence, Reading
from detente.model.codes import Act, Issue
from detente.model.sentence import sentence_around

ABOUT = frozenset(
    {
        Act.PROPOSE, Act.DEMAND, Act.APPEAL, Act.ACCEPT, Act.REJECT, Act.PLEDGE, Act.AGREE, Act.MEDIATE,
        Act.MONITOR, Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.END_CEASEFIRE, Act.SUSPEND,
    }
)  # fmt: skip
"""Acts that say something of a ceasefire's course."""
_OWN = frozenset({Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.END_CEASEFIRE})
_ANSWERS = frozenset({Act.ACCEPT, Act.REJECT, Act.PLEDGE, Act.AGREE})
_BETWEEN = frozenset({Act.MEDIATE, Act.MONITOR})

Linked = tuple[dict[str, list[Event]], list[Event]]
"""The events of a reading by the matter that they are about, and those that do not say which."""


def linked(reading: Reading, matters: Mapping[str, str], shelf: Shelf) -> Linked:
    """The events of a reading that are about a ceasefire. `matters` gives the matter of each of its
    ceasefires by the entry's id.
    """
    truces = [truce for truce in reading.ceasefires if truce.id in matters]
    found: dict[str, list[Event]] = {}
    loose = []
    for event in reading.events:
        if not is_about(event):
            continue
        meant = {matters[truce.id] for truce in _meant(event, truces, reading, shelf)}
        if not meant and len(set(matters.values())) == 1:
            meant = set(matters.values())
        for matter in meant:
            found.setdefault(matter, []).append(event)
        if not meant:
            loose.append(event)
    return found, loose


def is_about(event: Event) -> bool:
    """Whether an event says something of a ceasefire. An answer that holds back talks until there is a
    ceasefire is about talks, and so is a walk-out.
    """
    issues = set(event.issues)
    if event.act not in ABOUT:
        return False
    if event.act is Act.MONITOR:
        return bool({Issue.CEASEFIRE, Issue.MONITORING} & issues)
    if event.act is Act.SUSPEND and Issue.TALKS in issues:
        return False
    if event.act in _ANSWERS and event.conditions:
        gated = {one.gates for one in event.conditions}
        needed = {one.requires.issue for one in event.conditions if one.requires}
        if Issue.CEASEFIRE in needed and Issue.CEASEFIRE not in gated:
            return False
    return event.act in _OWN or Issue.CEASEFIRE in issues


def _meant(event: Event, truces: Sequence[Ceasefire], reading: Reading, shelf: Shelf) -> Sequence[Ceasefire]:
    """By the same words, else by the same terms, else by the only one in the same sentence, or between the
    same parties.
    """
    if same := [truce for truce in truces if _overlap(event.evidence, truce.evidence)]:
        return same
    text = reading.report.text
    for found in (
        [truce for truce in truces if _same_terms(event, truce)],
        [truce for truce in truces if _one_sentence(event.evidence, truce.evidence, text)],
        [truce for truce in truces if _same_parties(event, truce, reading, shelf)],
    ):
        if len(found) == 1:
            return found
    return ()


def _overlap(one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _same_terms(event: Event, truce: Ceasefire) -> bool:
    pairs = (
        (event.terms.start and event.terms.start.value, truce.start and truce.start.value),
        (event.terms.end and event.terms.end.value, truce.end and truce.end.value),
        (event.terms.duration, truce.duration),
    )
    given = [a == b for a, b in pairs if a and b]
    ends = event.act is Act.END_CEASEFIRE and event.date and truce.end and event.date.value == truce.end.value
    return bool(ends) or (bool(given) and all(given))


def _one_sentence(one: Sequence[Evidence], other: Sequence[Evidence], text: str) -> bool:
    for a in one[:1]:
        first, last = sentence_around(text, a.start, a.end)
        if any(first <= b.start < last for b in other):
            return True
    return False


def _same_parties(event: Event, truce: Ceasefire, reading: Reading, shelf: Shelf) -> bool:
    """Of what third parties do, and of what several agree on: between whom."""
    named = event.recipient if event.act in _BETWEEN else event.actor if event.act is Act.AGREE else ()
    sides = {shelf.party(reading, actor).key for actor in named}
    return len(sides) > 1 and sides == {shelf.party(reading, actor).key for actor in truce.parties}
