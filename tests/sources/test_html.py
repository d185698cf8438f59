"""Saved web pages."""

from __future__ import annotations

from pathlib import Path

from detente.model import Report, UnreadableReportError
from detente.sources import Item, Provenance, load

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head>{charset}
<title>Truce holds, says army | Example Wire</title>
<meta property="og:title" content="Truce holds, says army">
<meta property="og:site_name" content="Example Wire">
<meta property="og:url" content="https://wire.example/truce">
{date}
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Truce holds, says army</h1>
<p>The army of Arvenia said on Sunday that the truce with the rebels of the northern highlands was holding,
two days after the mediators had asked both sides for restraint.</p>
<p>“We won’t fire first,” a général said. The rebels did not answer a request for comment on Sunday.</p>
</article>
<footer>© 2019 Example Wire. Read also: ten ways to grow tomatoes.</footer>
</body></html>"""
DATED = '<meta property="article:published_time" content="2025-05-11T08:30:00+00:00">'


def page(date: str = DATED, charset: str = '<meta charset="utf-8">') -> str:
    return PAGE.format(date=date, charset=charset)


def read(path: Path, raw: bytes, user: Provenance | None = None) -> Item:
    path.write_bytes(raw)
    (item,) = load(path, user)
    return item


def test_an_article_with_its_provenance(tmp_path: Path) -> None:
    report = read(tmp_path / "a.html", page().encode()).outcome
    assert isinstance(report, Report)
    assert report.title == "Truce holds, says army"
    assert report.publisher == "Example Wire"
    assert report.published_at == "2025-05-11"
    assert report.url == "https://wire.example/truce"
    assert report.language == "en"
    assert "“We won’t fire first,” a général said." in report.text
    assert "tomatoes" not in report.text
    assert "Home" not in report.text


def test_the_charset_that_the_page_declares(tmp_path: Path) -> None:
    for charset in ('<meta charset="windows-1252">', '<meta charset="no-such-charset">'):
        report = read(tmp_path / "a.htm", page(charset=charset).encode("cp1252")).outcome
        assert isinstance(report, Report)
        assert "“We won’t fire first,” a général said." in report.text


def test_a_date_is_not_guessed_from_the_footer(tmp_path: Path) -> None:
    error = read(tmp_path / "a.html", page(date="").encode()).outcome
    assert isinstance(error, UnreadableReportError)
    assert "publication date" in error.problem
    report = read(tmp_path / "a.html", page(date="").encode(), Provenance(published="2025-05-12")).outcome
    assert isinstance(report, Report)
    assert report.published_at == "2025-05-12"


def test_a_page_is_known_by_its_beginning(tmp_path: Path) -> None:
    report = read(tmp_path / "saved", b"\xef\xbb\xbf\n" + page().encode()).outcome
    assert isinstance(report, Report)
    assert "<p>" not in report.text


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    for raw in (b"<html><body></body></html>", b"<html><script>x()</script></html>", b"<html"):
        error = read(tmp_path / "a.html", raw).outcome
        assert isinstance(error, UnreadableReportError)
        assert "no article" in error.problem


def test_a_page_with_too_much_text_is_refused_at_once_whatever_else_it_holds(tmp_path: Path) -> None:
    error = read(tmp_path / "a.html", page().replace("</p>", " truce" * 200_000 + "</p>").encode()).outcome
    assert isinstance(error, UnreadableReportError)
    assert "characters of text" in error.problem
    script = "<script>" + "x = 1;" * 200_000 + "</script>"
    report = read(tmp_path / "a.html", page().replace("</head>", f"{script}</head>").encode()).outcome
    assert isinstance(report, Report)
