"""Where a text names talks, by a noun or by a verb of meeting, and what it says of them right there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.knowledge.cues import cues
from detente.model import Actor, Date, Place
from detente.model.codes import Act, ActorKind, PlacePrecision, Reality, TalksFormat, TalksStatus
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.themes import body_of
from detente.reading.local.pacts.helpers import helpers
from detente.reading.local.pacts.signing import signs
from detente.reading.local.pacts.standing import Mood
from detente.reading.local.pacts.talk_bodies import brings_together, is_joint_sitting
from detente.reading.local.pacts.talk_stages import STOPPED, TalkStage, talk_stage
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import is_definite, offsets, phrase_tokens

FORMS = {
    "direct": TalksFormat.DIRECT, "face-to-face": TalksFormat.DIRECT, "bilateral": TalksFormat.DIRECT,
    "indirect": TalksFormat.INDIRECT, "proximity": TalksFormat.INDIRECT,
    "multilateral": TalksFormat.MULTILATERAL, "trilateral": TalksFormat.MULTILATERAL,
}  # fmt: skip
"""The words that say in which form talks are held."""
_CARRYING = frozenset({"prep", "advmod", "npadvmod", "dobj", "conj"})
_INNER = frozenset({"pobj", "compound", "nmod", "amod", "appos", "poss"})
_LONGEST = 8
_NOBODY = frozenset({"any", "no", "every", "such", "some", "further", "more"})
_OTHER = frozenset(
    {"earlier", "previous", "another", "second", "third", "fourth", "further", "new", "fresh", "separate"}
)
_MEETS = {Mood.FACT: TalksStatus.HELD, Mood.COMING: TalksStatus.SCHEDULED}
_ROUNDS = frozenset({"round", "session", "sitting"})
_OWNING = frozenset({"amod", "compound", "nmod", "poss"})


@dataclass
class TalkMention:
    """One mention of talks with what stands at it."""

    token: Token
    start: int
    end: int
    definite: bool
    stages: list[TalkStage] = field(default_factory=list)
    parties: tuple[Actor, ...] = ()
    between: bool = False
    """Whether the parties stand behind "between", and nobody else is meant."""
    helpers: tuple[Actor, ...] = ()
    venue: Place | None = None
    date: Date | None = None
    format: TalksFormat = TalksFormat.UNKNOWN
    level: str | None = None

    @property
    def specific(self) -> bool:
        """Whether it says which talks it means: a place or a time."""
        return self.venue is not None or self.date is not None

    @property
    def fresh(self) -> bool:
        """Whether it is said to be another round: "earlier talks", "a second round"."""
        return any(c.lower_ in _OTHER for c in self.token.children)


def talk_mentions(view: View) -> Iterator[TalkMention]:
    """The mentions of talks in the order of the text, without the headline."""
    for token in view.scene.page.tokens:
        if view.in_heading(token):
            continue
        if token.pos_ in {"NOUN", "PROPN"} and is_talks(token):
            yield _of_noun(token, view)
        elif token.pos_ == "VERB":
            mention = _of_verb(token, view)
            if mention is not None:
                yield mention


def is_talks(noun: Token) -> bool:
    """Whether a noun means talks between parties, by itself or with the words beside it."""
    data = cues("things")
    lemma = noun.lemma_.lower()
    if lemma not in data["talks_nouns"] or noun.dep_ == "compound":
        return False
    before = {w for t in noun.children if t.dep_ in _OWNING for w in (t.lemma_.lower(), t.lower_)}
    near = (
        before
        | {c.lower_ for c in noun.children if c.dep_ == "prep"}
        | {p.lemma_.lower() for c in noun.children if c.lower_ == "of" for p in c.children}
    )
    if lemma in data["talks_plural"] and noun.tag_ not in {"NNS", "NNPS"} and lemma != "negotiation":
        return False
    if before & set(data["talks_not"]) or any(c.lower_ in _NOBODY for c in noun.children if c.dep_ == "det"):
        return False
    above = noun.head.head
    if noun.head.lower_ == "of" and above.lemma_.lower() in data["talks_nouns"]:  # "a round of talks"
        return False
    needs = data["talks_needs"].get(lemma)
    if lemma == "conference" and is_definite(noun) and _is_named(noun):
        return True
    whole = not any(c.lower_ == "of" or c.dep_ == "poss" for c in noun.children)
    if lemma == "round" and is_definite(noun) and any(c.lower_ in {"at", "in"} for c in noun.children):
        return True  # "the round in Nairobi"
    if lemma in _ROUNDS and whole and before & set(data["rounds"]):
        return True  # "a second round"
    return not needs or bool(near & set(needs))


def _is_named(noun: Token) -> bool:
    """As in "the Conference" that was told of, "the Nairobi conference"; not "the climate conference"."""
    before = [t for t in noun.lefts if t.dep_ != "det" and t.text not in {"'s", "’s"}]
    named = all(t.pos_ == "PROPN" for t in before)
    return named and (len(before) == 1 if noun.pos_ == "NOUN" else not before)


def _of_noun(noun: Token, view: View) -> TalkMention:
    tokens = phrase_tokens(noun)
    start, end = offsets(tokens)
    mention = TalkMention(noun, start, end, is_definite(noun))
    mention.stages = [stage for s in view.standings.of(noun) if (stage := talk_stage(s)) is not None]
    if any(s.status in STOPPED for s in mention.stages):
        # "should resume the talks which they had broken off": those that were broken off are meant.
        mention.stages = [s for s in mention.stages if s.status in STOPPED]
    mention.format = next((FORMS[t.lower_] for t in tokens if t.lower_ in FORMS), TalksFormat.UNKNOWN)
    when = view.time_of(noun) if _own_time(noun, view) else None
    mention.date = when.date if when is not None else None
    mention.venue = _compound_place(noun, view) or _venue(noun, view)
    for stage in mention.stages:
        if stage.dates:
            beside = view.time_of(stage.head)
            mention.date = mention.date or (beside.date if beside is not None else None)
            mention.venue = mention.venue or _venue(stage.head, view)
            mention.end = max(mention.end, _end_of(stage.head, end, mention, view))
            mention.start = min(mention.start, _start_of(stage.head, start))
        elif stage.status in {TalksStatus.PROPOSED, TalksStatus.ACCEPTED}:
            ahead = view.time_of(stage.head)  # "proposed talks on May 15": what lies ahead is their time
            if ahead is not None and ahead.date is not None and _is_ahead(ahead.date, view):
                mention.date = mention.date or ahead.date
    if any(c.lower_ == "indirectly" for stage in mention.stages for c in stage.head.children):
        mention.format = TalksFormat.INDIRECT
    mention.helpers = helpers(noun, view)
    mention.parties = _parties(noun, mention, view)
    mention.level = _level(noun, view)
    return mention


def _is_ahead(day: Date, view: View) -> bool:
    return day.value[:10] > view.scene.page.report.published_at[:10]


def _own_time(noun: Token, view: View) -> bool:
    """Whether a time hangs on the noun itself, and not on the verb of offering beside it."""
    inside = {t.i for c in noun.children if c.dep_ != "relcl" and not _said_then(c) for t in c.subtree}
    return any(when.date is not None for when in view.times(inside))


def _said_then(token: Token) -> bool:
    """As in "said on Friday ceasefire talks were …": the parser hangs the day of saying on the talks."""
    return token.dep_ in {"compound", "nmod"} and token.i > 0 and token.nbor(-1).lower_ == "on"


def _venue(head: Token, view: View) -> Place | None:
    """Where talks are: behind "in" or "at" of their noun or verb, the finest such place."""
    doc = view.scene.page.doc
    found = [w.place for w in view.places_in(head) if _is_in(doc[w.root], head)]
    fine = (p for p in found if p.precision in {PlacePrecision.CITY, PlacePrecision.SITE})
    return next(fine, found[0] if found else None)


def _is_in(place: Token, head: Token) -> bool:
    """Whether a place stands behind "in" or "at" of a noun or verb: "met in the town of X", "earlier that day
    in X", but not "signed a deal on the war in X".
    """
    node, inside = place, False
    hosting = {"hold", *cues("things")["helping_verbs"]}
    for _ in range(_LONGEST):
        if node == head:
            return inside
        above = node.head
        hosted = node.dep_ in {"relcl", "acl"} and node.lemma_.lower() in hosting
        if above == node or not (hosted or node.dep_ in _CARRYING or node.dep_ in _INNER):
            return False
        if node.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children):
            return False  # "ended in X, but they may meet in Y"
        behind = node.dep_ == "pobj" and above.pos_ == "ADP"
        inside = inside or (behind and above.lower_ in {"in", "at"})
        far = not behind or above.lower_ not in {"in", "at", "of", "near"}
        if inside and far and _elsewhere(node) and above.lower_ != "without":
            return False  # what stands there is told of another thing: "the deal on the war in X"
        node = above
    return False


def _elsewhere(noun: Token) -> bool:
    """Whether a noun is a thing whose place is not where people met."""
    data = cues("things")
    things = (*data["contested"], *data["agreement_nouns"], *data["ceasefire_nouns"], *data["settled"])
    return noun.lemma_.lower() in things


def _compound_place(noun: Token, view: View) -> Place | None:
    """As in "the Geneva talks"."""
    before = {c.i for c in noun.children if c.dep_ in {"compound", "nmod", "amod"}}
    places = (w.place for w in view.places_in(noun) if w.root in before)
    return next((p for p in places if p.precision in {PlacePrecision.CITY, PlacePrecision.SITE}), None)


def _start_of(head: Token, start: int) -> int:
    subjects = [c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return min([start, head.idx, *(t.idx for s in subjects for t in s.subtree)])


def _end_of(head: Token, end: int, mention: TalkMention, view: View) -> int:
    last = end
    for when in view.times(t.i for c in head.children if c.dep_ in {"prep", "npadvmod"} for t in c.subtree):
        if when.date == mention.date:
            last = max(last, when.end)
    return last


def _of_verb(verb: Token, view: View) -> TalkMention | None:
    """As in "delegates of both sides met in …", "the ministers agreed in … to": a meeting told by a verb."""
    clause = view.scene.by_head.get(verb.i)
    if clause is None or any(is_talks(t) for t in clause.objects):
        return None
    if is_joint_sitting(clause) or brings_together(clause):
        return _of_both(verb, clause, view)
    return _of_people(verb, clause, view)


def _of_people(verb: Token, clause: Clause, view: View) -> TalkMention | None:
    """A meeting of those whom the text says to meet, or to sign or agree something in a place."""
    draft = view.doers.draft(verb)
    people = [*view.doers.of(verb), *(draft.recipient if draft is not None else ())]
    meeting = cues("things")["meeting_verbs"]
    met = verb.lemma_.lower() in meeting and verb.tag_ != "VBG"
    if met and verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_.lower() in meeting:
        return None  # "met in Luanda to negotiate"
    if met:
        withs = (p for c in verb.children if c.lower_ == "with" for p in c.children)
        others = [*clause.objects, *withs]
        people += [a for t in others for a in view.scene.agents.of(t, places=True)]
    elif not _is_signing(clause) and not _agreed_there(verb, draft):
        return None
    sides = list(view.scene.parties(people))
    if not met and not people:
        sides = list(view.belligerents)
    if len(sides) == 2 and all(s.kind is ActorKind.PERSON and s.side is None for s in sides):
        sides = list(view.belligerents)  # two leaders whom the text names without their countries
    at_odds = [side for side in view.belligerents if any(view.scene.same_side(side, s) for s in sides)]
    if len(sides) < 2 and met and _is_delegates(clause.subject):
        people, sides, at_odds = [], list(view.belligerents), list(view.belligerents)
    joined = clause.subject is not None and any(c.dep_ == "conj" for c in clause.subject.children)
    paired = len(sides) == 2 and (not met or _is_pair(clause.subject) or (joined and bool(at_odds)))
    if len(sides) < 2 or (not at_odds and not paired):
        return None
    standing = view.standings.of_verb(verb)
    status = _MEETS.get(standing.mood)
    if clause.negated or (status is None and standing.mood not in {Mood.ASKED, Mood.OFFERED}):
        return None
    place, when = _venue(verb, view), view.time_of(verb)
    if not people and place is None and (when is None or status is TalksStatus.HELD):
        return None
    if not met and (place is None or status is not TalksStatus.HELD):
        return None
    tokens = [t for t in body_of(clause) if t.i >= clause.head.left_edge.i]
    start, end = offsets(tokens) if tokens else (verb.idx, verb.idx + len(verb))
    stage = TalkStage(status or TalksStatus.PROPOSED, verb, told=True, dates=True)
    mention = TalkMention(verb, start, end, definite=False, stages=[stage])
    mention.parties = tuple(sides)
    mention.between = joined and len(sides) == len(people) == 2
    mention.helpers = helpers(verb, view)
    mention.venue, mention.date = place, when.date if when is not None else None
    mention.format = TalksFormat.DIRECT if status is TalksStatus.HELD else TalksFormat.UNKNOWN
    mention.level = _level(verb, view)
    return mention


def _of_both(verb: Token, clause: Clause, view: View) -> TalkMention | None:
    """A meeting of both sides at odds, whom the text does not name there."""
    standing = view.standings.of_verb(verb)
    status = _MEETS.get(standing.mood)
    if len(view.belligerents) < 2 or clause.negated or standing.mood is Mood.NEGATED:
        return None
    if status is TalksStatus.HELD and any(t.dep_ == "relcl" for t in (verb, verb.head)):
        return None  # "which last met in July"
    tokens = [t for t in body_of(clause) if t.i >= verb.left_edge.i]
    start, end = offsets(tokens) if tokens else (verb.idx, verb.idx + len(verb))
    stage = TalkStage(status or TalksStatus.PROPOSED, verb, told=True, dates=True)
    mention = TalkMention(verb, start, end, definite=False, stages=[stage], parties=view.belligerents)
    if brings_together(clause):
        mention.helpers = view.scene.parties(view.scene.agents.of(_who_brings(clause)))
    when = view.time_of(verb)
    mention.venue, mention.date = _venue(verb, view), when.date if when is not None else None
    return mention if mention.helpers or mention.specific or not brings_together(clause) else None


def _who_brings(clause: Clause) -> Token | None:
    """Also in "Norway stands ready to convene them"."""
    above = clause.head.head.head if clause.head.dep_ == "xcomp" else None
    if clause.subject is not None or above is None:
        return clause.subject
    return next((c for c in above.children if c.dep_ == "nsubj"), None)


def _is_signing(clause: Clause) -> bool:
    """As in "two papers were signed in X": whoever signed them met there; not "a truce signed in X"."""
    data = cues("things")
    papers = {*data["agreement_nouns"], *data["agreement_if_signed"]}
    if clause.head.dep_ not in {"acl", "relcl"}:
        papers |= {*data["ceasefire_nouns"]}
    subject = clause.subject
    return clause.passive and signs(clause.head) and subject is not None and subject.lemma_.lower() in papers


def _is_delegates(subject: Token | None) -> bool:
    """As in "Negotiators met in …": those who talk, without saying whose they are."""
    return (
        subject is not None
        and subject.tag_ == "NNS"
        and subject.lemma_.lower() in cues("things")["delegates"]
    )


def _is_pair(subject: Token | None) -> bool:
    """As in "the two leaders", "representatives of both sides"."""
    return subject is not None and any(t.lower_ in {"two", "both"} for t in subject.subtree)


def _agreed_there(verb: Token, draft: Draft | None) -> bool:
    """Whether a verb tells that parties agreed, which they met to do."""
    if draft is None or draft.reality is not Reality.ASSERTED or verb.dep_ == "relcl":
        return False
    if verb.lemma_.lower() == "shake":
        return False  # hands are shaken before cameras
    return draft.act is Act.AGREE or (draft.act is Act.ACCEPT and verb.lemma_ == "agree")


def _parties(noun: Token, mention: TalkMention, view: View) -> tuple[Actor, ...]:
    """Who talks: "between X and Y", "X-Y talks", "talks with Y" that X holds or offers."""
    agents, scene = view.scene.agents, view.scene
    found: list[Actor] = []
    joined = False
    for child in noun.children:
        if child.dep_ in _OWNING and not _helps(child) and not _is_seat(child, noun, view):
            found += scene.cast.at(child)
            found += [a for t in child.children if t.dep_ in _OWNING for a in scene.cast.at(t)]
        elif child.lower_ in {"between", "among", "with"}:
            found += [a for p in child.children for a in agents.of(p, places=True)]
            joined = joined or child.lower_ != "with"
    sides = scene.parties(found)
    if len(sides) < 2 and not joined:
        # Who attends talks may be no side of them.
        told = (stage.head for stage in mention.stages if stage.head.lemma_ != "attend")
        doers = [a for head in told for a in view.doers.of(head)]
        sides = scene.parties([*found, *doers])
    mention.between = joined and len(sides) > 1
    helping = {a.id for a in scene.parties(mention.helpers)} | {a.id for a in mention.helpers}
    return tuple(side for side in sides if side.id not in helping)


def _is_seat(token: Token, noun: Token, view: View) -> bool:
    """Whether a town in front of talks is where they are: "the Doha talks"."""
    towns = {PlacePrecision.CITY, PlacePrecision.SITE}
    return any(w.root == token.i and w.place.precision in towns for w in view.places_in(noun))


def _helps(token: Token) -> bool:
    last = token.lower_.rpartition("-")[2]
    return last in {"brokered", "mediated", "led", "hosted", "backed", "sponsored", "facilitated"}


def _level(token: Token, view: View) -> str | None:
    """Of whom the talks are: "their defence ministers", "a meeting of foreign ministers"."""
    near = [p for c in token.children if c.lower_ in {"of", "between"} for p in c.children]
    near += [c for c in token.children if c.dep_ == "nsubj"]
    for noun in near:
        if noun.lemma_.lower() in cues("things")["levels"] and noun.tag_ == "NNS":
            first = min([noun.i, *(c.i for c in noun.lefts if c.dep_ in {"amod", "compound"})])
            span = view.scene.page.doc[first : noun.i + 1]
            return span.text
    return None
