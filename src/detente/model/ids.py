"""Ids are hashes of meaning: the same thing read twice has the same id."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

_SPACE = re.compile(r"\s+")


def identify(noun: str, meaning: object) -> str:
    """`noun` and 16 hex digits of the BLAKE2b hash of `meaning` (anything that JSON can hold)."""
    canonical = json.dumps(meaning, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return identify_json(noun, canonical)


def identify_json(noun: str, canonical: str) -> str:
    """The same for a meaning that is JSON already, its keys always in one order."""
    digest = hashlib.blake2b(canonical.encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{noun}-{digest.hexdigest()}"


def normalise(text: str) -> str:
    """`text` with compatibility forms, case and white space folded: what a report's id is the hash of."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()
