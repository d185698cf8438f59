"""Gold about places: articles with toponyms in the XML of LGL, and sentences whose verb has a place, in JSON
lines.

The XML is that of the published sets (LGL, TR-News, GeoWebNews), which differ in small things: an id may be
an attribute of `gaztag` or an element, `gaztag` may be absent, offsets may count from the title on. What is
not there is None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bench.shapes import Span

_IDS = frozenset({"geonameid", "geonamesid", "geonameidx", "geonames"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEAR = 200
"""How far from its offsets a phrase is looked for, in characters."""


class GeoGoldError(Exception):
    """A file that holds no such gold; the message says why."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in an article, with its GeoNames id and coordinates in degrees where gold gives them."""

    start: int
    end: int
    phrase: str
    geonames_id: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its toponyms, by offset in `text`; `lost` counts those whose phrase is not there."""

    id: str
    title: str | None
    text: str
    url: str | None
    publisher: str | None
    day: str | None
    toponyms: tuple[Toponym, ...]
    lost: int


@dataclass(frozen=True, slots=True)
class Act:
    """A sentence, the verb of an act in it, and the places that gold gives the act, none where the sentence
    gives none.
    """

    text: str
    verb: Span
    places: tuple[Span, ...]


def articles(path: Path) -> list[Article]:
    """The articles of an XML file. Raises `GeoGoldError` where it is no XML or holds no article."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise GeoGoldError(f"{path}: no XML: {error}") from error
    found = [_article(element) for element in root.iter("article")]
    if not found:
        raise GeoGoldError(f"{path}: no element 'article'")
    return found


def acts(path: Path) -> tuple[list[Act], int]:
    """The rows of a file of JSON lines `{"text", "spans": [{"start", "end", "label"}]}`, labels `VERB` and
    `LOCATION`, and how many were left out: those without a verb, and those with a span that is empty or cuts
    a word in two (in the public set, numbers of tokens that were taken for offsets). Raises `GeoGoldError`
    for other lines.
    """
    found = []
    lost = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = str(row["text"])
            spans = [(str(s["label"]), (int(s["start"]), int(s["end"]))) for s in row["spans"]]
            verbs = [span for label, span in spans if label == "VERB"]
            places = tuple(span for label, span in spans if label == "LOCATION")
            if not verbs or any(_cuts(text, *span) for _, span in spans):
                lost += 1
                continue
            found.append(Act(text, verbs[0], places))
        except (ValueError, KeyError, TypeError) as error:
            raise GeoGoldError(f"{path}, line {number}: {error!r}") from error
    return found, lost


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether a span is empty or begins or ends inside a word."""
    if not 0 <= start < end <= len(text):
        return True
    return any(text[max(at - 1, 0) : at + 1].isalnum() and 0 < at < len(text) for at in (start, end))


def _article(element: ElementTree.Element) -> Article:
    title = _text(element, "title")
    raw = [_toponym(toponym) for toponym in element.iter("toponym")]
    body = element.findtext("text") or ""
    texts = [body, *(f"{title}{joint}{body}" for joint in ("\n", "\n\n", ". ", " ") if title)]
    text = max(texts, key=lambda t: sum(t[top.start : top.end] == top.phrase for top in raw))
    placed = [found for top in raw if (found := _placed(top, text)) is not None]
    day = _DAY.search(_text(element, "dltime") or _text(element, "date") or "")
    return Article(
        id=element.get("docid") or element.get("id") or "",
        title=title,
        text=text,
        url=_text(element, "url"),
        publisher=_text(element, "domain"),
        day=day.group() if day else None,
        toponyms=tuple(sorted(placed, key=lambda top: (top.start, top.end))),
        lost=len(raw) - len(placed),
    )


def _toponym(element: ElementTree.Element) -> Toponym:
    tag = element.find("gaztag")
    about = [element] if tag is None else [tag, element]
    return Toponym(
        start=int(_text(element, "start") or element.get("start") or -1),
        end=int(_text(element, "end") or element.get("end") or -1),
        phrase=_text(element, "phrase") or (_text(tag, "name") if tag is not None else None) or "",
        geonames_id=next((found for part in about for found in _ids(part)), None),
        lat=_number(about, "lat", "latitude"),
        lon=_number(about, "lon", "long", "longitude"),
    )


def _placed(top: Toponym, text: str) -> Toponym | None:
    """The toponym where its phrase stands in the text, None where it does not stand near its offsets."""
    if 0 <= top.start < top.end and (not top.phrase or text[top.start : top.end] == top.phrase):
        return top
    starts = [found.start() for found in re.finditer(re.escape(top.phrase), text)] if top.phrase else []
    start = min(starts, key=lambda at: abs(at - top.start), default=None)
    if start is None or abs(start - top.start) > _NEAR:
        return None
    return Toponym(start, start + len(top.phrase), top.phrase, top.geonames_id, top.lat, top.lon)


def _ids(element: ElementTree.Element) -> Iterator[int]:
    values = [value for name, value in element.attrib.items() if name.lower() in _IDS]
    values += [child.text or "" for child in element if child.tag.lower() in _IDS]
    yield from (int(value) for value in map(str.strip, values) if value.isdigit() and int(value) > 0)


def _number(elements: list[ElementTree.Element], *names: str) -> float | None:
    for element in elements:
        for value in (*(element.findtext(name) for name in names), *(element.get(name) for name in names)):
            try:
                return float(value or "")
            except ValueError:
                continue
    return None


def _text(element: ElementTree.Element, name: str) -> str | None:
    return (element.findtext(name) or "").strip() or None
