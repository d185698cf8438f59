"""How well readings are resolved into matters: `python -m bench.matters SHARED/gold/matters.json`.

Two inputs: the gold annotations of the reports, as a reader without fault would give them, and the reader's
own readings, whose entries are found in the gold by kind and overlapping evidence. Figures are pairwise: two
entries of different reports that are one matter. A pair is judged where gold names one of the two.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.gold import Gold, GoldError, load_folder
from bench.gold_readings import Converter
from bench.matters_match import Label, found_in_gold
from bench.run_reader import reader
from bench.tables import columns
from detente.model import Reading
from detente.record.matters import Matter, MatterKind, Resolution, resolve

KINDS = {"incident": "event"}
LISTS = {
    "ceasefires": "ceasefire",
    "talks": "talks",
    "agreements": "agreement",
    "violation_claims": "violation_claim",
    "events": "event",
}
Pair = frozenset[Label]


@dataclass
class Counts:
    """Pairs of one kind."""

    wanted: int = 0
    given: int = 0
    right: int = 0
    readable: int = 0
    """Wanted pairs of which the reading has both entries."""

    def figures(self) -> dict[str, float]:
        """Precision, recall among the pairs that were read, and their F1; recall of all pairs."""
        precision = self.right / self.given if self.given else 1.0
        recall = self.right / self.readable if self.readable else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "recall_of_all": self.right / self.wanted if self.wanted else 1.0,
            "pairs": self.wanted,
        }


@dataclass
class Measured:
    """What a resolution is worth."""

    pairs: dict[str, Counts] = field(default_factory=dict)
    apart: list[str] = field(default_factory=list)
    """Pairs to keep apart that are one."""
    crossed: list[str] = field(default_factory=list)
    """Matters, other than actors, over two conflicts."""
    fields: list[tuple[str, bool]] = field(default_factory=list)
    independent: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kept: int = 0
    doubts: int = 0

    def figures(self) -> dict[str, Any]:
        """All figures, for floors."""
        whole = Counts()
        for counts in self.pairs.values():
            for name in ("wanted", "given", "right", "readable"):
                setattr(whole, name, getattr(whole, name) + getattr(counts, name))
        return {
            "pairs": {"all": whole.figures(), **{k: c.figures() for k, c in sorted(self.pairs.items())}},
            "kept_apart": 1 - len(self.apart) / self.kept if self.kept else 1.0,
            "one_conflict": float(not self.crossed),
            "fields": _share(self.fields),
            "independent": _share(self.independent),
            "doubts": self.doubts,
        }


def _share(marks: list[tuple[str, bool]]) -> float:
    return sum(right for _, right in marks) / len(marks) if marks else 1.0


class Truth:
    """The gold of matters, by the labels of its entries."""

    def __init__(self, data: Mapping[str, Any], golds: Iterable[Gold]) -> None:
        """Take `matters.json` and the gold of its reports."""
        self.data = data
        self.golds = {gold.name: gold for gold in golds}
        self.matter: dict[Label, str] = {}
        for matter in data["matters"]:
            for member in matter["members"]:
                self.matter[Label(member["report"], member["list"], member["index"])] = matter["id"]
        for actor in data["actors"]:
            for report, name in actor["names"].items():
                self.matter[Label(report, "actors", self._actor(report, name))] = actor["id"]
        self.together = {member["report"] for matter in data["matters"] for member in matter["members"]}

    def _actor(self, report: str, name: str) -> int:
        names = [entry["name"] for entry in self.golds[report].data["actors"]]
        return names.index(name)

    def label(self, end: Mapping[str, str]) -> Label:
        """The label of an end of a pair to keep apart, which names its evidence."""
        entries = self.golds[end["report"]].data[end["list"]]
        return Label(end["report"], end["list"], [e["evidence"] for e in entries].index(end["evidence"]))

    def conflict(self, report: str) -> str:
        """The conflict that a report is about: those of the matters are about one, others stand alone."""
        return "shared" if report in self.together else report


def measure(
    truth: Truth, readings: Mapping[str, Reading], labels: Mapping[tuple[str, str], Label]
) -> Measured:
    """Resolve readings (by name) and compare; `labels` names entries (report id, entry id) of the gold."""
    names = {reading.report.id: name for name, reading in readings.items()}
    ids = {name: key for key, name in names.items()}
    copies = {ids[c["copy"]]: ids[c["original"]] for c in truth.data["near_copies"]}
    resolution = resolve(readings.values(), copies)
    out = Measured(doubts=len(resolution.doubts))
    _pairs(out, truth, resolution, labels)
    for pair in truth.data["keep_apart"]:
        out.kept += 1
        ends = {truth.label(pair["a"]), truth.label(pair["b"])}
        if any(ends <= {labels.get(m.key) for m in matter.members} for matter in resolution.matters):
            out.apart.append(pair["why"])
    for matter in resolution.matters:
        over = {truth.conflict(names[member.report]) for member in matter.members}
        if len(over) > 1 and matter.kind is not MatterKind.ACTOR:
            out.crossed.append(f"{matter.kind} over {', '.join(sorted(over))}")
    _fields(out, truth, resolution, labels, names)
    return out


def _pairs(
    out: Measured, truth: Truth, resolution: Resolution, labels: Mapping[tuple[str, str], Label]
) -> None:
    read = set(labels.values())
    wanted: dict[Pair, str] = {}
    for one, other in combinations(sorted(truth.matter), 2):
        if truth.matter[one] == truth.matter[other] and one.report != other.report:
            kind = LISTS.get(one.list, "actor")
            wanted[frozenset((one, other))] = kind
            counts = out.pairs.setdefault(kind, Counts())
            counts.wanted += 1
            counts.readable += {one, other} <= read
    given = set()
    for matter in resolution.matters:
        told = sorted({labels[m.key] for m in matter.members if m.key in labels})
        for one, other in combinations(told, 2):
            if matter.kind is MatterKind.ACTOR and not {one.report, other.report} <= truth.together:
                continue  # gold names the actors of these reports; Trump in another conflict is Trump
            if one.report != other.report and (one in truth.matter or other in truth.matter):
                given.add(frozenset((one, other)))
                counts = out.pairs.setdefault(matter.kind.value, Counts())
                counts.given += 1
                counts.right += frozenset((one, other)) in wanted
    out.notes += [f"missed: {_told(p)}" for p in sorted(wanted.keys() - given, key=sorted) if p <= read]
    out.notes += [f"wrong: {_told(p)}" for p in sorted(given - wanted.keys(), key=sorted)]


def _told(pair: Pair) -> str:
    return " + ".join(f"{label.report} {label.list}[{label.at}]" for label in sorted(pair))


def _fields(
    out: Measured,
    truth: Truth,
    resolution: Resolution,
    labels: Mapping[tuple[str, str], Label],
    names: Mapping[str, str],
) -> None:
    for wanted in truth.data["matters"]:
        members = {Label(m["report"], m["list"], m["index"]) for m in wanted["members"]}
        held = {m.id: members & {labels.get(x.key) for x in m.members} for m in resolution.matters}
        best = max(resolution.matters, key=lambda m: len(held[m.id]))
        if held[best.id] != members:
            continue  # statuses of a matter that is told in part say nothing
        same = best.independent_reports == wanted["independent_reports"]
        out.independent.append((wanted["id"], same))
        for name, told in wanted["fields"].items():
            right = _field_is(best, name, told, names)
            out.fields.append((f"{wanted['id']}.{name}", right))
            if not right:
                out.notes.append(f"field: {wanted['id']}.{name} is {told['status']}")


def _field_is(matter: Matter, name: str, told: Mapping[str, Any], names: Mapping[str, str]) -> bool:
    """Whether a field has its status, and, where it is disputed, the two sides their reports."""
    found = next((f for f in matter.fields if f.name == name), None)
    if found is None or found.status != told["status"]:
        return False
    if told["status"] != "disputed":
        return True
    wanted = {frozenset(value["reports"]) for value in told["values"]}
    return {frozenset(names[report] for report in value.reports) for value in found.values} == wanted


def run(path: Path, *, own: bool) -> dict[str, Measured]:
    """Both measures, or with `own` False the one of gold alone.

    Raises:
        GoldError: a file is not there or not as it should be.
    """
    golds = load_folder(path.parent)
    truth = Truth(json.loads(path.read_text(encoding="utf-8")), golds)
    perfect = {gold.name: Converter.of(gold).reading() for gold in golds}
    out = {"gold": measure(truth, perfect, _by_index(golds, perfect))}
    if own:
        read = reader("local")
        readings = {gold.name: Reading.model_validate(read(gold)) for gold in golds}
        out["reader"] = measure(truth, readings, found_in_gold(perfect, readings, _by_index(golds, perfect)))
    return out


def _by_index(golds: Iterable[Gold], perfect: Mapping[str, Reading]) -> dict[tuple[str, str], Label]:
    out = {}
    for gold in golds:
        reading = perfect[gold.name]
        for kind in ("actors", *LISTS):
            for index, entry in enumerate(getattr(reading, kind)):
                out[reading.report.id, entry.id] = Label(gold.name, kind, index)
    return out


def table(measured: Mapping[str, Measured]) -> str:
    """The figures as a table."""
    head = ["input", "kind", "precision", "recall", "F1", "recall of all", "pairs"]
    rows = [
        [
            name,
            kind,
            *(f"{f[key]:.3f}" for key in ("precision", "recall", "f1", "recall_of_all")),
            f"{f['pairs']:.0f}",
        ]
        for name, one in measured.items()
        for kind, f in one.figures()["pairs"].items()
    ]
    lines = [columns([head, *rows], left=2)]
    for name, one in measured.items():
        f = one.figures()
        lines.append(
            f"{name}: {one.kept - len(one.apart)} of {one.kept} pairs kept apart, "
            f"{len(one.crossed)} matters over two conflicts, "
            f"field status {f['fields']:.3f} of {len(one.fields)}, "
            f"independent reports {f['independent']:.3f} of {len(one.independent)}, "
            f"{one.doubts} pairs in doubt"
        )
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the gold cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bench.matters", description="Measures matters.")
    parser.add_argument("path", type=Path, help="matters.json beside the gold of its reports")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--gold-only", action="store_true", help="leave the reader out")
    parser.add_argument("--errors", action="store_true", help="print what is missed and wrong")
    args = parser.parse_args(argv)
    try:
        measured = run(args.path, own=not args.gold_only)
    except (GoldError, OSError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps({name: one.figures() for name, one in measured.items()}, indent=1))
        return 0
    print(table(measured))
    if args.errors:
        for name, one in measured.items():
            for note in (*one.notes, *one.apart, *one.crossed):
                print(f"{name}: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
