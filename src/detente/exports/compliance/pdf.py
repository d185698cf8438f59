"""A compliance report → PDF: a window on a page, the rows behind its figures after it, linked."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from detente import __version__
from detente.analysis.compliance import Compliance
from detente.exports.compliance import charts, words
from detente.exports.compliance.report import Report
from detente.exports.compliance.view import FindingView, RowList, WindowView

WIDTH = A4[0] - 32 * mm - 12
_FACES = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
)
_PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
_COLOURS = {"lull": "#15803d", "no_lull": "#334155", "uninformative": "#b45309", "not_testable": "#7e22ce"}
_QUIET = colors.HexColor("#475569")
_LINE = colors.HexColor("#cbd5e1")


def as_pdf(report: Report, found: Sequence[Compliance]) -> bytes:
    """The report as PDF. Letters beyond Latin need DejaVu, Noto, Liberation or Arial on the machine; without
    them they are shown as boxes.
    """
    made = _Pdf()
    story: list[Any] = []
    for window, one in zip(report.windows, found, strict=True):
        if story:
            story.append(PageBreak())
        story += list(made.window(window, one, report))
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=16 * mm, rightMargin=16 * mm, topMargin=13 * mm, bottomMargin=15 * mm,
        title=f"{report.windows[0].label}: what incident data show", author=f"Detente {__version__}",
    )  # fmt: skip
    document.build(story, onFirstPage=made.foot, onLaterPages=made.foot)
    return out.getvalue()


class _Pdf:
    def __init__(self) -> None:
        self.plain, self.bold = _fonts()
        base = ParagraphStyle("base", fontName=self.plain, fontSize=8.2, leading=10.4)
        self.text = base
        self.quiet = ParagraphStyle("quiet", parent=base, textColor=_QUIET)
        self.tiny = ParagraphStyle("tiny", parent=base, fontSize=6.6, leading=8)
        self.title = ParagraphStyle("title", parent=base, fontName=self.bold, fontSize=14, leading=17)
        self.head = ParagraphStyle(
            "head", parent=base, fontName=self.bold, fontSize=9.6, leading=12, spaceBefore=6
        )

    def foot(self, canvas: Any, document: Any) -> None:
        """The line at the bottom of a page."""
        canvas.setFont(self.plain, 6.5)
        canvas.setFillColor(_QUIET)
        said = "It names what data can and can't show; it does not say that a ceasefire was kept or broken."
        canvas.drawString(16 * mm, 8 * mm, f"Detente {__version__}. {said}")
        canvas.drawRightString(A4[0] - 16 * mm, 8 * mm, f"page {document.page}")

    def window(self, window: WindowView, one: Compliance, report: Report) -> Iterator[Any]:
        """A window, its charts, and the rows behind its figures."""
        yield Paragraph(escape(window.label), self.title)
        yield self.pairs(window.facts)
        yield Spacer(1, 4)
        yield self.verdict(window)
        for index, finding in enumerate(window.findings):
            yield from self.finding(finding, f"{window.key}-{index + 1}", one, index)
        if window.notes:
            yield Paragraph("To know", self.head)
            yield from (Paragraph(f"• {escape(note)}", self.text) for note in window.notes)
        yield from self.claims(window, report)
        yield Paragraph("What the source covers", self.head)
        yield self.pairs(window.covers)
        yield Paragraph(escape(window.covers_note), self.text)
        yield Paragraph("How to read this", self.head)
        how = (
            "Lower counts what lies wholly inside, prorated the share of each interval that does, upper all "
            f"that touches the window. Placebo: {words.placebo_said()}."
        )
        yield from (Paragraph(escape(line), self.quiet) for line in (how, *words.CAUTIONS))
        for index, finding in enumerate(window.findings):
            yield from self.lists(finding, f"{window.key}-{index + 1}")

    def verdict(self, window: WindowView) -> Table:
        """The verdict with its reason, in a box."""
        colour = _COLOURS[window.code]
        said = f'<font name="{self.bold}" size="11" color="{colour}">{window.verdict.upper()}</font>'
        box = Table(
            [[Paragraph(f"{said} &nbsp; {escape(window.means)}<br/>{escape(window.reason)}", self.text)]]
        )
        box.setStyle(TableStyle([
            ("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#f8fafc")),
            ("LINEBEFORE", (0, 0), (0, -1), 4, colors.HexColor(colour)),
        ]))  # fmt: skip
        return box

    def finding(self, finding: FindingView, key: str, one: Compliance, index: int) -> Iterator[Any]:
        """What was counted of one selection."""
        yield Paragraph(escape(finding.heading), self.head)
        if index or one.scope is None:
            yield Paragraph(f"{escape(finding.verdict.capitalize())}: {escape(finding.reason)}", self.text)
        if finding.contrast:
            yield Paragraph(escape(finding.contrast), self.text)
        rows = []
        for figure in finding.figures:
            link = f' <a href="#{key}-{figure.rows}" color="#1d4ed8">rows</a>' if figure.rows else ""
            value = Paragraph(f"{escape(figure.value)}{link}", self.text)
            rows.append([Paragraph(escape(figure.name), self.quiet), value])
        yield self.table(rows, [38 * mm, WIDTH - 38 * mm])
        yield from _pictures(one, index)
        if finding.parts:
            head = ["by", "", "lower", "prorated", "upper", "a day before", "inside", "after"]
            body = [[part.by, part.value, *part.numbers] for part in finding.parts]
            yield self.grid(
                [head, *body], [14 * mm, WIDTH - 14 * mm - 6 * 19 * mm, *[19 * mm] * 6], numbers=2
            )

    def claims(self, window: WindowView, report: Report) -> Iterator[Any]:
        """Claims, and whether the source could see them."""
        claims = report.claims.get(window.key, ())
        if not claims:
            return
        yield Paragraph("What each side claims, and what this source could see of it", self.head)
        body = [[claim.what, claim.who, f"{claim.answer} {claim.why}"] for claim in claims]
        yield self.grid(
            [["claim", "who of whom", "could the source see it?"], *body], [45 * mm, 42 * mm, WIDTH - 87 * mm]
        )

    def lists(self, finding: FindingView, key: str) -> Iterator[Any]:
        """The rows behind the figures."""
        yield Paragraph(f"The rows behind the figures: {escape(finding.heading)}", self.head)
        for rows in finding.lists:
            lines = ", ".join(str(row["line"]) for row in rows.rows)
            told = f": lines {lines}" if rows.rows and rows.key != "inside" else ""
            yield Paragraph(
                f'<a name="{key}-{rows.key}"/>{escape(rows.title)}: {rows.total}{told}', self.text
            )
            if rows.rows and rows.key == "inside":
                yield self.rows(rows)
        low = [f"{at}\u00a0{value}" for at, value, is_low in finding.placebos if is_low]
        told = f"of {len(finding.placebos)}, {len(low)} are as low{': ' if low else ''}{'; '.join(low)}"
        yield Paragraph(f'<a name="{key}-placebo"/>Placebo windows: {escape(told)}', self.text)

    def rows(self, rows: RowList) -> Table:
        """Rows of the data set."""
        head = ["line", "from", "to", "number", "share", "what", "where", "cites"]
        body = [
            [str(row["line"]), row["start"], row["end"], row["count"], row["share"], row["weapon"] or "",
             row["place"] or "", row["cites"] or ""]
            for row in rows.rows
        ]  # fmt: skip
        widths = [10 * mm, 25 * mm, 25 * mm, 13 * mm, 11 * mm, 30 * mm, 24 * mm]
        return self.grid([head, *body], [*widths, WIDTH - sum(widths)])

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> Table:
        """Names and values."""
        rows = [
            [Paragraph(escape(name[:1].upper() + name[1:]), self.quiet), Paragraph(escape(value), self.text)]
            for name, value in pairs
        ]
        return self.table(rows, [28 * mm, WIDTH - 28 * mm])

    def table(self, rows: list[list[Any]], widths: list[float]) -> Table:
        """A table without lines."""
        made = Table(rows, colWidths=widths)
        made.setStyle(TableStyle([
            ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 0.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]))  # fmt: skip
        return made

    def grid(self, rows: list[list[str]], widths: list[float], numbers: int | None = None) -> Table:
        """A table with lines, its first row a head; from column `numbers` on to the right."""
        right = ParagraphStyle("right", parent=self.tiny, alignment=2)
        cells = [
            [
                Paragraph(escape(cell), right if numbers is not None and at >= numbers else self.tiny)
                for at, cell in enumerate(row)
            ]
            for row in rows
        ]
        made = Table(cells, colWidths=widths, repeatRows=1)
        made.setStyle(TableStyle([
            ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 0.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1), ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, _LINE),
        ]))  # fmt: skip
        return made


def _pictures(one: Compliance, index: int) -> Iterator[Image]:
    import vl_convert

    finding = one.findings[index]
    drawn = [charts.around(finding, one)]
    drawn += [charts.placebos(finding, one)] if finding.placebo.run else []
    drawn += [charts.long_series(finding.segmented, one)] if finding.segmented else []
    for chart in drawn:
        raw = vl_convert.vegalite_to_png(charts.dressed(chart).to_json(), scale=3)
        picture = Image(io.BytesIO(raw))
        picture.drawWidth = WIDTH * 0.68
        picture.drawHeight = picture.imageHeight / picture.imageWidth * picture.drawWidth
        yield picture


def _fonts() -> tuple[str, str]:
    """A plain and a bold face: one of the machine with more than Latin letters, else Helvetica."""
    for plain, bold in _FACES:
        found = [_file(name) for name in (plain, bold)]
        if found[0] and found[1]:
            pdfmetrics.registerFont(TTFont("Report", found[0]))
            pdfmetrics.registerFont(TTFont("Report-Bold", found[1]))
            return "Report", "Report-Bold"
    return "Helvetica", "Helvetica-Bold"


def _file(name: str) -> str | None:
    return next((str(path) for place in _PLACES for path in sorted(Path(place).rglob(name))), None)
