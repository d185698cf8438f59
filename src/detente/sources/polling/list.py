"""Which feeds are meant: addresses, or files that list them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.model import DetenteError
from detente.sources.decode import decode
from detente.sources.files import read_bytes

_MOST_BYTES = 5_000_000
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class FeedListError(DetenteError):
    """A list of feeds is not as it has to be."""


def read_list(given: Iterable[str]) -> list[str]:
    """The addresses of feeds, each once: those that are given, and those of the files that are.

    A file holds an address a line, with empty lines and such as begin with `#` left out; or it is an OPML
    file, as feed readers export their subscriptions. Raises `FeedListError`, which names file and line, and
    `UnreadableReportError` for a file that can't be read.
    """
    found: dict[str, None] = {}
    for one in given:
        if _ADDRESS.fullmatch(one):
            found[one] = None
        elif "://" in one:
            raise FeedListError(f"{one}: feeds are asked over http: or https:. Give such an address")
        else:
            found |= dict.fromkeys(_listed(Path(one)))
    return list(found)


def _listed(path: Path) -> Iterator[str]:
    raw = read_bytes(path, str(path), _MOST_BYTES)
    if raw.lstrip().startswith(b"<"):
        yield from _opml(raw, path)
        return
    any_there = False
    for number, line in enumerate(decode(raw, str(path)).splitlines(), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if not _ADDRESS.fullmatch(address):
            raise FeedListError(
                f"{path}: line {number}: {address[:80]!r} is no http(s) address. "
                "Write the address of a feed a line"
            )
        any_there = True
        yield address
    if not any_there:
        raise FeedListError(f"{path}: it names no feed. Write the address of a feed a line")


def _opml(raw: bytes, path: Path) -> list[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise FeedListError(f"{path}: this XML is broken ({error.msg}). Export the list again") from error
    addresses = [str(node.get("xmlUrl")).strip() for node in root.iter("outline") if node.get("xmlUrl")]
    found = [one for one in addresses if _ADDRESS.fullmatch(one)]
    if not found:
        raise FeedListError(
            f"{path}: this is no OPML file with feeds in it. Give one, or a list of addresses"
        )
    return found
