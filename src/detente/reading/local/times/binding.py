"""Token, times → the time of what the token tells: attached in its own clause, never merely the nearest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.reading.local.clauses import is_predicate
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import SPEECH
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.times.hanging import Dated, best
from detente.reading.local.times.offsets import offset
from detente.reading.local.times.sharing import shared
from detente.reading.local.times.when import When

_NOUNS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative", "obj"))
_LIGHT = wordset(
    """
    make carry hold take launch conduct put give issue send stage have be begin start resume open end
    come
    """
)


def time_of(token: Token, times: Sequence[When], page: Page) -> When | None:
    """The time of what a verb or noun tells; None where the text gives it none.

    A verb's time hangs on it or on its objects, a noun's on the noun, else on the verb that only carries it
    ("launched a strike on Sunday"). Clauses that say "where" or "after which" take the time of what they hang
    on; clauses joined to another share the time that opens the sentence. Times of clauses inside it, of
    another act's complement and of relative clauses are theirs. A length before "after" or "before" is
    counted from the time of what the clause hangs on. Only times with a date are given, points before edges
    ("until Sunday"). `times` are those of the page, in the order of the text.
    """
    here = _here(token, times)
    dated = _dated(here)
    if not dated:
        return None
    if is_predicate(token):
        return (
            best(token, dated) or offset(token, dated, here) or shared(token, dated) or _opening(token, dated)
        )
    return _of_noun(token, dated)


def _opening(verb: Token, dated: Dated) -> When | None:
    """The time behind the preposition that opens a main verb's sentence, whatever the parser hangs it on.

    In "On March 9 Mali shelled a camp" it takes "March 9 Mali" for one name.
    """
    sentence = verb.sent
    if verb != sentence.root or len(sentence) <= 1 or sentence[0].lower_ not in {"on", "in"}:
        return None
    return next((when for when in dated.values() if when.start == sentence[1].idx), None)


def offset_of(verb: Token, times: Sequence[When]) -> When | None:
    """The time of a verb that is counted from another's: "a day after she had said"."""
    here = _here(verb, times)
    return offset(verb, _dated(here), here)


def _here(token: Token, times: Sequence[When]) -> Sequence[When]:
    """The times of the token's sentence."""
    sentence = token.sent
    first = bisect_left(times, sentence.start_char, key=_start)
    return times[first : bisect_left(times, sentence.end_char, key=_start)]


def _dated(times: Sequence[When]) -> Dated:
    return {when.root: when for when in times if _is_point(when)}


def _of_noun(noun: Token, dated: Dated) -> When | None:
    found = best(noun, dated)
    if found is not None:
        return found
    carrier = noun.head
    if noun.dep_ == "pobj" and carrier.dep_ == "prep":
        carrier = carrier.head
    if not is_predicate(carrier) or not (noun.dep_ in _NOUNS or carrier.lemma_ in _LIGHT):
        return None
    if noun.dep_ in {"dobj", "obj"} and carrier.lemma_.lower() in SPEECH:
        return None  # "rejected a call for talks on Monday" says when it was rejected
    return best(carrier, dated)


def _start(when: When) -> int:
    return when.start


def _is_point(when: When) -> bool:
    """Whether it says when, and not by when, how long or how often."""
    return when.date is not None and (when.duration is None or when.date.end is not None)
