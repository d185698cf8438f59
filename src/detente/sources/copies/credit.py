"""Whom a report credits with its text: an agency in the dateline, a source line, a note at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = r"[A-Z](?:[\w&'’-]|\.(?=\w))*"
_NAME = rf"(?:[Tt]he )?(?P<name>{_WORD}(?: (?:of|the|and|for|de|{_WORD})){{0,5}})"
_PIECE = r"(?:report|article|story|piece|text|dispatch)"
_HEAD_LINES = 3
_TAIL_LINES = 4
_LONGEST_NAME = 60


def _forms(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form.replace("NAME", _NAME).replace("PIECE", _PIECE)) for form in forms)


_DATELINE = _forms(r"^[^()]{0,60}\(NAME\) *[-–—:]")
"""At the beginning: `KYIV, May 11 (Northern Wire) —`."""
_SURE = _forms(
    r"[Tt]his PIECE (?:was |has been )?(?:first |originally )?(?:published|appeared|printed|issued)"
    r"(?: first| originally)? (?:by|in|on|at|with) NAME",
    r"\b(?:First|Originally) (?:published|appeared) (?:by|in|on|at) NAME",
    r"\b(?:[Rr]epublished|[Rr]eprinted|[Ss]yndicated) (?:from|by|with (?:the )?permission (?:of|from)) NAME",
    r"^\W*Sources?: *NAME",
    r"^[-–—]{1,2} *NAME\W*$",
    r"\b[Rr]eporting by NAME (?:staff|correspondents|reporters|journalists)\b",
    r"\b[Ww]ith (?:inputs?|material|files) from NAME",
    r"(?:©|\([Cc]\)|Copyright) *(?:©|\([Cc]\))? *(?:\d{4})? *NAME",
)
"""What names an outlet, whatever the name."""
_LIKELY = _forms(
    r"\b[Rr]eporting (?:by|from) NAME",
    r"^NAME (?:also )?contributed (?:reporting )?to this PIECE",
    r"^By NAME$",
    r"\(NAME\)\W*$",
)
"""What names an outlet or a person, or is a remark: only the name tells."""

_OUTLET = re.compile(
    r"\b(?:wire|press|presse|news|newswire|agency|agence|agencia|agentur|service|media|times|post|herald|tribune|"
    r"gazette|journal|courier|broadcasting|radio|television|network)\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:[,.;:]|['’]s| (?:[Ss]taff|and|of|the|for|de))+$")
_FILLING = frozenset("the of and for de news agency newswire service".split())


@dataclass(frozen=True)
class Credit:
    """Who is credited, and in which words."""

    name: str
    words: str


def credit_of(text: str, publisher: str | None = None) -> Credit | None:
    """The first credit at a text's beginning or end that goes to someone else than its `publisher`."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = (credit for credit in _credits(lines) if not names(credit, publisher))
    return next(found, None)


def names(credit: Credit, publisher: str | None) -> bool:
    """Whether the one credited is that publisher: `AP` is `The Associated Press`."""
    if not publisher:
        return False
    one, other = credit.name, publisher
    return _key(one) == _key(other) or _stands_for(one, other) or _stands_for(other, one)


def _credits(lines: list[str]) -> Iterator[Credit]:
    head, tail = lines[:_HEAD_LINES], lines[_HEAD_LINES:][-_TAIL_LINES:]
    yield from (credit for line in head for credit in _in_line(line, _DATELINE, sure=True))
    for line in (*reversed(tail), *head):
        yield from _in_line(line, _SURE, sure=True)
        yield from _in_line(line, _LIKELY, sure=False)


def _in_line(line: str, forms: tuple[re.Pattern[str], ...], *, sure: bool) -> Iterator[Credit]:
    for form in forms:
        found = form.search(line)
        name = _TRAILING.sub("", found["name"]) if found else ""
        if found and name and len(name) <= _LONGEST_NAME and (sure or _is_outlet(name)):
            yield Credit(name, found[0].strip())


def _is_outlet(name: str) -> bool:
    """Whether a name is an outlet's and no person's: one word, an acronym, or a word that outlets go by."""
    return " " not in name or bool(_OUTLET.search(name))


def _key(name: str) -> str:
    parts = re.findall(r"\w+", name.casefold())
    return " ".join(part for part in parts if part not in _FILLING) or " ".join(parts)


def _stands_for(short: str, name: str) -> bool:
    """Whether `short` is the first letters of a name's words: AFP of Agence France-Presse."""
    letters = "".join(c for c in short if c.isalnum())
    parts = [part for part in re.findall(r"\w+", name) if part[0].isupper() and part.casefold() != "the"]
    return (
        1 < len(letters) <= 6
        and " " not in short
        and letters.casefold() == "".join(p[0] for p in parts).casefold()
    )
