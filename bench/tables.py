"""Prints figures as plain aligned tables."""

from __future__ import annotations

from collections.abc import Sequence

from bench.figures import Figure, Note, Rate, Scores, Tally

SECTIONS = (
    "quotations", "events", "conditions", "ceasefires", "violation_claims", "talks", "agreements", "actors",
    "dates", "places", "acts",
)  # fmt: skip


def columns(rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Rows as lines of aligned columns: the first `left` ones to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.ljust(w) if i < left else cell.rjust(w)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def table(scores: Scores) -> str:
    """All figures, a block for each type; the counts beside each value say what it rests on."""
    blocks = []
    for section in SECTIONS:
        mine = {p.partition(".")[2]: f for p, f in scores.figures.items() if p.partition(".")[0] == section}
        mine = dict(
            sorted(mine.items(), key=lambda item: item[0] == "all" and section in ("dates", "places"))
        )
        found = {name: figure for name, figure in mine.items() if isinstance(figure, Tally)}
        rated = {name: figure for name, figure in mine.items() if isinstance(figure, Rate)}
        if section == "acts":
            found = dict(sorted(found.items(), key=lambda item: (-item[1].gold, item[0])))
        if found:
            head = [section, "precision", "recall", "F1", "right/read", "found/core"]
            blocks.append(columns([head, *(_row(f"  {name}", figure) for name, figure in found.items())]))
        if rated:
            title = f"{section}, of the matched" if found else f"{section} of matched items"
            head = [title, "accuracy", "right/of"]
            blocks.append(columns([head, *(_row(f"  {name}", figure) for name, figure in rated.items())]))
    return "\n\n".join(blocks)


def _row(name: str, figure: Figure) -> list[str]:
    values = ["-" if value is None else f"{value:.3f}" for value in figure.values().values()]
    if isinstance(figure, Tally):
        return [name, *values, f"{figure.right}/{figure.read}", f"{figure.found}/{figure.gold}"]
    return [name, *values, f"{figure.right}/{figure.of}"]


def reports_table(rows: Sequence[tuple[str, Scores]]) -> str:
    """A line for each report with the F1 of the main figures."""
    head = ["F1 by report", *(path.replace("_", " ") for path in MAIN)]
    body = [[name, *(_f1(scores.figures.get(path)) for path in MAIN)] for name, scores in rows]
    return columns([head, *body])


MAIN = (
    "quotations.content",
    "events.act_side",
    "conditions.kind",
    "ceasefires.status",
    "violation_claims.sides",
)


def _f1(figure: Figure | None) -> str:
    value = figure.values().get("f1") if figure else None
    return "-" if value is None else f"{value:.2f}"


def note_lines(notes: Sequence[Note]) -> str:
    """One line an item, those of a report and type together: MISSED, FALSE (alarm) or differs."""
    out, heading = [], ""
    for note in notes:
        title = f"{note.file}  {note.kind}"
        if title != heading:
            out.append(f"\n{title}")
            heading = title
        what = note.what if note.what == "differs" else note.what.upper()
        out.append(f"  {what:<8}{note.at:>6}  {note.line}")
    return "\n".join(out)
