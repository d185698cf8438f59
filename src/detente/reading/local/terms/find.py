"""Terms: when, how long, where, in which form and for whom what is offered or demanded is to be."""

from __future__ import annotations

from collections.abc import Iterator

from detente.knowledge.cues import cues
from detente.model import Place, Quantity, Terms
from detente.model.codes import ACTS_OF_WORDS, Act, Issue
from detente.reading.local.actors.cast import Form
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.numbers import number_in
from detente.reading.local.parsed import Token
from detente.reading.local.terms.parties import facilitator, parties
from detente.reading.local.terms.scope import scope
from detente.reading.local.terms.words import talks_format, term_words
from detente.reading.local.times.when import When

_CARRIES = ACTS_OF_WORDS | {Act.AGREE, Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE}
_FROM = frozenset({"from", "starting", "beginning", "since", "on", "at", "effective", "start", "begin", "as"})
_COUNTED = frozenset({"after", "before", "ago", "earlier", "later"})
_NEXT = 10
_TO = frozenset({"until", "till", "to", "through", "by", "before", "within", "end"})
_JOINT = frozenset({Issue.TALKS, Issue.CEASEFIRE, Issue.MEDIATION, Issue.PEACE_TERMS})
_HALTED = frozenset({Issue.CEASEFIRE, Issue.ENERGY_INFRASTRUCTURE, Issue.SHIPPING, Issue.CIVILIAN_PROTECTION})
_RUNS_OUT = frozenset({"elapse", "end", "expire", "lapse"})
_UNCONDITIONAL = frozenset({"unconditional", "unconditionally"})


def all_terms(draft: Draft, date: When | None, place: Place | None, scene: Scene) -> Terms:
    """The terms of `draft` and of the words that spell it out; what is told first wins."""
    given: dict[str, object] = {}
    for part in (draft, *draft.more):
        found = terms(part, date, place, scene)
        for name in type(found).model_fields:
            given[name] = given.get(name) or getattr(found, name)
    return Terms.model_validate(given)


def terms(draft: Draft, date: When | None, place: Place | None, scene: Scene) -> Terms:
    """The terms in the words of `draft`; `date` and `place` are those of the act itself and are left out."""
    if draft.act not in _CARRIES:
        return Terms()
    own = {t.i for t in draft.body}
    given: dict[str, object] = {}
    for when in scene.times:
        if when.root not in own or when.recurring or (when == date and not _is_ahead(when, draft, scene)):
            continue
        if draft.act is Act.EXTEND_CEASEFIRE and _is_old_end(when, scene):
            continue
        if when.duration is not None and not _of_something_else(when, scene):
            given.setdefault("duration", when.duration)
        if when.date is not None:
            given.setdefault(_edge(when, scene), when.date)
    if _JOINT & set(draft.issues):
        where = next((w.place for w in scene.places if w.root in own and _is_venue(w.root, scene)), None)
        if where is not None and where != place:
            given["place"] = where
    if {Issue.TALKS, Issue.MEDIATION} & set(draft.issues):
        given["format"] = talks_format(draft.body)
        given["parties"] = parties(draft, scene)
        given["facilitator"] = facilitator(draft, scene)
    if _HALTED & set(draft.issues) or not draft.issues:
        given["scope"] = scope(draft)
    if any(t.lower_ in _UNCONDITIONAL for t in draft.body):
        given["unconditional"] = True
    given["numbers"] = _numbers(draft)
    return Terms.model_validate(given)


def _ending(token: Token) -> Token | None:
    """The verb of running out that a time stands beside: "to expire on Sunday"."""
    above = token.head.head if token.dep_ == "pobj" else token.head
    return above if above.lemma_.lower() in _RUNS_OUT and above.pos_ == "VERB" else None


def _is_old_end(when: When, scene: Scene) -> bool:
    """Whether a time is when what is extended was to end: "extended the truce, which expires on Sunday"."""
    return _ending(scene.page.doc[when.root]) is not None


def _of_something_else(when: When, scene: Scene) -> bool:
    """Whether a length belongs to a noun that is no matter of the talks: "the three-year war"."""
    token = scene.page.doc[when.root]
    behind = scene.page.report.text[when.end : when.end + _NEXT].split()
    if behind and behind[0].lower().strip(".,;") in _COUNTED:
        return True  # "a day after they met" says when
    if any(noun.lemma_.lower() in cues("things")["contested"] for noun in _counted(token)):
        return True  # "to end two years of war"
    return token.dep_ in {"compound", "amod", "nmod", "nummod"} and not scene.topics.of([token.head])


def _counted(token: Token) -> Iterator[Token]:
    """What a length is a length of: "two years of war"."""
    return (noun for child in token.children if child.lower_ == "of" for noun in child.children)


def _is_ahead(when: When, draft: Draft, scene: Scene) -> bool:
    """Whether a time still lies ahead, so that it can't be when an act told in the past was done."""
    told = draft.clause is not None and draft.clause.past
    return told and when.date is not None and when.date.value[:10] > scene.page.published.isoformat()


def _edge(when: When, scene: Scene) -> str:
    """Whether a date in the terms is their beginning or their end, by the words before it."""
    token = scene.page.doc[when.root]
    first = scene.page.doc.char_span(when.start, when.end, alignment_mode="expand")
    before = first[0] if first is not None else token
    if _ending(token) is not None:
        return "end"
    lead = [before.lower_] + [before.nbor(-k).lower_ for k in (1, 2) if before.i - k >= 0]
    for word in lead:
        if word in _TO:
            return "end"
        if word in _FROM:
            return "start"
    return "start"


def _is_venue(root: int, scene: Scene) -> bool:
    token = scene.page.doc[root]
    if any(
        m.root != root and m.start <= token.idx < m.end
        for m in scene.cast.mentions
        if m.form is not Form.PLACE
    ):
        return False  # "the authorities in Kyiv" are where they are
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at"}


def _numbers(draft: Draft) -> tuple[Quantity, ...]:
    found = []
    for token in draft.body:
        if token.lemma_.lower() not in term_words("units") or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        joined = token.i > 1 and token.nbor(-1).text == "-"  # "a five-kilometre zone"
        words = [token.nbor(-2)] if joined else [c for c in token.subtree if c.i < token.i]
        number = number_in(words, joined=joined)
        if number is not None:
            found.append(Quantity(value=number[0], qualifier=number[1], unit=token.text))
    return tuple(found)
