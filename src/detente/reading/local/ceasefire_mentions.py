"""Where a text names a ceasefire, and what it says of it right there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from detente.knowledge.cues import cues
from detente.model import Actor, Date, Event
from detente.model.codes import Act, CeasefireSide, CeasefireStatus, Issue, Purpose
from detente.reading.local.ceasefire_effects import Effect, effects
from detente.reading.local.draft import Draft
from detente.reading.local.phrases import is_definite, offsets, phrase_tokens
from detente.reading.local.scene import Scene

BY_ACT = {
    Act.DEMAND: CeasefireStatus.DEMANDED,
    Act.APPEAL: CeasefireStatus.DEMANDED,
    Act.PROPOSE: CeasefireStatus.PROPOSED,
    Act.ACCEPT: CeasefireStatus.PROPOSED,
    Act.PLEDGE: CeasefireStatus.PROPOSED,
    Act.DECLARE_CEASEFIRE: CeasefireStatus.DECLARED,
    Act.AGREE: CeasefireStatus.AGREED,
    Act.EXTEND_CEASEFIRE: CeasefireStatus.EXTENDED,
    Act.END_CEASEFIRE: CeasefireStatus.EXPIRED,
}
"""The status that an act gives the ceasefire that it is about."""

_SIDES = {
    "unilateral": CeasefireSide.UNILATERAL,
    "bilateral": CeasefireSide.BILATERAL,
    "mutual": CeasefireSide.BILATERAL,
    "joint": CeasefireSide.BILATERAL,
}
_CONDITIONAL = frozenset({"if", "unless", "until", "before", "after", "once", "provided", "when"})
_FRESH = frozenset({"new", "fresh", "another", "further", "second", "third", "separate"})
_NOBODY = frozenset({"any", "no", "every", "such"})


@dataclass
class CeasefireMention:
    """One mention of a ceasefire with what stands at it."""

    noun: Token
    start: int
    end: int
    definite: bool
    plural: bool
    words: frozenset[str]
    fresh: bool = False
    status: CeasefireStatus | None = None
    draft: Draft | None = None
    event: Event | None = None
    duration: str | None = None
    begins: Date | None = None
    ends: Date | None = None
    name: str | None = None
    side: CeasefireSide | None = None
    purposes: tuple[Purpose, ...] = ()
    mediators: tuple[Actor, ...] = ()
    effects: list[Effect] = field(default_factory=list)

    @property
    def specific(self) -> bool:
        """Whether it says which ceasefire it means: a length, a name, a beginning."""
        return bool(self.duration or self.name or self.begins)

    @property
    def actor(self) -> tuple[Actor, ...]:
        """Who asks for, offers or declares it here."""
        return self.draft.actor if self.draft is not None and self.status is not None else ()


def ceasefire_mentions(
    scene: Scene, drafts: Sequence[Draft], told: Mapping[int, Event]
) -> Iterator[CeasefireMention]:
    """The mentions of ceasefires in the order of the text, without the headline; `told`: events by draft."""
    seen: set[int] = set()
    for token in scene.page.doc:
        if scene.page.in_headline(token.idx):
            continue
        if token.pos_ in {"NOUN", "PROPN"} and _is_ceasefire(token):
            if not any(c.lower_ in _NOBODY for c in token.children if c.dep_ == "det"):
                seen.add(token.i)
                yield _mention(token, phrase_tokens(token), scene, drafts, told)
        else:
            verbal = _verbal(token, drafts, scene)
            if verbal and not seen & {t.i for t in verbal}:
                yield _mention(token, verbal, scene, drafts, told)


def _is_ceasefire(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in cues("things")["ceasefire_nouns"] or token.dep_ == "compound":
        return False
    needed = cues("things")["ceasefire_needs"].get(lemma)
    if needed is None:
        return True
    near = {
        part
        for t in phrase_tokens(token)
        for word in (t.lemma_, t.lower_)
        for part in word.lower().split("-")
    }
    return bool(near & set(needed))


def _verbal(token: Token, drafts: Sequence[Draft], scene: Scene) -> list[Token]:
    """The words of a truce told by a verb: "told its fighters to halt offensive operations until …"."""
    if token.pos_ != "VERB" or token.dep_ not in {"xcomp", "ccomp", "conj"}:
        return []
    hits = scene.topics.hits([token])
    if not any(hit.issue is Issue.CEASEFIRE and hit.start == token.i and not hit.weak for hit in hits):
        return []
    acts = {Act.DECLARE_CEASEFIRE, Act.AGREE, Act.PROPOSE, Act.DEMAND, Act.PLEDGE, Act.APPEAL}
    if not any(draft.act in acts and token in draft.body for draft in drafts):
        return []
    words = sorted(token.subtree, key=lambda t: t.i)
    if any(_is_ceasefire(t) for t in words if t.pos_ in {"NOUN", "PROPN"}):
        return []
    return [t for t in words if t.dep_ != "punct" or t.i < words[-1].i]


def _mention(
    head: Token, tokens: list[Token], scene: Scene, drafts: Sequence[Draft], told: Mapping[int, Event]
) -> CeasefireMention:
    start, end = offsets(tokens)
    words = frozenset(word for t in tokens for word in (t.lower_, t.lemma_.lower()))
    mention = CeasefireMention(
        noun=head,
        start=start,
        end=end,
        definite=is_definite(head),
        plural=head.tag_ in {"NNS", "NNPS"},
        words=words,
        fresh=bool(words & _FRESH),
    )
    _read_phrase(mention, tokens, scene)
    _read_act(mention, drafts, told)
    mention.effects = list(effects(head, scene))
    mention.mediators = _mediators(head, scene)
    return mention


def _read_phrase(mention: CeasefireMention, tokens: list[Token], scene: Scene) -> None:
    inside = {t.i for t in tokens}
    for when in scene.times:
        if when.root not in inside:
            continue
        mention.duration = mention.duration or when.duration
        if when.date is None:
            continue
        lead = scene.page.report.text[max(0, when.start - 12) : when.start].lower()
        if any(word in lead for word in ("until", "through", " to ")):
            mention.ends = mention.ends or when.date
        elif mention.begins is not None and mention.ends is None and when.date.value > mention.begins.value:
            mention.ends = when.date
        else:
            mention.begins = mention.begins or when.date
    text = " ".join(t.lower_ for t in tokens)
    for code, cue_words in cues("things")["purposes"].items():
        if any(word in text for word in cue_words):
            mention.purposes = (*mention.purposes, Purpose(code))
    proper = [t for t in tokens if t.pos_ == "PROPN" and t.i != mention.noun.i]
    if proper and Purpose.HOLIDAY in mention.purposes:
        last = next((k for k in range(1, len(proper)) if proper[k].i != proper[k - 1].i + 1), len(proper))
        mention.name = scene.page.doc[proper[0].i : proper[last - 1].i + 1].text
    mention.side = next((_SIDES[t.lower_] for t in tokens if t.lower_ in _SIDES), None)


def _read_act(mention: CeasefireMention, drafts: Sequence[Draft], told: Mapping[int, Event]) -> None:
    """The act that names the ceasefire; one that stands in a condition is asked for."""
    noun = mention.noun
    draft = _governing(noun, drafts)
    status = BY_ACT.get(draft.act) if draft is not None and Issue.CEASEFIRE in draft.issues else None
    conditional = _conditional_above(noun)
    if conditional is not None:
        holder = next((d for d in drafts if d.head in {conditional.head, *conditional.ancestors}), None)
        if holder is not None:
            draft, status = holder, CeasefireStatus.DEMANDED
    if draft is None or status is None:
        return
    mention.draft, mention.status, mention.event = draft, status, told.get(id(draft))
    if mention.event is not None and conditional is None:
        terms = mention.event.terms
        mention.duration = mention.duration or terms.duration
        mention.begins = mention.begins or terms.start
        mention.ends = mention.ends or terms.end


def _governing(noun: Token, drafts: Sequence[Draft]) -> Draft | None:
    """The act whose words name the ceasefire, the closest above it."""
    holding = [
        draft
        for draft in drafts
        if any(noun in part.body for part in (draft, *draft.more))
        or (draft.clause is not None and noun in (*draft.clause.objects, draft.clause.subject))
    ]
    fitting = [draft for draft in holding if draft.act in BY_ACT]
    return min(fitting or holding, key=lambda d: abs(d.head.i - noun.i), default=None)


def _conditional_above(noun: Token) -> Token | None:
    """The head of the conditional clause in which the noun stands, if it stands in one."""
    for above in noun.ancestors:
        if above.dep_ == "advcl" and any(c.lower_ in _CONDITIONAL for c in above.children):
            return above
        if above.dep_ == "ROOT":
            return None
    return None


def _mediators(noun: Token, scene: Scene) -> tuple[Actor, ...]:
    """Who brokered it: "a ceasefire mediated by", "the Egyptian-brokered truce"."""
    for child in noun.children:
        if child.lemma_.lower() in {"mediate", "broker", "facilitate", "negotiate"} and child.dep_ in {
            "acl",
            "relcl",
        }:
            by = (p for c in child.children if c.lower_ == "by" for p in c.children)
            return tuple(actor for p in by for actor in scene.agents.of(p))
    return ()
