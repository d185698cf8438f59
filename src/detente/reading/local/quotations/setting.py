"""What stands around a cue: to whom and through what the words were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.local.actors.cast import Cast
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.draft import Draft, Piece
from detente.reading.local.quotations.speaker import actors_of
from detente.reading.local.quotations.when import adjuncts, settings
from detente.reading.local.quotations.words import speech

_TOLD = frozenset("tell inform warn assure remind ask notify thank urge advise caution answer".split())
_MEDIUM_PREPOSITIONS = frozenset({"in", "on", "via", "through", "at", "during", "by", "over"})


@dataclass(frozen=True, slots=True)
class Setting:
    """To whom and through what. `medium` are offsets, and so are the words that name the addressee."""

    addressee: str | None = None
    addressed: Piece | None = None
    medium: Piece | None = None


def setting_of(draft: Draft, cast: Cast, speakers: Sequence[str]) -> Setting:
    """The setting of a draft's cue."""
    if draft.verb is None:
        return Setting(medium=_message(draft.source))
    own = [t for t in adjuncts(draft.verb) if not draft.covers(t.idx)]
    wider = [t for head in settings(draft.verb) for t in adjuncts(head) if not draft.covers(t.idx)]
    addressee, addressed = _addressee(draft, cast, speakers)
    return Setting(
        addressee=addressee,
        addressed=addressed,
        medium=_medium([*own, *wider]) or _message(draft.source),
    )


def _addressee(draft: Draft, cast: Cast, speakers: Sequence[str]) -> tuple[str | None, Piece | None]:
    verb = draft.verb
    if verb is None:
        return None, None
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
            mention = cast.mention(token)
            return found[0], (mention.start, mention.end) if mention is not None else _phrase(token)
    return None, None


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
