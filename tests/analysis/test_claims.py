"""Claims: figures as they are written, their parts, and what may not be added."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.claims import Verdict, ask, check, claims_in
from detente.analysis.claims.number import Number, number_in, total_of
from detente.analysis.claims.standing import standing_of
from detente.analysis.claims.tally import Standing, Tally, parts_of
from detente.analysis.partyname import party_of
from detente.exports.claims.words import arithmetic
from detente.sources.tolerant import TableFileError
from tests.analysis.truces import claim, claimed, telling, truce

HEAD = "window,claimant,accused,as_of,period_note,total_claimed,components,components_sum,gap,source\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4900", Number(4900, 4900)),
        ("4,900", Number(4900, 4900)),
        ("1 300", Number(1300, 1300)),
        ("1300+", Number(1300, None)),
        (">950", Number(950, None)),
        ("more than 1,600", Number(1600, None)),
        ("1882 or 1883", Number(1882, 1883)),
        ("900-950", Number(900, 950)),
        ("about 40", Number(40, 40, about=True)),
        ("up to 12", Number(0, 12)),
        ("2 incidents", Number(2, 2)),
        ("deaths x ~2.5 (8 attacks)", None),
        ("", None),
    ],
)
def test_totals(text: str, expected: Number | None) -> None:
    assert total_of(text) == expected


@pytest.mark.parametrize(("text", "value"), [("120mm mortars 5", 5), ("X-59 4", 4), ("S-300", None)])
def test_the_number_of_a_weapon_is_no_count(text: str, value: int | None) -> None:
    found = number_in(text)
    assert (found and found[0].low) == value


def test_parts_with_a_subset_a_bound_and_what_stands_beside() -> None:
    parts, unread = parts_of(
        "shelling 80 or 81 (of which heavy 12: subset); drones >5; air strikes 3 with 9 bombs"
    )
    assert [(part.what, str(part.number), part.whole) for part in parts] == [
        ("shelling", "80 to 81", None),
        ("heavy", "12", "shelling"),
        ("drones", "at least 5", None),
        ("air strikes", "3", None),
    ]
    assert (parts[-1].beside, unread) == ("9 bombs", ())


@pytest.mark.parametrize(
    ("total", "listed", "verdict", "sum_", "gap"),
    [
        ("100", "shelling 60; drones 40", Verdict.ADDS_UP, "100", (0, 0)),
        ("100", "shelling 60; drones 30", Verdict.GAP, "90", (10, 10)),
        ("100", "shelling 60 (of which heavy 40: subset); drones 40", Verdict.ADDS_UP, "100", (0, 0)),
        ("100", "shelling 60 or 61; drones >30", Verdict.FITS, "at least 90", (None, 10)),
        ("90+", "shelling 60; drones 40", Verdict.FITS, "100", (-10, None)),
        ("100", "shelling 60; rest cut off", Verdict.NOT_ITEMISED, "at least 60", (None, 40)),
        ("100", "shelling 80; drones 40", Verdict.EXCEEDS, "120", (-20, -20)),
        ("100", "shelling 60; drones 42 or 44", Verdict.EXCEEDS, "102 to 104", (-4, -2)),
        ("about 100", "shelling 60; drones 30", Verdict.FITS, "90", (10, 10)),
        ("100", "", Verdict.NO_PARTS, "None", (None, None)),
        ("", "shelling 60", Verdict.NO_TOTAL, "60", (None, None)),
    ],
)
def test_arithmetic(
    total: str, listed: str, verdict: Verdict, sum_: str, gap: tuple[int | None, int | None]
) -> None:
    parts, unread = parts_of(listed)
    found = check(Tally(total_of(total), parts, not unread, unread, total))
    assert (found.verdict, str(found.total), (found.gap_low, found.gap_high)) == (verdict, sum_, gap)


@given(counts=st.lists(st.integers(1, 10_000), min_size=1, max_size=6), more=st.integers(-50, 50))
def test_exact_figures_show_their_exact_gap(counts: list[int], more: int) -> None:
    stated = max(0, sum(counts) + more)
    parts, _ = parts_of(
        "; ".join(f"kind {letter} {count}" for letter, count in zip("abcdef", counts, strict=False))
    )
    found = check(Tally(Number(stated, stated), parts))
    gap = stated - sum(counts)
    assert (found.gap_low, found.gap_high) == (gap, gap)
    assert found.verdict is (Verdict.GAP if gap > 0 else Verdict.EXCEEDS if gap < 0 else Verdict.ADDS_UP)


def test_a_subset_larger_than_its_whole_is_told() -> None:
    parts, _ = parts_of("shelling 60 (of which heavy 70)")
    assert [part.what for part in check(Tally(Number(60, 60), parts)).oversized] == ["heavy"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("whole truce ('throughout the day')", (Standing.FINAL, True)),
        ("interim (<24 h)", (Standing.INTERIM, True)),
        ("00:00-12:00 first half day", (Standing.INTERIM, True)),
        ("734 times in the first 12 hours", (Standing.INTERIM, True)),
        ("cumulative?", (Standing.CUMULATIVE, False)),
        ("since the truce began", (Standing.CUMULATIVE, True)),
        ("last 24 h", (Standing.PERIOD, True)),
        ("", (Standing.UNKNOWN, True)),
    ],
)
def test_standing_by_its_words(words: str, expected: tuple[Standing, bool]) -> None:
    assert standing_of(words) == expected


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Russian MoD", "party:RUS"),
        ("Kremlin/Russian MoD", "party:RUS"),
        ("UA president (citing the Kremlin)", "party:UKR"),
        ("Ukraine", "party:UKR"),
        ("Russian and Ukrainian officers", "name:russian and ukrainian officers"),
        ("a spokesman", "name:a spokesman"),
    ],
)
def test_the_side_that_a_name_stands_for(name: str, key: str) -> None:
    assert party_of(name).key == key


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


TRUCE = (
    "W1,Russian MoD,Ukraine,2025-04-21,whole truce,4000,shelling 1900; drones 2016,3916,84,a",
    "W1,Russian MoD,Ukraine,2025-04-20,interim,1300+,shelling 500; drones 892,1392,,b",
    "W1,UA president,Russia,2025-04-21 00:00 Kyiv,whole truce,2900,shelling 2900,,,c",
    "W2,UA president,Russia,2025-05-09,interim,700,,,,d",
)


def test_a_table_of_claims(tmp_path: Path) -> None:
    claims, flaws = claims_in(table(tmp_path, *TRUCE))
    assert flaws == []
    first = claims[0]
    assert (first.id, first.checked.verdict, first.checked.gap_high) == ("claims:2", Verdict.GAP, 84)
    assert arithmetic(first) == "4,000 stated against 3,916 summed: 84 that no part holds"
    assert claims[2].told_on == "2025-04-21T00:00 Kyiv"


def test_counter_claims_are_linked_within_a_ceasefire_only(tmp_path: Path) -> None:
    claims, _ = claims_in(table(tmp_path, *TRUCE))
    linked = {one.id: one.counters for one in ask(claims).claims}
    assert linked == {
        "claims:2": ("claims:4",),
        "claims:3": ("claims:4",),
        "claims:4": ("claims:2", "claims:3"),
        "claims:5": (),
    }


def test_a_later_figure_holds_an_interim_one_and_no_two_are_added(tmp_path: Path) -> None:
    claims, _ = claims_in(table(tmp_path, *TRUCE))
    account = ask(claims)
    (russian, ukrainian), (other,) = (about.series for about in account.abouts)
    assert [one.id for one in russian.claims] == ["claims:3", "claims:2"]
    assert russian.standing is not None
    assert russian.standing.id == "claims:2"
    assert ukrainian.standing is not None
    assert ukrainian.standing.id == "claims:4"
    assert other.standing is None


def test_what_a_table_says_of_itself_is_checked(tmp_path: Path) -> None:
    rows = (
        "W1,Russian MoD,Ukraine,2025-04-21,whole truce,100,shelling 60; drones 30,95,5,a",
        "W1,Russian MoD,Ukraine,21 April,,civilian deaths doubled,,,,b",
        "W1,,Ukraine,2025-04-21,,5,,,,c",
        "W1,Russian MoD,Ukraine,2025-04-21",
    )
    claims, flaws = claims_in(table(tmp_path, *rows))
    assert [one.id for one in claims] == ["claims:2", "claims:3"]
    assert {(flaw.kind, flaw.lines) for flaw in flaws} == {
        ("torn", (5,)), ("nameless", (4,)), ("sum", (2,)), ("gap", (2,)), ("date", (3,)), ("no_count", (3,)),
    }  # fmt: skip


def test_a_table_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("window,claimant\nW1,Russia\n", encoding="utf-8")
    with pytest.raises(TableFileError, match=r"claims\.csv, line 1: it has no column 'accused'"):
        claims_in(path)


def test_claims_of_the_record_keep_their_words_and_their_ceasefire() -> None:
    pause = truce("the pause", "in_force", by="Russia", parties="Russia, Ukraine", start="2025-05-08")
    words = "Kyiv counted 734 breaches in the first 12 hours"
    counted = claim(words, "Ukraine", "Russia", 734, pause, {"assaults": 586, "air strikes": 10})
    blamed = claim("Moscow blamed Ukraine", "Russia", "Ukraine", None, pause)
    made = {one.accuser[0].name: one for one in claimed(telling("2025-05-09", pause, counted, blamed))}
    found = made["Ukraine"]
    assert (found.standing, found.checked.verdict, found.checked.gap_high) == (
        Standing.INTERIM,
        Verdict.GAP,
        138,
    )
    assert len(found.about) == 1
    assert found.sources[0].quote == words


def test_two_reports_of_one_claim_keep_both_figures() -> None:
    pause = truce("the pause", "in_force", by="Russia", parties="Russia, Ukraine", start="2025-05-08")
    one = telling("2025-05-09", pause, claim("Kyiv counted 734", "Ukraine", "Russia", 734, pause))
    two = telling("2025-05-09", pause, claim("Kyiv counted 734 of them", "Ukraine", "Russia", 734, pause),
                  publisher="Other Wire")  # fmt: skip
    found = claimed(one, two)
    assert [(len(each.versions), each.reports) for each in found] == [(1, 2)]
