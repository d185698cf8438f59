"""The board on which a report's mentions are bound to its drafts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft, Drafts, Sighting
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.page import Page
from detente.reading.local.parsed import Doc, Token

_NOT_OF = frozenset(
    "aligned allied armed backed brokered claimed funded headquartered made mediated occupied owned "
    "sponsored supported supplied trained".split()
)
"""What is X-backed or X-made is not X's."""
_HYPHENS = ("-", "–", "‑")
_AGAINST = frozenset(("pro", "anti", "non", "post"))
_LED_BY = frozenset(("led", "run", "controlled", "held", "affiliated", "dominated", "ruled"))


@dataclass(frozen=True, slots=True)
class Bound:
    """A mention with the drafts that it names."""

    raw: Raw
    start: int
    end: int
    form: Form
    drafts: tuple[Draft, ...]


@dataclass(slots=True)
class Board:
    """The mentions of a report, bound one after the other, with what earlier steps found out about it."""

    page: Page
    drafts: Drafts
    raws: tuple[Raw, ...]
    bound: dict[int, Bound] = field(default_factory=dict)
    """By head token."""
    pair: tuple[Draft, ...] = ()
    """The two sides that the report is about, where it is about two."""
    home: Draft | None = None
    """The state whose army "the army" is, where the report has one such state."""
    order: list[tuple[int, int]] = field(default_factory=list)
    """Start and head token of every bound mention, in the order of the text."""
    party_at: dict[int, Raw] = field(default_factory=dict)
    """The names of the world by their first token."""
    sentences: list[int] = field(default_factory=list)
    """The number of the sentence of every token."""
    named: set[int] = field(default_factory=set)
    """The tokens of every name."""
    by_root: dict[int, Raw] = field(default_factory=dict)
    by_end: dict[int, Raw] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the raw mentions by their head token and by their end, the longest first."""
        for raw in self.raws:
            self.by_root.setdefault(raw.root, raw)
            self.by_end.setdefault(raw.name[1], raw)
            if raw.sort in (Sort.PARTY, Sort.BODY, Sort.PERSON):
                self.named.update(range(*raw.name))
            if raw.sort is Sort.PARTY:
                self.party_at.setdefault(raw.start, raw)
        number = -1
        for token in self.page.tokens:
            number += bool(token.is_sent_start) or token.i == 0
            self.sentences.append(number)

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.page.doc

    def bind(self, raw: Raw, drafts: Iterable[Draft], form: Form, start: int = -1, end: int = -1) -> None:
        """Say whom a raw mention names. `start` and `end` give a longer token span than the raw one."""
        found = tuple(dict.fromkeys(drafts))
        if not found:
            return
        span = (raw.start if start < 0 else start, raw.end if end < 0 else end)
        bound = Bound(raw, *span, form, found)
        if (
            raw.root in self.bound
            and self.bound[raw.root].end - self.bound[raw.root].start > span[1] - span[0]
        ):
            return
        if raw.root not in self.bound:
            insort(self.order, (raw.start, raw.root))
        self.bound[raw.root] = bound
        for draft in found:
            draft.sightings.append(Sighting(*span, raw.root, form))

    def rebind(self, root: int, drafts: tuple[Draft, ...]) -> None:
        """Say that the mention headed by a token names others than it was bound to."""
        bound = self.bound[root]
        for draft in bound.drafts:
            draft.sightings[:] = [one for one in draft.sightings if one.root != root]
        self.bound[root] = replace(bound, drafts=drafts)
        for draft in drafts:
            draft.sightings.append(Sighting(bound.start, bound.end, root, bound.form))

    def at(self, token: Token | int) -> tuple[Draft, ...]:
        """The drafts that the mention headed by a token names."""
        bound = self.bound.get(token if isinstance(token, int) else token.i)
        return bound.drafts if bound else ()

    def one_at(self, token: Token | int) -> Draft | None:
        """The draft that the mention headed by a token names, where it names just one."""
        found = self.at(token)
        return found[0] if len(found) == 1 else None

    def earlier(self, start: int) -> Iterator[Bound]:
        """The bound mentions that begin before a token, the nearest first."""
        for at in range(bisect_left(self.order, (start, -1)) - 1, -1, -1):
            yield self.bound[self.order[at][1]]

    def distance(self, raw: Raw, bound: Bound) -> int:
        """How many sentences a mention lies behind an earlier one."""
        return self.sentences[raw.root] - self.sentences[bound.raw.root]

    def before(self, start: int) -> Raw | None:
        """The raw mention whose name ends right in front of a token, adjectives and a 's between left out."""
        at = start
        for _ in range(4):
            if at in self.by_end:
                found = self.by_end[at]
                return None if is_disowned(self.doc, found.start, found.end) else found
            if at == 0:
                return None
            token = self.doc[at - 1]
            if token.lower_ in _NOT_OF and at > 1 and self.doc[at - 2].text in _HYPHENS:
                return None
            led = token.lower_ in _LED_BY and at > 1 and self.doc[at - 2].text == "-"
            if token.tag_ != "POS" and token.pos_ != "ADJ" and token.text != "-" and not led:
                return None
            at -= 1
        return None


def is_disowned(doc: Doc, start: int, end: int) -> bool:
    """Whether words beside a nationality say that what it modifies is not the state's: "ethnic Albanian",
    "pro-Russian", "Iranian-backed".
    """
    if start > 0 and doc[start - 1].lower_ == "ethnic":
        return True
    if end + 1 < len(doc) and doc[end].text in _HYPHENS and doc[end + 1].lower_ in _NOT_OF:
        return True
    joined = start > 1 and doc[start - 1].text in _HYPHENS and not doc[start - 1].whitespace_
    return joined and doc[start - 2].lower_ in _AGAINST


def is_run_by(doc: Doc, start: int) -> bool:
    """Whether words such as "X-run" stand right in front of a token."""
    return start > 1 and doc[start - 1].lower_ in _LED_BY and doc[start - 2].text in _HYPHENS


SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))


def is_subject(token: Token) -> bool:
    """Whether a token heads the subject of a clause, or who speaks in "according to X"."""
    at = token
    for _ in range(6):
        if at.dep_ != "conj":
            break
        at = at.head
    if at.dep_ in SUBJECTS:
        return True
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is not None and after.tag_ == "VBG" and after.pos_ == "VERB" and token.pos_ == "PROPN":
        return True  # "with Accra saying this and Lomé saying that", which parsers seldom get right
    head = at.head
    return at.dep_ == "pobj" and (
        head.dep_ == "agent" or (head.lower_ == "to" and head.head.lower_ == "according")
    )


def quoted(doc: Doc) -> list[bool]:
    """For every token whether it stands inside quotation marks; an open mark is closed with its paragraph."""
    out, inside = [False] * len(doc), False
    for token in doc:
        text = token.text
        if token.is_space and "\n" in text:
            inside = False
        elif text in ("“", "”", '"', "''", "``"):
            inside = text == "“" or (text not in ("”", "''") and not inside)
            continue
        out[token.i] = inside
    return out
