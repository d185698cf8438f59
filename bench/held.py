"""Which sentences of the shared sets are kept from training, to measure on."""

from __future__ import annotations

import hashlib
import re


def held_out(sentence: str, share: float = 0.2) -> bool:
    """Whether a sentence of the shared sets is measured on and not learned from; by its letters alone."""
    digest = hashlib.sha256(re.sub(r"\W+", "", sentence).lower().encode()).digest()
    return digest[0] < 256 * share
