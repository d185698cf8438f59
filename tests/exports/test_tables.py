"""Entries → rows: what stands in them, and that they are those of the filter and no others."""

from __future__ import annotations

import pytest
from hypothesis import given

from detente.exports.table import TABLES, Kind, Source, TableName
from detente.exports.table.source import MAX_CONTEXT
from detente.model import Event, Kept, ReaderInfo, Reading, Report
from detente.model.codes import Act, Reality
from tests.exports import sample
from tests.exports.kept import ALL, NOTHING, OFFER_ONLY, SAMPLE, all_of, any_kept, few, rows_of

TYPES = {
    Kind.TEXT: str,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.BOOLEAN: bool,
    Kind.TEXTS: tuple,
    Kind.INTEGERS: tuple,
}


def test_an_event_is_a_row_with_its_actors_by_name_and_id() -> None:
    row = next(row for row in rows_of(TableName.EVENTS, SAMPLE) if row["id"] == sample.OFFER.id)
    assert row["act"] == "propose"
    assert row["actor"] == ("Ines Torvald",)
    assert row["actor_ids"] == (sample.TORVALD.id,)
    assert row["actor_sides"] == ("Arvenia",)
    assert row["recipient"] == ("Sorland",)
    assert row["date"] == "2025-05-11"
    assert row["terms_place"] == "Port Lume"
    assert row["conditions"] == ("without preconditions",)


def test_a_row_says_where_its_words_stand_and_who_published_them() -> None:
    row = rows_of(TableName.VIOLATION_CLAIMS, SAMPLE)[0]
    quote = "breaking the harvest truce 12 times"
    assert row["quote"] == (quote,)
    assert row["start"] == (sample.TEXT.index(quote),)
    assert row["end"] == (sample.TEXT.index(quote) + len(quote),)
    assert row["sentence"] == ("He accused Arvenia of breaking the harvest truce 12 times.",)
    assert (row["publisher"], row["url"], row["published_at"]) == (
        "Example Wire",
        "https://wire.example/1",
        "2025-05-11",
    )
    assert (row["title"], row["report_id"]) == (sample.REPORT.title, sample.REPORT.id)


def test_the_newest_judgement_of_each_person_stands_beside_what_was_read() -> None:
    row = next(row for row in rows_of(TableName.EVENTS, SAMPLE) if row["id"] == sample.OFFER.id)
    assert row["act"] == "propose"
    assert row["verdict"] == ("edit", "accept")
    assert row["judged_by"] == ("Bo", "Ana")
    assert row["judged_why"] == ("She promises, Müller says", "")
    assert row["changes"] == ('{"act": "pledge", "n": [1, 2.5, null]}', "")


def test_a_condition_is_a_row_with_its_event() -> None:
    row = next(row for row in rows_of(TableName.CONDITIONS, SAMPLE) if row["kind"] == "if")
    assert row["event_id"] == sample.ANSWER.id
    assert (row["holder"], row["gates"], row["requires"]) == ("Sorland", "talks", "ceasefire")
    assert row["required_of"] == ("Arvenia",)


def test_claims_talks_ceasefires_and_agreements_have_their_own_columns() -> None:
    assert rows_of(TableName.VIOLATION_CLAIMS, SAMPLE)[0]["count"] == 12
    assert rows_of(TableName.TALKS, SAMPLE)[0]["venue"] == "Port Lume"
    truce = rows_of(TableName.CEASEFIRES, SAMPLE)[0]
    assert (truce["starts"], truce["ends"], truce["duration"]) == ("2024-09-01", "2024-09-30", "P30D")
    pact = rows_of(TableName.AGREEMENTS, SAMPLE)[0]
    assert (pact["clause_commitments"], pact["clause_parties"]) == (("shipping",), ("Sorland",))


def test_only_what_passed_the_filter_has_a_row() -> None:
    assert [row["id"] for row in rows_of(TableName.EVENTS, OFFER_ONLY)] == [sample.OFFER.id]
    assert [row["event_id"] for row in rows_of(TableName.CONDITIONS, OFFER_ONLY)] == [sample.OFFER.id]
    for name in ALL:
        if name not in (TableName.EVENTS, TableName.CONDITIONS, TableName.REPORTS):
            assert rows_of(name, OFFER_ONLY) == [], name
    for name in ALL:
        assert len(rows_of(name, NOTHING)) == (name is TableName.REPORTS), name


def test_a_sentence_without_an_end_is_bounded() -> None:
    report = Report(published_at="2025-05-11", text="a " * 100_000)
    event = Event(act=Act.ATTACK, reality=Reality.ASSERTED, evidence=(report.span(50_000, 50_010),))
    reading = Reading(report=report, events=(event,), reader=ReaderInfo(name="by hand", version="1"))
    (row,) = rows_of(TableName.EVENTS, Kept(reading=reading, passed=all_of(reading)))
    assert isinstance(row["sentence"], tuple)
    assert 10 < len(str(row["sentence"][0])) <= 2 * MAX_CONTEXT + 10


@few
@given(any_kept())
def test_every_value_is_of_the_type_that_its_column_says(kept: Kept) -> None:
    source = Source(kept)
    for table in TABLES:
        for row in table.rows(source):
            for column, value in zip(table.columns, row, strict=True):
                assert value is None or isinstance(value, TYPES[column.kind]), column.name


@few
@given(any_kept())
def test_the_rows_are_the_entries_that_passed(kept: Kept) -> None:
    found = {
        row["id"]
        for name in ALL
        if name not in (TableName.REPORTS, TableName.CONDITIONS)
        for row in rows_of(name, kept)
    }
    assert found == kept.passed


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_of_columns_are_unique_and_every_one_says_what_it_holds(table: object) -> None:
    columns = table.columns  # type: ignore[attr-defined]
    assert len({column.name.casefold() for column in columns}) == len(columns)
    assert [column.name for column in columns if not column.says] == []
