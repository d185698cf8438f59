"""Compliance → a report to hand on: one HTML file without scripts or addresses, or a PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment

from detente import __version__
from detente.analysis.compliance import Compliance
from detente.analysis.compliance.claims import ClaimSight
from detente.exports.compliance import charts, words
from detente.exports.compliance.claimwords import BESIDE, ClaimWords, claim_words
from detente.exports.compliance.view import WindowView, view
from detente.exports.errors import ExportError
from detente.exports.target import whole_file
from detente.incidents import Loaded

FORMS = (".html", ".pdf")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is made of: the windows in words, their charts, and claims, by the window's key."""

    windows: tuple[WindowView, ...]
    charts: Mapping[str, tuple[tuple[str, ...], ...]]
    claims: Mapping[str, tuple[ClaimWords, ...]]


def write_report(
    found: Sequence[Compliance],
    path: Path,
    *,
    force: bool = False,
    loaded: Mapping[str, Loaded] | None = None,
    claims: Mapping[tuple[str, str], Sequence[ClaimSight]] | None = None,
) -> None:
    """Write a report of windows. `loaded` is by source, `claims` by window and source.

    Raises `ExportError` where its name ends otherwise, it is there already or it can't be written.
    """  # fmt: skip
    form = form_of(path)
    report = report_of(found, loaded or {}, claims or {})
    if form == ".html":
        body = as_html(report).encode("utf-8")
    else:
        from detente.exports.compliance.pdf import as_pdf

        body = as_pdf(report, found)
    with whole_file(path, force=force) as out:
        out.write(body)


def form_of(path: Path) -> str:
    """The ending of a report's name. Raises `ExportError` for another than HTML and PDF."""
    form = path.suffix.lower()
    if form not in FORMS:
        raise ExportError(f"{path}: a report is HTML or PDF. End its name with .html or .pdf")
    return form


def report_of(
    found: Sequence[Compliance],
    loaded: Mapping[str, Loaded],
    claims: Mapping[tuple[str, str], Sequence[ClaimSight]],
) -> Report:
    """The parts of a report."""  # fmt: skip
    views, drawn, claimed = [], {}, {}
    for number, one in enumerate(found, start=1):
        told = view(one, number, loaded.get(one.source))
        views.append(told)
        drawn[told.key] = tuple(_charts(one, index) for index in range(len(one.findings)))
        claimed[told.key] = claim_words(claims.get((one.window.id, one.source), ()))
    return Report(tuple(views), drawn, claimed)


def as_html(report: Report) -> str:
    """The report as one page that fetches nothing."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    source = files("detente.exports.compliance").joinpath("report.html.j2").read_text(encoding="utf-8")
    labels = ", ".join(window.label for window in report.windows[:3])
    return environment.from_string(source).render(
        title=f"{labels}: what incident data show", windows=report.windows, charts=report.charts,
        claims=report.claims, version=__version__, made=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        placebo_said=words.placebo_said(), cautions=words.CAUTIONS, beside=BESIDE,
    )  # fmt: skip


def _charts(one: Compliance, index: int) -> tuple[str, ...]:
    finding = one.findings[index]
    found = [charts.svg(charts.around(finding, one))]
    if finding.placebo.run:
        found.append(charts.svg(charts.placebos(finding, one)))
    if finding.segmented:
        found.append(charts.svg(charts.long_series(finding.segmented, one)))
    return tuple(found)
