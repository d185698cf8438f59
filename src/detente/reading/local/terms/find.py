"""Terms: when, how long, where, in which form and for whom what is offered or demanded is to be."""

from __future__ import annotations

from collections.abc import Iterator

from detente.knowledge.cues import cues
from detente.model import Date, Evidence, Place, Quantity, Terms
from detente.model.codes import ACTS_OF_WORDS, Act, Issue
from detente.reading.local.actors.cast import Form
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.numbers import number_in
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.terms.parties import facilitator, parties
from detente.reading.local.terms.scope import scope
from detente.reading.local.terms.words import talks_format, term_words
from detente.reading.local.times.when import When
from detente.reading.local.trail import Piece, words_of

_CARRIES = ACTS_OF_WORDS | {Act.AGREE, Act.DECLARE_CEASEFIRE, Act.EXTEND_CEASEFIRE}
_FROM = frozenset({"from", "starting", "beginning", "effective", "start", "begin"})
_DAY = len("2020-01-01")
_COUNTED = frozenset({"after", "before", "ago", "earlier", "later"})
_NEXT = 10
_TO = frozenset({"until", "till", "to", "through", "by", "before", "within", "end"})
_JOINT = frozenset({Issue.TALKS, Issue.CEASEFIRE, Issue.MEDIATION, Issue.PEACE_TERMS})
_HALTED = frozenset({Issue.CEASEFIRE, Issue.ENERGY_INFRASTRUCTURE, Issue.SHIPPING, Issue.CIVILIAN_PROTECTION})
_RUNS_OUT = frozenset({"elapse", "end", "expire", "lapse"})
_UNCONDITIONAL = frozenset({"unconditional", "unconditionally"})


Spans = dict[str, tuple[Evidence, ...]]
Termed = tuple[Terms, Spans]
"""Terms and which words gave their parts: `terms.duration`, `terms.place`."""


def all_terms(draft: Draft, date: When | None, place: Place | None, scene: Scene) -> Termed:
    """The terms of `draft` and of the words that spell it out; what is told first wins."""
    given: dict[str, object] = {}
    spans: Spans = {}
    for part in (draft, *draft.more):
        found, said = terms(part, date, place, scene)
        for name in type(found).model_fields:
            if not given.get(name):
                given[name] = getattr(found, name)
                spans |= {key: words for key, words in said.items() if key == f"terms.{name}"}
    return Terms.model_validate(given), spans


def terms(draft: Draft, date: When | None, place: Place | None, scene: Scene) -> Termed:
    """The terms in the words of `draft`; `date` and `place` are those of the act itself and are left out."""
    if draft.act not in _CARRIES:
        return Terms(), {}
    given = _Given(scene.page)
    _timed(draft, date, scene, given)
    own = {t.i for t in draft.body}
    if _JOINT & set(draft.issues):
        where = next((w for w in scene.places if w.root in own and _is_venue(w.root, scene)), None)
        if where is not None and where.place != place:
            given.put("place", where.place, (where.start, where.end))
    if {Issue.TALKS, Issue.MEDIATION} & set(draft.issues):
        form = talks_format(draft.body)
        if form is not None:
            at = scene.page.report.text.lower().find(form[1], draft.start, draft.end)
            given.put("format", form[0], (at, at + len(form[1])) if at >= 0 else None)
        between, said = parties(draft, scene)
        given.put_at("parties", between, *said)
        helper, said = facilitator(draft, scene)
        given.put_at("facilitator", helper, *said)
    if _HALTED & set(draft.issues) or not draft.issues:
        covered = scope(draft)
        if covered is not None:
            given.put("scope", covered[0], *((s.start_char, s.end_char) for s in covered[1]))
    given.put_at("unconditional", True, *(t for t in draft.body if t.lower_ in _UNCONDITIONAL))
    counted = _numbers(draft)
    numbers = tuple(quantity for quantity, _ in counted)
    given.put_at("numbers", numbers, *(token for _, own in counted for token in own))
    return Terms.model_validate(given.values), given.spans


class _Given:
    """The parts of terms as they are found, each with its words; what is found first stays."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.values: dict[str, object] = {}
        self.spans: Spans = {}

    def put(self, name: str, value: object, *places: Piece | None) -> None:
        if not value or name in self.values:
            return
        self.values[name] = value
        found = tuple(dict.fromkeys(self.page.span(*place) for place in places if place is not None))
        if found:
            self.spans[f"terms.{name}"] = found

    def put_at(self, name: str, value: object, *tokens: Token) -> None:
        """Put what these words give; nothing where there are none."""
        if tokens:
            self.put(name, value, *words_of(tokens))


def _timed(draft: Draft, date: When | None, scene: Scene, given: _Given) -> None:
    own = {t.i for t in draft.body}
    for when in scene.times:
        if when.root not in own or when.recurring or (when == date and not _is_ahead(when, draft, scene)):
            continue
        if draft.act is Act.EXTEND_CEASEFIRE and _is_old_end(when, scene):
            continue
        if when.duration is not None and not _of_something_else(when, scene):
            given.put("duration", when.duration, (when.start, when.end))
        edge = _edge(when, date, draft.head, scene) if when.date is not None else None
        if edge is not None:
            given.put(edge, when.date, (when.start, when.end))


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
    before = scene.page.report.text[max(0, when.start - _NEXT) : when.end].lower().split()
    if {"nearly", "almost"} & set(before[-3:]):
        return True  # "the nearly 30-year ceasefire" says how old it is
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


def _edge(when: When, date: When | None, act: Token, scene: Scene) -> str | None:
    """Whether a date in the terms is their beginning or their end, by the words before it; None where it is
    of something else: of a time gone by when the act was done, or of a matter told beside.
    """
    token = scene.page.doc[when.root]
    first = scene.page.doc.char_span(when.start, when.end, alignment_mode="expand")
    before = first[0] if first is not None else token
    if _ending(token) is not None:
        return "end"
    gone = when.date is not None and _is_gone(when.date, date, scene)
    if gone and token.dep_ in {"nummod", "amod", "compound", "nmod"}:
        return None  # "a return to the 1994 truce"
    lead = [before.lower_] + [before.nbor(-k).lower_ for k in (1, 2) if before.i - k >= 0]
    for word in lead:
        if word in _TO:
            return "end"
        if word in _FROM:
            return "start"
    if gone or when.date is None or (when.date.end and when.duration):
        return None
    return _edge_beside(token, act)


def _is_gone(when: Date, act: When | None, scene: Scene) -> bool:
    """Whether a date lay behind when the act was done."""
    done = act.date.value if act is not None and act.date is not None else scene.page.published.isoformat()
    shared = min(len(done), len(when.value), _DAY)
    return when.value[:shared] < done[:shared]


def _edge_beside(token: Token, act: Token) -> str | None:
    """What a date without a preposition of its own says by what it stands beside: "until a meeting Friday"
    is an end, "a conference scheduled for Friday" none of the terms' own.
    """
    for above in token.ancestors:
        if above == act:
            break
        if above.dep_ in {"relcl", "acl"}:
            return None
        if above.dep_ == "pobj" and above.head.lower_ in _TO:
            return "end"
        if above.pos_ in {"VERB", "AUX"}:
            break
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


def _numbers(draft: Draft) -> list[tuple[Quantity, list[Token]]]:
    found = []
    for token in draft.body:
        if token.lemma_.lower() not in term_words("units") or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        joined = token.i > 1 and token.nbor(-1).text == "-"  # "a five-kilometre zone"
        words = [token.nbor(-2)] if joined else [c for c in token.subtree if c.i < token.i]
        number = number_in(words, joined=joined)
        if number is not None:
            said = list(token.doc[number[2] : token.i + 1])
            found.append((Quantity(value=number[0], qualifier=number[1], unit=token.text), said))
    return found
