"""The fields of a matter: agreed, refined or disputed, each value with its reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from detente.record.matters.matter import FieldStatus, FieldValue, MatterField, Shown
from detente.record.matters.span import Lie, Span, lie
from detente.record.matters.spot import Spot, Where, where
from detente.record.matters.telling import Given, Telling
from detente.record.matters.weigh_events import fits

_CONTRARY = frozenset(
    frozenset(pair)
    for pair in (
        ("never_in_force", "in_force"), ("never_in_force", "extended"), ("never_in_force", "collapsed"),
        ("never_in_force", "expired"), ("cancelled", "held"), ("cancelled", "under_way"), ("yes", "no"),
    )
)  # fmt: skip
"""Stages that cannot both have been reached; others follow each other in time. Acts of one family that two
reports name otherwise contradict each other as little."""
_ALIKE = 0.04


def fields(tellings: Sequence[Telling], originals: Mapping[str, str]) -> tuple[MatterField, ...]:
    """The fields of a matter from its tellings, which come in order. `originals` names the report that a copy
    is one of.
    """
    reports = tuple(dict.fromkeys(telling.key.report for telling in tellings))
    values: dict[str, dict[tuple[object, ...], list[str]]] = {}
    given: dict[tuple[str, tuple[object, ...]], Given] = {}
    for telling in tellings:
        for one in telling.given:
            given.setdefault((one.field, one.form), one)
            told = values.setdefault(one.field, {}).setdefault(one.form, [])
            if telling.key.report not in told:
                told.append(telling.key.report)
    return tuple(
        _field(name, [(given[name, form], told) for form, told in found.items()], reports, originals)
        for name, found in values.items()
    )


def independent(reports: Sequence[str], originals: Mapping[str, str]) -> int:
    """How many reports are no copies of each other."""
    return len({originals.get(report, report) for report in reports})


def _field(
    name: str,
    found: list[tuple[Given, list[str]]],
    reports: tuple[str, ...],
    originals: Mapping[str, str],
) -> MatterField:
    found.sort(key=lambda one: (-independent(one[1], originals), reports.index(one[1][0]), repr(one[0].form)))
    values = [_value(given.shown, told, originals) for given, told in found]
    spoken = {report for _, told in found for report in told}
    silent = [report for report in reports if report not in spoken]
    own = [given for given, told in found if _of_its_own(told, spoken, originals)]
    if any(not agree(a, b) for a, b in combinations(own, 2)):
        status = FieldStatus.DISPUTED
    elif len(found) > 1 or silent:
        status = FieldStatus.REFINED
    else:
        status = FieldStatus.AGREED
    if silent:
        values.append(_value(None, silent, originals))
    return MatterField(name=name, status=status, values=tuple(values))


def _of_its_own(told: Sequence[str], spoken: set[str], originals: Mapping[str, str]) -> bool:
    """Whether a value is told by other than copies of reports that give one themselves: what a copy was read
    to say else ("last week", a day later) is no second opinion.
    """
    return any(originals.get(report, report) == report or originals[report] not in spoken for report in told)


def _value(shown: Shown, reports: Sequence[str], originals: Mapping[str, str]) -> FieldValue:
    return FieldValue(value=shown, reports=tuple(reports), independent=independent(reports, originals))


def agree(one: Given, other: Given) -> bool:
    """Whether two values of a field can both be true."""
    if one.form == other.form:
        return True
    here, there = one.form, other.form
    match one.sort:
        case "date":
            return lie(Span(*here), Span(*there)) in {Lie.SAME, Lie.WITHIN, Lie.OVERLAP}  # type: ignore[arg-type]
        case "duration":
            mine, theirs = float(str(here[0])), float(str(there[0]))
            return abs(mine - theirs) <= _ALIKE * max(mine, theirs)
        case "place":
            return where(Spot(*here), Spot(*there)) is not Where.OTHER  # type: ignore[arg-type]
        case "count":
            return fits((int(str(here[0])), str(here[1])), (int(str(there[0])), str(there[1])))
        case "stage":
            return frozenset((str(here[0]), str(there[0]))) not in _CONTRARY
        case "code" | "flag":
            return False
        case "agents" | "codes" | "text":
            return True
