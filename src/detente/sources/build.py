"""Text and provenance → report, or what is wrong with them."""

from __future__ import annotations

import re

from detente.model import Report, UnreadableReportError
from detente.sources.dates import publication
from detente.sources.language import code_of, language_of
from detente.sources.limits import MAX_CHARACTERS
from detente.sources.provenance import Provenance

_SURROGATE = re.compile("[\ud800-\udfff]")
_SAY_WHEN = 'Give its date with --published 2025-05-11, or at its top as a line "Published: 2025-05-11"'
_SAY_WHEN_IN_ROW = "Give its date in column published_at, or with --published 2025-05-11"


def build(
    text: str,
    sha256: str,
    source: str,
    *,
    user: Provenance,
    own: Provenance,
    line: int | None = None,
) -> Report:
    """The report of `text`: what the `user` gave goes before what the source gives of its `own`.

    `sha256` is that of the raw bytes; `line` is the row of a table. Raises `UnreadableReportError` for an
    empty or too long text and where the publication date is missing or unclear.
    """
    if not text.strip():
        raise UnreadableReportError(source, "it holds no text", "Give a report that does", line)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableReportError(
            source,
            f"the text has {len(text):,} characters, more than {MAX_CHARACTERS:,}",
            "Split it into its reports",
            line,
        )
    given = user.over(own)
    clean = _whole(text)
    return Report(
        sha256=sha256,
        url=given.url and _whole(given.url),
        title=given.title and _whole(given.title),
        publisher=given.publisher and _whole(given.publisher),
        published_at=_published(given, source, line),
        language=(code_of(user.language) if user.language else None) or language_of(clean, own.language),
        text=clean,
        restricted=bool(given.restricted),
    )


def _published(given: Provenance, source: str, line: int | None) -> str:
    remedy = _SAY_WHEN if line is None else _SAY_WHEN_IN_ROW
    if not given.published:
        raise UnreadableReportError(
            source, "it has no publication date, so that its days can't be told", remedy, line
        )
    try:
        return publication(given.published)
    except ValueError as error:
        raise UnreadableReportError(source, f"publication date {error}", remedy, line) from error


def _whole(value: str) -> str:
    """`value` without halves of surrogate pairs, which JSON can hold and no encoding can write."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
