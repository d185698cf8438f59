"""JSON values → a stream, harmless to a terminal."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def write_values(values: Any, out: TextIO) -> None:
    """Write JSON values, indented. Characters that a terminal may obey are escaped."""
    text = json.dumps(values, ensure_ascii=False, indent=2)
    out.write(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")
