"""What rules and the trained head each find: `python -m bench.ablation FOLDER`.

Reads the gold of a folder thrice: acts by rules on the parse alone, by the head alone, by both. Everything
else stays the same, quotations by rules and tagger included.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, get_args

from bench.gold import Gold, GoldError, load_folder
from bench.gold_scores import parts, score_all, total
from bench.run_reader import Read, report_of
from bench.tables import columns
from detente.reading.local.local import ActsBy, Local

FIGURES = (
    "events.act_side.precision", "events.act_side.recall", "events.act_side.f1", "events.side.f1",
    "events.issues.accuracy", "events.reality.accuracy", "events.recipient.accuracy", "conditions.kind.f1",
    "ceasefires.status.f1", "talks.found.f1", "agreements.found.f1", "violation_claims.sides.f1",
)  # fmt: skip


def reader(acts: ActsBy) -> Read:
    """The local reader with acts found in one way, as a function from gold's report to its reading."""
    local = Local(acts=acts)

    def read(gold: Gold) -> dict[str, Any]:
        return dict(json.loads(local.read(report_of(gold)).model_dump_json(by_alias=True)))

    return read


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the folder has no gold."""
    parser = argparse.ArgumentParser(prog="python -m bench.ablation", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", help="only reports of this part of the index")
    args = parser.parse_args(argv)
    try:
        part_of = parts(args.folder.resolve().parent / "reports" / "index.csv")
        golds = [g for g in load_folder(args.folder) if args.part in (None, part_of.get(g.report.stem))]
    except GoldError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    found = {way: total(score_all(golds, reader(way))).flat() for way in get_args(ActsBy)}
    rows = [["", *found]]
    rows += [
        [name, *(f"{flat[name]:.3f}" if name in flat else "-" for flat in found.values())] for name in FIGURES
    ]
    print(columns(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
