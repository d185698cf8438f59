"""Scene → events: every act in a report, with who, to whom, when, where, on which terms, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.model import Event
from detente.model.codes import ACTS_OF_WORDS, Act, Issue
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.voiced import voiced
from detente.reading.local.events.addressees import address
from detente.reading.local.events.belligerents import belligerents
from detente.reading.local.events.carried_dates import with_carried_dates
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.explicit import explicit
from detente.reading.local.events.extent import extent
from detente.reading.local.events.implied import implied
from detente.reading.local.events.judged import judged, weighed
from detente.reading.local.events.merging import merged
from detente.reading.local.events.nested import nested, reciprocal
from detente.reading.local.events.nominal import nominal
from detente.reading.local.events.reality import tell
from detente.reading.local.events.recipients import presumed, recipients
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.sense import meant
from detente.reading.local.events.silence import tells_nothing
from detente.reading.local.events.triggers import words
from detente.reading.local.events.write import event_of
from detente.reading.local.parsed import Token

_SAID_BY_MOOD = frozenset({Act.REJECT, Act.THREATEN, Act.DEMAND})


def find_events(
    scene: Scene, conditions: Sequence[Found] = ()
) -> tuple[tuple[Event, ...], tuple[Draft, ...]]:
    """The events of a report in the order of the text, and the drafts that they were made from, pairwise.

    `conditions` are those of the report: what they hang on is likelier an act.
    """
    drafts = merged(list(_drafts(scene, _bound(conditions))), scene)
    drafts = sorted([*drafts, *_voiced(conditions, drafts, scene)], key=lambda draft: draft.head.i)
    if scene.learned is not None:
        address(drafts, scene)
    else:
        presumed(drafts, belligerents(drafts, scene), scene)
    events = with_carried_dates([event_of(draft, scene) for draft in drafts], drafts, scene)
    return events, tuple(drafts)


def _drafts(scene: Scene, bound: set[int]) -> Iterator[Draft]:
    told: list[Draft] = []
    heads = {t.i for t in scene.learned.heads(scene.page.tokens)} if scene.learned is not None else set()
    for token in scene.page.tokens:
        if scene.page.in_headline(token.idx) or _is_silent(token, scene):
            continue
        draft = _draft(token, scene, told) if scene.by_rule else None
        if scene.learned is not None and (draft is not None or token.i in heads):
            draft = _by_head(draft, token, scene, told, token.i in bound)
        draft = meant(draft, scene) if draft is not None else None
        if draft is None:
            continue
        draft.recipient = draft.recipient or recipients(draft, scene)
        draft.prior = _prior(draft, told, scene)
        for made in (*reciprocal(draft), *nested(draft, scene)):
            if made is draft or made.inside is not None:
                made.recipient = made.recipient or recipients(made, scene)
            _name_breach(made, told)
            tell(made, scene)
            made.start, made.end = extent(made, scene)
            told.append(made)
            yield made


def _voiced(conditions: Sequence[Found], drafts: list[Draft], scene: Scene) -> Iterator[Draft]:
    """The acts that conditions show where none was read that they hang on."""
    for draft in voiced(conditions, drafts, scene):
        earlier = [other for other in drafts if other.head.i < draft.head.i]
        draft.recipient = recipients(draft, scene)
        draft.prior = _prior(draft, earlier, scene)
        tell(draft, scene)
        draft.start, draft.end = extent(draft, scene)
        yield draft


def _is_silent(token: Token, scene: Scene) -> bool:
    """Whether a word is the predicate of a clause that says nothing but that somebody kept silent."""
    clause = scene.by_head.get(token.i)
    return clause is not None and tells_nothing(clause)


def _bound(conditions: Iterable[Found]) -> set[int]:
    """The words that conditions hang on, and what these complete."""
    found: set[int] = set()
    for condition in conditions:
        token = condition.governor
        for _ in range(_STEPS):
            found.add(token.i)
            token = token.head
    return found


_STEPS = 2


def _by_head(draft: Draft | None, token: Token, scene: Scene, told: list[Draft], bound: bool) -> Draft | None:
    """The draft of a rule as the trained head sees it, or what that sees where no rule does."""
    assert scene.learned is not None
    verdict = scene.learned.at(token)
    if draft is not None:
        draft = weighed(draft, scene.learned.told(token), verdict, scene, bound=bound)
    if draft is None and verdict is not None:
        draft = judged(token, verdict, scene, told, bound=bound)
    return draft


def _draft(token: Token, scene: Scene, told: list[Draft]) -> Draft | None:
    clause = scene.by_head.get(token.i)
    if clause is not None:
        found = explicit(clause, scene, told)
        if found is not None and (found.act in ACTS_OF_WORDS or not clause.modal):
            return found
        meant = implied(clause, scene, told)
        # "will not abandon the talks" refuses, "sanctions would be tightened if" threatens: no deed is told.
        return meant if found is None or (meant is not None and meant.act in _SAID_BY_MOOD) else found
    made = nominal(token, scene, told) if token.pos_ == "NOUN" else None
    if made is None or made.act is not Act.ATTACK:
        return made
    around = next((d for d in reversed(told) if d.act in ACTS_OF_WORDS and token in d.body), None)
    if around is None:
        return made
    # A blow that stands in what somebody asks for or condemns is his account of it, and no fact told.
    made.inside = around
    return made if around.act in {Act.ACCUSE, Act.CRITICIZE, Act.DENY} else None


def _name_breach(draft: Draft, told: list[Draft]) -> None:
    """Read "breaching those same agreements" of ceasefires, where the report has told of any."""
    if draft.act is not Act.ACCUSE or Issue.CEASEFIRE in draft.issues:
        return
    lemmas = {t.lemma_.lower() for t in draft.body}
    if lemmas & (words("breach") | {"violation", "breach"}) and any(
        Issue.CEASEFIRE in d.issues for d in told
    ):
        draft.issues = (Issue.CEASEFIRE,)


def _prior(draft: Draft, told: list[Draft], scene: Scene) -> Draft | None:
    """What somebody asked for or offered last: of the same actor in the same sentence, else of anybody."""
    asked = [d for d in told[-_BACK:] if d.act in {Act.DEMAND, Act.APPEAL, Act.PROPOSE} and d.issues]
    own = [d for d in asked if any(scene.same_side(a, b) for a in d.actor for b in draft.actor)]
    found = own or asked
    return found[-1] if found else None


_BACK = 8
