"""The tables of the record page, made from the JSON Schema that `detente schema` prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.model import Entry, schema

Node = dict[str, Any]

WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "object": "object",
}
# What the patterns of the model's strings ask for.
PATTERNS = {
    "^actor-": "[actor](#actor) id",
    "^[A-Z]{3}$": "three-letter country code",
    "^P": "ISO 8601 duration",
    "^([0-9a-f]{64})": "64 hex digits",
}


def slug(name: str) -> str:
    """The anchor of an object or vocabulary: `ViolationClaim` → `violation-claim`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def title(name: str) -> str:
    """Its heading: `ViolationClaim` → `Violation claim`."""
    return slug(name).replace("-", " ").capitalize()


def contract() -> dict[str, Node]:
    """Every definition of the schema by name, the reading itself first."""
    whole = schema()
    return {"Reading": whole, **whole["$defs"]}


def objects() -> dict[str, Node]:
    """The definitions that have fields, in the order in which a reader of the page meets them."""
    every = contract()
    order = ["Reading"]
    for name in order:
        order.extend(ref for ref in references(every[name].get("properties", {})) if ref not in order)
    return {name: every[name] for name in order if "properties" in every[name]}


def references(node: object) -> Iterator[str]:
    """The names of the definitions that a piece of schema refers to, in its order."""
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rsplit("/", 1)[-1]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def type_of(node: Node, vocabularies: set[str]) -> str:
    """The type of a field in words, with a link to what it is made of."""
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[-1]
        page = "codebook.md" if name in vocabularies else ""
        return f"[{title(name).lower()}]({page}#{slug(name)})"
    if "anyOf" in node:
        return " or ".join(type_of(part, vocabularies) for part in node["anyOf"])
    if node.get("type") == "array":
        return f"list of {type_of(node.get('items', {}), vocabularies)}"
    if "pattern" in node:
        return next((word for start, word in PATTERNS.items() if node["pattern"].startswith(start)), "text")
    return WORDS[node.get("type", "object")]


def cell(text: str) -> str:
    """Text that may stand in a table's cell."""
    return " ".join(text.split()).replace("|", "&#124;")


def table(fields: dict[str, Node], vocabularies: set[str]) -> str:
    """One row a field: its name, its type and what it holds."""
    rows = [
        f"| `{name}` | {type_of(node, vocabularies)} | {cell(node.get('description', ''))} |"
        for name, node in fields.items()
    ]
    return "\n".join(["| field | type | holds |", "|---|---|---|", *rows])


def section(name: str, node: Node, vocabularies: set[str]) -> str:
    """An object with its fields; those that every entry has stand in a section of their own."""
    shared = set(Entry.model_fields) if set(Entry.model_fields) <= set(node["properties"]) else set()
    own = {key: value for key, value in node["properties"].items() if key not in shared}
    more = "\n\nIt also has the fields of [every entry](#entry)." if shared else ""
    return (
        f"## {title(name)} {{ #{slug(name)} }}\n\n{node['description']}\n\n{table(own, vocabularies)}{more}"
    )


def page() -> str:
    """All the objects of the record in Markdown, from the reading down to a span of characters."""
    every = contract()
    vocabularies = {name for name, node in every.items() if "enum" in node}
    shared = Entry.model_json_schema(mode="serialization")["properties"]
    entry = f"## Entry {{ #entry }}\n\nWhat every entry of a reading has.\n\n{table(shared, vocabularies)}"
    sections = [section(name, node, vocabularies) for name, node in objects().items()]
    return "\n\n".join([sections[0], entry, *sections[1:]])
