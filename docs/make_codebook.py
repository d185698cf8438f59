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
HEADS = {"plover": "PLOVER", "cameo": "CAMEO", "pax": "PA-X topic", "quad": "quad class"}


def page() -> str:
    """Every vocabulary as a section with a row a code, in Markdown."""
    return "\n\n".join(section(name, entries) for name, entries in codebook().vocabularies().items())


def section(name: str, entries: Vocabulary) -> str:
    """A vocabulary: what it is, where it comes from, and each code with its meaning and more."""
    rows = [columns(entry) for entry in entries.values()]
    more = list(dict.fromkeys(key for row in rows for key in row))
    heads = ["code", "meaning", *(HEADS.get(key, key) for key in more)]
    sources = list(dict.fromkeys(entry.source for entry in entries.values()))
    title = TITLES.get(name, name.replace("_", " ").capitalize())
    return "\n".join(
        [
            f"## {title} {{ #{anchor(name)} }}",
            "",
            *([f"{ENUMS[name].__doc__}\n"] if name in ENUMS else []),
            f"Source: {'; '.join(sources)}.",
            "",
            f"| {' | '.join(heads)} |",
            f"|{'---|' * len(heads)}",
            *(
                f"| `{entry.code}` | {' | '.join([meaning(entry), *(row.get(key, '') for key in more)])} |"
                for entry, row in zip(entries.values(), rows, strict=True)
            ),
        ]
    )


def meaning(entry: Entry) -> str:
    """What a code means, with its note."""
    note = entry.word("note")
    return cell(f"{entry.meaning} ({note})" if note else entry.meaning)


def columns(entry: Entry) -> dict[str, str]:
    """What else the codebook says of a code; its PLOVER type and mode as one code."""
    said = {key: cell(", ".join(entry.words(key))) for key in entry.fields if key != "note"}
    kind, mode = said.pop("plover_type", ""), said.pop("plover_mode", "")
    if kind:
        said["plover"] = f"{kind}/{mode}" if mode else kind
    if entry.code == f"{said.get('type')}/{said.get('mode')}":
        del said["type"], said["mode"]
    return said


def anchor(name: str) -> str:
    """The anchor that the record page links to: that of the model's type, where the vocabulary is one."""
    return slug(ENUMS[name].__name__) if name in ENUMS else name.replace("_", "-")
