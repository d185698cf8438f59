"""A window's charts → one picture, SVG or PNG."""

from __future__ import annotations

from pathlib import Path

import altair as alt

from detente.analysis.compliance import Compliance
from detente.exports.clean import one_line
from detente.exports.compliance import words
from detente.exports.compliance.charts import around, dressed, long_series, placebos
from detente.exports.drawing import DrawingError, draw


def draw_compliance(one: Compliance, path: Path) -> None:
    """Write the charts of a window. Raises `DrawingError` where there is none, or it can't be written."""
    if not one.findings:
        raise DrawingError(
            f"{path}: the source covers nothing of {one.window.id}. Name another window or source"
        )
    finding = one.findings[0]
    parts = [around(finding, one)]
    if finding.placebo.run:
        parts.append(placebos(finding, one))
    if finding.segmented:
        parts.append(long_series(finding.segmented, one))
    said = words.SAID[one.judged.verdict]
    title = alt.TitleParams(
        f"{one_line(one.window.label)}: {said}", subtitle=words.bounds(one.window), anchor="start"
    )
    draw(dressed(alt.VConcatChart(vconcat=parts, title=title)), path)
