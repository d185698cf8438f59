"""Timeline: where entries stand on a map, who deals with whom, and narratives in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.analysis.timeline import narrative, narrative_of, pairs_in, placed
from detente.model import Place
from detente.model.codes import PlacePrecision
from detente.record import Filter, Hit, Record, RecordError, open_record
from tests.analysis.truces import said, telling, truce

GOMA = Place(name="Goma", country="COD", lat=-1.7, lon=29.2, precision=PlacePrecision.CITY)
CONGO = Place(name="Congo", country="COD", lat=-1.7, lon=29.2, precision=PlacePrecision.COUNTRY)
SOMEWHERE = Place(name="the front", precision=PlacePrecision.REGION)


def test_entries_at_one_point_are_one_pin_and_none_is_lost() -> None:
    found = placed([GOMA, None, GOMA, SOMEWHERE])
    (pin,) = found.pins
    assert (pin.name, pin.entries) == ("Goma", (0, 2))
    assert found.placeless == (1,)
    assert found.unpointed == (3,)


def test_a_country_is_not_as_sure_as_a_town_at_the_same_point() -> None:
    town, country = placed([GOMA, CONGO]).pins
    assert town.sure
    assert not country.sure


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    offer = telling(
        "2025-03-10",
        said("Congo proposed talks", "Congo", "propose", to="M23"),
        said("M23 attacked", "M23", "attack", to="Congo"),
    )
    answer = telling(
        "2025-03-12",
        said("M23 rejected talks", "M23", "reject", to="Congo"),
        said("Rwanda praised", "Rwanda", "endorse", to="M23"),
        truce("a pause", "demanded", by="Congo", parties="Congo, M23"),
    )
    with open_record(tmp_path / "r.db", who="Ada", create=True) as opened:
        for one in (answer, offer):
            opened.add(one.reading)
        yield opened


def acts(hits: Iterator[Hit] | list[Hit]) -> list[str]:
    return [hit.act or hit.kind for hit in hits]


def test_the_process_has_offers_answers_and_truces_but_no_fighting(record: Record) -> None:
    assert acts(list(narrative(record, Filter()).steps)) == ["propose", "reject", "ceasefire"]


def test_a_pair_has_what_one_directs_at_the_other_and_back(record: Record) -> None:
    found = narrative(record, Filter(), pair=("congo", "M23"))
    assert acts(list(found.steps)) == ["propose", "attack", "reject"]
    assert not found.more
    with pytest.raises(RecordError, match="named twice"):
        narrative(record, Filter(), pair=("M23", "m23"))


def test_a_long_narrative_says_that_it_goes_on(record: Record) -> None:
    found = narrative(record, Filter(), most=2)
    assert len(found.steps) == 2
    assert found.more


def test_a_matter_is_told_by_its_members(record: Record) -> None:
    (matter,) = record.matters(Filter(kind=("ceasefire",)))
    (step,) = narrative_of(record, [matter]).steps
    assert (step.report.id, step.entry) == matter.members[0].key


def test_the_pairs_that_deal_with_each_other(record: Record) -> None:
    told = [(event, kept.reading) for kept in record.kept() for event in kept.reading.events]
    assert [tuple(pair) for pair in pairs_in(told)] == [("Congo", "M23", 3), ("M23", "Rwanda", 1)]
