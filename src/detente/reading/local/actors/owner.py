"""Persons whose side no title gives → the side that their words or their sentence put them on."""

from __future__ import annotations

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.board import Board, Bound
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.leaders import put_leader
from detente.reading.local.actors.noun import owner_sector
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parsed import Token

_ANNOUNCE = wordset(
    """
    add announce confirm declare explain insist pledge promise repeat reply say state tell vow
    write
    """
)
_HEADS = frozenset(("head", "lead", "represent", "command", "chair", "run"))
_RUNS = frozenset(("run", "control", "lead"))
_MONARCHS = frozenset(("king", "queen", "emir", "sultan", "crown prince", "prince", "pope"))
_SPEAKS = frozenset(("speak", "negotiate", "talk", "fight"))
_RULING = frozenset(("decree", "ratify", "veto", "pardon"))
_MODALS = frozenset(("will", "would", "'ll", "wo", "shall"))
_REBEL = frozenset((Sector.REB, Sector.UAF))
_OFFICES = frozenset((Sector.GOV, Sector.MIL, Sector.LEG, Sector.JUD, Sector.SPY, Sector.COP))

_OF_STATE = frozenset(("presidential", "governmental", "ministerial", "cabinet", "federal", "royal"))
_BODIES = frozenset((ActorKind.ORGANISATION, ActorKind.MILITARY))
_HOME = "the state that the report is about"


def find_owners(board: Board) -> None:
    """Give an owner to every named person that has none and to bodies of state without a country.

    First the body in front of their name, then the party that the list of office-holders knows them of, then
    whose deeds they announce ("said that Baku would sign"), then, for holders of an office, the only state of
    their sentence, then the home state.
    """
    for draft in tuple(board.drafts):
        if draft.owner is not None or draft.party is not None:
            continue
        if draft.is_person:
            if not _is_member(board, draft) and put_leader(board, draft):
                continue
            owner, sure, because = _owner(board, draft)
            if owner is not None and owner.top() is not draft:
                draft.owner, draft.sure, draft.because = owner, min(draft.sure, sure), because
        elif draft.sector in _OFFICES and draft.kind in _BODIES and board.home is not None:
            draft.owner, draft.sure, draft.is_party = board.home, 0.5, False
            draft.because = _HOME
    for draft in board.drafts:
        if draft.kind is ActorKind.ARMED_GROUP and draft.party is None and board.home is not None:
            draft.country = draft.country or board.home.country
        if draft.sector is None and draft.is_person and draft.owner is not None and draft.role is not None:
            draft.sector = owner_sector(draft.owner)


def _owner(board: Board, draft: Draft) -> tuple[Draft | None, float, str]:
    mentions = [board.bound[s.root] for s in draft.sightings if s.root in board.bound]
    for bound in mentions:
        found = _possessing(board, bound)
        if found is not None:
            return found, 0.7, "whose it is, before its title"
    if draft.sector in _REBEL and (only := _only_group(board)) is not None:
        return only, 0.5, "the only armed group of the report"
    for bound in mentions[:2]:
        found = _member_of(board, bound)
        if found is not None:
            return found, 0.7, "the body before its name"
    for bound in mentions:
        found = _announces(board, board.doc[bound.raw.root])
        if found is not None:
            return found, 0.6, "it says what that side will do"
    if draft.sector is None and board.home is not None and any(_rules(board, bound) for bound in mentions):
        draft.sector = Sector.GOV
        return board.home, 0.5, "it does what those who govern do"
    if draft.sector is None and any(_is_of_state(board, bound) for bound in mentions[:2]):
        draft.sector = Sector.GOV
    if draft.sector not in _OFFICES or draft.role_noun in _MONARCHS:
        return None, 0.0, ""
    if board.home is not None and len([side for side in board.pair if side.is_state]) == 1:
        return board.home, 0.5, _HOME
    near = _only_state(board, mentions[0]) if mentions else None
    return (near, 0.5, "the only state in its sentence") if near is not None else (board.home, 0.4, _HOME)


def _possessing(board: Board, bound: Bound) -> Draft | None:
    """Whose a title says that somebody is: "the rebels' political adviser X", "its spokesman X"."""
    first = bound.raw.title[0] if bound.raw.title else bound.raw.start
    before = board.before(first)
    if before is not None and board.doc[before.name[1]].tag_ == "POS":
        found = board.one_at(before.root)
    else:
        found = board.one_at(first - 1) if bound.raw.title and board.doc[first - 1].tag_ == "PRP$" else None
    return found if found is not None and found.side() is not None else None


def _only_group(board: Board) -> Draft | None:
    """The armed group of the report, where it tells of one alone."""
    found = {
        draft.top()
        for draft in board.drafts
        if draft.kind is ActorKind.ARMED_GROUP and draft.sightings and not draft.top().is_state
    }
    return found.pop() if len(found) == 1 else None


def _is_of_state(board: Board, bound: Bound) -> bool:
    """Whether an adjective makes an office one of the state: "presidential spokesman X"."""
    at = bound.raw.title[0] if bound.raw.title else bound.raw.start
    return (at > 0 and board.doc[at - 1].lower_ in _OF_STATE) or board.doc[at].lower_ in _OF_STATE


def _is_member(board: Board, draft: Draft) -> bool:
    """Whether a body stands in front of the name of a person."""
    roots = [s.root for s in draft.sightings if s.root in board.bound]
    return any(_member_of(board, board.bound[root]) is not None for root in roots[:2])


def _rules(board: Board, bound: Bound) -> bool:
    """Whether a person does what only those in government do: "a truce decreed by X"."""
    token = board.doc[bound.raw.root]
    verb = token.head.head if token.head.dep_ == "agent" else token.head
    return verb.lemma_.lower() in _RULING and (token.dep_ == "nsubj" or token.head.dep_ == "agent")


def _member_of(board: Board, bound: Bound) -> Draft | None:
    """The body in front of a common noun that is no title: "Sovereign Council member X"."""
    at = bound.raw.title[0] if bound.raw.title else bound.raw.start
    doc = board.doc
    if at < 2 or doc[at - 1].dep_ != "compound" or doc[at - 1].pos_ != "NOUN":
        return None
    before = board.before(at - 1)
    found = board.one_at(before.root) if before is not None else None
    return found if found is not None and not found.is_person and found.side() is not None else None


def note_head(board: Board, root: int) -> None:
    """Keep whom a person heads or represents, once that is bound: "X, who heads the rebels' delegation"."""
    token = board.doc[root]
    clause = token.head
    if token.dep_ == "nsubj" and clause.dep_ == "relcl" and clause.lemma_.lower() in _RUNS:
        runs, led = board.one_at(root), board.one_at(clause.head)
        if runs is not None and led is not None and runs.side() is not None and led.party is None:
            led.owner = runs
    if token.dep_ == "pobj" and clause.dep_ == "agent":
        _note_leader(board, token, clause.head)
        return
    heads = token.dep_ == "dobj" and clause.lemma_.lower() in _HEADS
    if token.dep_ == "pobj" and clause.lower_ == "for" and clause.head.lemma_.lower() in _SPEAKS:
        heads, clause = True, clause.head
    if not heads or clause.dep_ != "relcl":
        return
    led, leader = board.one_at(root), board.one_at(clause.head)
    if led is None or leader is None or not leader.is_person or led.is_person:
        return
    leader.heads = led
    if leader.owner is None and led.side() is not None:
        leader.owner, leader.sure = led, 0.75
        leader.sector = leader.sector or owner_sector(led.top())


def _note_leader(board: Board, token: Token, clause: Token) -> None:
    """Put a person on the side of the armed group that is "led by" him."""
    if clause.dep_ not in ("acl", "relcl") or clause.lemma_.lower() not in _HEADS:
        return
    leader, led = board.one_at(token), board.one_at(clause.head)
    if leader is None or led is None or not leader.is_person or led.top().kind is not ActorKind.ARMED_GROUP:
        return
    leader.heads = led
    if leader.owner is None or leader.sector is Sector.ELI:
        leader.owner, leader.sure = led, 0.75


def _announces(board: Board, who: Token) -> Draft | None:
    """The party of which a speaker says what it will do."""
    subject = who.head if who.dep_ == "appos" else who
    verbs = [subject.head] if subject.dep_ == "nsubj" else []
    for clause in who.children:
        if clause.dep_ == "relcl":
            verbs += [clause, *clause.conjuncts]
    if who.ent_type_ or who.pos_ == "PROPN":
        verbs += [t for t in who.sent if t.i > who.i and t.lemma_ in _ANNOUNCE and _elided(board, who, t)]
    for verb in verbs:
        if verb.lemma_.lower() not in _ANNOUNCE:
            continue
        for content in (child for child in verb.children if child.dep_ == "ccomp"):
            if not any(child.lower_ in _MODALS for child in content.children if child.dep_ == "aux"):
                continue
            for subject in (child for child in content.children if child.dep_ == "nsubj"):
                bound = board.bound.get(subject.i)
                if bound is None or len(bound.drafts) != 1 or bound.form in (Form.PLACE, Form.PRONOUN):
                    continue
                side = bound.drafts[0].side()
                if side is not None and (side.is_state or side.kind is ActorKind.ARMED_GROUP):
                    return side
    return None


def _elided(board: Board, who: Token, verb: Token) -> bool:
    """Whether a verb without a subject can only be the person's: "X, who agreed but said that ..."."""
    if verb.pos_ != "VERB" or any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children):
        return False
    between = (board.bound.get(i) for i in range(who.i + 1, verb.i))
    return not any(b is not None and b.drafts[0].is_person and b.form is Form.NAME for b in between)


def _only_state(board: Board, bound: Bound) -> Draft | None:
    """The state that the sentence of a mention names, where it names one alone, and not as a place."""
    found: set[Draft] = set()
    for token in board.doc[bound.raw.root].sent:
        other = board.bound.get(token.i)
        if other is None or other.form not in (Form.NAME, Form.METONYM, Form.NOMINAL):
            continue
        found.update(d.top() for d in other.drafts if d.top().is_state and not d.is_person)
    return found.pop() if len(found) == 1 else None
