"""Persons with words beside their name that say for whom they speak: "X of the rebels' team"."""

from __future__ import annotations

from detente.reading.local.actors.board import Board, Bound, is_disowned
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.names import put_on_side
from detente.reading.local.actors.noun import owner_sector
from detente.reading.local.mentions.raw import Sort
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.parsed import Token

_TEAMS = wordset(
    """
    assembly bench branch cabinet camp campaign command commission committee corps council delegation embassy
    executive forces government headquarters leadership ministry mission movement negotiators office panel
    parliament party politburo presidency secretariat side staff team wing
    """
)
"""What somebody belongs to together with whoever it is of."""
_OWNING = frozenset(("poss", "amod", "compound", "nmod"))
_SPEAKING = wordset("answer argue bargain brief fight negotiate plead sign sit speak talk work")
_HEADING = wordset("advise chair command direct head lead represent run serve")
_BESIDE = frozenset(("at", "for", "from", "in", "of", "on", "with"))
_SAYING = wordset("add declare explain say tell write")


def note_body(board: Board, root: int) -> None:
    """Put the person beside whose name the mention headed by a token stands on its side, once that is bound.

    Who has a side already keeps it.
    """
    bound, body = board.bound.get(root), board.one_at(root)
    if bound is None or body is None or body.side() is None:
        return
    person = _one_of(board, board.doc[root])
    if person is None and not body.is_person:
        person = _spoken_for(board, bound)
    if person is not None and person.is_person and person.owner is None and person.party is None:
        put_on_side(person, body)
        person.sure = min(person.sure, 0.75)
        person.sector = person.sector or owner_sector(body)


def _spoken_for(board: Board, bound: Bound) -> Draft | None:
    """The person who is said to be of a body or to speak for it."""
    token = board.doc[bound.raw.root]
    team = _team(board, token)
    if team is None and bound.form in (Form.PLACE, Form.ADJECTIVE, Form.PRONOUN):
        return None
    if team is not None and is_disowned(board.doc, bound.raw.start, bound.raw.end):
        return None
    noun = team or token
    return _named_before(board, noun) or _told_of(board, noun)


def _one_of(board: Board, token: Token) -> Draft | None:
    """The person who is said to be one of somebody's people: "X, one of the rebels' chiefs"."""
    if token.dep_ not in _OWNING or token.head.dep_ != "pobj" or token.head.head.lower_ != "of":
        return None
    one = token.head.head.head
    found = board.one_at(one.head) if one.lower_ == "one" and one.dep_ == "appos" else None
    return found if found is not None and found.is_person else None


def _team(board: Board, token: Token) -> Token | None:
    """The noun that is no actor by itself and whose owner a token names: "the Chadian team"."""
    above = token.head
    owning = token.dep_ in _OWNING and above.i > token.i and above.i not in board.bound
    return above if owning and above.lower_ in _TEAMS else None


def _named_before(board: Board, noun: Token) -> Draft | None:
    """The person whose name or office ends right before a preposition: "X of", "X, for", "said X for"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in _BESIDE:
        return None
    doc, at, speaks = board.doc, prep.i, False
    if at > 2 and doc[at - 1].lower_ == "behalf":
        at, speaks = at - 2, True
    elif at > 1 and prep.lower_ == "for" and doc[at - 1].tag_ == "VBG" and doc[at - 1].lemma_ in _SPEAKING:
        at, speaks = at - 1, True
    elif prep.lower_ == "for" and at > 0 and doc[at - 1] == prep.head and prep.head.lemma_ in _SAYING:
        return _subject(board, prep)  # "X said for the rebels"
    aside = at > 0 and doc[at - 1].text == ","
    named = board.by_end.get(at - aside)
    if named is None or (speaks and named.sort is not Sort.PERSON):
        return _subject(board, prep) if speaks else None
    who = doc[named.root]
    if named.sort is Sort.PERSON:
        told = who.dep_ == "nsubj" and (who.head.i < who.i or prep.head == who)  # "said X for the presidency"
        fits = prep.lower_ == "of" or speaks or (prep.lower_ in ("for", "from") and (aside or told))
    else:
        one = named.role is not None and named.role.form == "person" and not named.plural
        fits = one and not aside and noun.lower_ in _TEAMS  # "X, a captain on the rebels' team"
    return board.one_at(who) if fits else None


def _subject(board: Board, prep: Token) -> Draft | None:
    """Who does what is done "on behalf of" others."""
    verb = next((token for token in prep.ancestors if token.pos_ == "VERB"), None)
    subjects = (child for child in verb.children if child.dep_ == "nsubj") if verb is not None else ()
    return next((found for child in subjects if (found := board.one_at(child)) is not None), None)


def _told_of(board: Board, noun: Token) -> Draft | None:
    """The person of whom a clause says it: "X, who led the Chadian team", "who briefs for the ministry"."""
    if noun.dep_ == "dobj":
        clause, fits = noun.head, noun.head.lemma_.lower() in _HEADING
    elif noun.dep_ == "pobj" and noun.head.lower_ in ("for", "on"):
        clause = noun.head.head
        fits = clause.lemma_.lower() in _SPEAKING and (noun.head.lower_ == "for" or noun.lower_ in _TEAMS)
    else:
        return None
    return board.one_at(clause.head) if fits and clause.dep_ in ("relcl", "acl") else None
