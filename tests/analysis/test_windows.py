"""Windows from a CSV file, and the words of terms as a scope."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from detente.analysis.scopewords import read_scope
from detente.analysis.window import Window
from detente.analysis.windowsfile import WindowsFileError, parse_windows
from detente.model.codes import DatePrecision

HEAD = "id,declared_by,mutuality,status_path,scope,start_local,end_local,tz,start_utc,end_utc,source"


def one(line: str, head: str = HEAD) -> Window:
    (found,) = parse_windows(f"{head}\n{line}\n", "w.csv")
    return found


def test_a_window_is_an_instant_to_an_instant() -> None:
    found = one("E,Northland,unilateral,declared>expired,all hostilities,2025-04-19 18:00,2025-04-21 00:00,"
                "Europe/Moscow,2025-04-19T15:00Z,2025-04-20T21:00Z,http://x")  # fmt: skip
    assert (found.start, found.end) == (
        datetime(2025, 4, 19, 15, tzinfo=UTC),
        datetime(2025, 4, 20, 21, tzinfo=UTC),
    )
    assert found.scope.general
    assert found.line == 2
    assert found.start_precision is DatePrecision.MINUTE


def test_local_times_alone_are_taken_in_their_zone_and_days_are_whole() -> None:
    found = one("E,,,,,2025-03-30,2025-03-30,Europe/Kyiv,,,")
    assert (found.start, found.end) == (
        datetime(2025, 3, 29, 22, tzinfo=UTC),
        datetime(2025, 3, 30, 21, tzinfo=UTC),
    )
    assert found.start_precision is DatePrecision.DAY


def test_an_empty_end_is_open() -> None:
    assert one("E,,,,,,,,2025-04-19T15:00Z,,").end is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "E,,,,,2025-04-19 18:00,,Europe/Moscow,2025-04-19T16:00Z,,",
            "line 2: start_local .* is 2025-04-19T15:00Z, not",
        ),
        ("E,,,,,2025-04-19 18:00,,,,,", "line 2: has a local time and no tz"),
        ("E,,,,,2025-04-19 18:00,,Mars/North,,,", "'Mars/North' is no time zone"),
        ("E,,,,,2025-03-30 03:30,,Europe/Kyiv,,,", "does not exist in that zone"),
        ("E,,,,,2025-10-26 03:30,,Europe/Kyiv,,,", r"comes twice in that zone.*2025-10-26 03:30\+0300"),
        (
            "E,,,,,,,,2025-04-19T15:00Z,2025-04-18T15:00Z,",
            "line 2: the end 2025-04-18 15:00Z is not after the start",
        ),
        ("E,,,,,,,,soon,,", "start_utc 'soon' is no time"),
        ("E,,,,,,,,,,", "line 2: has no start"),
        (",,,,,,,,2025-04-19T15:00Z,,", "line 2: has no id"),
        ("E,,,,,,,,2025-04-19T15:00Z", "line 2: has 9 cells where the head has 11"),
        (
            "E,,,,,,,,2025-04-19T15:00Z,,\nE,,,,,,,,2025-04-20T15:00Z,,",
            "line 3: the id 'E' stands twice, first on line 2",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(line: str, said: str) -> None:
    with pytest.raises(WindowsFileError, match=said):
        parse_windows(f"{HEAD}\n{line}\n", "w.csv")


def test_columns_say_what_the_words_of_the_terms_leave_open() -> None:
    found = one(
        "E,2025-04-19T15:00Z,Northland;Southland,drone,energy,Sumy,Northland,E-1",
        "id,start_utc,parties,scope_weapons,scope_targets,scope_area,places,ceasefire",
    )
    assert found.parties == ("Northland", "Southland")
    assert (found.scope.weapons, found.scope.targets, found.scope.area) == (("drone",), ("energy",), "Sumy")
    assert found.ceasefire == "E-1"


@pytest.mark.parametrize(
    ("words", "general", "weapons", "targets", "area", "unread"),
    [
        ("all hostilities (72 h)", True, (), (), None, ""),
        ("energy infrastructure only", False, (), ("energy",), None, ""),
        ("air strikes and drones", False, ("drone", "air_strike"), (), None, ""),
        ("all hostilities in Sample oblast", True, (), (), "Sample oblast", ""),
        ("strikes on Sample oblast", True, (), (), "Sample oblast", ""),
        ("attacks on Victory Day", True, (), (), None, ""),
        ("humanitarian truce", False, (), ("civil",), None, ""),
        ("mutual ceasefire", True, (), (), None, ""),
        ("air truce", False, ("air_attack",), (), None, ""),
        ("long-range strikes", False, ("air_attack",), (), None, ""),
        ("frobnication", False, (), (), None, "frobnication"),
        ("", None, (), (), None, ""),
    ],
)
def test_words_of_terms(
    words: str,
    general: bool | None,
    weapons: tuple[str, ...],
    targets: tuple[str, ...],
    area: str | None,
    unread: str,
) -> None:
    found = read_scope(words)
    assert (found.general, found.weapons, found.targets, found.area, found.unread) == (
        general, weapons, targets, area, unread,
    )  # fmt: skip


def test_two_tellings_of_one_truce_are_no_other_truces_to_each_other() -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    a, b, c = (
        Window(n, start, None, ceasefire=t, conflict=x)
        for n, t, x in (("a", "1", "n"), ("b", "1", "n"), ("c", "2", "s"))
    )
    assert not a.is_other(b)
    assert not a.is_other(c)  # another conflict
    assert a.is_other(Window("d", start, None))


def test_a_window_without_a_zone_or_with_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Window("a", datetime(2025, 1, 1), None)
    with pytest.raises(ValueError, match="not after"):
        Window("a", datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC))
