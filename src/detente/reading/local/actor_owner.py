"""Persons whose side no title gives → the side that their words or their sentence put them on."""

from __future__ import annotations

from spacy.tokens import Token

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actor_board import Board, Bound
from detente.reading.local.actor_draft import Draft
from detente.reading.local.actor_nouns import heads, owner_sector
from detente.reading.local.cast import Form
from detente.reading.local.mention_wordlist import wordset

_ANNOUNCE = wordset(
    """
    add announce confirm declare explain insist pledge promise repeat reply say state tell vow
    write
    """
)
_MODALS = frozenset(("will", "would", "'ll", "wo", "shall"))
_OFFICES = frozenset((Sector.GOV, Sector.MIL, Sector.LEG, Sector.JUD, Sector.SPY, Sector.COP))

_BODIES = frozenset((ActorKind.ORGANISATION, ActorKind.MILITARY))


def find_owners(board: Board) -> None:
    """Give an owner to every named person that has none and to bodies of state without a country.

    First whom they head or represent ("who heads the rebels' delegation"), then whose deeds they announce
    ("said that Baku would sign"), then, for holders of an office, the only state of their sentence, then the
    home state.
    """
    for draft in board.drafts:
        if draft.owner is not None or draft.party is not None:
            continue
        if draft.is_person:
            owner, sure = _owner(board, draft)
            if owner is not None and owner.top() is not draft:
                draft.owner, draft.sure = owner, min(draft.sure, sure)
        elif draft.sector in _OFFICES and draft.kind in _BODIES and board.home is not None:
            draft.owner, draft.sure, draft.is_party = board.home, 0.5, False
    for draft in board.drafts:
        if draft.sector is None and draft.is_person and draft.owner is not None and draft.role is not None:
            draft.sector = owner_sector(draft.owner)


def _owner(board: Board, draft: Draft) -> tuple[Draft | None, float]:
    mentions = [board.bound[s.root] for s in draft.sightings if s.root in board.bound]
    for bound in mentions:
        found = heads(board, board.doc[bound.raw.root])
        if found is not None:
            return found, 0.75
    for bound in mentions:
        found = _announces(board, board.doc[bound.raw.root])
        if found is not None:
            return found, 0.6
    if draft.sector not in _OFFICES:
        return None, 0.0
    for bound in mentions[:3]:
        found = _only_state(board, bound)
        if found is not None:
            return found, 0.5
    return board.home, 0.45


def _announces(board: Board, who: Token) -> Draft | None:
    """The party of which a speaker says what it will do."""
    verbs = [who.head] if who.dep_ == "nsubj" else []
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
    sentence = board.doc[bound.raw.root].sent
    found: set[Draft] = set()
    for token in sentence:
        other = board.bound.get(token.i)
        if other is None or other.form is Form.PLACE:
            continue
        found.update(d for d in other.drafts if d.is_state)
    return found.pop() if len(found) == 1 else None
