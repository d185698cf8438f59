"""Page → cast: who acts, speaks or is acted on in a report, and where each is mentioned."""

from __future__ import annotations

from collections.abc import Iterable

from detente.reading.local.actor_apposition import describe, named_beside
from detente.reading.local.actor_board import Board, quoted
from detente.reading.local.actor_draft import Drafts
from detente.reading.local.actor_names import bind_names
from detente.reading.local.actor_nouns import bind_noun
from detente.reading.local.actor_owner import find_owners
from detente.reading.local.actor_pair import find_pair
from detente.reading.local.actor_write import write_cast
from detente.reading.local.cast import Cast
from detente.reading.local.mention_raw import Raw, Sort
from detente.reading.local.mentions import find_mentions
from detente.reading.local.page import Page
from detente.reading.local.reference import bind_pronoun


def cast_of(page: Page) -> Cast:
    """The cast of a page: its actors with side, country, sector and role, and every mention of them.

    Words of the report decide; the world (`detente.knowledge.world`) tells what a name means. What stays open
    stays open: a pronoun or "the minister" that fits nobody, or two, is no mention.
    """
    return resolve(page, find_mentions(page))


def resolve(page: Page, raws: Iterable[Raw]) -> Cast:
    """The cast that raw mentions of a page make up."""
    board = Board(page, Drafts(page.published), tuple(raws))
    bind_names(board)
    find_pair(board)
    inside = quoted(board.doc)
    for raw in board.raws:
        if raw.sort is Sort.NOMINAL and raw.root not in board.bound:
            beside = named_beside(board, raw)
            if beside is not None:
                describe(board, beside, raw)
            else:
                bind_noun(board, raw)
        elif raw.sort is Sort.PRONOUN:
            bind_pronoun(board, raw, inside)
    find_owners(board)
    return write_cast(board)
