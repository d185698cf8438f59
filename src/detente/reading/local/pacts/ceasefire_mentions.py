"""Where a text names a ceasefire, and what it says of it right there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from detente.knowledge.cues import cues
from detente.model import Actor
from detente.model.codes import CeasefireSide, CeasefireStatus, Purpose
from detente.reading.local.pacts.ceasefire_nouns import falls_silent, is_ceasefire
from detente.reading.local.pacts.ceasefire_stages import WANTED, Stage, stage_of
from detente.reading.local.pacts.ceasefire_times import Window, phrase_window, stage_window
from detente.reading.local.pacts.ceasefire_verbs import stage_of_verb
from detente.reading.local.pacts.standing import Mood, whole_of
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import is_definite, offsets

SIDES = {
    "unilateral": CeasefireSide.UNILATERAL,
    "one-sided": CeasefireSide.UNILATERAL,
    "bilateral": CeasefireSide.BILATERAL,
    "mutual": CeasefireSide.BILATERAL,
    "joint": CeasefireSide.BILATERAL,
    "reciprocal": CeasefireSide.BILATERAL,
}
"""The words that say how many sides hold their fire."""
_FRESH = frozenset({"new", "fresh", "another", "further", "second", "third", "separate"})
_LASTING = frozenset({"permanent", "definitive", "indefinite", "final"})
_TEMPORARY = frozenset({"temporary", "provisional", "interim", "brief", "short", "humanitarian"})
_POINTING = frozenset({"that", "this"})
_PAPERS = frozenset({"understanding", "arrangement"})
"""What stands for one ceasefire in the plural too: "the ceasefire understandings"."""
_PAST = frozenset({"earlier", "previous", "past", "former", "last", "prior", "old", "recent"})


@dataclass
class CeasefireMention:
    """One mention of a ceasefire with what stands at it."""

    noun: Token
    start: int
    end: int
    definite: bool
    plural: bool
    words: frozenset[str]
    tokens: tuple[Token, ...] = ()
    stages: list[Stage] = field(default_factory=list)
    window: Window = field(default_factory=Window)
    name: str | None = None
    side: CeasefireSide | None = None
    purposes: tuple[Purpose, ...] = ()
    meant_for: tuple[Token, ...] = ()
    """The words that tell its purposes."""
    mediators: tuple[Actor, ...] = ()
    between: tuple[Actor, ...] = ()
    apart: frozenset[int] = frozenset()
    """The heads of mentions that it is named beside: "a truce, a pause and …"; other ceasefires than this."""
    within: int | None = None
    """The noun that asks for it, where that is a ceasefire itself: "the truce calls for a 60-day halt"."""
    whose: Actor | None = None
    """The side whose own it is said to be: "the rebel truce", "Kyiv's ceasefire"."""
    makers: tuple[Actor, ...] = ()
    """Who asks for, offers, declares or agrees it here."""

    @property
    def pointing(self) -> bool:
        """Whether it is the one just told of: "that truce"."""
        return any(c.lower_ in _POINTING for c in self.noun.children)

    @property
    def fresh(self) -> bool:
        """Whether it is said to be another one: "a new truce", "a truce of its own"."""
        return bool(self.words & _FRESH) or ("own" in self.words and not self.definite)

    @property
    def past(self) -> bool:
        """Whether it is said to be an earlier one."""
        return bool(self.words & _PAST)

    @property
    def status(self) -> CeasefireStatus | None:
        """The stage that is told outright here, the first of several; None where none is."""
        return next((stage.status for stage in self.stages if not stage.weak), None)

    @property
    def lasting(self) -> bool | None:
        """Whether it is to last for good; None where nothing tells."""
        if self.words & _LASTING:
            return True
        return False if self.window.duration or self.words & _TEMPORARY else None

    @property
    def specific(self) -> bool:
        """Whether it says which ceasefire it means: a length, a name, a beginning."""
        return bool(self.window.duration or self.name or self.window.begins)


def ceasefire_mentions(view: View) -> Iterator[CeasefireMention]:
    """The mentions of ceasefires in the order of the text, without the headline."""
    for head, tokens in view.truces:
        if view.in_heading(head):
            continue
        mention = _mention(head, tokens, view)
        if head.pos_ != "VERB" or mention.stages:
            yield mention


def _mention(head: Token, tokens: list[Token], view: View) -> CeasefireMention:
    start, end = offsets(tokens)
    mention = CeasefireMention(
        noun=head,
        start=start,
        end=end,
        definite=_is_definite(head),
        plural=head.tag_ in {"NNS", "NNPS"} and head.lemma_.lower() not in _PAPERS,
        words=frozenset(word for t in tokens for word in (t.lower_, t.lemma_.lower())),
        tokens=tuple(tokens),
        window=phrase_window(tokens, view),
        mediators=_mediators(head, view),
        between=_between(tokens, view),
        apart=_beside(head),
    )
    _describe(mention, tokens, view)
    mention.stages = list(_stages(head, tokens, view))
    if head.pos_ == "VERB" and any(s.status is CeasefireStatus.DECLARED for s in mention.stages):
        mention.side = CeasefireSide.UNILATERAL
    mention.within = next((i for s in mention.stages if (i := _within(s, tokens, view)) is not None), None)
    if mention.within is not None:
        mention.stages = []
    for stage in mention.stages:
        if stage.life or not stage.weak or stage.status is CeasefireStatus.AGREED:
            mention.window.take(stage_window(stage, view))
        if stage.by.lemma_.lower() in cues("things")["brokering"]:
            if not mention.mediators:
                mention.mediators = tuple(_makers(stage, view))
        elif not stage.life and not stage.weak:
            mention.makers = mention.makers or _makers(stage, view)
    mention.whose = _whose(head, view)
    if mention.whose is not None and not mention.makers and any(s.life for s in mention.stages):
        mention.makers = (mention.whose,)
    return mention


def _is_definite(head: Token) -> bool:
    """Whether a mention takes up what is known: "the truce", "the order to cease fire"."""
    if head.pos_ == "VERB":
        return falls_silent(head) or (head.dep_ == "acl" and is_definite(head.head))
    return is_definite(head) or is_definite(whole_of(head))


def _within(stage: Stage, own: list[Token], view: View) -> int | None:
    """The ceasefire that lays this one down as a term of its own."""
    clause = view.scene.by_head.get(stage.by.i)
    if clause is None or clause.subject is None or stage.status not in WANTED or clause.passive:
        return None
    if stage.voiced or clause.subject in own:
        return None
    subject = clause.subject
    if subject.tag_ == "WDT" and clause.head.dep_ == "relcl":
        subject = clause.head.head
    named = is_ceasefire(subject) or any(is_ceasefire(c) for c in subject.children if c.dep_ == "compound")
    return subject.i if named and subject not in own else None


def _whose(head: Token, view: View) -> Actor | None:
    """The one side that a noun's owner or adjective names; a people's name only where it is at odds here."""
    found = []
    for child in head.children:
        if child.dep_ not in {"poss", "compound", "nmod", "amod"} or child.tag_ in {"VBN", "VBD"}:
            continue
        for side in view.scene.parties(view.scene.cast.at(child)):
            at_odds = any(view.scene.same_side(side, one) for one in view.belligerents)
            if at_odds or child.dep_ == "poss" or child.pos_ == "NOUN":
                found.append(side)
    sides = view.scene.parties(found)
    return sides[0] if len(sides) == 1 else None


def _stages(head: Token, tokens: list[Token], view: View) -> Iterator[Stage]:
    if head.pos_ == "VERB":
        stage = stage_of_verb(head, {t.i for t in tokens}, view)
        if stage is not None:
            yield stage
        return
    # An item of a list has the stage of what heads the list.
    first = tokens[0]
    listed = first.dep_ == "prep" and first != head and head.pos_ != "VERB"
    described = list(_as_described(head, tokens))
    yield from described
    offer = head.lemma_.lower() in cues("things")["mood_nouns"]["offer"]
    for standing in view.standings.of(first.head.head if listed else head):
        stage = stage_of(standing)
        if stage is None:
            continue
        if standing.taken_up and stage.head.lemma_ == "last" and _may_be_talks(stage.head, head):
            continue
        known = bool(described) or any(c.lower_ in _POINTING for c in head.children)
        if known and standing.mood is Mood.NEGATED and stage.status in WANTED:
            continue  # "never signed up to that truce" offers no other one
        if offer and stage.status not in WANTED:
            stage = replace(stage, status=CeasefireStatus.PROPOSED, life=False, weak=True)
        if standing.mood is Mood.FACT and _is_laid_down(stage, view):
            stage = replace(stage, status=CeasefireStatus.AGREED, sure=False)
        if stage.status is CeasefireStatus.DECLARED and _is_mutual(stage, view):
            stage = replace(stage, status=CeasefireStatus.AGREED)
        if stage.status is CeasefireStatus.AGREED and _by_one(stage, view):
            stage = replace(stage, status=CeasefireStatus.PROPOSED)
        yield stage


def _is_laid_down(stage: Stage, view: View) -> bool:
    """As in "the accord provides for a truce": what an agreed text holds is agreed, not proposed."""
    data = cues("things")
    if stage.by.lemma_.lower() not in _HOLDING or stage.status not in _LAID_DOWN:
        return False
    clause = view.scene.by_head.get(stage.by.i)
    text = clause.subject if clause is not None and not clause.passive else None
    if text is None:
        return False
    text = view.scene.things.get(text.i, text)
    lemma = text.lemma_.lower()
    held = lemma in data["agreement_nouns"] and lemma not in data["mood_nouns"]["offer"]
    open_ = any(c.lower_ in {"draft", "proposed"} for c in text.children) or text.lower_ == "text"
    return (held or lemma in data["agreement_parts"]) and not open_


_LAID_DOWN = frozenset({CeasefireStatus.PROPOSED, CeasefireStatus.DECLARED})
_HOLDING = frozenset({"provide", "include", "contain", "foresee", "envisage", "commit", "bind", "oblige"})


def _may_be_talks(verb: Token, truce: Token) -> bool:
    """Whether "it lasted four hours" may be a meeting: one is named there, or the truce is still to come."""
    talks = cues("things")["talks_nouns"]
    if any(t.lemma_.lower() in talks for t in verb.sent):
        return True
    return any(c.lower_ in {"will", "would"} for c in truce.head.children)


def _is_mutual(stage: Stage, view: View) -> bool:
    """As in "the parties committed to a truce": what two promise they have agreed on."""
    if stage.head.lemma_.lower() not in {"commit", "pledge", "promise"}:
        return False
    return len(view.scene.parties(view.doers.of(stage.head))) > 1


def _by_one(stage: Stage, view: View) -> bool:
    """Whether a single side agrees: it accepts what is on offer, and a ceasefire takes two."""
    if stage.head.lemma_.lower() != "agree" or stage.weak:
        return False
    clause = view.scene.by_head.get(stage.head.i)
    if clause is None or clause.passive:
        return False
    return len(view.scene.parties(view.doers.of(stage.head))) == 1


def _as_described(head: Token, tokens: list[Token]) -> Iterator[Stage]:
    """What an adjective takes for granted: "the recently signed truce", "a fragile ceasefire"."""
    kinds = cues("things")["described"]
    for token in tokens:
        if token.i < head.i and token.dep_ in {"amod", "compound", "nmod"}:
            word = token.lower_.rpartition("-")[2]
            for kind, words in kinds.items():
                if word in words:
                    yield Stage(CeasefireStatus(kind), token, token, weak=True)


def _makers(stage: Stage, view: View) -> tuple[Actor, ...]:
    found = view.doers.voice(stage.by) if stage.voiced else view.doers.of(stage.by)
    if found or stage.by.pos_ != "NOUN":
        return found
    # "calls for a truce from X": the parser hangs who calls on the truce.
    below = [t for t in stage.by.subtree if t.lower_ in {"from", "by"} and t.i > stage.by.i]
    return tuple(a for t in below[:1] for p in t.children for a in view.scene.agents.of(p, places=True))


def _describe(mention: CeasefireMention, tokens: list[Token], view: View) -> None:
    near = (*tokens, *_purpose_words(mention.noun))
    text = f" {' '.join(t.lower_ for t in near)} "
    for code, cue_words in cues("things")["purposes"].items():
        told = next((word.split() for word in cue_words if f" {word} " in text), None)
        if told is not None:
            mention.purposes = (*mention.purposes, Purpose(code))
            mention.meant_for = (*mention.meant_for, *(t for t in near if t.lower_ in told))
    proper = [t for t in _feast(tokens) if t.pos_ == "PROPN"]
    if proper:
        first = last = proper[0].i
        doc = view.scene.page.doc
        while first > 0 and doc[first - 1].pos_ == "PROPN" and doc[first - 1] in tokens:
            first -= 1
        while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and doc[last + 1] in tokens:
            last += 1
        last = last if last != mention.noun.i or last == first else last - 1
        mention.name = doc[first : last + 1].text
    mention.side = next((SIDES[t.lower_] for t in tokens if t.lower_ in SIDES), None)


def _feast(tokens: list[Token]) -> list[Token]:
    """The words of a feast among those of a ceasefire, the whole name of it: "the New Year truce"."""
    said = [t.lower_ for t in tokens]
    for name in cues("things")["purposes"]["holiday"]:
        parts = name.split()
        for at in range(len(said) - len(parts) + 1):
            if said[at : at + len(parts)] == parts:
                return tokens[at : at + len(parts)]
    return []


def _purpose_words(noun: Token) -> Iterator[Token]:
    """What a truce is declared or meant for: "a truce to mark Victory Day", "declared for the holiday"."""
    for child in noun.children:
        if child.dep_ in {"relcl", "acl"}:
            yield from (t for c in child.children if c.dep_ in {"dobj", "prep"} for t in c.subtree)


def _beside(noun: Token) -> frozenset[int]:
    """The nouns that it stands in one list with, joined by "and"."""
    return frozenset(
        t.i for t in noun.conjuncts if not any(c.lower_ == "or" for c in (*t.children, *noun.children))
    )


def _mediators(noun: Token, view: View) -> tuple[Actor, ...]:
    """Who brokered it: "a ceasefire mediated by", "the Egyptian-brokered truce"."""
    agents = view.scene.agents
    for child in noun.children:
        lemma = child.lemma_.lower()
        if lemma in cues("things")["brokering"] and child.dep_ in {"acl", "relcl"}:
            return tuple(
                a
                for c in child.children
                if c.lower_ in {"by", "with"}
                for p in c.children
                for a in agents.of(p)
            )
        if child.dep_ in {"amod", "compound"} and child.lower_.rpartition("-")[2] in {"brokered", "mediated"}:
            return tuple(a for c in child.subtree for a in view.scene.cast.at(c))
    return ()


def _between(tokens: list[Token], view: View) -> tuple[Actor, ...]:
    """Whose ceasefire it is: "a truce between X and Y"."""
    for token in tokens:
        if token.lower_ == "between":
            found = tuple(a for p in token.children for a in view.scene.agents.of(p))
            if len(found) > 1:
                return view.scene.parties(found)
    return ()
