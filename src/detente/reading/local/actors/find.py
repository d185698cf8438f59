"""Page → cast: who acts, speaks or is acted on in a report, and where each is mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from detente.reading.local.actors.affiliation import note_body
from detente.reading.local.actors.apposition import describe, named_beside
from detente.reading.local.actors.board import Board, quoted
from detente.reading.local.actors.cast import Cast
from detente.reading.local.actors.draft import Drafts
from detente.reading.local.actors.names import bind_names
from detente.reading.local.actors.nouns import bind_noun
from detente.reading.local.actors.owner import find_owners, note_head
from detente.reading.local.actors.pair import find_pair, fold_groups
from detente.reading.local.actors.reference import bind_pronoun
from detente.reading.local.actors.unnamed import name_sides
from detente.reading.local.actors.write import write_cast
from detente.reading.local.mentions.find import find_mentions
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.page import Page

_DEPTH = 4


def cast_of(page: Page) -> Cast:
    """The cast of a page: its actors with side, country, sector and role, and every mention of them.

    Words of the report decide; the world (`detente.knowledge.world`) tells what a name means. What stays open
    stays open: a pronoun or "the minister" that fits nobody, or two, is no mention.
    """
    return resolve(page, find_mentions(page))


def cast_without_day(page: Page) -> Cast:
    """The cast of a page whose day nobody knows: names and offices of any day count."""
    return write_cast(board_of(page, find_mentions(page), None))


def resolve(page: Page, raws: Iterable[Raw]) -> Cast:
    """The cast that raw mentions of a page make up."""
    return write_cast(board_of(page, raws, page.published))


def board_of(page: Page, raws: Iterable[Raw], on: date | None) -> Board:
    """The board with every raw mention bound that can be. `on` is the day on which names and offices hold;
    any day, where none is given.
    """
    board = Board(page, Drafts(on), tuple(raws))
    bind_names(board)
    name_sides(board)
    find_pair(board)
    inside = quoted(board.doc)
    for raw in board.raws:
        _bind(board, raw, inside)
        note_head(board, raw.root)
        note_body(board, raw.root)
    find_owners(board)
    fold_groups(board)
    return board


def _bind(board: Board, raw: Raw, inside: list[bool], depth: int = 0) -> None:
    """Bind a nominal or pronoun; of a nominal first what says whose it is ("its", "of the ministry")."""
    if raw.root in board.bound or depth > _DEPTH:
        return
    if raw.sort is Sort.PRONOUN:
        bind_pronoun(board, raw, inside)
    elif raw.sort is Sort.NOMINAL:
        for inner in _inner(board, raw):
            _bind(board, inner, inside, depth + 1)
        beside = named_beside(board, raw)
        if beside is not None:
            describe(board, beside, raw)
        else:
            bind_noun(board, raw)


def _inner(board: Board, raw: Raw) -> Iterator[Raw]:
    """The raw mentions that modify or possess a nominal, or stand behind its "of" or "for"."""
    for child in board.doc[raw.root].children:
        near = [child] if child.dep_ in ("poss", "compound", "nmod", "amod") else []
        if child.dep_ == "prep" and child.i < raw.end + 1:
            near = [noun for one in child.children if one.dep_ == "pobj" for noun in (one, *one.conjuncts)]
        for token in near:
            inner = board.by_root.get(token.i)
            if inner is not None and inner.root != raw.root:
                yield inner
