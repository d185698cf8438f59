"""What comes into a record stays in it, once and whole, in whatever order it comes."""

from __future__ import annotations

import itertools

import pytest

from detente.model import Reading
from detente.record import Filter, NotAllowedError, Record, open_record
from tests.record.told import TEXT, demand, reading, report


def test_a_reading_comes_out_as_it_went_in(record: Record) -> None:
    assert record.add(reading()) == "added"
    (kept,) = record.kept()
    assert kept.reading == reading()
    assert kept.passed == {entry.id for entry in reading().entries()}
    assert (kept.copy_of, kept.judgements) == (None, ())
    assert list(record.reports()) == [report()]


def test_the_same_report_again_adds_nothing(record: Record) -> None:
    record.add(reading())
    log = list(record.changes())
    assert record.add(reading()) == "known"
    assert record.has(report(), reading().reader)
    assert len(list(record.kept())) == 1
    assert list(record.changes()) == log


def test_the_record_does_not_depend_on_the_order_of_arrival(place: str) -> None:
    days = ("2025-05-12", "2025-05-10", "2025-05-11")
    readings = [reading(text=f"{TEXT} Told on {day}.", published_at=day) for day in days]
    with open_record(place, create=True) as record:
        for one in readings:
            record.add(one)
        found = [kept.reading.report.published_at for kept in record.kept()]
        hits = [hit.report.published_at for hit in record.search(Filter(act=("demand",)))]
    assert found == sorted(days)
    assert hits == sorted(days, reverse=True)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_of_one_text_the_earliest_publication_counts(record: Record, order: tuple[int, ...]) -> None:
    headers = (("2025-05-12", "Harbour Daily"), ("2025-05-11", "Northern Wire"), ("2025-05-13", "Echo"))
    readings = [reading(published_at=day, publisher=publisher) for day, publisher in headers]
    outcomes = [record.add(readings[place]) for place in order]
    assert outcomes == ["added", "copy", "copy"]
    (kept,) = record.kept()
    assert kept.reading.report.publisher == "Northern Wire"
    versions = record.versions(kept.reading.report.id)
    assert [one.publisher for one in versions] == ["Northern Wire", "Harbour Daily", "Echo"]
    assert len(record.search(Filter(act=("demand",)))) == 1


@pytest.mark.parametrize("order", [("0.9", "0.10"), ("0.10", "0.9")])
def test_of_one_reader_the_newest_version_counts(record: Record, order: tuple[str, str]) -> None:
    for version in order:
        assert record.add(reading(version=version, confidence=0.1 if version == "0.9" else 0.7)) == "added"
    (kept,) = record.kept()
    assert kept.reading.reader.version == "0.10"
    assert [hit.confidence for hit in record.search(Filter(act=("demand",)))] == [0.7]


def test_under_a_filter_come_the_entries_that_pass_and_whom_they_speak_of(record: Record) -> None:
    record.add(reading())
    (kept,) = record.kept(Filter(act=("demand",)))
    assert kept.passed == {demand(reading())}
    assert [event.id for event in kept.reading.events] == [demand(reading())]
    assert {actor.name for actor in kept.reading.actors} == {"Vladimir Putin", "Russia", "Ukraine"}
    assert kept.reading.ceasefires == ()
    assert Reading.model_validate_json(kept.reading.model_dump_json()) == kept.reading
    assert list(record.kept(Filter(act=("attack",)))) == []


def test_every_value_is_attested(record: Record) -> None:
    record.add(reading())
    found = record.attestations(report().id, demand(reading()))
    values = {one.field: one.value for one in found}
    assert (values["act"], values["issues"], values["reality"]) == ("demand", "ceasefire", "asserted")
    (start, end), *_ = found[0].spans
    assert TEXT[start:end] == "demanded a ceasefire from Ukraine"


def test_many_readings_are_streamed_in_order(record: Record) -> None:
    days = [f"2025-05-{day:02}" for day in range(1, 29)]
    texts = [f"{TEXT} Number {n} of {day}." for day in days for n in range(2)]
    for number, text in enumerate(texts):
        record.add(reading(text=text, published_at=days[number // 2]))
    for wanted in (Filter(), Filter(act=("demand",))):
        found = [(kept.reading.report.published_at, kept.reading.report.id) for kept in record.kept(wanted)]
        assert len(found) == len(texts)
        assert found == sorted(found)


def test_a_reader_adds_nothing(record: Record) -> None:
    with pytest.raises(
        NotAllowedError, match=r"Rolf is reader here; who adds reports is coder or more\. Ask Ada"
    ):
        record.acting_as("Rolf").add(reading())
    assert list(record.kept()) == []


def test_what_is_half_written_is_not_there(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("detente.record.adding.fill", fail)
        with pytest.raises(KeyboardInterrupt):
            record.add(reading())
    assert list(record.kept()) == []
    assert record.add(reading()) == "added"
    assert record.search(Filter(act=("demand",)))
