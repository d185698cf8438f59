"""Readings of the same reports by two readers → where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from detente.analysis.differences.difference import Compared, Difference, Field, Verdict
from detente.analysis.differences.facts import Facts, facts
from detente.analysis.differences.pairing import pairs
from detente.analysis.differences.people import People
from detente.model import Entry, Reading

_LISTS = ("quotations", "events", "ceasefires", "violation_claims", "talks", "agreements")


def compare(a: Iterable[Reading], b: Iterable[Reading], names: tuple[str, str]) -> Compared:
    """What two sides read of the same reports, matched by the report's text.

    Of several readings of a report on one side the last counts. The result is in the order of A, within a
    report in the order of the text.
    """
    left, right = _by_report(a), _by_report(b)
    both = [key for key in left if key in right]
    return Compared(
        a=names[0],
        b=names[1],
        reports=len(both),
        only_a=tuple(left[key].report for key in left if key not in right),
        only_b=tuple(right[key].report for key in right if key not in left),
        differences=tuple(one for key in both for one in differences(left[key], right[key])),
    )


def differences(a: Reading, b: Reading) -> list[Difference]:
    """Every entry of two readings of one report. Raises `ValueError` where the texts are not the same."""
    if a.report.text != b.report.text:
        raise ValueError("two readings can be compared of one text only")
    people = People(a, b)
    found = [*_actors(a, b, people), *(one for name in _LISTS for one in _entries(a, b, people, name))]
    return sorted(found, key=lambda one: (one.start, one.kind))


def _by_report(found: Iterable[Reading]) -> Mapping[str, Reading]:
    # By the text, not the id: ids fold case and white space, which offsets do not.
    return {reading.report.text: reading for reading in found}


def _actors(a: Reading, b: Reading, people: People) -> Iterator[Difference]:
    paired = {actor.id: other for other in b.actors if (actor := people.same.get(other.id))}
    for one in a.actors:
        other = paired.get(one.id)
        if other is None:
            yield Difference(a.report, Verdict.ONLY_A, a=one)
        else:
            yield _both(a, one, facts(one, people), other, facts(other, people))
    for other in b.actors:
        if other.id not in people.same:
            yield Difference(a.report, Verdict.ONLY_B, b=other)


def _entries(a: Reading, b: Reading, people: People, name: str) -> Iterator[Difference]:
    left = [(entry, facts(entry, people)) for entry in getattr(a, name)]
    right = [(entry, facts(entry, people)) for entry in getattr(b, name)]
    found = dict(pairs(left, right))
    for number, (entry, said) in enumerate(left):
        if number not in found:
            yield Difference(a.report, Verdict.ONLY_A, a=entry)
        else:
            other, told = right[found[number]]
            yield _both(a, entry, said, other, told)
    taken = set(found.values())
    for number, (entry, _) in enumerate(right):
        if number not in taken:
            yield Difference(a.report, Verdict.ONLY_B, b=entry)


def _both(reading: Reading, a: Entry, said: Facts, b: Entry, told: Facts) -> Difference:
    fields = tuple(Field(name, said[name], told[name]) for name in said if said[name] != told[name])
    return Difference(reading.report, Verdict.DIFFER if fields else Verdict.AGREED, a, b, fields)
