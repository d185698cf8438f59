"""Saved web pages → their article and its provenance."""

from __future__ import annotations

import logging
import re

from detente.model import UnreadableReportError
from detente.sources.decode import decode, decode_as
from detente.sources.limits import MAX_CHARACTERS
from detente.sources.provenance import Provenance

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]*\slang\s*=\s*["']?([A-Za-z-]+)""", re.IGNORECASE)
_HEAD = 4096
_HIDING = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def extract(raw: bytes, source: str, decoded: str | None = None) -> tuple[Provenance, str]:
    """What a page says of itself and the text of its article, a paragraph a line.

    `decoded` is the page as text where its server said how to decode it. The date is taken from the page's
    metadata only, never guessed from its text. Raises
    `UnreadableReportError` where the page holds no article.
    """
    page = _decoded(raw, source) if decoded is None else decoded
    if (size := _visible(page)) > MAX_CHARACTERS:
        # Told before the article is looked for, which takes minutes in such a page.
        raise UnreadableReportError(
            source,
            f"the page has {size:,} characters of text, more than {MAX_CHARACTERS:,}",
            "Split it into its reports",
        )
    # Imported here: it takes a second, and most runs read no page.
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise UnreadableReportError(
            source, "no article was found in the page", "Save the text of the report as a plain text file"
        )
    declared = _LANGUAGE.search(page[:_HEAD])
    own = Provenance(
        title=found.title or None,
        publisher=found.sitename or None,
        published=found.date or None,
        url=found.url or None,
        language=declared[1] if declared else None,
    )
    return own, found.text or ""


def _decoded(raw: bytes, source: str) -> str:
    declared = _CHARSET.search(raw[:_HEAD])
    if declared:
        # A page that errs about itself is decoded as any file is.
        return decode_as(raw, declared[1].decode("ascii")) or decode(raw, source)
    return decode(raw, source)


def _visible(page: str) -> int:
    """How many characters of a page are neither tags nor scripts or styles, at most."""
    start, *rest = _HIDING.split(page)
    shown = [start, *(part for slash, part in zip(rest[::2], rest[1::2], strict=True) if slash)]
    return sum(len(_TAG.sub("", part)) for part in shown)
