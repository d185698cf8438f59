"""A piece of HTML, as feeds hold it → its text, a paragraph a line."""

from __future__ import annotations

import html
import re

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_HIDDEN = frozenset(
    "script style figure figcaption nav aside form button iframe noscript template svg".split()
)
_BLOCKS = frozenset(
    "p div br li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table tr hr section article header "
    "footer".split()
)
_UNSEEN = re.compile(
    r"<(script|style|figure|nav|aside)\b.*?(?:</\1>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def text_of(piece: str) -> str:
    """The text of a piece of HTML without what is no prose: scripts, captions, menus. Plain text stays."""
    if not _MARKUP.search(piece):
        return _LINES.sub("\n", _SPACE.sub(" ", piece)).strip()
    from lxml import etree
    from lxml.html import fragment_fromstring

    try:
        root = fragment_fromstring(piece, create_parent="div")
    except (etree.ParserError, ValueError):
        return _stripped(piece)
    parts: list[str] = []
    _collect(root, parts)
    found = _LINES.sub("\n", _SPACE.sub(" ", "".join(parts))).strip()
    return found or _stripped(piece)


def _stripped(piece: str) -> str:
    """What is left without the tags, of a piece that no parser takes: one nested a thousand deep."""
    return html.unescape(re.sub(r"<[^<>]*>", " ", _UNSEEN.sub(" ", piece))).strip()


def _collect(root: object, parts: list[str]) -> None:
    """Walk without recursion: a page may be nested as deep as it likes."""
    from lxml import etree

    skipped = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        named = isinstance(node.tag, str)
        hidden = named and node.tag in _HIDDEN
        if event == "start":
            skipped += hidden
            if node.tag in _BLOCKS:
                parts.append("\n")
            if not skipped:
                parts.append(_flat(node.text))
        else:
            if event == "end":
                skipped -= hidden
                if node.tag in _BLOCKS:
                    parts.append("\n")
            if not skipped and node is not root:
                parts.append(_flat(node.tail))


def _flat(text: str | None) -> str:
    return " ".join((text or "").splitlines()) if text and "\n" in text else text or ""
