"""How near the reader comes to gold: `python -m bench.gold_scores FOLDER`.

FOLDER holds gold files, or a folder `gold` that does. Figures are summed over the reports type by type;
there is no one figure for everything.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench.figures import Note, Scores
from bench.gold import Gold, GoldError, load_folder
from bench.run_reader import NoReadingError, Read, reader, ready
from bench.score import empty_reading, score_reading
from bench.tables import note_lines, reports_table, table

HIDDEN = "report"
"""The part of an index whose texts are scored and never shown."""


def gold_folder(folder: Path) -> Path:
    """The folder itself, or its `gold` where it has one."""
    inside = folder / "gold"
    return inside if inside.is_dir() else folder


def parts(index: Path) -> dict[str, str]:
    """The column `part` of an index by the report's name without ending; empty where there is none."""
    if not index.is_file():
        return {}
    with index.open(encoding="utf-8", newline="") as lines:
        return {Path(row["file"]).stem: row["part"] for row in csv.DictReader(lines) if row.get("part")}


def score_all(golds: list[Gold], read: Read) -> list[tuple[str, Scores]]:
    """The scores of each report by name; a report without a reading counts as one with nothing found."""
    rows = []
    for gold in golds:
        try:
            reading = read(gold)
        except NoReadingError as error:
            print(f"{gold.name}: not read: {error}", file=sys.stderr)
            reading = empty_reading(gold.text())
        rows.append((gold.name, score_reading(gold, reading)))
    return rows


def total(rows: list[tuple[str, Scores]]) -> Scores:
    """All reports' figures added up, and all notes."""
    out = Scores()
    for _, scores in rows:
        out.add(scores)
    return out


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0, or 2 where the gold or the readings cannot be used."""
    args = _arguments(argv)
    folder = gold_folder(args.folder)
    part_of = parts(args.index or folder.resolve().parent / "reports" / "index.csv")
    try:
        golds = [g for g in load_folder(folder) if args.part in (None, part_of.get(g.report.stem))]
        if not golds:
            raise GoldError(f"{folder}: no gold" + (f" of part {args.part!r}" if args.part else ""))
        rows = score_all(golds, ready(args.readings) if args.readings else reader(args.reader))
    except (GoldError, OSError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    scores = total(rows)
    hidden = {gold.name for gold in golds if part_of.get(gold.report.stem) == HIDDEN}
    kinds = [kind.strip() for kind in args.kind.split(",")] if args.kind else []
    notes = [n for n in scores.notes if n.file not in hidden and (not kinds or n.kind in kinds)]
    if args.json:
        print(json.dumps(_as_json(rows, scores, notes if args.errors else []), ensure_ascii=False, indent=1))
        return 0
    if args.errors:
        print(note_lines(notes))
        if hidden:
            print(f"\n{len(hidden)} reports of part {HIDDEN!r} are scored and not shown.")
        return 0
    print(f"{len(golds)} reports of {folder}" + (f", part {args.part}" if args.part else ""), end="\n\n")
    print(table(scores), end="\n\n")
    print(reports_table(rows))
    return 0


def _as_json(rows: list[tuple[str, Scores]], scores: Scores, notes: list[Note]) -> dict[str, object]:
    def figures(some: Scores) -> dict[str, object]:
        return {path: {**figure.values(), **asdict(figure)} for path, figure in some.figures.items()}

    out: dict[str, object] = {"figures": figures(scores), "reports": {name: figures(s) for name, s in rows}}
    if notes:
        out["notes"] = [asdict(note) for note in notes]
    return out


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.gold_scores", description="Scores readings against gold."
    )
    parser.add_argument("folder", type=Path, help="a folder of gold files, or one that has a folder gold")
    parser.add_argument("--part", help="only reports of this part of the index (look, report)")
    parser.add_argument(
        "--index", type=Path, help="CSV with columns file, part (default: ../reports/index.csv)"
    )
    parser.add_argument("--reader", default="local", help="the reader to run (default: local)")
    parser.add_argument("--readings", type=Path, help="score these readings (JSONL or JSON), run no reader")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--errors", action="store_true", help="list misses, false alarms and differences")
    parser.add_argument("--kind", help="only these types among the errors: events,conditions,…")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
