"""Text from outside, made harmless to a terminal."""

from __future__ import annotations

import re

_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")


def escape(text: str) -> str:
    r"""`text` with control characters, and marks that turn the direction of writing, shown as `\x1b`."""
    return _ACTIVE.sub(_shown, text)


def one_line(text: str) -> str:
    """`text` escaped and on one line, with single spaces."""
    return escape(_SPACE.sub(" ", text).strip())


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
