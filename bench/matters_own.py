"""Matters over small sets of our own about other conflicts: `python -m bench.matters_own bench/matters_sets`.

A set is a YAML file of reports in the short form of gold; an entry says which matter it tells, and what it
says. Every entry of a set is annotated, so that every pair is judged, over all sets resolved together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from bench.gold_readings import Converter, entry_id
from bench.matters import Counts, Measured
from bench.tables import columns
from detente.model import Reading, Report
from detente.model.ids import identify
from detente.record.matters import FieldStatus, MatterKind, Resolution, resolve

LISTS = ("ceasefires", "talks", "agreements", "violation_claims", "events")
Key = tuple[str, str]


@dataclass
class Told:
    """All sets: readings, copies, and which matter each entry tells."""

    readings: dict[str, Reading] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    matter: dict[Key, str] = field(default_factory=dict)
    conflict: dict[str, str] = field(default_factory=dict)
    disputed: list[tuple[str, str, dict[str, list[str]]]] = field(default_factory=list)


def load(folder: Path) -> Told:
    """Every set of a folder.

    Raises:
        OSError: the folder cannot be read.
        ValueError: a set is not as it should be.
    """
    out = Told()
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for one in data["reports"]:
            _take(out, path.stem, one, data["same_actors"])
        for one in data.get("disputed") or ():
            out.disputed.append((one["matter"], one["field"], one["values"]))
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for one in data["reports"]:
            if "copy_of" in one:
                ids = out.readings[one["name"]].report.id, out.readings[one["copy_of"]].report.id
                out.copies[ids[0]] = ids[1]
    if not out.readings:
        raise ValueError(f"{folder} holds no set")
    return out


def _take(out: Told, conflict: str, one: Mapping[str, Any], same: Mapping[str, list[str]]) -> None:
    name = one["name"]
    keys = ("name", "kind", "side", "country")
    actors = [{**dict(zip(keys, row, strict=True)), "sector": None, "role": None} for row in one["actors"]]
    data: dict[str, Any] = {"actors": actors, **{kind: [] for kind in LISTS}}
    for kind in LISTS:
        for entry in one.get(kind) or ():
            data[kind].append({**entry, "evidence": entry["says"]})
    said = [entry["says"] for kind in LISTS for entry in one.get(kind) or ()]
    report = Report(text=f"{name}: " + ". ".join(said) + ".", published_at=one["published"])
    reading = Converter(name, data, report).reading()
    out.readings[name] = reading
    out.conflict[report.id] = conflict
    for kind in LISTS:
        for index, entry in enumerate(data[kind]):
            out.matter[report.id, entry_id(name, kind, index)] = f"{conflict}/{entry['matter']}"
    for actor in actors:
        for key, names in same.items():
            if actor["name"] in names:
                out.matter[report.id, identify("actor", [name, actor["name"]])] = f"{conflict}/{key}"


def measure(told: Told) -> Measured:
    """Resolve all sets together and compare."""
    resolution = resolve(told.readings.values(), told.copies)
    out = Measured(doubts=len(resolution.doubts))
    _pairs(out, told, resolution)
    for matter in resolution.matters:
        over = {told.conflict[member.report] for member in matter.members}
        if len(over) > 1 and matter.kind is not MatterKind.ACTOR:
            out.crossed.append(f"{matter.kind} over {', '.join(sorted(over))}")
    for name, fieldname, values in told.disputed:
        right = _is_disputed(told, resolution, name, fieldname, values)
        out.fields.append((f"{name}.{fieldname}", right))
    return out


def _pairs(out: Measured, told: Told, resolution: Resolution) -> None:
    kind_of = {member.key: m.kind for m in resolution.matters for member in m.members}
    held = {tuple(member.key): m.id for m in resolution.matters for member in m.members}
    says = dict(_sayings(told))
    for one, other in combinations(sorted(told.matter), 2):
        if one[0] == other[0] or kind_of[one] is not kind_of[other]:  # type: ignore[index]
            continue
        wanted, given = told.matter[one] == told.matter[other], held[one] == held[other]
        counts = out.pairs.setdefault(kind_of[one].value, Counts())  # type: ignore[index]
        counts.wanted += wanted
        counts.readable += wanted
        counts.given += given
        counts.right += wanted and given
        if wanted is not given:
            out.notes.append(f"{'missed' if wanted else 'wrong'}: {says[one]} + {says[other]}")


def _sayings(told: Told) -> Iterator[tuple[Key, str]]:
    for name, reading in told.readings.items():
        for entry in reading.entries():
            quote = entry.evidence[0].quote if entry.evidence else getattr(entry, "name", "")
            yield (reading.report.id, entry.id), f"{name} {quote!r}"


def _is_disputed(
    told: Told, resolution: Resolution, name: str, fieldname: str, values: Mapping[str, list[str]]
) -> bool:
    keys = {key for key, matter in told.matter.items() if matter.partition("/")[2] == name}
    for matter in resolution.matters:
        if keys & {tuple(member.key) for member in matter.members}:
            found = next((f for f in matter.fields if f.name == fieldname), None)
            if found is None or found.status is not FieldStatus.DISPUTED:
                return False
            given = {str(v.value): set(v.reports) for v in found.values if v.value is not None}
            wanted = {v: {told.readings[r].report.id for r in reports} for v, reports in values.items()}
            return given == wanted
    return False


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the sets cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bench.matters_own", description="Measures matters.")
    parser.add_argument("path", type=Path, help="folder of sets")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--errors", action="store_true", help="print what is missed and wrong")
    args = parser.parse_args(argv)
    try:
        measured = measure(load(args.path))
    except (OSError, ValueError, KeyError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    figures = measured.figures()
    if args.json:
        print(json.dumps(figures, indent=1))
        return 0
    keys = ("precision", "recall", "f1")
    rows = [[k, *(f"{f[key]:.3f}" for key in keys), f"{f['pairs']:.0f}"] for k, f in figures["pairs"].items()]
    print(columns([["kind", "precision", "recall", "F1", "pairs"], *rows]))
    print(f"{len(measured.crossed)} matters over two conflicts, {measured.doubts} pairs in doubt")
    print(f"disputes as annotated: {sum(right for _, right in measured.fields)} of {len(measured.fields)}")
    if args.errors:
        print("\n".join((*measured.notes, *measured.crossed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
