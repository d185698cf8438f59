"""RSS and Atom: an entry a report, and nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.sources import Provenance, load
from detente.sources.markup import text_of
from tests.sources.told import reports, told

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example Wire</title><link>https://wire.example/</link><language>en-GB</language>
<item><title>Truce &amp; talks</title><link>https://wire.example/1</link>
<pubDate>Sun, 11 May 2025 08:30:00 +0200</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>The army said it <b>would</b> honour the truce.</p><script>x()</script>
<figure><img src="a.jpg"><figcaption>A picture</figcaption></figure><p>“We won’t fire first,”
a général said.</p>]]></content:encoded></item>
<item><title>Undated</title><link>https://wire.example/2</link><description>It broke.</description></item>
<item><title>Nothing</title><link>https://wire.example/3</link>
<pubDate>Sun, 11 May 2025 08:30:00 GMT</pubDate></item>
<item><title>Same link</title><link>https://wire.example/1</link>
<pubDate>Mon, 12 May 2025 00:00:00 GMT</pubDate><description>It holds.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A feed of feeds</title>
<entry><title type="html">Truce &lt;i&gt;holds&lt;/i&gt;</title><id>tag:a.example,2025:1</id>
<updated>2025-05-11T23:30:00-05:00</updated><source><title>Harbour Daily</title></source>
<content type="xhtml"><div
xmlns="http://www.w3.org/1999/xhtml"><p>It holds.</p><ul><li>So far.</li></ul></div>
</content></entry></feed>"""


def test_rss_with_full_content(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS)
    items = list(load(tmp_path / "feed.xml"))
    assert told(items, tmp_path) == [
        "feed.xml!https://wire.example/1 | The army said it would honour the truce.\n"
        "“We won’t fire first,” a général said.",
        "feed.xml!https://wire.example/2 | ! it has no publication date, so that its days can't be told",
        "feed.xml!https://wire.example/3 | ! the entry has neither a content nor a summary",
        "feed.xml!https://wire.example/1 (2) | It holds.",
    ]
    first = reports(items[:1])[0]
    assert (first.title, first.publisher) == ("Truce & talks", "Example Wire")
    assert (first.published_at, first.url) == ("2025-05-11T06:30:00+00:00", "https://wire.example/1")


def test_atom_and_the_source_that_an_entry_names(tmp_path: Path) -> None:
    (tmp_path / "any.atom").write_text(ATOM)
    (report,) = reports(load(tmp_path / "any.atom"))
    assert (report.title, report.publisher) == ("Truce holds", "Harbour Daily")
    assert (report.text, report.published_at) == ("It holds.\nSo far.", "2025-05-12T04:30:00+00:00")


def test_a_feed_that_breaks_off_gives_what_stands_before_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(RSS[: RSS.index("Undated") + 3])
    first, *_, last = load(tmp_path / "feed.rss")
    assert "honour the truce" in reports([first])[0].text
    assert "breaks off" in told([last], tmp_path)[0]
    assert last.place == str(tmp_path / "feed.rss")
    assert "line 9: the feed" in str(last.outcome)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("<rss version='2.0'><channel><title>A</title></channel></rss>", "the feed has no entries"),
        ("not at all", "no RSS or Atom feed"),
        ("", "this is no RSS or Atom feed"),
        ("<rss><channel>", "breaks off"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, raw: str, problem: str) -> None:
    (tmp_path / "a.rss").write_text(raw)
    (line,) = told(load(tmp_path / "a.rss"), tmp_path)
    assert problem in line


def test_xml_that_is_no_feed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<?xml version='1.0'?><data><row/></data>")
    assert told(load(tmp_path / "a.xml"), tmp_path) == ["a.xml | ! this XML is no feed"]


def test_entities_of_a_feed_reach_no_file_and_no_network(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    evil = RSS.replace(
        "<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss', 1
    ).replace("It broke.", "It broke. &x;")
    (tmp_path / "a.rss").write_text(evil)
    found = told(load(tmp_path / "a.rss", Provenance(published="2025-05-11")), tmp_path)
    assert len(found) >= 1
    assert not any("SECRET" in line for line in found)


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ("plain text", "plain text"),
        ("a &lt; b", "a < b"),
        ("one<br>two<br/><br/>three", "one\ntwo\nthree"),
        ("<nav>Home</nav><p>It <a href='x'>holds</a>.</p> So far", "It holds.\nSo far"),
        ("<style>p{}</style>It holds<!-- note -->, so far", "It holds, so far"),
        ("<div>" * 3000 + "deep" + "</div>" * 3000, "deep"),
        ("", ""),
    ],
)
def test_pieces_of_markup(piece: str, text: str) -> None:
    assert text_of(piece) == text
