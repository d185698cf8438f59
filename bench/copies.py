"""How well copies are found: `python -m bench.copies PLACE [--json]`.

With a folder of reports: copies are made of each (`copy_edits.py`) and looked for among all, the reports
themselves and what only looks like a copy included. A copy is found where its group's original is the report
that it was made of; precision is over all that are said to be copies. With `gold/matters.json` of the shared
folder: its near copies among its reports.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path, PurePath
from time import process_time

from bench.copy_edits import COPIES, OTHERS, bulletin
from bench.tables import columns
from detente.model import Report
from detente.sources import load
from detente.sources.copies import Signature, find_pairs, group, signature

ROUNDS = 6
SEED = 20250511
FEWEST_FIGURES = 6
"""Numbers from which on a report makes a bulletin."""


@dataclass
class Made:
    """A signature, the report that its text is of, and how it was made of it."""

    signature: Signature
    base: str
    kind: str


@dataclass
class Result:
    """What was found."""

    reports: int = 0
    copies: int = 0
    lookalikes: int = 0
    right: int = 0
    wrong: int = 0
    wrongly: list[str] = field(default_factory=list)
    found: dict[str, list[bool]] = field(default_factory=dict)
    sign_ms: float = 0.0
    find_ms: float = 0.0


def make(reports: Sequence[Report], rounds: int) -> list[Made]:
    """The reports, their copies and what only looks like one."""
    chance = random.Random(SEED)
    made = [Made(signature(report), report.id, "report") for report in reports]
    for report in reports:
        others = [other.text for other in reports if other is not report]
        for kind, edit in ({**COPIES, **OTHERS}).items():
            for _ in range(rounds):
                base = report.id
                made.append(Made(_signed(report, edit(report.text, chance, others)), base, kind))
        if (
            sum(c.isdigit() for c in report.text) >= FEWEST_FIGURES
            and _numbers(report.text) >= FEWEST_FIGURES
        ):
            text = bulletin(report.text, chance, others)
            made.append(Made(_signed(report, text), f"{report.id} of another day", "bulletin"))
    # An edit that changed nothing gives the report itself again.
    return list({one.signature.report: one for one in reversed(made)}.values())


def _numbers(text: str) -> int:
    return len({word for word in text.split() if any(c.isdigit() for c in word)})


def _signed(report: Report, text: str) -> Signature:
    """The signature of a changed text, which another outlet prints a day later."""
    later = date.fromisoformat(report.published_at[:10]) + timedelta(days=1)
    return signature(Report(text=text, published_at=later.isoformat(), publisher="Harbour Daily"))


def measure(reports: Sequence[Report], rounds: int = ROUNDS) -> Result:
    """Looks for every copy among all."""
    result = Result(reports=len(reports))
    began = process_time()
    made = make(reports, rounds)
    result.sign_ms = 1000 * (process_time() - began) / len(made)
    by_id = {one.signature.report: one for one in made}
    signatures = [one.signature for one in made]
    began = process_time()
    pairs = {(pair.a, pair.b): pair for one in signatures for pair in find_pairs(signatures, one)}
    result.find_ms = 1000 * (process_time() - began) / len(made)
    groups = group(signatures, pairs.values())
    of = {report: each.original for each in groups for report in each.copies}
    for report, original in of.items():
        if by_id[report].base == by_id[original].base:
            result.right += 1
        else:
            result.wrong += 1
            result.wrongly.append(f"{by_id[report].kind} of {by_id[report].base} as {by_id[original].base}")
    for one in made:
        if one.kind in COPIES:
            result.found.setdefault(one.kind, []).append(of.get(one.signature.report) == one.base)
    result.copies = sum(map(len, result.found.values()))
    result.lookalikes = sum(one.kind in OTHERS or one.kind == "bulletin" for one in made)
    return result


def originals(folder: Path) -> list[Report]:
    """The reports of a folder without those that the gold beside it says are copies."""
    matters = folder.parent / "gold" / "matters.json"
    gold = json.loads(matters.read_text(encoding="utf-8"))["near_copies"] if matters.exists() else []
    copies = {pair["copy"] for pair in gold}
    return [
        item.outcome
        for item in load(folder)
        if isinstance(item.outcome, Report) and PurePath(item.file or item.source).stem not in copies
    ]


def measure_gold(matters: Path) -> dict[str, float]:
    """The near copies of the gold among the reports beside it: precision and recall over pairs."""
    gold = json.loads(matters.read_text(encoding="utf-8"))["near_copies"]
    wanted = {frozenset((pair["original"], pair["copy"])) for pair in gold}
    items = list(load(matters.parent.parent / "reports"))
    signed = [signature(item.outcome) for item in items if isinstance(item.outcome, Report)]
    names = {
        item.outcome.id: PurePath(item.file or item.source).stem
        for item in items
        if isinstance(item.outcome, Report)
    }
    pairs = {(pair.a, pair.b): pair for one in signed for pair in find_pairs(signed, one)}
    found = {frozenset((names[a], names[b])) for a, b in pairs}
    originals = {names[each.original] for each in group(signed, pairs.values())}
    return {
        "reports": len(signed),
        "precision": _ratio(len(found & wanted), len(found)),
        "recall": _ratio(len(found & wanted), len(wanted)),
        "original": _ratio(len(originals & {pair["original"] for pair in gold}), len(gold)),
    }


def as_json(result: Result) -> dict[str, object]:
    """The figures, for machines."""
    everything = [hit for hits in result.found.values() for hit in hits]
    return {
        "all": {
            "precision": _ratio(result.right, result.right + result.wrong),
            "recall": _ratio(sum(everything), len(everything)),
        },
        "recall": {kind: _ratio(sum(hits), len(hits)) for kind, hits in result.found.items()},
        "counts": {"reports": result.reports, "copies": result.copies, "lookalikes": result.lookalikes},
        "milliseconds": {"signature": result.sign_ms, "find": result.find_ms},
        "wrong": result.wrongly,
    }


def table(result: Result) -> str:
    """The figures for a person to read."""
    figures = as_json(result)
    whole: dict[str, float] = figures["all"]  # type: ignore[assignment]  # made so above
    rows = [["copies", "recall", "of"]]
    rows += [
        [kind, f"{_ratio(sum(hits), len(hits)):.3f}", str(len(hits))] for kind, hits in result.found.items()
    ]
    rows.append(["all", f"{whole['recall']:.3f}", str(result.copies)])
    said = result.right + result.wrong
    lines = [
        f"{result.reports} reports, {result.copies} copies of them, "
        f"{result.lookalikes} that only look like one",
        "",
        columns(rows),
        f"precision                {whole['precision']:.3f} ({result.wrong} wrong of {said})",
        f"to make a copy and sign  {result.sign_ms:.1f} ms",
        f"to find among all        {result.find_ms:.1f} ms",
    ]
    return "\n".join([*lines, *(f"wrong: {line}" for line in sorted(set(result.wrongly))[:20])])


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the figures; 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("place", type=Path, nargs="+", help="folders of reports, or gold/matters.json")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"copies of each kind (default: {ROUNDS})")
    given = parser.parse_args(argv)
    if given.place[0].suffix == ".json":
        print(json.dumps(measure_gold(given.place[0]), indent=1))
        return 0
    reports = [report for place in given.place for report in originals(place)]
    if len(reports) < 2:
        print(f"bench: {given.place[0]}: fewer than two reports", file=sys.stderr)
        return 2
    result = measure(reports, given.rounds)
    print(json.dumps(as_json(result), indent=1) if given.json else table(result))
    return 0


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    sys.exit(main())
