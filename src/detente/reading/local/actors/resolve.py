"""One mention → who it means: the steps that read a report, run on the words of a single mention."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from detente.knowledge.demonyms import country_of_people, country_of_place
from detente.knowledge.role import Role
from detente.knowledge.world import world
from detente.model import Actor, Report
from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.board import SUBJECTS, Board, Bound
from detente.reading.local.actors.cast import Cast, Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.find import board_of
from detente.reading.local.actors.noun import sector_before
from detente.reading.local.actors.write import write_cast
from detente.reading.local.mentions.find import find_mentions
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parse import parse
from detente.reading.local.parsed import Token

_VERB = " said so."
"""Makes a sentence of a noun phrase, so that the parser reads it as one."""
_PARTITIVE = wordset(
    """
    all another both dozens each either few group groups hundreds majority many member members most neither
    number numbers one part scores several some thousands
    """
)
_NO_DAY = "2000-01-01"
"""The date of the page where none is known; no step that resolves a mention reads it then."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a mention means; `None` and empty where its words and the codebook leave it open.

    `country` is an ISO 3166-1 alpha-3 code; of a contested territory the one under which ISO 3166-2 files it,
    an index that says nothing about whose it is: `claims` names the parties that claim it. `side` is the
    party that it belongs to, itself for a party. `actor` is the actor as it stands in a reading.
    """

    country: str | None = None
    sector: Sector | None = None
    name: str | None = None
    role: str | None = None
    side: Actor | None = None
    claims: tuple[str, ...] = ()
    actor: Actor | None = None


def resolve_mention(
    mention: str, context: str = "", on: date | None = None, model: str | None = None
) -> Resolved:
    """Who a mention means, read as the local reader reads it in a report.

    Args:
        mention: a noun phrase such as "the rebels' delegation" or "Turkish President Erdogan".
        context: text that stands before it, which may say who "the president" is.
        on: the day of publication; where none is given, names and offices of any day count.
        model: a spaCy package; the best installed one by default.
    """
    words = " ".join(mention.split()).strip(" .,;:")
    if not words:
        return Resolved()
    before = context.strip()
    if before:
        before += ("" if before[-1] in '.!?…"”' else ".") + "\n\n"
    day = on.isoformat() if on is not None else _NO_DAY
    page = parse(Report(text=before + words + _VERB, published_at=day), model)
    board = board_of(page, find_mentions(page), on)
    cast = write_cast(board)
    start, end = len(before), len(before) + len(words)
    bound = _bound(board, start, end)
    if bound is None:
        return _unbound(board, start, end, words)
    if not _is_head(board, bound, start, end):
        return replace(_unbound(board, start, end, ""), country=country_of(bound.drafts[0]))
    return _resolved(board, cast, bound)


def _inside(board: Board, start: int, end: int) -> list[Token]:
    return [token for token in board.doc if token.idx >= start and token.idx + len(token) <= end]


def _head(tokens: list[Token]) -> Token | None:
    """The head of the phrase: of "several of the unions" the unions."""
    if not tokens:
        return None
    ids = {token.i for token in tokens}
    tops = [t for t in tokens if t.head.i not in ids or t.head.i == t.i] or tokens
    root = next((t for t in tops if t.dep_ in SUBJECTS), tops[-1])
    for _ in range(3):
        of = [p for c in root.children if c.lower_ == "of" and c.i in ids for p in c.children]
        if root.lower_ not in _PARTITIVE or not of:
            break
        root = of[0]
    return root


def _bound(board: Board, start: int, end: int) -> Bound | None:
    """What the phrase is bound to: its head, else the longest mention in it that names somebody."""
    tokens = _inside(board, start, end)
    head = _head(tokens)
    if head is not None and head.i in board.bound:
        return board.bound[head.i]
    found = [board.bound[token.i] for token in tokens if token.i in board.bound]
    found = [bound for bound in found if bound.form is not Form.PRONOUN]
    acting = [bound for bound in found if bound.form not in (Form.PLACE, Form.ADJECTIVE)]
    return max(acting or found, key=lambda bound: (bound.end - bound.start, -bound.start), default=None)


def _is_head(board: Board, bound: Bound, start: int, end: int) -> bool:
    """Whether a mention is the whole phrase or its head, not only whose or where a thing is."""
    head = _head(_inside(board, start, end))
    if head is None:
        return False
    return bound.start <= head.i < bound.end


def _unbound(board: Board, start: int, end: int, words: str) -> Resolved:
    """What the words of a phrase say that names nobody: the sector of its noun, the country of a place."""
    head = _head(_inside(board, start, end))
    raw = board.by_root.get(head.i) if head is not None else None
    sector = None
    if raw is not None and raw.role is not None:
        sector = raw.role.sector or sector_before(board.doc, raw)
    elif (role := _role_at_end(words)) is not None:
        sector = role.sector
    country = None
    if words and all(word[0].isupper() for word in words.split()):
        country = country_of_place(words) or country_of_people(words)
    return Resolved(country=country, sector=sector)


def _role_at_end(words: str) -> Role | None:
    """The role that the last words of a phrase name, whatever the parser made of them."""
    parts = words.split()
    roles = (world().role(" ".join(parts[start:])) for start in range(len(parts)))
    return next((role for role in roles if role is not None), None)


def _resolved(board: Board, cast: Cast, bound: Bound) -> Resolved:
    draft = bound.drafts[0]
    actor = cast.actor_of(bound.raw.root)
    countries = {country_of(one) for one in bound.drafts}
    country = countries.pop() if len(countries) == 1 else None
    party = draft.party
    if actor is not None and actor.kind is ActorKind.PERSON and country is None and draft.sector is None:
        token = board.doc[bound.raw.root]
        if bound.raw.role is None and token.ent_type_ != "PERSON":
            return Resolved(country=country_of_place(token.text))  # "Donetsk said so" makes a person of it
    mention = cast.mention(board.doc[bound.raw.root])
    said = mention.sector if mention is not None else None
    claims = tuple(link.to for link in party.claims) if party is not None else ()
    return Resolved(
        country=country,
        sector=said or (actor.sector if actor is not None else draft.sector),
        name=actor.name if actor is not None else (party.name if party is not None else None),
        role=actor.role if actor is not None else None,
        side=cast.side(actor) if actor is not None else None,
        claims=claims,
        actor=actor,
    )


def country_of(draft: Draft) -> str | None:
    """The country of an actor, or the one under which the territory that it is or belongs to is filed."""
    top = draft.top()
    parties = (one.party for one in (draft, top) if one.party is not None)
    return draft.country or top.country or next((p.filed for p in parties if p.filed), None)
