"""Alerts → RSS 2.0, with what its readers ask for: ids that stay, dates of RFC 822, everything escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from detente import __version__
from detente.analysis.alerts import Alert
from detente.exports.alerts.words import address, earlier, sentence, title
from detente.exports.clean import one_line
from detente.exports.found.source import source_of

MINUTES = 15
"""After how many a reader should ask again."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rss(
    alerts: Iterable[Alert],
    called: str,
    *,
    home: str | None = None,
    own: str | None = None,
    link: Callable[[Alert], str | None] = address,
) -> str:
    """A feed of alerts, the newest first. `called` says what is searched, `home` is its page and `own` the
    feed's own address where there is one; `link` gives that of an alert.
    """
    every = list(alerts)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">',
        "<channel>",
        f"<title>{_xml(called)}</title>",
        f"<link>{_xml(home or 'about:blank')}</link>",
        f"<description>{_xml(f'What reports told first: {called}')}</description>",
    ]
    if own:
        lines.append(f'<atom:link href={quoteattr(_clean(own))} rel="self" type="application/rss+xml"/>')
    lines.append(f"<generator>Detente {__version__}</generator>")
    lines.append(f"<ttl>{MINUTES}</ttl>")
    if every:
        lines.append(f"<lastBuildDate>{_date(every[0].came.at)}</lastBuildDate>")
    for alert in every:
        lines += _item(alert, link(alert))
    lines += ["</channel>", "</rss>", ""]
    return "\n".join(lines)


def _item(alert: Alert, link: str | None) -> list[str]:
    lines = ["<item>", f"<title>{_xml(_untagged(title(alert)))}</title>"]
    if link:
        lines.append(f"<link>{_xml(link)}</link>")
    lines += [
        f'<guid isPermaLink="false">urn:detente:{_xml(alert.id)}</guid>',
        f"<pubDate>{_date(alert.came.at)}</pubDate>",
        f"<category>{alert.about.value}</category>",
    ]
    if alert.reading.report.publisher:
        lines.append(f"<dc:creator>{_xml(alert.reading.report.publisher)}</dc:creator>")
    # The description is HTML: escaped once as text of that, and once more as text of the XML.
    lines += [f"<description>{escape(_description(alert))}</description>", "</item>"]
    return lines


def _description(alert: Alert) -> str:
    before, words, after = (_html(part) for part in sentence(alert))
    parts = [
        f"<blockquote>{before}<b>{words}</b>{after}</blockquote>",
        f"<p>{_html(source_of(alert.reading.report))}</p>",
    ]
    if alert.before:
        parts.append(f"<p>Before: {_html(earlier(alert.before))}</p>")
    return "".join(parts)


def _date(at: str) -> str:
    return format_datetime(datetime.fromisoformat(at), usegmt=True)


def _xml(text: str) -> str:
    return escape(_clean(one_line(text)))


def _untagged(text: str) -> str:
    """A title without what readers that take it for HTML, as many do, would take for tags."""
    return text.replace("<", "‹").replace(">", "›")


def _html(text: str) -> str:
    return _clean(html.escape(text))


def _clean(text: str) -> str:
    """The text without what XML 1.0 can't hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
