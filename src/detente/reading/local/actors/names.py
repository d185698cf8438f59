"""The names on the board → drafts: parties of the world, persons, unknown bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.knowledge.dates import holds_on
from detente.knowledge.fold import fold
from detente.knowledge.party import Alias
from detente.knowledge.role import Role
from detente.knowledge.world import world
from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.board import Board, is_disowned, is_run_by
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.lands import land_of
from detente.reading.local.actors.names_of_bodies import bind_body, is_owner, owner_before, owner_inside
from detente.reading.local.actors.posts import post_before
from detente.reading.local.mentions.find import left_end
from detente.reading.local.mentions.form import form_of
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.mentions.words import RANKS, WILLED
from detente.reading.local.parsed import Doc

_NOT_OF_STATE = frozenset(
    Sector(code) for code in "REB OPP CRM PRM UAF CIV SOC JRN EDU REL NGO BUS LAB MED REF".split()
)
_LANDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))
_FORMER = frozenset(("former", "ex", "ousted", "deposed", "onetime", "late", "retired"))


def bind_names(board: Board) -> None:
    """Bind every name on the board: parties first, then bodies and persons, whose owners the parties are."""
    on = board.drafts.on
    tally = _tally(board.raws)
    for raw in board.raws:
        if raw.sort is Sort.PARTY:
            aliases = tuple(alias for alias in raw.aliases if alias.holds_on(on)) or raw.aliases
            _bind_party(board, raw, choose(aliases, tally))
    bodies: dict[str, Draft] = {}
    for raw in board.raws:
        if raw.sort is Sort.BODY:
            bind_body(board, raw, bodies)
    persons = [raw for raw in board.raws if raw.sort is Sort.PERSON]
    # Full names first: a short name in front of them is theirs all the same.
    for raw in sorted(persons, key=lambda raw: (raw.name[0] - raw.name[1], raw.start)):
        _bind_person(board, raw)
    for raw in persons:
        _share_title(board, raw)
        _own_group(board, raw)


def _tally(raws: Iterable[Raw]) -> Counter[str]:
    """How often the report names each party and country in words that mean one party alone."""
    tally: Counter[str] = Counter()
    for raw in raws:
        parties = {alias.party.key: alias.party for alias in raw.aliases}
        if len(parties) == 1:
            (party,) = parties.values()
            tally[party.key] += 1
            if party.country and party.country != party.key:
                tally[party.country] += 1
    return tally


def choose(aliases: tuple[Alias, ...], tally: Counter[str]) -> Alias:
    """The alias that fits the report best: its party is named elsewhere, else its country is."""
    capital = next((a for a in aliases if a.form == "capital" and tally[a.party.key]), None)
    if capital is not None and any(alias.form == "seat" for alias in aliases):
        return capital  # of the state, though an organisation has its seat there

    def fit(alias: Alias) -> tuple[int, int, bool, int]:
        party = alias.party
        of_a_state = party.side_of is not None or party.kind is ActorKind.ARMED_GROUP
        known_as = len(world().aliases(party.key)) if party.kind is ActorKind.STATE else 0
        return tally[party.key], tally[party.country or ""], not of_a_state, known_as

    return max(aliases, key=fit)


def _bind_party(board: Board, raw: Raw, alias: Alias) -> None:
    form = form_of(board.doc, raw)
    party = alias.party
    if party.kind is None and form is not Form.ADJECTIVE:
        form = Form.PLACE
    gone = party.kind is ActorKind.STATE and not holds_on(None, party.until, board.drafts.on)
    if gone and form is Form.ADJECTIVE:
        return  # "post-Soviet"
    draft = board.drafts.of_party(party, alias.sector if alias.sector is not party.sector else None)
    if form is Form.NOMINAL and is_disowned(board.doc, raw.start, raw.end):
        draft = board.drafts.add(Draft(ActorKind.GROUP, Sector.CIV, plural=True))  # "ethnic Albanians"
    elif form is Form.NOMINAL and party.kind in _LANDS and not _as_state(board.doc, raw):
        draft = people_of(board, draft)
    if draft.owner is None and party.kind is ActorKind.ORGANISATION and is_run_by(board.doc, raw.start):
        draft.owner = owner_before(board, raw.start)  # "Houthi-run al-Masirah"
    board.bind(raw, [draft], form, start=raw.start)


def _as_state(doc: Doc, raw: Raw) -> bool:
    """Whether "the Russians" are the state: definite, uncounted, doing what parties do."""
    root = doc[raw.root]
    definite = raw.start > 0 and doc[raw.start - 1].lower_ == "the"
    return definite and root.dep_ == "nsubj" and root.head.lemma_.lower() in WILLED


def people_of(board: Board, state: Draft) -> Draft:
    """The people of a state: "Armenians". They are no side."""
    key = ("people", id(state))
    if key not in board.drafts.keyed:
        board.drafts.keyed[key] = board.drafts.add(
            Draft(ActorKind.GROUP, Sector.CIV, state.country, plural=True)
        )
    return board.drafts.keyed[key]


def _bind_person(board: Board, raw: Raw) -> None:
    doc = board.doc
    words = frozenset(fold(doc[raw.name[0] : raw.name[1]].text).split())
    same = [d for d in board.drafts if d.is_person and d.words and (words <= d.words or d.words <= words)]
    draft = max(same, key=lambda d: len(d.words & words), default=None) or _alias_of(board, raw)
    if draft is None:
        draft = board.drafts.add(Draft(ActorKind.PERSON, words=words, name=raw.name))
    elif draft.name and len(words) > len(draft.words):
        draft.name, draft.words = raw.name, words
    post = post_before(board, raw)
    start = raw.start if post is not None else left_end(doc, doc[raw.root], raw.start)
    if raw.gender:
        draft.gender = raw.gender
    if raw.role is not None and raw.title is not None and draft.role is None:
        give_role(draft, raw.role, _with_former(board, raw.title), doc)
    if draft.sector is None:
        draft.sector = _rank(doc, raw)
    if post is not None and post.role is not None:
        if draft.role is None:
            give_role(draft, post.role, post.name, doc)
        draft.owner = draft.owner or owner_before(board, post.name[0]) or owner_inside(board, post.name)
    elif draft.owner is None:
        owner = owner_before(board, raw.title[0] if raw.title else raw.start)
        owner = owner or owner_inside(board, raw.title) or _possessor(board, raw)
        if owner is None and raw.title is not None:
            owner = land_of(board, raw, behind=False)
        if owner is not None:
            put_on_side(draft, owner)
            if owner.is_state and _possessive(board, raw):  # "Ukraine's Volodymyr Zelenskiy"
                draft.sector = draft.sector or Sector.GOV
    board.bind(raw, [draft], Form.NAME, start=start)


def _rank(doc: Doc, raw: Raw) -> Sector | None:
    """The sector of a short title before a name: "Gen.", "Sen.", "Rev."."""
    words = (token.lower_ for token in doc[raw.start : raw.name[0]])
    return next((Sector(RANKS[word]) for word in words if word in RANKS), None)


def _share_title(board: Board, raw: Raw) -> None:
    """ "Prime Ministers A and B": the second has the title too."""
    if raw.role is None or raw.title is None:
        return
    last = board.doc[raw.title[1] - 1].lower_
    if last != raw.role.plural.split()[-1] or last == raw.role.noun.split()[-1]:
        return
    for token in board.doc[raw.root].conjuncts:
        other = board.one_at(token)
        if other is not None and other.is_person and other.role is None:
            give_role(other, raw.role, raw.title, board.doc)


def _own_group(board: Board, raw: Raw) -> None:
    """ "Commander X's Free Army": whose group it is belongs to it, whatever his nationality."""
    person, token = board.one_at(raw.root), board.doc[raw.root]
    if token.dep_ != "poss" or person is None:
        return
    group = board.one_at(token.head)
    if group is not None and group.kind is ActorKind.ARMED_GROUP and not person.is_party:
        person.owner, person.sector = group, group.sector


def _alias_of(board: Board, raw: Raw) -> Draft | None:
    """The person before whose other name this is: "a former officer known as Barbecue"."""
    if board.doc[max(0, raw.start - 2) : raw.start].text.casefold() != "known as":
        return None
    start = board.doc[raw.root].sent.start
    found = [b for b in board.earlier(raw.start) if b.raw.sort is Sort.PERSON and b.start >= start]
    return found[0].drafts[0] if found else None


def _with_former(board: Board, title: tuple[int, int]) -> tuple[int, int]:
    """The title, from "former" on where a nationality stands between: "Former U.S. President"."""
    before = board.before(title[0])
    nationality = before is not None and before.sort is Sort.PARTY and before.start > 0
    if before is not None and nationality and board.doc[before.start - 1].lower_ in _FORMER:
        return (before.start - 1, title[1])
    return title


def give_role(draft: Draft, role: Role, span: tuple[int, int], doc: Doc) -> None:
    """Write a role into a draft."""
    draft.role, draft.role_noun = span, role.noun
    former = is_former(doc, span[0])
    draft.sector = Sector.ELI if former else (role.sector or draft.sector)


def is_former(doc: Doc, start: int) -> bool:
    """Whether an office that begins at a token is a past one: "ex-minister", "former Malaysian premier"."""
    if doc[start].lower_ in _FORMER:
        return True
    for at in range(start - 1, max(start - 4, -1), -1):
        if doc[at].lower_ in _FORMER:
            return True
        if doc[at].pos_ not in ("ADJ", "PROPN") or doc[at].is_sent_start:
            return False
    return False


def put_on_side(draft: Draft, owner: Draft) -> None:
    """Say whom a person belongs to. A state's rebel, journalist or priest has its country, not its side."""
    if owner.is_state and draft.sector in _NOT_OF_STATE:
        draft.country = owner.country
    else:
        draft.owner = owner


def _possessive(board: Board, raw: Raw) -> bool:
    return raw.start > 0 and board.doc[raw.start - 1].tag_ == "POS"


def _possessor(board: Board, raw: Raw) -> Draft | None:
    for child in board.doc[raw.root].children:
        if child.dep_ == "poss" and (found := board.one_at(child)) is not None and is_owner(found):
            return found
        if child.lower_ == "of" and child.i == raw.end:
            for grandchild in child.children:
                found = board.one_at(grandchild)
                if found is not None and is_owner(found):
                    return found
    return None
