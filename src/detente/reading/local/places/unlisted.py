"""Sentence → names that no list knows, where a place stands: towns and villages that only the text names.

They are candidates for the place of an act and nothing else: the step that finds places does not give them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.knowledge.gazetteer import gazetteer
from detente.knowledge.world import world
from detente.model import Place
from detente.model.codes import PlacePrecision
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import BODY_NOUNS
from detente.reading.local.parsed import Span, Token
from detente.reading.local.places.clues import preposition_of
from detente.reading.local.places.names import is_cut
from detente.reading.local.places.where import Where
from detente.reading.local.places.words import SITES, TAKING

_NUMBERS = wordset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY")
_BEFORE_PLACES = wordset(
    """
    across against around at between by from in inside into near of on outside over through to toward towards
    within
    """
)
_STRUCK = TAKING | wordset("burn")
_IN_NAMES = wordset("compound nmod amod appos conj")
_HELD = wordset("administered backed controlled governed held occupied ruled run")
_FORCES = wordset("army brigade front guard militia navy")
_JOINTS = frozenset("-–'’")
_LONGEST = 8


def unlisted(sentence: Span, known: Sequence[Where]) -> tuple[Where, ...]:
    """Names of the sentence that stand where a place stands and are neither known places nor known actors."""
    taken = {token.i for where in known for token in _tokens(sentence, where)}
    return tuple(
        Where(run.start_char, run.end_char, run.root.i, _place(run))
        for run in _runs(sentence, taken)
        if _stands_for_a_place(run.root) and not world().find(run.text) and not _names_others(run)
    )


def _names_others(run: Span) -> bool:
    """Whether a run says who holds something, or is a body's noun: "Houthi-held", "the Army"."""
    last = run[-1].lower_
    held = len(run) > 1 and run[-2].text in _JOINTS and last in _HELD
    return held or (len(run) == 1 and last in BODY_NOUNS) or last in _FORCES


def _place(run: Span) -> Place:
    """The place by its name; with country and coordinates where the gazetteer has one town of that name."""
    if run[-1].lower_ in SITES:
        return Place(name=run.text, precision=PlacePrecision.SITE)
    entries = gazetteer().lookup(run.text)
    if len(entries) != 1 or entries[0].feature not in {"city", "capital"}:
        return Place(name=run.text, precision=PlacePrecision.CITY)
    (entry,) = entries
    above = gazetteer().admin1(entry.country, entry.admin1)
    return Place(
        name=run.text,
        country=entry.country or None,
        admin1=above.name if above is not None else None,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        precision=PlacePrecision.CITY,
    )


def _tokens(sentence: Span, where: Where) -> Sequence[Token]:
    span = sentence.doc.char_span(where.start, where.end, alignment_mode="expand")
    return list(span) if span is not None else []


def _runs(sentence: Span, taken: set[int]) -> Iterator[Span]:
    """The longest runs of capitalised proper nouns, hyphens and apostrophes inside a word included."""
    at = sentence.start
    while at < sentence.end:
        token = sentence.doc[at]
        if at in taken or not _is_name(token):
            at += 1
            continue
        end = at + 1
        while end < sentence.end and end not in taken and _goes_on(sentence.doc[end]):
            end += 1
        while end > at + 1 and sentence.doc[end - 1].text in _JOINTS:
            end -= 1
        if not is_cut(sentence.doc, end):
            yield sentence.doc[at:end]
        at = end


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.ent_type_ not in _NUMBERS


def _goes_on(token: Token) -> bool:
    if token.ent_type_ in _NUMBERS:
        return False
    before = token.nbor(-1)
    if token.text in _JOINTS:
        return not token.whitespace_ and not before.whitespace_
    return token.pos_ == "PROPN" or (before.text in _JOINTS and token.text[0].isalnum())


def _stands_for_a_place(root: Token) -> bool:
    """Whether a name stands behind a preposition of place, or is what a verb of taking takes."""
    before = preposition_of(root)
    if before is not None:
        return before.lower_ in _BEFORE_PLACES
    noun = root
    for _ in range(_LONGEST):
        if noun.dep_ not in _IN_NAMES:
            break
        noun = noun.head
    return noun.head.lemma_.lower() in _STRUCK and (noun.dep_ in {"dobj", "nsubjpass"} or is_struck(noun))


def is_struck(noun: Token) -> bool:
    """Whether a name right behind a verb that the parser takes for an adverb is its object: "shelled X"."""
    return noun.dep_ in {"advmod", "npadvmod"} and noun.left_edge.i == noun.head.i + 1
