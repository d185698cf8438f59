"""One file's bytes → one report, whatever the file is."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from detente.model import Report, UnreadableReportError
from detente.sources.build import build
from detente.sources.decode import decode
from detente.sources.header import split_header
from detente.sources.html import extract
from detente.sources.limits import MAX_PAGE_BYTES, MAX_PLAIN_BYTES
from detente.sources.provenance import Provenance

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_HTML_START = re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!doctype\s+html|<html)", re.IGNORECASE)


def read_document(raw: bytes, source: str, user: Provenance) -> Report:
    """The report in a text file or a saved web page, told apart by the name of `source` or its beginning.

    Raises `UnreadableReportError` where it can't be read.
    """
    is_page = PurePath(source).suffix.lower() in HTML_SUFFIXES or bool(_HTML_START.match(raw))
    most = MAX_PAGE_BYTES if is_page else MAX_PLAIN_BYTES
    if len(raw) > most:
        raise UnreadableReportError(
            source, f"the file has {len(raw):,} bytes, more than {most:,}", "Split it into its reports"
        )
    own, text = extract(raw, source) if is_page else split_header(decode(raw, source), source)
    return build(text, hashlib.sha256(raw).hexdigest(), source, user=user, own=own)
