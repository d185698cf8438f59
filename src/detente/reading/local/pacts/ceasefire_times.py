"""From when to when a ceasefire is to last, how long, and when it was made, by the words at its mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from detente.knowledge.cues import cues
from detente.model import Date
from detente.model.codes import ACTS_OF_WORDS, Act, CeasefireStatus, DatePrecision
from detente.reading.local.pacts.ceasefire_stages import WANTED, Stage
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.times.when import When

_FROM = frozenset({"from", "starting", "beginning", "effective", "start", "begin", "of"})
_TO = frozenset({"until", "till", "through", "to", "ending", "–", "-"})
_FROM_THERE = frozenset({"after", "before", "ago", "later", "earlier", "since", "into"})
_WORDS = ACTS_OF_WORDS | {Act.DECLARE_CEASEFIRE, Act.AGREE}
_MAKING = frozenset("agree announce broker declare decree negotiate proclaim reach sign".split())
_KEEPING = frozenset({"begin", "start", "observe", "hold", "implement", "enter"})
_AGE = frozenset({"nearly", "almost"})
_OVER = frozenset({CeasefireStatus.EXPIRED, CeasefireStatus.COLLAPSED})
_CLOCK = re.compile(
    r"(?:\W|\d|[ap]\.?\s?m\b|gmt|utc|noon|midday|midnight|local|time|hours?|o.clock|at|around|about)+", re.I
)
_DAY = 10
_WEEK = 7
_ADJUNCT = frozenset({"prep", "npadvmod", "advmod", "dobj", "advcl", "pobj", "prt", "attr"})


@dataclass
class Window:
    """What is told of a ceasefire's time."""

    begins: Date | None = None
    ends: Date | None = None
    duration: str | None = None
    declared_on: Date | None = None
    dated: Date | None = None
    """A date at the noun itself that is said to be no edge: "the 2003 truce", "a truce on July 20"."""
    extension: str | None = None
    renewed: Date | None = None
    """When it was last extended."""

    def take(self, other: Window) -> None:
        """Fill what is not yet told from `other`."""
        if self.begins is None or (by_clock(self.begins) and other.begins is not None):
            self.begins = other.begins or self.begins
        elif _in_week(self.begins, other.begins):
            self.begins = other.begins
        self.ends = self.ends or other.ends
        self.duration = self.duration or other.duration
        self.dated = self.dated or other.dated
        self.extension = self.extension or other.extension
        self.renewed = max(
            (d for d in (self.renewed, other.renewed) if d), key=lambda d: d.value, default=None
        )
        self.declared_on = finer(self.declared_on, other.declared_on)


def by_clock(time: Date) -> bool:
    """Whether only a time of day was told, whose day is taken from the report: "at 2100 GMT"."""
    return bool(_CLOCK.fullmatch(time.text))


def agree(one: Date, other: Date) -> bool:
    """Whether two dates may be one, told more or less precisely."""
    if _in_week(one, other) or _in_week(other, one):
        return True
    size = min(len(one.value), len(other.value), _DAY)
    return one.value[:size] == other.value[:size]


def _in_week(week: Date, day: Date | None) -> bool:
    """Whether a day lies in a week that is told as such."""
    if day is None or week.precision is not DatePrecision.WEEK or day.precision is DatePrecision.WEEK:
        return False
    if min(len(week.value), len(day.value)) < _DAY:
        return False
    gone = date.fromisoformat(day.value[:_DAY]) - date.fromisoformat(week.value[:_DAY])
    return 0 <= gone.days < _WEEK


def finer(one: Date | None, other: Date | None) -> Date | None:
    """The more precise of two dates that agree; the first where they do not."""
    if one is None or other is None:
        return one or other
    return other if len(other.value) > len(one.value) and other.value.startswith(one.value) else one


def phrase_window(tokens: Iterable[Token], view: View) -> Window:
    """The window that the words of a phrase give: "a 30-day truce from Monday"."""
    words = _own(tuple(tokens))
    roots = {t.i for t in words}
    window = _read(roots, view)
    made = next((t.head for t in words if _is_made(t)), None)
    when = view.time_of(made) if made is not None else None
    if when is not None and _tells(when, view):
        window.declared_on = when.date
    for when in view.times(roots):
        edge = when.date is not None and (_lead(when, view) & (_FROM | _TO) or _edge_clause(when, view))
        if when.date is not None and when.duration is None and not edge and not _festive(when):
            window.dated = window.dated or when.date
    return window


def _own(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of a phrase without the clauses of other nouns in it: "a truce and the withdrawal of men who
    have held the town for a month" is no truce of a month.
    """
    inside = {t.i for t in words}
    root = next((t.i for t in words if t.head.i not in inside or t.head.i == t.i), None)
    others = [t for t in words if t.dep_ == "relcl" and t.head.i in inside and t.head.i != root]
    return tuple(t for t in words if not any(o.i == t.i or o.is_ancestor(t) for o in others))


def _is_made(noun: Token) -> bool:
    """Whether the verb that the parser gives a noun for its own is a participle behind a comma: "The truce,
    agreed in Muscat on Friday, took effect".
    """
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_.lower() not in _MAKING or noun.i > verb.i:
        return False
    return verb.nbor(-1).text == "," and any(c.dep_ == "conj" and c.i > verb.i for c in verb.children)


def stage_window(stage: Stage, view: View) -> Window:
    """What the words around a stage's own word say of time."""
    heads = [stage.head, *(c for c in stage.head.children if c.dep_ == "xcomp" and c.lemma_ in _KEEPING)]
    near = {t.i for h in heads for c in h.children if c.dep_ in _ADJUNCT for t in _unbroken(c)}
    found = _read(near, view)
    if stage.life:
        return _of_course(stage, near, found, view)
    when = _when(stage, view)
    if stage.status is CeasefireStatus.EXTENDED:
        days = [w.date for w in view.times(near) if w.date is not None and _tells(w, view)]
        renewed = max(days, key=lambda day: day.value, default=None)
        return Window(extension=found.duration, ends=found.ends, renewed=renewed)
    if stage.sure and when is not None and when.date is not None and _tells(when, view):
        found.declared_on = when.date
    elif stage.sure:
        found.declared_on = _of_act(stage.head, view) or _of_act(stage.by, view)
    if stage.status in _OVER:
        return Window(ends=found.declared_on)
    return found


def _tells(when: When, view: View) -> bool:
    """Whether a date beside a verb says when it was done: no edge, no feast and not ahead."""
    if _lead(when, view) & (_FROM | _TO) or _festive(when) or when.date is None:
        return False
    return when.date.value[:10] <= view.scene.page.report.published_at[:10]


def _when(stage: Stage, view: View) -> When | None:
    """The time of a stage's own word; of what is wanted, where that lies ahead, of the wanting."""
    when = view.time_of(stage.head)
    if stage.status in WANTED and stage.by != stage.head and (when is None or not _tells(when, view)):
        return view.time_of(stage.by)
    return when


def _of_act(head: Token, view: View) -> Date | None:
    """The date that the sentence gives to the act of words that a stage's own word tells."""
    for draft in view.drafts_at(head):
        told = view.told[id(draft)].date
        if draft.head != head or told is None or draft.act not in _WORDS:
            continue
        if told == view.scene.entries.at(head.idx):
            return None  # an entry's time says when the act was news
        here = any(head.sent.start_char <= span.start < head.sent.end_char for span in told.evidence)
        return told if here and told.value[:10] <= view.scene.page.report.published_at[:10] else None
    return None


def _of_course(stage: Stage, near: set[int], found: Window, view: View) -> Window:
    """When a ceasefire began or ended: "took effect on 2 April for two months"."""
    since = (w.date for w in view.times(near) if "since" in _lead(w, view))
    if stage.status is CeasefireStatus.IN_FORCE and (begun := next(since, None)) is not None:
        return Window(begins=begun)  # "has been in place since 2011"
    timed = (w for w in view.times(near) if "since" not in _lead(w, view))
    dates = [w.date for w in timed if w.date is not None and w.duration is None]
    first = dates[0] if dates else None
    if stage.head.lemma_.lower() == "last":
        return Window(ends=found.ends, duration=found.duration)
    if stage.status in _OVER or stage.head.lemma_.lower() in {"expire", "lapse", "end", "elapse"}:
        return Window(ends=first)
    if stage.status in {CeasefireStatus.EXTENDED, CeasefireStatus.SUSPENDED}:
        return Window()
    if _persists(stage.head) and found.begins is None:
        return Window(ends=found.ends, duration=found.duration)
    return Window(begins=found.begins or first, ends=found.ends, duration=found.duration)


def _persists(head: Token) -> bool:
    """Verbs that tell that it goes on, not that it begins."""
    return head.lemma_.lower() in {"hold", "remain", "last", "cover", "prevail", "stand", "run"}


def _read(near: set[int], view: View) -> Window:
    window = Window()
    for when in view.times(near):
        if not _measures(when, view):
            window.duration = window.duration or when.duration
        if when.date is None or when.duration is not None or _festive(when):
            continue
        lead = _lead(when, view)
        if lead & _TO and not lead & _FROM:
            window.ends = window.ends or when.date
        elif lead & _FROM or _edge_clause(when, view):
            window.begins = window.begins or when.date
            if when.date.end is not None and window.begins is when.date:
                window.begins = when.date.model_copy(update={"end": None})
                window.ends = window.ends or when.date.model_copy(
                    update={"value": when.date.end, "end": None}
                )
    return window


def _measures(when: When, view: View) -> bool:
    """Whether a length measures something else: "a day after", "in a day", "after ten days of talks"."""
    if _AGE & set(view.scene.page.report.text[max(0, when.start - _DAY) : when.end].lower().split()):
        return True  # "the nearly 30-year ceasefire" is so old
    node = view.scene.page.doc[when.root]
    while node.dep_ in {"nummod", "pobj", "npadvmod"} and node.pos_ != "ADP" and node.head != node:
        node = node.head
    contested = cues("things")["contested"]
    doc = view.scene.page.doc
    things = (p for c in doc[when.root].children if c.lower_ == "of" for p in c.children)
    if any(thing.lemma_.lower() in contested for thing in things):
        return True  # "ended two years of war"
    if node.lower_ == "for":
        return False
    if node.lower_ in {"after", "before", "following", "in", "within", "since", "by", "over"}:
        return True
    text = view.scene.page.report.text[when.end : when.end + 9].lower().split()
    return bool(text) and text[0].strip(".,;") in _FROM_THERE


def _lead(when: When, view: View) -> set[str]:
    """The first word of a time expression and the two before it."""
    span = view.scene.page.doc.char_span(when.start, when.end, alignment_mode="expand")
    if span is None:
        return set()
    first = span[0]
    before = [first.lower_]
    if first.i > 0:
        before.append(first.nbor(-1).lower_)
        if first.i > 1 and before[-1] in {"on", "at", "midnight", "noon", "early", "late"}:
            before.append(first.nbor(-2).lower_)
    return set(before)


def _edge_clause(when: When, view: View) -> bool:
    """As in "starting tomorrow", "beginning in the night to Monday"."""
    token = view.scene.page.doc[when.root]
    return any(
        above.lower_ in {"starting", "beginning", "commencing", "between"}
        for above in (token.head, token.head.head)
    )


def _festive(when: When) -> bool:
    if when.date is None:
        return False
    text = when.date.text.lower()
    return any(feast in text for feast in cues("things")["purposes"]["holiday"])


def _unbroken(token: Token) -> Iterator[Token]:
    """The words below a token without those of clauses inside them."""
    yield token
    for child in token.children:
        if child.dep_ not in {"relcl", "ccomp", "conj"} or child.pos_ not in {"VERB", "AUX"}:
            yield from _unbroken(child)
