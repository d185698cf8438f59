"""Short descriptions → the actor before them that they mean, where just one fits."""

from __future__ import annotations

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.board import Board, is_subject
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.mentions.wordlist import wordset

_ALIKE = tuple(
    wordset(line)
    for line in """
    president head_of_state leader chief ruler strongman head
    prime_minister premier head_of_government leader chief
    foreign_minister top_diplomat foreign_secretary secretary_of_state minister_of_foreign_affairs diplomat
    defence_minister defense_minister minister_of_defence minister_of_defense defence_chief defense_chief
    spokesman spokeswoman spokesperson official
    envoy special_envoy personal_envoy representative special_representative mediator diplomat official
    negotiator chief_negotiator lead_negotiator delegate envoy
    secretary_general chief head
    """.strip().splitlines()
)
_WHOSE = wordset(
    "rebel gang militia junta separatist paramilitary islamist guerrilla jihadist opposition top chief"
)
_NEAR = 3
_FAR = 60
_OF_BODIES = frozenset(
    ("general", "envoy", "representative", "rapporteur", "coordinator", "commissioner", "peacekeeper")
)
_ARMED = frozenset((Sector.REB, Sector.CRM, Sector.PRM, Sector.UAF))
_BODIES = frozenset((ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two role nouns can mean one person: "premier" and "prime minister", "minister" and any."""
    if one is None or other is None:
        return False
    one, other = _bare(one), _bare(other)
    if one == other or any(one in line and other in line for line in _ALIKE):
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) == 1 and long[-1] == short[0]


def _bare(noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return rest if rest and first in _WHOSE else noun


def person_before(board: Board, raw: Raw, owner: Draft | None) -> Draft | None:
    """The person that "the minister", "the Kremlin chief" or "its envoy" means, where one alone fits.

    With an owner the person must be of its side. Without one it is the last person of that office.
    """
    assert raw.role is not None
    fits: list[tuple[Draft, int]] = []
    seen: set[int] = set()
    for bound in board.earlier(raw.start):
        if board.distance(raw, bound) > _FAR:
            break
        for draft in bound.drafts:
            if not draft.is_person or id(draft) in seen or not alike(draft.role_noun, raw.role.noun):
                continue
            seen.add(id(draft))
            if raw.role.sector in _ARMED and not _fights(draft):
                continue
            if draft.owner is None and owner is not None and _acts_on(board, draft, owner):
                continue
            if owner is None or draft.owner is None or draft.top() is owner.top():
                fits.append((draft, board.distance(raw, bound)))
    if not fits:
        return _only_like(board, raw, owner) or _just_named(board, raw, owner)
    same = [one for one in fits if (one[0].role_noun or "").split()[-1] == raw.role.noun.split()[-1]]
    fits = same or fits
    if owner is not None:
        own = [one for one in fits if one[0].owner is not None]
        fits = own or fits
    if len(fits) == 1 or (fits and fits[0][1] <= _NEAR):
        return fits[0][0]
    return None


def _acts_on(board: Board, draft: Draft, owner: Draft) -> bool:
    """Whether a clause has a person as its subject and a party as its object: "Obi accuses Gabon" makes Obi
    nobody's minister of Gabon.
    """
    for one in draft.sightings:
        root = board.doc[one.root]
        if root.dep_ == "nsubj" and any(
            c.dep_ == "dobj" and owner in board.at(c) for c in root.head.children
        ):
            return True
    return False


def _only_like(board: Board, raw: Raw, owner: Draft | None) -> Draft | None:
    """The one person nearby of that line of work ("the cleric" for an imam), or who heads the owner."""
    assert raw.role is not None
    leads = raw.role.noun.split()[-1] in ("chief", "leader", "head", "commander", "ruler")
    found: set[Draft] = set()
    for bound in board.earlier(raw.start):
        if board.distance(raw, bound) > _NEAR:
            break
        for draft in bound.drafts:
            same = (
                draft.sector is not None and draft.sector is raw.role.sector and raw.role.sector is Sector.REL
            )
            heads = leads and draft.heads is not None and (owner is None or draft.heads.top() is owner.top())
            if draft.is_person and (same or heads):
                found.add(draft)
    return found.pop() if len(found) == 1 else None


def _fights(draft: Draft) -> bool:
    """Whether a person can be a rebel, militia or gang leader."""
    top = draft.top()
    return (draft.sector in _ARMED or draft.sector is None) if top is draft else top.sector in _ARMED


def _just_named(board: Board, raw: Raw, owner: Draft | None) -> Draft | None:
    """The only person just named, of unknown office: "Duda came late. The Polish president said ..."."""
    assert raw.role is not None
    if (
        owner is None
        or not owner.is_state
        or raw.role.sector is not Sector.GOV
        or not is_subject(board.doc[raw.root])
    ):
        return None
    found: list[Draft] = []
    for bound in board.earlier(raw.start):
        if board.distance(raw, bound) > 1:
            break
        for draft in bound.drafts:
            if draft.is_person and draft not in found and is_subject(board.doc[bound.raw.root]):
                found.append(draft)
    open_ = [
        draft for draft in found if draft.owner is None and draft.role is None and draft.name is not None
    ]
    if len(open_) != 1 or len(found) != 1:
        return None
    open_[0].owner, open_[0].sure, open_[0].role_noun = owner, 0.6, raw.role.noun
    open_[0].role, open_[0].sector = raw.name, raw.role.sector
    return open_[0]


def persons_of(board: Board, raw: Raw) -> list[Draft]:
    """The two persons that "the two leaders" means, where two of that office came before."""
    assert raw.role is not None
    root = board.doc[raw.root]
    before = [child.lower_ for child in root.children if child.i < root.i]
    if before == ["the"] and raw.end == raw.root + 1 and is_subject(root):
        return _two_joined(board, raw)  # "Obi and Ade met. The leaders agreed"
    if not any(word in ("two", "both") for word in before):
        return []
    out: list[Draft] = []
    for bound in board.earlier(raw.start):
        for draft in bound.drafts:
            if draft.is_person and draft not in out and alike(draft.role_noun, raw.role.noun):
                out.append(draft)
    if len(out) == 2 and out[0].top() is not out[1].top():
        return out
    return _two_joined(board, raw) if raw.role.noun in ("leader", "man", "woman") else []


def _two_joined(board: Board, raw: Raw) -> list[Draft]:
    """The two persons of the last subject that joins two: "Obi and Ade met. The two men agreed"."""
    for bound in board.earlier(raw.start):
        if board.distance(raw, bound) > 2:
            break
        root = board.doc[bound.raw.root]
        root = root.head if root.dep_ == "appos" else root
        if root.dep_ == "conj" and is_subject(root) and len(bound.drafts) == 1:
            joined = [board.one_at(root.head), bound.drafts[0]]
            persons = [draft for draft in joined if draft is not None and draft.is_person]
            return persons if len(persons) == 2 and len(root.conjuncts) == 1 else []
    return []


def group_before(board: Board, raw: Raw, *, armed: bool = False) -> Draft | None:
    """The group that "the group", "the movement" or "the rebels" means: the last that was named nearby, else
    the report's only one. A group that fights for a state is not "the rebels".
    """
    kinds = frozenset((ActorKind.ARMED_GROUP,)) if armed else _BODIES
    if raw.role is not None and raw.role.noun in ("bloc", "regional bloc"):
        kinds = frozenset((ActorKind.ALLIANCE, ActorKind.ORGANISATION))
    rebels = raw.role is not None and raw.role.sector is Sector.REB
    same = _same_clause(board, raw)
    last: Draft | None = None
    for bound in board.earlier(raw.start):
        far = board.distance(raw, bound)
        if far > _NEAR:
            break
        if bound.form in (Form.PLACE, Form.ADJECTIVE) or len(bound.drafts) != 1 or bound.drafts[0] in same:
            continue
        draft = bound.drafts[0]
        if draft.kind not in kinds or (rebels and draft.top().is_state):
            continue
        last = last or draft
        if draft.kind is ActorKind.ARMED_GROUP:
            return draft
    if ActorKind.ARMED_GROUP not in kinds:
        return last
    every = [d for d in board.drafts if d.kind is ActorKind.ARMED_GROUP and d.sightings and d not in same]
    every = [d for d in every if not (rebels and d.top().is_state)]
    for few in (every, [draft for draft in every if draft in board.pair]):
        if len(few) == 1:
            return few[0]
    return last


def of_that_noun(board: Board, noun: str, start: int) -> Draft | None:
    """The body whose name ends with a noun that takes it up: "the coalition" of "a Kenyan-led coalition"."""
    for bound in board.earlier(start):
        named = bound.raw.sort in (Sort.PARTY, Sort.BODY) or bound.form is Form.NOMINAL
        long = bound.end - bound.start > 1 + (board.doc[bound.start].lower_ == "the")
        if named and long and board.doc[bound.end - 1].lower_ == noun and len(bound.drafts) == 1:
            return bound.drafts[0] if bound.drafts[0].kind in _BODIES else None
    return None


def _same_clause(board: Board, raw: Raw) -> set[Draft]:
    """The actors that the verb above a nominal has as subject or object: it is none of them."""
    token = board.doc[raw.root]
    for _ in range(4):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i or token.dep_ == "poss":
            break
        token = token.head
    if token.pos_ not in ("VERB", "AUX"):
        return set()
    return {d for child in token.children if child.dep_ in ("nsubj", "dobj") for d in board.at(child)}


def body_before(board: Board, raw: Raw) -> Draft | None:
    """The body that "the ministry" or "the court" means: the last one of that noun."""
    assert raw.role is not None
    for bound in board.earlier(raw.start):
        if board.distance(raw, bound) > _NEAR:
            return None
        if bound.raw.role is None or len(bound.drafts) != 1 or bound.raw.role.form != "body":
            continue
        full, short = bound.raw.role.noun, raw.role.noun
        same = full == short or full.split()[-1] == short
        if same and not bound.raw.role.inherits and bound.drafts[0].kind is not ActorKind.STATE:
            return bound.drafts[0]
    return None


def assumed_owner(board: Board, raw: Raw, *, states: bool) -> Draft | None:
    """Whose "the army", "the president" or "the spokesman" is where the text does not say: the report's own
    state, else the side of the last subject, in this paragraph or the one before.
    """
    role = raw.role
    if role is not None and role.noun.split()[-1] in _OF_BODIES and not states:
        return _only_organisation(board)
    if board.home is not None and role is not None and role.inherits and raw.end - raw.start == 2:
        named = _last_subject(board, raw, states=False) if len(board.pair) == 2 else None
        return named or board.home  # "the spokesman", not "a spokesman for ..."
    if role is not None and role.sector in _ARMED:
        return group_before(board, raw, armed=True)
    if states and board.home is not None:
        return board.home
    if role is not None and role.sector in (
        Sector.CIV,
        Sector.IGO,
        Sector.NGO,
        Sector.JRN,
        Sector.REL,
        Sector.MED,
        Sector.BUS,
    ):
        return None
    return _last_subject(board, raw, states=states)


def _only_organisation(board: Board) -> Draft | None:
    """The international organisation that the report names, where it names one alone."""
    found = {d.top() for d in board.drafts if d.sector is Sector.IGO and d.party is not None and d.sightings}
    return found.pop() if len(found) == 1 else None


def _last_subject(board: Board, raw: Raw, *, states: bool) -> Draft | None:
    paragraph = board.page.paragraph(board.doc[raw.root].idx)
    for bound in board.earlier(raw.start):
        if board.page.paragraph(board.doc[bound.raw.root].idx) < paragraph - 1:
            return None
        if bound.form is Form.PLACE or not is_subject(board.doc[bound.raw.root]) or len(bound.drafts) != 1:
            continue
        side = bound.drafts[0].side()
        if side is not None and (side.is_state or (not states and side.kind is ActorKind.ARMED_GROUP)):
            return side
    return None
