"""Names of organisations and groups that the codebook does not hold → drafts, by the words in the names."""

from __future__ import annotations

from functools import cache

from detente.knowledge.fold import fold
from detente.knowledge.role import Role
from detente.knowledge.world import world
from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.board import Board
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.lands import land_in_name, state
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import ARMED_WORDS, BODY_NOUNS, SHORT_FORMS
from detente.reading.local.parsed import Doc

_PARTS = frozenset(("committee", "subcommittee", "commission", "panel", "caucus"))
"""What is a part of another body."""
_AGENCIES = wordset(
    """
    administration agency authority board bureau commission corps department directorate office service
    """
)
"""Last words of the names of a state's agencies: "Kenya Wildlife Service"."""
_OF_STATE = frozenset(Sector(code) for code in "GOV MIL JUD LEG COP SPY".split())


def owner_before(board: Board, start: int) -> Draft | None:
    """The party whose adjective, name or possessive stands right in front of a token."""
    raw = board.before(start)
    if raw is None or raw.sort not in (Sort.PARTY, Sort.BODY):
        return None
    draft = board.one_at(raw.root)
    return draft if draft is not None and is_owner(draft) else None


def owner_inside(board: Board, title: tuple[int, int] | None) -> Draft | None:
    """The party that a title begins with where it is one with its body: "UN spokesman"."""
    return owner_before(board, title[0] + 1) if title is not None and title[1] - title[0] > 1 else None


def is_owner(draft: Draft) -> bool:
    """Whether others can belong to it: a region such as Europe owns nobody."""
    return draft.kind is not ActorKind.GROUP and not draft.is_person


def bind_body(board: Board, raw: Raw, bodies: dict[str, Draft]) -> None:
    """Bind the name of a body to its draft: a new one, that of the same name (`bodies`, by folded name), or
    that of the long name behind which it stands in brackets.
    """
    doc = board.doc
    same = _same_as_before(board, raw) or _bracketed_party(board, raw)
    if same is None and doc[raw.start : raw.end].text.casefold() in BODY_NOUNS:
        same = named_so(board, raw)
        if same is not None:
            board.bind(raw, [same], Form.NAME if doc[raw.start].text[0].isupper() else Form.NOMINAL)
        return
    key = fold(doc[raw.start : raw.end].text)
    draft = same or bodies.get(key)
    if draft is None:
        draft = board.drafts.add(_new_body(board, raw))
    bodies.setdefault(key, draft)
    if draft.name is None or raw.end - raw.start > draft.name[1] - draft.name[0]:
        draft.name = (raw.start, raw.end)
    if draft.party is None and is_armed(doc, raw):
        draft.kind, draft.sector = ActorKind.ARMED_GROUP, Sector.REB
    board.bind(raw, [draft], Form.NAME)


def named_so(board: Board, raw: Raw) -> Draft | None:
    """The last body whose name has the noun of a short form: "the Front", "the Council", "the league"."""
    word = board.doc[raw.root].lower_
    if not board.doc[raw.root].text[0].isupper() and word not in SHORT_FORMS:
        return None
    for bound in board.earlier(raw.start):
        if bound.raw.sort not in (Sort.PARTY, Sort.BODY) or len(bound.drafts) != 1 or bound.raw == raw:
            continue
        draft, words = bound.drafts[0], [token.lower_ for token in board.doc[bound.raw.start : bound.raw.end]]
        if len(words) > 1 and (words[-1] == word or _noun_of(words) == word):
            return draft
        if draft.party is not None and not draft.is_state and word in _nouns_of(draft.party.key):
            return draft
    return None


def _noun_of(words: list[str]) -> str:
    """The last word of a name before its "of" or "for": "union" of "Union of Comoran Dockers"."""
    cut = min((words.index(cut) for cut in ("of", "for") if cut in words), default=len(words))
    return words[cut - 1] if cut else ""


@cache
def _nouns_of(party: str) -> frozenset[str]:
    """The nouns of the long names of a party of the world, by which it is called for short."""
    names = (alias.surface.casefold().split() for alias in world().aliases(party) if alias.form == "name")
    return frozenset(noun for words in names if len(words) > 1 and (noun := _noun_of(words)) in BODY_NOUNS)


_ALSO = frozenset(("also known as", "known as", "better known as", "or", "formerly", "also called", "called"))


def _same_as_before(board: Board, raw: Raw) -> Draft | None:
    """The draft of "Long Name (ABC)" or "X, also known as Y" when the raw mention is the ABC or the Y."""
    doc, at = board.doc, raw.start - 1
    while at > 0 and raw.start - at < 7:
        between = doc[at : raw.start].text.replace("the", "").strip(' ,(“"')
        if at in board.by_end and (
            (doc[raw.start - 1].text == "(" and at == raw.start - 1) or between in _ALSO
        ):
            return board.one_at(board.by_end[at].root)
        at -= 1
    return None


def _bracketed_party(board: Board, raw: Raw) -> Draft | None:
    """The party of the world whose short name stands in brackets right behind a long one."""
    if raw.end + 2 >= len(board.doc) or board.doc[raw.end].text != "(":
        return None
    inner = board.party_at.get(raw.end + 1)
    return board.one_at(inner.root) if inner is not None and board.doc[inner.end].text == ")" else None


def _new_body(board: Board, raw: Raw) -> Draft:
    doc = board.doc
    role = body_role(doc, raw)
    kind = role.kind if role else ActorKind.ORGANISATION
    if kind in (ActorKind.GOVERNMENT, ActorKind.GROUP, ActorKind.PERSON, ActorKind.STATE):
        kind = ActorKind.ORGANISATION
    sector = role.sector if role else None
    if sector is None and (doc[raw.end - 1].lower_ in _PARTS or (role is not None and role.noun in _PARTS)):
        sector = _sector_inside(doc, raw)
    draft = Draft(kind, sector, name=(raw.start, raw.end))
    inside = board.party_at.get(raw.start)
    owner = board.one_at(inside.root) if inside and inside.end < raw.end else None
    if owner is not None and owner.is_state and (kind is ActorKind.ARMED_GROUP or is_armed(doc, raw)):
        draft.country, owner = owner.country, None  # "Sudan Liberation Front" names its land, not its side
    elif owner is None or not is_owner(owner):
        owner = owner_before(board, raw.start)
    if owner is None and (country := land_in_name(doc, raw.start, raw.end)) is not None:
        draft.country = country
        if draft.sector in _OF_STATE:
            owner = state(board, country)
    if owner is not None:
        draft.owner, draft.country = owner, owner.country
        if draft.sector is None and owner.is_state and doc[raw.end - 1].lower_ in _AGENCIES:
            draft.sector = Sector.GOV
    draft.is_party = owner is None
    return draft


def _sector_inside(doc: Doc, raw: Raw) -> Sector | None:
    """The sector of the body of which a committee is one: "Senate Foreign Relations Committee"."""
    for token in doc[raw.start : raw.end - 1]:
        if token.text == "House":
            return Sector.LEG
        role = world().role(token.text)
        if role is not None and role.form == "body" and role.sector in (Sector.LEG, Sector.JUD):
            return role.sector
    return None


def body_role(doc: Doc, raw: Raw) -> Role | None:
    """The role that the name of a body ends with, or has before "of" or "for"."""
    words = [token.text for token in doc[raw.start : raw.end]]
    for cut in ("of", "for"):
        if cut in words:
            words = words[: words.index(cut)]
    for start in range(max(0, len(words) - 3), len(words)):
        role = world().role(" ".join(words[start:]))
        if role is not None:
            return role
    return None


_IRREGULAR = frozenset(
    ("people", "popular", "free", "volunteer", "mobilisation", "mobilization", "patriotic")
)
_FORCES = frozenset(("army", "forces", "force", "units", "brigade", "brigades", "guard", "fighters"))


def is_armed(doc: Doc, raw: Raw) -> bool:
    """Whether the words of a name, or those around it, make it an armed group."""
    words = {token.lower_ for token in doc[raw.start : raw.end]}
    if words & {"forces", "services"}:
        words -= {"armed"}
    if words & ARMED_WORDS and not words & {"party", "council", "government", "state", *_PARTS}:
        return True
    if words & _IRREGULAR and words & _FORCES:
        return True
    after = doc[raw.end].lower_ if raw.end < len(doc) else ""
    before = {token.lower_ for token in doc[max(0, raw.start - 2) : raw.start]}
    root = doc[raw.root]
    above = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("of", "from") else None
    if root.dep_ in ("poss", "compound", "nmod") and root.head.lower_ in ARMED_WORDS:
        return True
    return (
        after in ARMED_WORDS
        or bool(before & ARMED_WORDS)
        or (above is not None and above.lower_ in ARMED_WORDS)
    )
