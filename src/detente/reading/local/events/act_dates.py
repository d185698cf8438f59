"""When an act was done: by its own words, the verb beside it, or the saying that does it."""

from __future__ import annotations

from detente.model import Date, Quotation
from detente.model.codes import ACTS_OF_WORDS, Act, Reality
from detente.reading.local.clauses import coordinate_of
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parsed import Token
from detente.reading.local.times.binding import time_of
from detente.reading.local.times.when import When

_TERMED = ACTS_OF_WORDS | {Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE, Act.AGREE}
_OF_THE_TERMS = frozenset(
    {
        "from",
        "until",
        "till",
        "starting",
        "beginning",
        "within",
        "for",
        "effective",
        "between",
        "to",
        "during",
        "over",
    }
)
_SAID = ACTS_OF_WORDS | {
    Act.AGREE,
    Act.DECLARE_CEASEFIRE,
    Act.EXTEND_CEASEFIRE,
    Act.END_CEASEFIRE,
    Act.SUSPEND,
}
"""Acts that a party does by saying so: "said on Thursday that it had agreed to a truce"."""
_TOLD = frozenset({Reality.ASSERTED, Reality.REPORTED})
_BY_TELLING = frozenset({Act.ACCUSE, Act.CRITICIZE, Act.DENY})
_STRETCHES = wordset("end start beginning middle eve dawn night morning evening afternoon day week")
_LASTING = frozenset({Act.CONSULT})
"""Acts that are dated by their beginning."""
_WHOLE = frozenset({"dobj", "nsubj", "pobj", "attr"})
_LONGEST_CHAIN = 3


def when_of(draft: Draft, scene: Scene) -> When | None:
    """The time expression that dates the act itself; those that belong to its terms are none."""
    token: Token = draft.head
    for _ in range(_LONGEST_CHAIN):
        when = time_of(token, scene.times, scene.page)
        if when is not None and when.date is not None and not _in_terms(when, draft, scene):
            return when
        above = _beside(token)
        if above is None:
            return None
        token = above
    return None


def date_of(draft: Draft, when: When | None, scene: Scene) -> Date | None:
    """The date of an act; words that do their act in the saying have the date of the saying.

    That is the date beside the cue, where the sentence gives it: one that the quotation has from further up
    dates the quotation alone. A reproach or denial made by telling a deed ("said on Sunday that Y had left in
    May") has none: the one date is the quotation's, the other the deed's.
    """
    own = _saying(draft, scene)
    if own is not None and draft.act in _BY_TELLING:
        return None
    if when is not None:
        return when.date
    if draft.act not in _SAID or draft.reality not in _TOLD:
        return None
    cued = own or next((q for q in scene.voices.quotations if _is_cue(draft.head, q)), None)
    return cued.said_on if cued is not None and _is_beside_cue(cued, scene) else None


def _saying(draft: Draft, scene: Scene) -> Quotation | None:
    """The quotation inside which an actor does an act of his own."""
    said = scene.voices.at(draft.head.idx)
    speaker = scene.speaker(draft.head)
    if not said or not any(scene.same_side(speaker, actor) for actor in draft.actor):
        return None
    return said[-1]


def _is_cue(head: Token, quotation: Quotation) -> bool:
    return any(cue.start <= head.idx < cue.end for cue in quotation.spans.get("cue", ()))


def _is_beside_cue(quotation: Quotation, scene: Scene) -> bool:
    """Whether the date of a saying stands in the sentence of its cue or in its own words' sentence."""
    date = quotation.said_on
    if date is None or not date.evidence:
        return False
    text = scene.page.doc
    anchors = quotation.spans.get("cue", ()) or quotation.content[:1]
    for anchor in anchors:
        span = text.char_span(anchor.start, anchor.end, alignment_mode="expand")
        if span is not None and span.sent.start_char <= date.evidence[0].start < span.sent.end_char:
            return True
    return False


def _in_terms(when: When, draft: Draft, scene: Scene) -> bool:
    """Whether the words say from when to when the thing is to be: "announced a pause from May 8"."""
    root = scene.page.doc[when.root]
    beside = root.head != draft.head and not _opens(when, scene)
    if root.dep_ in {"compound", "amod", "nmod"} and beside:
        return True  # "an Easter truce" says which truce, not when it was broken
    if root.dep_ == "nummod" and beside and _names(root.head, draft):
        return True  # "ended a 2015 deal"
    if root.dep_ == "pobj" and root.head.lower_ == "of" and _names(root.head.head, draft):
        return True  # "accepted the border of 1975"
    if root.dep_ == "pobj" and root.head.lower_ == "since" and draft.act not in _LASTING:
        return True  # "has held it back since July" says for how long
    if draft.act not in _TERMED:
        return False
    if draft.head.lemma_ == "invite" and any(
        c.lower_ == "to" and c.i < when.root for c in draft.head.children
    ):
        return True  # "invited both to Luanda on Tuesday"
    ahead = when.date is not None and when.date.value[:10] > scene.page.report.published_at[:10]
    if ahead and (draft.reality in _TOLD or (draft.clause is not None and draft.clause.past)):
        return True  # "proposed talks on June 3", "wants them gone by June 3" was said before it
    span = scene.page.doc.char_span(when.start, when.end, alignment_mode="expand")
    if span is None or span.start == 0:
        return False
    lead = {span[0].lower_, span.doc[span.start - 1].lower_}
    return bool(lead & _OF_THE_TERMS)


def _names(noun: Token, draft: Draft) -> bool:
    """Whether a date behind "of" tells which thing a noun means, and not when the act was."""
    timed = noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_.lower() in _STRETCHES
    return noun.pos_ in {"NOUN", "PROPN"} and noun != draft.head and not timed


def _opens(when: When, scene: Scene) -> bool:
    """Whether a time stands behind the preposition that opens its sentence: "In November Mali left", where
    the parser takes "November Mali" for one name.
    """
    start = scene.page.doc[when.root].sent.start_char
    return scene.page.report.text[start : when.start].strip().lower() in {"in", "on", "early on", "late on"}


def _beside(token: Token) -> Token | None:
    """What shares its time with `token`: the verb beside it, the visit "during which" it was."""
    if token.dep_ == "conj":
        return coordinate_of(token)
    if token.dep_ in {"relcl", "advcl"}:
        which = next((t for t in token.subtree if t.i < token.i and _of_a_scene(t)), None)
        if which is None:
            return None
        nouns = [t for t in token.doc[token.sent.start : which.i] if t.pos_ == "NOUN" and t.dep_ in _WHOLE]
        return nouns[-1] if nouns else None
    return None


def _of_a_scene(word: Token) -> bool:
    """Whether a relative word asks for the occasion: "where", "during which"; not "which they proposed"."""
    return word.lower_ in {"where", "when"} or (word.lower_ == "which" and word.dep_ == "pobj")
