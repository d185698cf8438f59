"""When words were said: the date of the cue's clause, or of the clause or sentence that leads up to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.model import Date
from detente.model.codes import QuotationMode
from detente.reading.local.actors.cast import Cast
from detente.reading.local.clauses import is_predicate
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Draft
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.speaker import actors_of, subject
from detente.reading.local.quotations.words import SUBJECT, speech
from detente.reading.local.times.binding import offset_of
from detente.reading.local.times.when import When

Times = dict[int, When]
"""Time expressions by the index of their head token."""

_TIMELY = frozenset({"on", "in", "at", "during", "after", "around", "over", "late", "early"})
_INTO = frozenset(
    (
        "prep pobj npadvmod advmod nummod compound pcomp amod det nmod dep agent quantmod punct dative appos "
        "conj"
    ).split()
)
_FROM = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "agent"})
_MOST_WORDS = 80
_NEAR = 5
_BACK = 4
"""How many sentences back the date of words given as said is looked for."""
_WIDEST = 60


class Clock:
    """What the dates of sayings are read from: the page's times, in order and by the head of each."""

    def __init__(self, times: Sequence[When]) -> None:
        self.times = times
        self.by_root: Times = {when.root: when for when in times}


def said_on(
    draft: Draft, layout: Layout, cast: Cast, clock: Clock, speakers: tuple[str, ...]
) -> tuple[Date | None, str]:
    """The date of a draft's saying and where it stands; None where neither its clause nor what leads up to it
    gives one.

    What leads up: "Speaking on Sunday, he said"; "called off the talks on Friday, saying"; "ended on March 2,
    when they announced"; "signed on Friday, a day after she had said"; a sentence just before in which the
    same speaker acts on a date.
    """
    verb = draft.verb
    if verb is None or not clock.times:
        return None, ""
    looked = _places(draft, verb, layout, cast, clock, speakers)
    return next(((date, where) for where, date in looked if date is not None), (None, ""))


def _places(
    draft: Draft, verb: Token, layout: Layout, cast: Cast, clock: Clock, speakers: tuple[str, ...]
) -> Iterator[tuple[str, Date | None]]:
    """The dates at each place where one may stand, the surest place first."""
    times = clock.by_root
    yield "beside the cue", _date((t for t in adjuncts(verb) if not draft.covers(t.idx)), times)
    yield "between cue and words", _between(draft, verb, layout, times)
    wider = (t for head in settings(verb) for t in adjuncts(head) if not draft.covers(t.idx))
    yield "the scene of the saying", _date(wider, times)
    yield "the occasion", _when_clause(verb, times)
    yield "counted from another day", _counted(verb, clock)
    yield "what the speaker did before", _sentence_before(draft, verb, layout, cast, times, speakers)


def adjuncts(verb: Token) -> Iterator[Token]:
    """The words of the verb's own clause behind its prepositions and adverbs; no clause inside it."""
    pending = [c for c in verb.children if c.dep_ in _FROM]
    for _ in range(_MOST_WORDS):
        if not pending:
            return
        token = pending.pop(0)
        yield token
        pending.extend(c for c in token.children if c.dep_ in _INTO)


def settings(verb: Token) -> Iterator[Token]:
    """Verbs that set the scene for the cue: "Speaking on Sunday, he said", "called off the talks, saying",
    "rejected the decree and said".
    """
    for child in verb.children:
        asked = child.tag_ == "VBN" and child.lemma_ == "ask"
        speaking = child.tag_ == "VBG" and child.lemma_.lower() in speech("settings")
        if child.dep_ == "advcl" and (asked or speaking):
            yield child
        if child.dep_ in {"nsubj", "nsubjpass"}:
            for clause in child.rights:
                if clause.dep_ == "relcl" and clause.lemma_.lower() in speech("settings"):
                    yield clause
    above = verb.head
    if above == verb or above.pos_ != "VERB":
        return
    participle = verb.tag_ == "VBG" and verb.dep_ in {"advcl", "xcomp", "conj", "pcomp"}
    joined = verb.dep_ == "conj" and not any(c.dep_ in SUBJECT for c in verb.lefts)
    if participle or joined:
        yield above


def _date(tokens: Iterable[Token], times: Times) -> Date | None:
    for token in tokens:
        when = times.get(token.i)
        if when is not None and when.date is not None and not when.recurring and _is_timed(token):
            return when.date
    return None


def _is_timed(token: Token) -> bool:
    """Whether the words hang on the cue as its time does: "on Monday", "yesterday"; not "as for 2022"."""
    while token.dep_ not in {"prep", "npadvmod", "advmod"} and token.head != token:
        token = token.head
    return token.dep_ in {"npadvmod", "advmod"} or (token.dep_ == "prep" and token.lower_ in _TIMELY)


def _between(draft: Draft, verb: Token, layout: Layout, times: Times) -> Date | None:
    """A time between the cue and its content: "said on Monday it would answer"."""
    if not verb.idx < draft.start < verb.idx + _WIDEST:
        return None
    tokens = layout.between(verb.idx + len(verb), draft.start)
    return _date((t for t in tokens if t.head.i in {verb.i, t.i} or t.dep_ in {"pobj", "npadvmod"}), times)


def _when_clause(verb: Token, times: Times) -> Date | None:
    """ "ended on March 2, when they announced that"."""
    when = next((c for c in verb.lefts if c.lower_ == "when"), None)
    if when is None:
        return None
    before = verb.doc[max(verb.sent.start, when.i - _NEAR) : when.i]
    return next((found.date for t in reversed(before) if (found := times.get(t.i)) and found.date), None)


def _counted(verb: Token, clock: Clock) -> Date | None:
    """ "signed on Friday, a day after she had said that"."""
    when = offset_of(verb, clock.times)
    return when.date if when is not None else None


def _sentence_before(
    draft: Draft, verb: Token, layout: Layout, cast: Cast, times: Times, speakers: tuple[str, ...]
) -> Date | None:
    """The date on which the same speaker acts in the sentence before, by its main verb; for words given as
    said, by any verb of the sentences before in which nobody else acts, over the end of one paragraph.
    """
    if not speakers:
        return None
    start, _ = layout.sentence(min(draft.start, verb.idx))
    if draft.mode is not QuotationMode.DIRECT:
        inside = start > layout.paragraph_start(start)
        return _acted(layout, start, cast, times, speakers[0], False)[0] if inside else None
    paragraph = layout.paragraph(start)
    for _ in range(_BACK):
        if start == 0 or paragraph - layout.paragraph(start - 1) > 1:
            return None
        found, goes_on, start = _acted(layout, start, cast, times, speakers[0], True)
        if found is not None or not goes_on:
            return found
    return None


def _acted(
    layout: Layout, start: int, cast: Cast, times: Times, speaker: str, anywhere: bool
) -> tuple[Date | None, bool, int]:
    """What the sentence before `start` says of a speaker: the date on which he acts, by its main verb or any
    verb; whether nobody else acts in it; and where it begins.
    """
    offset = start - 1
    while offset > 0 and layout.text[offset].isspace():
        offset -= 1
    begin, end = layout.sentence(offset)
    goes_on = True
    for head in layout.between(begin, end):
        if head.dep_ != "ROOT" and not (anywhere and is_predicate(head)):
            continue
        if layout.quote_at(head.idx) is not None:
            continue
        actor = subject(head)
        keys = actors_of(actor, cast) if actor is not None else ()
        if speaker in keys:
            found = _date(adjuncts(head), times)
            if found is not None and found.value[:10] <= layout.page.report.published_at[:10]:
                return found, True, begin
        elif keys and head.dep_ == "ROOT":
            goes_on = False
    return None, goes_on, begin
