"""Which act a condition hangs on: the nearest that governs its words, in the same sentence."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.codes import ACTS_OF_WORDS, Act
from detente.reading.local.conditions.found import Found
from detente.reading.local.events.draft import Draft
from detente.reading.local.parsed import Token

_BEARING = ACTS_OF_WORDS | {
    Act.SUSPEND, Act.AGREE, Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.END_CEASEFIRE, Act.RELEASE,
    Act.EXCHANGE, Act.CONSULT, Act.WITHDRAW, Act.MEDIATE, Act.AID, Act.MONITOR, Act.SANCTION, Act.CONCEDE,
    Act.COOPERATE,
}  # fmt: skip
_UNBOUND = frozenset({Act.ACCUSE, Act.DENY, Act.THANK, Act.CRITICIZE})
"""Acts that no condition binds: "accused them of talking while …" only tells."""
_SPEAKING = frozenset({"say", "tell", "add", "write", "note", "explain", "recall", "report", "claim"})
_FARTHEST = 10


class Bonds:
    """The acts of a report by the words that do them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._by_head: dict[int, list[int]] = {}
        self._by_sentence: dict[int, list[tuple[Draft, int]]] = {}
        for index, draft in enumerate(drafts):
            if draft.act not in _BEARING or draft.act in _UNBOUND:
                continue
            for part in (draft, *draft.more):
                self._by_head.setdefault(part.head.i, []).append(index)
                self._by_sentence.setdefault(part.head.sent.start, []).append((part, index))

    def of(self, found: Found) -> int | None:
        """The index of the act that `found` hangs on; None where no act does."""
        for token in _chain(found.governor):
            if not found.holds(token) or found.order:
                for index in self._by_head.get(token.i, ()):
                    return index
        return self._near(found)

    def _near(self, found: Found) -> int | None:
        """The nearest act whose words hold the governor, or that stands under it."""
        best: tuple[int, int] | None = None
        for part, index in self._by_sentence.get(found.governor.sent.start, ()):
            if found.holds(part.head) and not found.order:
                continue
            held = any(t.i == found.governor.i for t in part.body)
            under = _completes(part.head, found.governor)
            if held or under or (found.order and found.holds(part.head)) or _beside(found, part):
                far = abs(part.head.i - found.governor.i)
                best = min(best, (far, index)) if best else (far, index)
        return best[1] if best else None


def _chain(governor: Token) -> list[Token]:
    """The words above a condition, up to the verb of speech that reports it."""
    chain = []
    token = governor
    for _ in range(_FARTHEST):
        chain.append(token)
        if token.head == token or (token.lemma_.lower() in _SPEAKING and token.pos_ == "VERB"):
            break
        # A coordinate clause is no part of the one before it ("they left, and he will talk if …"), but
        # bare infinitives share what follows ("to stop and talk if …").
        apart = token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and token.tag_ != "VB"
        token = token.head.head if apart else token.head
    return chain


def _completes(word: Token, above: Token) -> bool:
    """Whether `word` is part of what completes the predicate `above`, and of no clause set beside it."""
    for _ in range(_FARTHEST):
        if word == above:
            return True
        if word.dep_ not in _COMPLEMENT or word.head.lower_ in _TIMES or word.head == word:
            return False
        word = word.head
    return False


_COMPLEMENT = frozenset(
    {"xcomp", "ccomp", "acomp", "attr", "oprd", "dobj", "prep", "pobj", "pcomp", "nsubjpass", "nsubj"}
)
_TIMES = frozenset({"after", "before", "since", "during", "despite", "amid", "following"})


def _beside(found: Found, part: Draft) -> bool:
    """Whether a condition follows on the words of an act, with at most "but" between."""
    end = next((t.i for t in reversed(part.body) if t.i < found.start and not t.is_punct), None)
    if end is None or not found.strict:
        return False
    return all(t.is_punct or t.is_space or t.pos_ == "CCONJ" for t in part.head.doc[end + 1 : found.start])
