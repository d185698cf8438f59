"""A matter as pages tell it: which report gives which value, and where the reports agree or dispute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.open_to import without
from detente.exports.matters.sources import Sources
from detente.exports.matters.words import shown, told_by
from detente.exports.story.words import code
from detente.pages.ask import Ask
from detente.pages.restricted import hidden
from detente.record import Filter
from detente.record.matters import FieldStatus, Matter, MatterField

MOST = 8
"""Reports of a value, and members, that are shown of a matter."""
_ORDER = list(FieldStatus)[::-1]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an entry in its report; `report` says who published it and when."""

    href: str
    report: str
    words: str


@dataclass(frozen=True, slots=True)
class ValueTold:
    """A value with the reports that give it: how many are no copies, and the first of them."""

    value: str
    silent: bool
    independent: int
    reports: tuple[Link, ...]
    left: int


@dataclass(frozen=True, slots=True)
class FieldTold:
    """A field. `status` is agreed, refined or disputed."""

    name: str
    status: str
    values: tuple[ValueTold, ...]


@dataclass(frozen=True, slots=True)
class MatterTold:
    """A matter: what it is called, how many tell it, its fields, the disputed ones first, and its words."""

    id: str
    kind: str
    names: tuple[str, ...]
    told_by: str
    several: bool
    """Whether more than one report tells it, copies left out: one report alone agrees with nobody."""
    decided: bool
    fields: tuple[FieldTold, ...]
    members: tuple[Link, ...]
    left: int

    def value(self, name: str) -> str:
        """The most told value of a field; "" where it is not told."""
        own = next((one.values[0] for one in self.fields if one.name == name and one.values), None)
        return "" if own is None or own.silent else own.value

    @property
    def disputed(self) -> tuple[str, ...]:
        """The names of the fields that are disputed."""
        return tuple(one.name for one in self.fields if one.status == FieldStatus.DISPUTED.value)


def seen(
    ask: Ask,
    wanted: Filter,
    *,
    disputed: bool = False,
    least: int = 1,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Matter]:
    """The matters under a filter as the visitor may see them, in the record's order, until `stop` says so."""
    found = ask.record.matters(wanted, disputed=disputed, least=least, stop=stop)
    for one in without(ask.record, found, hidden(ask)):
        enough = one.independent_reports >= least
        if enough and (not disputed or any(own.status is FieldStatus.DISPUTED for own in one.fields)):
            yield one


def told(ask: Ask, matters: Sequence[Matter]) -> list[MatterTold]:
    """Matters in words, with links into their reports."""
    wanted = {
        report
        for matter in matters
        for report in (
            *(member.report for member in matter.members[:MOST]),
            *(report for own in matter.fields for value in own.values for report in value.reports[:MOST]),
        )
    }
    sources = Sources(ask.record.readings(sorted(wanted)).values())
    return [_matter(one, sources) for one in matters]


def _matter(matter: Matter, sources: Sources) -> MatterTold:
    entries = {member.report: member.entry for member in matter.members[::-1]}
    first = matter.members[:MOST]
    fields = sorted(matter.fields, key=lambda own: _ORDER.index(own.status))
    return MatterTold(
        id=matter.id,
        kind="claim" if matter.kind.value == "violation_claim" else matter.kind.value,
        names=tuple(dict.fromkeys(sources.says(member).plain for member in first)),
        told_by=told_by(matter),
        several=matter.independent_reports > 1,
        decided=matter.decided,
        fields=tuple(_field(own, entries, sources) for own in fields),
        members=tuple(
            Link(f"/reports/{one.report}#{one.entry}", sources.source(one.report), sources.quote(one))
            for one in first
        ),
        left=len(matter.members) - len(first),
    )


def _field(field: MatterField, entries: dict[str, str], sources: Sources) -> FieldTold:
    values = tuple(
        ValueTold(
            code(shown(field, one)) if isinstance(one.value, str) else shown(field, one),
            one.value is None,
            one.independent,
            tuple(
                Link(f"/reports/{report}#{entries[report]}", sources.source(report), "")
                for report in one.reports[:MOST]
            ),
            max(0, len(one.reports) - MOST),
        )
        for one in field.values
    )
    return FieldTold(code(field.name.replace(".", " ")), field.status.value, values)
