"""Runs of capitalised words → the party names, persons and bodies in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.knowledge.party import Alias
from detente.model.codes import ActorKind, Sector
from detente.reading.local.mentions.names import (
    alias_at,
    capitalised,
    connected,
    is_body_word,
    is_honorific,
    role_at,
    run_end,
)
from detente.reading.local.mentions.words import THING_NOUNS
from detente.reading.local.parsed import Doc


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: `party`, `role`, `honorific`, `name` or `body`. Half-open token span."""

    what: str
    start: int
    end: int
    aliases: tuple[Alias, ...] = ()


def pieces(doc: Doc, skip_until: int) -> Iterator[Piece]:
    """The named pieces of a document in order: `party`, `body` and `name` (a person or anything else)."""
    at = skip_until
    while at < len(doc):
        token = doc[at]
        if token.is_space or token.is_punct:
            at += 1
            continue
        hit = alias_at(doc, at)
        if hit is None and not capitalised(token):
            at += 1
            continue
        end = max(run_end(doc, at) if capitalised(token) else at + 1, hit[0] if hit else 0)
        parts = list(_split(doc, at, end))
        end = max(end, parts[-1].end)
        yield from _read(doc, parts)
        at = max([end, *(part.end for part in parts)])


def _split(doc: Doc, start: int, end: int) -> Iterator[Piece]:
    at = start
    name: int | None = None
    while at < end:
        hit = alias_at(doc, at)
        role = role_at(doc, at, len(doc)) if doc[at].text[0].isupper() or at == start else None
        if role and role[0] > end and not doc[role[0] - 1].text[0].isupper():
            role = role_at(doc, at, end)
        if role and name is not None and role[1].form == "person" and role[0] >= end:
            role = None  # "Martin Luther King"
        joined = name is not None and doc[at - 1].text == "-"
        if joined:
            role = None  # "Abu Jaber al-Sheikh"
        longest = max(hit[0] if hit else 0, role[0] if role else 0)
        if not longest and (joined or not is_honorific(doc[at])):
            name = at if name is None else name
            at += 1
            continue
        if name is not None:
            yield Piece("name", name, at)
            name = None
        if hit and hit[0] >= longest:
            yield Piece("party", at, hit[0], hit[1])
        elif role:
            yield Piece("role", at, role[0])
        else:
            yield Piece("honorific", at, at + 1)
        at = max(longest, at + 1)
    if name is not None:
        yield Piece("name", name, at)


def _read(doc: Doc, parts: list[Piece]) -> Iterator[Piece]:
    """The pieces of one run, its body put together where it names one."""
    last = _body_end(doc, parts)
    if last is not None:
        first = _body_start(parts, last)
        for part in parts[:first]:
            yield from _plain(part)
        if parts[first].what == "party":
            yield parts[first]
        end = max(parts[last].end, connected(doc, parts[last].end))
        yield Piece("body", parts[first].start, end)
        parts = parts[last + 1 :]
    for index, part in enumerate(parts):
        after = parts[index + 1] if index + 1 < len(parts) else None
        before = parts[index - 1] if index else None
        if after and _is_one_name(doc, part, after):
            yield Piece("name", part.start, after.end)
        elif not (before and _is_one_name(doc, before, part)):
            yield from _plain(part)


def _plain(part: Piece) -> Iterator[Piece]:
    if part.what in ("party", "name"):
        yield part


def _body_end(doc: Doc, parts: list[Piece]) -> int | None:
    """Index of the part that ends the name of a body, if the run names one."""
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        word = doc[part.end - 1].text
        if part.what not in ("name", "role") or not is_body_word(word) or word.islower():
            continue
        if index and parts[index - 1].what == "party" and _is_movement(doc, part):
            return index
        named = part.what == "name" and part.end - part.start > 1
        if part.what == "name" and index:
            return index
        if named or any(p.what == "name" for p in parts[:index]) or connected(doc, part.end) > part.end:
            if (
                part.what == "role"
                and not named
                and _of_party(doc, part.end)
                and not _is_political(doc, part)
                and not any(p.what == "name" for p in parts[:index])
            ):
                continue
            return index
    return None


def _is_movement(doc: Doc, part: Piece) -> bool:
    """Whether a role with capitals is that of an armed group: "Sudan Liberation Front" is a name."""
    named = part.what == "role" and part.end - part.start > 1
    role = role_at(doc, part.start, part.end) if named else None
    armed = role is not None and role[1].kind is ActorKind.ARMED_GROUP and role[1].form == "body"
    return armed and all(token.text[0].isupper() for token in doc[part.start : part.end])


def _is_political(doc: Doc, part: Piece) -> bool:
    """Whether a role is a political party's: "Communist Party of Nepal" is a name."""
    role = role_at(doc, part.start, part.end)
    return role is not None and role[1].sector is Sector.PTY


def _of_party(doc: Doc, end: int) -> bool:
    """Whether "of" or "for" and a name of the world follow: "Government of Yemen" has an owner, no name."""
    at = end + 1
    if at < len(doc) and doc[at].lower_ == "the":
        at += 1
    return at < len(doc) and alias_at(doc, at) is not None


def _body_start(parts: list[Piece], last: int) -> int:
    first = last
    while first > 0 and parts[first - 1].what in ("name", "party", "role"):
        first -= 1
    return first


def _is_one_name(doc: Doc, part: Piece, after: Piece) -> bool:
    """Whether a name of the world is part of a longer name: "Israel Katz", "Puerto Jordán"."""
    if {part.what, after.what} != {"party", "name"}:
        return False
    party = part if part.what == "party" else after
    surname = party is after and all(token.ent_type_ == "PERSON" for token in doc[part.start : after.end])
    if surname and doc[after.end - 1].ent_iob_ == "I":
        return True
    if party.end - party.start > 1 or any(
        a.form in ("adjective", "demonym", "acronym") and not a.ambiguous for a in party.aliases
    ):
        return False
    whole = doc[part.start : after.end]
    if doc[after.end - 1].lower_ in THING_NOUNS or whole[-1].ent_iob_ != "I":
        return False
    labels = {token.ent_type_ for token in whole}
    return labels == {"PERSON"} or (party is after and len(labels) == 1 and "" not in labels)
