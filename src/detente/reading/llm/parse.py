"""A server's text → an answer: the JSON found in it, each entry checked by itself, floods cut short."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from detente.reading.llm.answer import LISTS, MOST_ENTRIES, Answer
from detente.reading.llm.errors import NoAnswerError

_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.S)
_REMEDY = "Choose a model that writes JSON, or a server that holds it to a schema"
_STARTS = 20
"""How many braces are tried as the beginning of the JSON."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An answer, and what of it was no entry: how many of each list and why, in words."""

    answer: Answer
    invalid: tuple[str, ...] = ()
    given: int = 0
    """Entries beside actors that the server gave, sound or not."""
    cut: bool = False
    """Whether the answer broke off: what it would have said of the rest is not known."""


def parse(text: str, *, cut: bool = False) -> Parsed:
    """The answer in a server's text, bare, fenced or between other words. With `cut`, the whole entries of an
    answer that broke off.

    Raises `NoAnswerError` where the text holds no object with one of the lists that were asked for.
    """
    found = _object(_THOUGHT.sub("", text), cut=cut)
    if found is None:
        raise NoAnswerError("the model answered no JSON with the lists that it was asked for", _REMEDY)
    lists: dict[str, list[Any]] = {}
    invalid: list[str] = []
    given = 0
    for name, kind in LISTS.items():
        entries = found.get(name)
        if entries is None:
            continue
        if not isinstance(entries, list):
            invalid.append(f"{name} is no list")
            continue
        if name != "actors":
            given += len(entries)
        if len(entries) > MOST_ENTRIES:
            invalid.append(f"{name}: {len(entries) - MOST_ENTRIES:,} of {len(entries):,} were not looked at")
        wrong: Counter[str] = Counter()
        lists[name] = []
        for entry in entries[:MOST_ENTRIES]:
            try:
                lists[name].append(kind.model_validate(entry))
            except (ValidationError, RecursionError) as error:
                wrong[_why(error)] += 1
        invalid += [f"{name}: {number} with {why}" for why, number in wrong.items()]
    return Parsed(Answer.model_validate(lists), tuple(invalid), given, cut)


def _why(error: ValidationError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "too many levels"
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"] if isinstance(part, str)) or "the entry"
    return {"missing": f"no {where}", "enum": f"no code as {where}"}.get(first["type"], f"a wrong {where}")


def _object(text: str, *, cut: bool) -> dict[str, Any] | None:
    """The first JSON object in the text that has one of the lists."""
    decoder = json.JSONDecoder()
    at = -1
    for _ in range(_STARTS):
        at = text.find("{", at + 1)
        if at < 0:
            return None
        try:
            found = from_json(text[at:], allow_partial=True) if cut else decoder.raw_decode(text, at)[0]
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and any(isinstance(found.get(name), list) for name in LISTS):
            return found
    return None
