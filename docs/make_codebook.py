"""The codebook page, made from the vocabularies that `detente codebook` shows."""

from __future__ import annotations

from detente.knowledge.codebook import ENUMS, Vocabulary, codebook
from detente.knowledge.entry import Entry
from docs.make_record import cell, slug

TITLES = {
    "cameo": "CAMEO codes",
    "plover_types": "PLOVER types",
    "plover_modes": "PLOVER modes",
    "plover_contexts": "PLOVER contexts",
}
HEADS = {"plover_type": "PLOVER type", "plover_mode": "PLOVER mode", "cameo": "CAMEO", "pax": "PA-X topic"}


def page() -> str:
    """Every vocabulary as a section with a row a code, in Markdown."""
    return "\n\n".join(section(name, entries) for name, entries in codebook().vocabularies().items())


def section(name: str, entries: Vocabulary) -> str:
    """A vocabulary: what it is, where it comes from, each code with its meaning and more."""
    title = TITLES.get(name, name.replace("_", " ").capitalize())
    more = list(dict.fromkeys(key for entry in entries.values() for key in entry.fields))
    heads = ["code", "meaning", *(HEADS.get(key, key) for key in more)]
    sources = list(dict.fromkeys(entry.source for entry in entries.values()))
    return "\n".join(
        [
            f"## {title} {{ #{anchor(name)} }}",
            "",
            *([f"{ENUMS[name].__doc__}\n"] if name in ENUMS else []),
            f"Source: {'; '.join(sources)}.",
            "",
            f"| {' | '.join(heads)} |",
            f"|{'---|' * len(heads)}",
            *(row(entry, more) for entry in entries.values()),
        ]
    )


def anchor(name: str) -> str:
    """The anchor that the record page links to: that of the model's type, where the vocabulary is one."""
    return slug(ENUMS[name].__name__) if name in ENUMS else name.replace("_", "-")


def row(entry: Entry, more: list[str]) -> str:
    """One code."""
    cells = [f"`{entry.code}`", cell(entry.meaning), *(cell(", ".join(entry.words(key))) for key in more)]
    return f"| {' | '.join(cells)} |"
