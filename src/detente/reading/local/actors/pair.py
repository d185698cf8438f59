"""The board → the two sides that the report is about, and the state whose army "the army" is."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from detente.model.codes import ActorKind
from detente.reading.local.actors.board import Board, Bound, is_disowned
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.mentions.form import is_dateline
from detente.reading.local.mentions.raw import Sort

_FIGHTING = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP))
_STATE_NOUNS = frozenset(
    (
        "government",
        "army",
        "military",
        "armed forces",
        "security forces",
        "government forces",
        "state",
        "junta",
        "regime",
    )
)
_REBEL_NOUNS = frozenset(("rebel", "separatist", "insurgent", "guerrilla", "guerilla"))
_REBEL_BODIES = _REBEL_NOUNS | {"rebel group", "rebel movement", "rebels", "rebel army", "guerrilla group"}
_BESIDE = frozenset(("compound", "nmod", "amod", "poss", "appos"))
_MUCH = 3
_MOST_SIDES = 5
_TIE = 0.1
_NEAR = 2
"""Sentences back in which two that act together are "the two sides"."""
_TAKING_PART = frozenset(("nsubj", "nsubjpass", "pobj"))
_HELPING = frozenset(
    "arm back broker equip facilitate finance fund host mediate moderate sponsor support train".split()
)
_STRIKES = frozenset("assault attack bomb bombard invade kill pound raid shell storm".split())
_MEDIATING = frozenset(("broker", "facilitate", "mediate", "moderate"))
_DRAFTING = frozenset(("draft", "float", "introduce", "present", "propose", "put", "submit", "table"))
"""What those do who help, where two do it together: "a plan introduced by Togo and Chad"."""
_URGING = frozenset(("appeal", "call", "plead", "urge"))
_PLEAS = frozenset(("appeal", "call", "plea", "backing", "mediation", "mediator", "support"))
_SUPPLIES = frozenset("aid backing initiative mediation mediator mercenary supply support".split())
_JOINT = frozenset(
    "accuse agree battle begin blame clash conclude exchange fight hold meet negotiate open reach resume "
    "sign start".split()
)


def find_pair(board: Board) -> None:
    """Find the pair and the home state, once the names are bound.

    The pair are the two fighting parties that the report names together most often, by sentence; "the
    government" and "the army" count for the state that the report's armed group lives in.
    """
    counts: Counter[Draft] = Counter()
    acting: Counter[Draft] = Counter()
    sentences: dict[int, set[Draft]] = {}
    between, rebels = _go_betweens(board), _called_rebels(board)
    for bound in board.bound.values():
        for draft in bound.drafts:
            top = draft.side()
            if top is None or top in between or not (top.kind in _FIGHTING or top in rebels):
                continue
            if bound.form is Form.PLACE:
                counts[top] += 0
                continue
            counts[top] += 1
            if not _helps(board, bound):
                acting[top] += 1
                sentences.setdefault(board.doc[bound.raw.root].sent.start, set()).add(top)
    every = _states(board)
    # A state that mediates at home is still where the report plays, if it names no other.
    states = Counter({state: n for state, n in every.items() if state not in between}) or every
    land = _land(board, counts, states)
    if land is not None and any(side.kind is ActorKind.ARMED_GROUP and n > 1 for side, n in counts.items()):
        for raw in board.raws:
            if raw.sort is Sort.NOMINAL and raw.role and raw.role.noun in _STATE_NOUNS:
                sentences.setdefault(board.doc[raw.root].sent.start, set()).add(land)
                counts[land] += 1
                acting[land] += 1
        groups = [side for side in counts if side.kind is ActorKind.ARMED_GROUP]
        for raw in board.raws if len(groups) == 1 else ():
            if raw.sort is Sort.NOMINAL and raw.plural and raw.role and raw.role.noun in _REBEL_NOUNS:
                sentences.setdefault(board.doc[raw.root].sent.start, set()).add(groups[0])
                acting[groups[0]] += 1
    board.pair = _pair(acting, sentences) or _land_and_rebels(acting, land, between)
    board.home = _home(board, land, states)


def _land_and_rebels(acting: Counter[Draft], land: Draft | None, between: set[Draft]) -> tuple[Draft, ...]:
    """The state of a report and the only armed group that acts in it more than once, where no sentence names
    both.
    """
    groups = [side for side, n in acting.items() if side.kind is ActorKind.ARMED_GROUP and n > 1]
    if land is None or land in between or acting[land] < 1 or len(groups) != 1:
        return ()
    only = groups[0]
    return (land, only) if only.country is None or only.country == land.country else ()


def _called_rebels(board: Board) -> set[Draft]:
    """Movements that the report calls rebels, whatever they are at other times: "the UNITA rebel group"."""
    groups = [
        raw for raw in board.raws if raw.sort is Sort.NOMINAL and raw.role and raw.role.noun in _REBEL_BODIES
    ]
    beside = (child for raw in groups for child in board.doc[raw.root].children if child.dep_ in _BESIDE)
    found = {draft.top() for child in beside for draft in board.at(child)}
    return {top for top in found if top.kind is ActorKind.ORGANISATION}


def pair_meant(board: Board, start: int) -> tuple[Draft, ...]:
    """The two sides that "both sides" at a token means: the two that the text last said to have met, signed
    or fought, where that is near or the report has no pair of its own; else the pair of the report.
    """
    for bound in board.earlier(start):
        near = board.sentences[start] - board.sentences[bound.raw.root] <= _NEAR
        if board.pair and not near:
            break
        two = _two_joined(board, bound)
        if two and (not board.pair or _acts_jointly(board, bound)):
            return two
    return board.pair


def _helps(board: Board, bound: Bound) -> bool:
    """Whether a mention is of one who backs, brokers or hosts, or calls for peace together with others."""
    token = board.doc[bound.raw.root]
    for _ in range(4):
        if token.dep_ not in ("poss", "compound", "amod", "nmod", "appos"):
            break
        token = token.head
        if token.lemma_.lower() in _SUPPLIES:
            return True
    first = next((one for one in (token, *token.conjuncts) if one.dep_ != "conj"), token)
    above = first.head
    if first.dep_ == "nsubj":
        verbs = {above.lemma_.lower(), *(one.lemma_.lower() for one in above.conjuncts)}
        return bool(verbs & _HELPING) or (bool(first.conjuncts) and bool(verbs & _URGING))
    if above.dep_ == "agent":
        drafted = bool(first.conjuncts) and above.head.lemma_.lower() in _DRAFTING
        return drafted or above.head.lemma_.lower() in _HELPING
    return above.lower_ in ("from", "by", "of") and above.head.lemma_.lower() in _PLEAS


def _go_betweens(board: Board) -> set[Draft]:
    """The parties of whom the report says that they mediate: "talks brokered by Chad"; they are no side, save
    who is told to strike as well.
    """
    found: set[Draft] = set()
    striking: set[Draft] = set()
    for bound in board.bound.values():
        token = board.doc[bound.raw.root]
        above = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "agent" else token.head
        acts = token.dep_ == "nsubj" or above is not token.head
        if acts and above.pos_ == "VERB":
            lemma = above.lemma_.lower()
            sides = [top for draft in bound.drafts if (top := draft.side()) is not None]
            found.update(sides if lemma in _MEDIATING else ())
            striking.update(sides if lemma in _STRIKES else ())
    return found - striking


def _two_joined(board: Board, bound: Bound) -> tuple[Draft, ...]:
    """The sides of the two that "and" joins in a subject, behind "by" or "between", where they are two."""
    root = board.doc[bound.raw.root]
    first = root.head if root.dep_ == "conj" else root
    joined = [first, *(token for token in first.conjuncts if token.i > first.i)]
    behind = first.dep_ != "pobj" or first.head.lower_ in ("by", "between")
    if first.dep_ not in _TAKING_PART or not behind or _helps(board, bound):
        return ()
    found = [draft for token in joined for draft in board.at(token)]
    if len(found) != 2 or any(not board.at(token) for token in joined):
        return ()
    sides = [draft.top() for draft in found]
    apart = sides[0] is not sides[1] and all(side.is_party and side.kind in _FIGHTING for side in sides)
    return (sides[0], sides[1]) if apart else ()


def _acts_jointly(board: Board, bound: Bound) -> bool:
    root = board.doc[bound.raw.root]
    first = root.head if root.dep_ == "conj" else root
    above = first.head.head if first.dep_ == "pobj" else first.head
    return above.lemma_.lower() in _JOINT or first.head.lower_ == "between"


def fold_groups(board: Board) -> None:
    """Once all is bound: "the European demand" is that of "European leaders", where the report has one such
    group; nationals of a state that is at odds with another are of its side.
    """
    groups: dict[int, list[Draft]] = {}
    for draft in board.drafts:
        if draft.region is not None:
            groups.setdefault(id(draft.region), []).append(draft)
    for root, bound in list(board.bound.items()):
        of_region = groups.get(id(bound.drafts[0]), [])
        if bound.form is Form.ADJECTIVE and len(of_region) == 1 and board.doc[root].head.i != root:
            board.rebind(root, (of_region[0],))
    if len(board.pair) == 2 and all(side.is_state for side in board.pair):
        for side in board.pair:
            nationals = board.drafts.keyed.get(("people", id(side)))
            if nationals is not None:
                nationals.owner = side


def _pair(counts: Counter[Draft], sentences: dict[int, set[Draft]]) -> tuple[Draft, ...]:
    together: Counter[tuple[Draft, Draft]] = Counter()
    order = {side: n for n, side in enumerate(counts)}
    for sides in sentences.values():
        if len(sides) <= _MOST_SIDES:
            together.update(combinations(sorted(sides, key=lambda side: order.get(side, 0)), 2))
    if not together:
        return ()

    def weight(two: tuple[Draft, Draft]) -> float:
        # Where as much speaks for two states as for one and those who fight it, the latter are at war.
        armed = any(side.kind is ActorKind.ARMED_GROUP for side in two)
        return together[two] + min(counts[two[0]], counts[two[1]]) / 2 + armed * _TIE

    best = max(together, key=lambda two: (weight(two), -order[two[0]]))
    least = min(counts[best[0]], counts[best[1]])
    if least > 1:
        return best
    # Two that one sentence names once are no pair where the report is about a third.
    third = max((n for side, n in counts.items() if side not in best), default=0)
    return best if len(together) == 1 and third < _MUCH else ()


def _states(board: Board) -> Counter[Draft]:
    """How often the report names each state in any form, as a place too."""
    named = (b for b in board.bound.values() if not is_disowned(board.doc, b.raw.start, b.raw.end))
    return Counter(d for bound in named for d in bound.drafts if d.is_state)


def _land(board: Board, counts: Counter[Draft], states: Counter[Draft]) -> Draft | None:
    """The state where the armed group lives that is named most of those known, else the state named most."""
    groups = [side for side, _ in counts.most_common() if side.kind is ActorKind.ARMED_GROUP and side.country]
    for group in groups[:1]:
        for state in states:
            if state.country == group.country:
                return state
    return max(states, key=lambda state: states[state], default=None)


def _home(board: Board, land: Draft | None, states: Counter[Draft]) -> Draft | None:
    inside = [side for side in board.pair if side.is_state]
    if len(inside) == 1:
        return inside[0]
    dated = {d for bound in _datelines(board) for d in bound.drafts if d.is_state}
    if len(dated) == 1:
        (only,) = dated
        return only if not board.pair or only in board.pair else None
    if len(inside) == 2 or land is None:
        return None
    return land if states[land] * 2 > sum(states.values()) else None


def _datelines(board: Board) -> list[Bound]:
    return [
        bound
        for bound in board.bound.values()
        if bound.form is Form.PLACE and is_dateline(board.doc, bound.raw.start, bound.raw.end)
    ]
