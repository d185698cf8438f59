"""From an act, with its issues and its weapon, to the codes of PLOVER and CAMEO."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.knowledge.codebook import Codebook, codebook
from detente.knowledge.fold import fold
from detente.knowledge.yamlfile import only_keys, read_yaml
from detente.model.codes import Act, PloverType
from detente.model.errors import KnowledgeError

_FILE = "codebook/mapping.yaml"


@dataclass(frozen=True, slots=True)
class PloverCode:
    """PLOVER type, its mode where one fits, and the contexts that the issues bring along."""

    type: PloverType
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Codes:
    """What a row of the mapping says: a mode, a CAMEO code, either may be missing."""

    mode: str | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class _Mapping:
    """The rows of `mapping.yaml`, by act and issue, and the weapons in their order."""

    by_issue: Mapping[tuple[str, str], _Codes]
    weapons: tuple[tuple[str, _Codes], ...]


def plover_of(act: str, issues: Iterable[str] = (), weapon: str | None = None) -> PloverCode | None:
    """The PLOVER code of an act, by its issues (the first that refines it decides) and its weapon as written.

    Gives `None` for an act that PLOVER has no type for: `state`. Raises `ValueError` for an act that is none.
    """
    issues = tuple(issues)
    entry = codebook().acts[Act(act)]
    plover_type = entry.word("plover_type")
    if plover_type is None:
        return None
    mode = _refined(act, issues, weapon).mode or entry.word("plover_mode")
    return PloverCode(PloverType(plover_type), mode, contexts_of(issues))


def cameo_of(act: str, issues: Iterable[str] = (), weapon: str | None = None) -> str | None:
    """The CAMEO code of an act, found as `plover_of` finds its own; `None` where CAMEO has none that fits."""
    return _refined(act, tuple(issues), weapon).cameo or codebook().acts[Act(act)].word("cameo")


def contexts_of(issues: Iterable[str]) -> tuple[str, ...]:
    """The PLOVER contexts of issues, each once, in the order of the issues."""
    known = codebook().issues
    return tuple(dict.fromkeys(c for issue in issues for c in known[issue].words("contexts")))


def weapon_mode(weapon: str) -> str | None:
    """The PLOVER mode of ASSAULT for a weapon as written ("Shahed drones": `drone`), `None` where no word is
    known.
    """
    return _by_weapon(weapon).mode


_NOTHING = _Codes(None, None)


def _refined(act: str, issues: tuple[str, ...], weapon: str | None) -> _Codes:
    if weapon and act == Act.ATTACK:
        return _by_weapon(weapon)
    if weapon and act == Act.THREATEN:
        return _Codes("violence", "138")
    rows = _mapping().by_issue
    return next((rows[act, issue] for issue in issues if (act, issue) in rows), _NOTHING)


def _by_weapon(weapon: str) -> _Codes:
    text = f" {fold(weapon)} "
    for word, found in _mapping().weapons:
        if f" {word} " in text or f" {word}s " in text:
            return found
    return _NOTHING


@cache
def _mapping() -> _Mapping:
    keys = ("source", "goals", "goal_of", "refinements", "weapons")
    document = only_keys(_FILE, read_yaml(_FILE), keys, keys)
    rows: dict[tuple[str, str], _Codes] = {}
    for name, goal in document["goals"].items():
        where = f"{_FILE}, goals, {name}"
        columns = ("appeal", "demand", "reject", "intent")
        only_keys(where, goal, ("issues", "mode", *columns), ("issues", "mode", *columns))
        for act, use in document["goal_of"].items():
            only_keys(f"{_FILE}, goal_of, {act}", use, ("column", "moded"), ("column",))
            mode = goal["mode"] if use.get("moded") == "true" else None
            _add(rows, where, act, goal["issues"], _checked(where, act, mode, goal[use["column"]]))
    for act, refinements in document["refinements"].items():
        where = f"{_FILE}, refinements, {act}"
        for row in refinements:
            only_keys(where, row, ("issues", "mode", "cameo"), ("issues", "cameo"))
            _add(rows, where, act, row["issues"], _checked(where, act, row.get("mode"), row["cameo"]))
    return _Mapping(rows, _weapons(document["weapons"]))


def _weapons(table: list[Any]) -> tuple[tuple[str, _Codes], ...]:
    where = f"{_FILE}, weapons"
    weapons: dict[str, _Codes] = {}
    for row in table:
        only_keys(where, row, ("mode", "cameo", "words"), ("mode", "cameo", "words"))
        found = _checked(where, "attack", row["mode"], row["cameo"])
        for word in row["words"]:
            if fold(word) in weapons:
                raise KnowledgeError(f"{where}: {word!r} stands twice")
            weapons[fold(word)] = found
    return tuple(weapons.items())


def _add(rows: dict[tuple[str, str], _Codes], where: str, act: str, issues: list[str], found: _Codes) -> None:
    for issue in issues:
        if issue not in codebook().issues:
            raise KnowledgeError(f"{where}: {issue!r} is no issue")
        if (act, issue) in rows:
            raise KnowledgeError(f"{where}: {act} and {issue} stand twice")
        rows[act, issue] = found


def _checked(where: str, act: str, mode: str | None, cameo: str) -> _Codes:
    book: Codebook = codebook()
    if act not in book.acts:
        raise KnowledgeError(f"{where}: {act!r} is no act")
    if mode and f"{book.acts[act].word('plover_type')}/{mode}" not in book.plover_modes:
        raise KnowledgeError(f"{where}: {mode!r} is no mode of {act}")
    if cameo not in book.cameo:
        raise KnowledgeError(f"{where}: {cameo!r} is no CAMEO code")
    return _Codes(mode, cameo)
