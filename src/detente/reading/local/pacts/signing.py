"""Whether a verb tells that a paper was signed: "sign", "initial", "put their names to"."""

from __future__ import annotations

from detente.knowledge.cues import cues
from detente.reading.local.parsed import Token


def signs(verb: Token) -> bool:
    """Whether what `verb` does is to sign."""
    data = cues("things")
    lemma = verb.lemma_.lower()
    if lemma in data["signing"]:
        return True
    if lemma not in data["putting"]:
        return False
    # The parser takes "affixed their seals" for a passive now and then.
    put = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "oprd"})
    return any(c.lemma_.lower() in data["put_to_paper"] for c in put)
