"""Attributions in brat standoff, as PolNeAR has them: `text/X.txt`, `attributions/X_ANNOTATOR.ann`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Piece = tuple[int, int]


class BratError(Exception):
    """A file of a brat corpus that cannot be used."""


@dataclass(frozen=True)
class Marked:
    """One attribution as annotated: offsets `[start, end)`, every part in pieces, the source often absent."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(frozen=True)
class Article:
    """A text with its attributions."""

    name: str
    text: str
    attributions: tuple[Marked, ...]


def load_articles(folder: Path) -> list[Article]:
    """The articles of a corpus by name, each once: where several people annotated one, by the first.

    Raises:
        BratError: there are none, or a file is broken; it says which, and the line.
    """
    notes: dict[str, Path] = {}
    for path in sorted(folder.glob("attributions/*.ann")):
        notes.setdefault(path.stem.rpartition("_")[0] or path.stem, path)
    if not notes:
        raise BratError(f"{folder}: no attributions/*.ann, each beside its text/*.txt")
    return [_article(folder / "text" / f"{name}.txt", path) for name, path in notes.items()]


def _article(text_path: Path, notes: Path) -> Article:
    try:
        text = text_path.read_bytes().decode()
        lines = notes.read_bytes().decode().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BratError(f"{notes}: {error}") from error
    spans: dict[str, tuple[Piece, ...]] = {}
    events: list[list[tuple[str, str]]] = []
    for number, line in enumerate(lines, start=1):
        fields = line.rstrip("\r").split("\t")
        try:
            if line[:1] == "T" and len(fields) > 1:
                spans[fields[0]] = tuple(_pieces(fields[1], len(text)))
            elif line[:1] == "E" and len(fields) > 1:
                events.append([_role(part) for part in fields[1].split()])
        except ValueError as error:
            raise BratError(f"{notes}, line {number}: {error}") from error
    found = [_marked(event, spans) for event in events]
    return Article(text_path.stem, text, tuple(a for a in found if a.content))


def _pieces(note: str, length: int) -> Iterator[Piece]:
    """The offsets of "Content 10 40;60 80"."""
    for part in note.partition(" ")[2].split(";"):
        start, end = (int(number) for number in part.split())
        if not 0 <= start < end <= length:
            raise ValueError(f"the span {start} to {end} is not in a text of {length} characters")
        yield start, end


def _role(part: str) -> tuple[str, str]:
    """("Content", "T7") of "Content2:T7"."""
    name, _, target = part.partition(":")
    return name.rstrip("0123456789"), target


def _marked(event: list[tuple[str, str]], spans: dict[str, tuple[Piece, ...]]) -> Marked:
    def of(role: str) -> tuple[Piece, ...]:
        return tuple(sorted({piece for name, key in event if name == role for piece in spans.get(key, ())}))

    return Marked(of("Source"), of("Cue"), of("Content"))
