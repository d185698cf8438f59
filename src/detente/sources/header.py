"""The header block: lines `Key: value` at the top of a text, ended by a blank line."""

from __future__ import annotations

import re

from detente.model import UnreadableReportError
from detente.sources.provenance import Provenance, yes_or_no

_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z-]*(?: [A-Za-z-]+){0,2}):(?:[ \t]+(?P<value>.*))?")
_KNOWN = frozenset({"title", "publisher", "published", "date", "language", "url", "note", "restricted"})
_LONGEST_KEY = 24


def split_header(text: str, source: str) -> tuple[Provenance, str]:
    """What the header block gives, and the text without it.

    A block is a header only as a whole: every line a short key and a value, and one key at least of Title,
    Publisher, Published (or Date), Language, URL, Note and Restricted, in any case. A first line such as
    "Yemen: Envoy regrets …" is none. Raises `UnreadableReportError` where Restricted is neither yes nor no.
    """
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    values = _values(lines[:end])
    if values is None:
        return Provenance(), text
    return _provenance(values, source), "\n".join(lines[end + 1 :])


def _values(block: list[str]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    for line in block:
        found = _LINE.fullmatch(line.rstrip())
        if not found or len(found["key"]) > _LONGEST_KEY:
            return None
        key = found["key"].lower()
        if key not in _KNOWN and not found["key"][0].isupper():
            return None
        values.setdefault(key, (found["value"] or "").strip())
    return values if values.keys() & _KNOWN else None


def _provenance(values: dict[str, str], source: str) -> Provenance:
    restricted = None
    if given := values.get("restricted"):
        restricted = yes_or_no(given)
        if restricted is None:
            raise UnreadableReportError(
                source, f"the header says Restricted: {given}", "Write Restricted: yes or Restricted: no"
            )
    return Provenance(
        title=values.get("title") or None,
        publisher=values.get("publisher") or None,
        published=values.get("published") or values.get("date") or None,
        url=values.get("url") or None,
        language=values.get("language") or None,
        restricted=restricted,
    )
