"""The columns that every entry's row has: which entry, where it stands, who published it, who judged it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar

from detente.exports.table.column import Column, Kind
from detente.exports.table.groups import Columns, described
from detente.exports.table.source import Source
from detente.model import Entry, Judgement, Report

T = TypeVar("T")


def itself(entry: T) -> T:
    """An entry that is what its row is made of."""
    return entry


def identity(entry_of: Callable[[T], Entry]) -> Columns[T]:
    """The first column: the entry's id."""
    return (Column("id", Kind.TEXT, lambda item, _: entry_of(item).id, described(Entry, "id"), 25),)


def grounds(entry_of: Callable[[T], Entry]) -> Columns[T]:
    """The last columns: evidence, confidence, judgements and the report."""
    return (*_evidence(entry_of), *_judged(entry_of), *_report())


def _evidence(entry_of: Callable[[T], Entry]) -> Columns[T]:
    return (
        Column(
            "quote",
            Kind.TEXTS,
            lambda item, _: tuple(piece.quote for piece in entry_of(item).evidence),
            "The characters of the report that the entry was read from, span by span.",
            40,
        ),
        Column(
            "start",
            Kind.INTEGERS,
            lambda item, _: tuple(piece.start for piece in entry_of(item).evidence),
            "Offset of the first character of each span in the report's text, in Unicode code points.",
            8,
        ),
        Column(
            "end",
            Kind.INTEGERS,
            lambda item, _: tuple(piece.end for piece in entry_of(item).evidence),
            "Offset behind the last character of each span.",
            8,
        ),
        Column(
            "sentence",
            Kind.TEXTS,
            lambda item, source: source.sentences(entry_of(item).evidence),
            "The sentences around these spans, white space folded.",
            60,
        ),
        Column(
            "confidence",
            Kind.NUMBER,
            lambda item, _: entry_of(item).confidence,
            described(Entry, "confidence"),
            10,
        ),
    )


def _judged(entry_of: Callable[[T], Entry]) -> Columns[T]:
    def each(part: Callable[[Judgement], str]) -> Callable[[T, Source], tuple[str, ...]]:
        return lambda item, source: tuple(part(one) for one in source.judgements(entry_of(item)))

    return (
        Column(
            "verdict",
            Kind.TEXTS,
            each(lambda one: one.verdict),
            "What people decided: the newest judgement of each person, the oldest first. The other columns "
            "hold what the machine read.",
            10,
        ),
        Column("judged_by", Kind.TEXTS, each(lambda one: one.who), "`verdict`: whose, in that order."),
        Column("judged_at", Kind.TEXTS, each(lambda one: one.at), "`verdict`: when, ISO 8601 in UTC."),
        Column("judged_why", Kind.TEXTS, each(lambda one: one.why), "`verdict`: the reason given.", 24),
        Column(
            "changes",
            Kind.TEXTS,
            each(_changes),
            "`verdict`: with `edit`, each changed field with its new value, as JSON; else empty.",
            24,
        ),
    )


def _changes(one: Judgement) -> str:
    # By way of the model's JSON, which knows what to do with a number that JSON has not, such as infinity.
    changes = json.loads(one.model_dump_json(include={"changes"}))["changes"]
    return json.dumps(changes, ensure_ascii=False) if changes else ""


def _report() -> Columns[object]:
    def of(attribute: str) -> Callable[[object, Source], str | None]:
        def value(_: object, source: Source) -> str | None:
            found: str | None = getattr(source.report, attribute)
            return found

        return value

    return (
        Column("publisher", Kind.TEXT, of("publisher"), "Who published the report.", 18),
        Column("title", Kind.TEXT, of("title"), "The report's headline, where the source gives one.", 40),
        Column("url", Kind.TEXT, of("url"), "Where the report was published.", 30),
        Column("published_at", Kind.TEXT, of("published_at"), described(Report, "published_at"), 12),
        Column("report_id", Kind.TEXT, of("id"), "The report's id: hash of its normalised text.", 25),
        Column(
            "copy_of",
            Kind.TEXT,
            lambda _, source: source.kept.copy_of,
            "Id of the report that this one is a copy of, where it is one.",
        ),
    )
