"""Events → the same events, with dates that another sentence gives them: that of the entry of a running
report, of the noun that takes an act up, of the blow before that it goes on from.

Every date keeps the words that gave it as its evidence. Acts told as earlier, planned, denied or imagined,
and those that stand as background, get none.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Date, Event
from detente.model.codes import ACTS_OF_WORDS, Act, Reality
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parsed import Token
from detente.reading.local.times.binding import time_of
from detente.reading.local.times.when import When

_TAKEN_UP: dict[Act, frozenset[str]] = {
    Act.PROPOSE: wordset("offer proposal plan invitation initiative decree"),
    Act.DEMAND: wordset("demand call ultimatum"),
    Act.APPEAL: wordset("appeal call plea request"),
    Act.PLEDGE: wordset("pledge promise commitment announcement"),
    Act.THREATEN: wordset("threat warning ultimatum"),
    Act.REJECT: wordset("refusal rejection"),
    Act.ACCUSE: wordset("accusation charge claim"),
    Act.DECLARE_CEASEFIRE: wordset("order announcement declaration decree decision truce ceasefire"),
    Act.EXTEND_CEASEFIRE: wordset("extension announcement decision"),
    Act.AGREE: wordset("deal agreement accord pact truce memorandum communique"),
    Act.CONSULT: wordset("meeting visit talk call summit conversation"),
    Act.ATTACK: wordset(
        "attack strike raid bombing shelling assault blast explosion ambush offensive killing"
    ),
    Act.SUSPEND: wordset("suspension decision announcement walkout"),
    Act.EXCHANGE: wordset("exchange swap"),
    Act.RELEASE: wordset("release"),
    Act.SANCTION: wordset("sanction measure decision"),
}
"""Nouns by which the next sentences take an act up: "The order, made public on Sunday"."""
_DONE = wordset(
    """
    announce be broadcast carry come conclude deliver follow happen hold issue launch make occur post publish
    read release sign take
    """
)
_BACKGROUND = frozenset({"relcl", "advcl", "acl"})
_PARTS: dict[Act, frozenset[Act]] = {
    Act.EXCHANGE: frozenset({Act.RELEASE, Act.EXCHANGE}),
    Act.ATTACK: frozenset({Act.ATTACK}),
}
"""Acts that spell out the one told before them: an exchange in releases, a wave of strikes in strikes."""
_TOLD = frozenset({Reality.ASSERTED, Reality.REPORTED})
_AHEAD = 2
_Pair = tuple[Event, Draft]


def with_carried_dates(events: Sequence[Event], drafts: Sequence[Draft], scene: Scene) -> tuple[Event, ...]:
    """The events, pairwise with their drafts and in the order of the text."""
    sentences = {sentence.start: number for number, sentence in enumerate(scene.page.doc.sents)}
    told: list[_Pair] = []
    for event, draft in zip(events, drafts, strict=True):
        dated = event
        if event.date is None and event.reality in _TOLD:
            date = (
                _of_entry(draft, scene)
                or _of_noun(event, draft, sentences, scene)
                or _of_act_before(event, draft, told, sentences, scene)
            )
            if date is not None:
                spans = {**event.spans, "date": date.evidence[:1]}
                dated = event.model_copy(update={"date": date, "spans": spans})
        told.append((dated, draft))
    return tuple(event for event, _ in told)


def _of_entry(draft: Draft, scene: Scene) -> Date | None:
    """The time of the entry that tells an act as its news."""
    date = scene.entries.at(draft.head.idx)
    return date if date is not None and _is_news(draft) else None


def _is_news(draft: Draft) -> bool:
    """Whether an act is told as new: by a main clause, not in the past perfect; a deed not as a wish."""
    if draft.clause is None or _was_before(draft.head):
        return False
    if draft.clause.modal is not None and draft.act not in ACTS_OF_WORDS:
        return False
    return draft.head.dep_ not in _BACKGROUND or draft.head.tag_ == "VBG"


def _was_before(verb: Token) -> bool:
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


def _of_noun(event: Event, draft: Draft, sentences: dict[int, int], scene: Scene) -> Date | None:
    """The date at the noun that takes the act up in the next sentences."""
    nouns = _TAKEN_UP.get(event.act)
    if nouns is None or draft.clause is None or _was_before(draft.head):
        return None
    sentence = draft.head.sent
    for _ in range(_AHEAD):
        if sentence.end >= len(scene.page.doc):
            return None
        sentence = scene.page.doc[sentence.end].sent
        for token in sentence:
            if token.lemma_.lower() in nouns and token.dep_ in {"nsubj", "nsubjpass"} and _is_definite(token):
                when = _dated(token, scene)
                if when is not None and not _is_ahead(when, scene):
                    return when.date
    return None


def _is_definite(noun: Token) -> bool:
    words = {c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}}
    return bool(words & {"the", "this", "that", "its", "his", "her", "their"})


def _dated(noun: Token, scene: Scene) -> When | None:
    """The time that says when a noun's act was done: "made on Sunday", "came on Sunday"."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in _DONE:
            return time_of(child, scene.times, scene.page)
    carrier = noun.head
    return time_of(carrier, scene.times, scene.page) if carrier.lemma_.lower() in _DONE - {"be"} else None


def _is_ahead(when: When, scene: Scene) -> bool:
    return when.date is None or when.date.value[:10] > scene.page.report.published_at[:10]


def _of_act_before(
    event: Event, draft: Draft, told: Sequence[_Pair], sentences: dict[int, int], scene: Scene
) -> Date | None:
    """The date of the act of the sentence before that an act goes on from.

    It spells the act told there out, or is done "then".
    """
    if draft.clause is None or not draft.clause.past or _was_before(draft.head):
        return None
    if draft.head.dep_ in _BACKGROUND:
        return None
    if any(c.lower_ == "then" and c.dep_ == "advmod" for c in draft.head.children):
        return _of_sentence_before(draft.head, scene)
    here = sentences[draft.head.sent.start]
    for before, earlier in reversed(told):
        gap = here - sentences[earlier.head.sent.start]
        if gap > 1:
            return None
        if gap < 1 or before.date is None or before.reality not in _TOLD:
            continue
        if earlier.clause is None or not earlier.clause.past or _was_before(earlier.head):
            continue
        if _goes_on(event, draft, before):
            return before.date
    return None


def _of_sentence_before(verb: Token, scene: Scene) -> Date | None:
    """The date of the main verb of the sentence before, in the same paragraph: "then"."""
    if verb.sent.start == 0:
        return None
    root = verb.doc[verb.sent.start - 1].sent.root
    if scene.page.paragraph(root.idx) != scene.page.paragraph(verb.idx):
        return None
    when = time_of(root, scene.times, scene.page)
    return None if when is None or _is_ahead(when, scene) else when.date


def _goes_on(event: Event, draft: Draft, before: Event) -> bool:
    own, theirs = set(event.actor), set(before.actor)
    also = any(c.lower_ == "also" for c in draft.head.children)
    return event.act in _PARTS.get(before.act, frozenset()) and own <= theirs and bool(own or also)
