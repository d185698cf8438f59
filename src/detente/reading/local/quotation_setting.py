"""What stands around a cue: to whom, when and through what the words were said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from detente.model import Date
from detente.reading.local.cast import Cast
from detente.reading.local.quotation_draft import Draft, Piece
from detente.reading.local.quotation_speaker import actors_of
from detente.reading.local.quotation_words import speech
from detente.reading.local.when import When

_TOLD = frozenset(
    {
        "tell",
        "inform",
        "warn",
        "assure",
        "remind",
        "ask",
        "notify",
        "thank",
        "urge",
        "advise",
        "caution",
        "answer",
    }
)
_TIMELY = frozenset({"on", "in", "at", "during", "after", "around", "over", "late", "early"})
_MEDIUM_PREPOSITIONS = frozenset({"in", "on", "via", "through", "at", "during", "by", "over"})
_INTO = frozenset(
    {
        "prep",
        "pobj",
        "npadvmod",
        "advmod",
        "nummod",
        "compound",
        "pcomp",
        "amod",
        "det",
        "nmod",
        "dep",
        "agent",
        "quantmod",
        "punct",
        "dative",
        "appos",
        "conj",
    }
)


@dataclass(frozen=True, slots=True)
class Setting:
    """To whom, when and through what. `medium` are offsets."""

    addressee: str | None = None
    said_on: Date | None = None
    medium: Piece | None = None


def setting_of(draft: Draft, cast: Cast, times: dict[int, When], speakers: Sequence[str]) -> Setting:
    """The setting of a draft's cue; `times` are the time expressions by the index of their head token."""
    if draft.verb is None:
        return Setting(medium=_message(draft.source))
    own = [t for t in _adjuncts(draft.verb) if not draft.covers(t.idx)]
    wider = [t for head in _settings(draft.verb) for t in _adjuncts(head) if not draft.covers(t.idx)]
    return Setting(
        addressee=_addressee(draft, cast, speakers),
        said_on=_date(own, times) or _date(wider, times),
        medium=_medium([*own, *wider]) or _message(draft.source),
    )


def _adjuncts(verb: Token) -> Iterator[Token]:
    """The words of the verb's own clause behind its prepositions and adverbs; no clause inside it."""
    pending = [
        c for c in verb.children if c.dep_ in {"prep", "npadvmod", "advmod", "dobj", "dative", "agent"}
    ]
    for _ in range(80):
        if not pending:
            return
        token = pending.pop(0)
        yield token
        pending.extend(c for c in token.children if c.dep_ in _INTO)


def _settings(verb: Token) -> Iterator[Token]:
    """Verbs that set the scene for the cue: "Speaking on Sunday, he said", "called off the talks, saying"."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_.lower() in speech("settings"):
            yield child
    if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "xcomp", "conj", "pcomp"} and verb.head.pos_ == "VERB":
        yield verb.head


def _is_timed(token: Token) -> bool:
    """Whether the words hang on the cue as its time does: "on Monday", "yesterday"; not "as for 2022"."""
    while token.dep_ not in {"prep", "npadvmod", "advmod"} and token.head != token:
        token = token.head
    return token.dep_ != "prep" or token.lower_ in _TIMELY


def _date(tokens: Sequence[Token], times: dict[int, When]) -> Date | None:
    for token in tokens:
        when = times.get(token.i)
        if when is not None and when.date is not None and not when.recurring and _is_timed(token):
            return when.date
    return None


def _addressee(draft: Draft, cast: Cast, speakers: Sequence[str]) -> str | None:
    verb = draft.verb
    if verb is None:
        return None
    named: list[Token] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and verb.lemma_.lower() in _TOLD and not draft.covers(child.idx):
            named.append(child)
        if child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "with"}:
            named.extend(c for c in child.children if c.dep_ == "pobj" and not draft.covers(c.idx))
    for token in named:
        if token.lemma_.lower() in speech("media"):
            continue
        found = [key for key in actors_of(token, cast) if key not in speakers]
        if found:
            return found[0]
    return None


def _medium(tokens: Sequence[Token]) -> Piece | None:
    for token in tokens:
        by_way = token.dep_ == "pobj" and token.head.lower_ in _MEDIUM_PREPOSITIONS
        told = token.dep_ in {"dobj", "dative"} and token.head.lemma_.lower() == "tell"
        if not (by_way or told) or token.lemma_.lower() not in speech("media") | {"social"}:
            continue
        return _phrase(token)
    return None


def _message(source: Token | None) -> Piece | None:
    """ "A statement from the ministry said": the message itself."""
    if source is None or source.lemma_.lower() not in speech("messages"):
        return None
    return _phrase(source)


def _phrase(head: Token) -> Piece:
    """The noun with the adjectives and names before it, without article or owner."""
    first = head
    for child in head.children:
        if child.i < first.i and child.dep_ in {"compound", "amod", "nmod", "npadvmod"}:
            edge = child.left_edge
            if not any(t.dep_ in {"det", "poss", "case"} for t in edge.doc[edge.i : child.i + 1]):
                first = edge
    return first.idx, head.idx + len(head)
