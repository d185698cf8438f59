"""Roles: the nouns that say what an actor is in its side ("foreign minister", "army", "residents")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from detente.knowledge.yamlfile import only_keys, read_yaml
from detente.model.codes import ActorKind, Sector
from detente.model.errors import KnowledgeError

RoleForm = Literal["person", "body", "group"]
_FILE = "world/roles.yaml"
_KEYS = ("sector", "kind", "form", "plural", "inherits", "also")


@dataclass(frozen=True, slots=True)
class Role:
    """One noun for a role or an institution.

    `form`: `person` (a president), `body` (an army, a ministry: acts as one), `group` (rebels, residents:
    people named together). `kind`: what an actor called so is. `sector`: its PLOVER sector, `None` where the
    text has to tell. `inherits`: it speaks for another ("spokesman of the army"): sector and side are those
    of whom it speaks for. `also` says what else the noun may mean.
    """

    noun: str
    plural: str
    form: RoleForm
    kind: ActorKind
    sector: Sector | None = None
    inherits: bool = False
    also: str | None = None


def read_roles() -> tuple[Role, ...]:
    """Every role of `world/roles.yaml`, in its order. Raises `KnowledgeError` naming the bad entry."""
    keys = ("source", "roles", "modifiers", "classes")
    document = only_keys(_FILE, read_yaml(_FILE), keys, ("source", "roles"))
    one_by_one = (_role(noun, entry) for noun, entry in document["roles"].items())
    by_class = (role for entry in document.get("classes") or () for role in _class(entry))
    return (*one_by_one, *by_class)


def _class(entry: Any) -> Iterator[Role]:
    """The roles of a class: nouns of one sector, form and kind, irregular plurals behind a slash."""
    only_keys(f"{_FILE}, classes", entry, ("sector", "form", "kind", "nouns"), ("sector", "form", "nouns"))
    common = {key: value for key, value in entry.items() if key != "nouns"}
    for noun in entry["nouns"]:
        singular, _, plural = noun.partition("/")
        yield _role(singular, {**common, "plural": plural} if plural else common)


def read_modifiers() -> dict[str, Sector | None]:
    """Words that may stand before a role ("deputy", "former") with the sector that they give, if any."""
    modifiers = read_yaml(_FILE)["modifiers"]
    return {word: Sector(code) if code else None for word, code in modifiers.items()}


def _role(noun: str, entry: Any) -> Role:
    where = f"{_FILE}, {noun}"
    only_keys(where, entry, _KEYS, ("form",))
    form = entry["form"]
    if form not in get_args(RoleForm):
        raise KnowledgeError(f"{where}: form {form!r} is none of {', '.join(get_args(RoleForm))}")
    default_kind = ActorKind.PERSON if form == "person" else ActorKind.GROUP
    try:
        kind = ActorKind(entry["kind"]) if entry.get("kind") else default_kind
        sector = Sector(entry["sector"]) if entry.get("sector") else None
    except ValueError as error:
        raise KnowledgeError(f"{where}: {error}") from error
    return Role(
        noun,
        entry.get("plural") or regular_plural(noun),
        cast(RoleForm, form),
        kind,
        sector,
        inherits=entry.get("inherits") == "true",
        also=entry.get("also"),
    )


def regular_plural(noun: str) -> str:
    """The regular plural of an English noun, its last word inflected."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"
