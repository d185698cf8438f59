"""One file's bytes → one report, whatever the file is."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from detente.model import Report, UnreadableReportError
from detente.sources.build import build
from detente.sources.decode import decode, decode_as
from detente.sources.header import split_header
from detente.sources.html import extract
from detente.sources.kinds import PAGES, is_page
from detente.sources.limits import MAX_PAGE_BYTES, MAX_PLAIN_BYTES
from detente.sources.provenance import Provenance

_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_NOTHING = Provenance()


def read_document(
    raw: bytes,
    source: str,
    user: Provenance,
    *,
    own: Provenance = _NOTHING,
    ending: str | None = None,
    media_type: str = "",
) -> Report:
    """The report in a text file or a saved web page, told apart by the name of `source` or its beginning.

    What the file says of itself goes before `own`, which whoever delivered it said. `ending` stands for that
    of a file's name where `source` is an address, and `media_type` is the server's, for its charset. Raises
    `UnreadableReportError` where it can't be read.
    """
    suffix = PurePath(source).suffix.lower() if ending is None else ending
    page = suffix in PAGES or is_page(raw)
    most = MAX_PAGE_BYTES if page else MAX_PLAIN_BYTES
    if len(raw) > most:
        raise UnreadableReportError(
            source, f"the file has {len(raw):,} bytes, more than {most:,}", "Split it into its reports"
        )
    charset = _CHARSET.search(media_type)
    text = decode_as(raw, charset[1]) if charset else None
    if page:
        said, text = extract(raw, source, text)
    else:
        said, text = split_header(decode(raw, source) if text is None else text, source)
    return build(text, hashlib.sha256(raw).hexdigest(), source, user=user, own=said.over(own))
