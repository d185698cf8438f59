"""Each data set under its own head: what a row of it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.incidents import How, IncidentsFileError, instant
from tests.incidents import made
from tests.incidents.made import file, loaded, row, signals


def times(found: object, i: int = 0) -> tuple[str, str]:
    start, end = found.start[i], found.end[i]  # type: ignore[attr-defined]
    return f"{instant(float(start)):%Y-%m-%d %H:%M}", f"{instant(float(end)):%Y-%m-%d %H:%M}"


def test_an_air_attack_is_an_interval_in_kyiv_time_with_what_was_launched(tmp_path: Path) -> None:
    rows = (
        made.air("2025-06-01 21:00", "2025-06-02 09:00", "52.0"),
        made.air("2025-01-10 21:00", "2025-01-11 09:00", "3.0", "X-101/X-555 and Kalibr", "Odesa oblast"),
    )
    told, found = loaded(file(tmp_path, made.AIR, *rows))
    assert told.kind == "air-attacks"
    # In the order of time; Kyiv is two hours ahead in winter and three in summer.
    assert times(found, 0) == ("2025-01-10 19:00", "2025-01-11 07:00")
    assert times(found, 1) == ("2025-06-01 18:00", "2025-06-02 06:00")
    assert found.count.tolist() == [3, 52]
    assert found.classes["weapons"] == [("missile",), ("drone",)]
    assert found.texts["place"] == ["Odesa oblast", "Ukraine"]
    assert told.coverage.weapons == ("drone", "missile")
    assert told.coverage.targets == ()
    assert told.coverage.actors == ("Russia",)


def test_a_start_of_which_only_the_day_is_given_begins_with_the_day(tmp_path: Path) -> None:
    _, found = loaded(file(tmp_path, made.AIR, made.air("2025-06-01", "2025-06-01 09:00")))
    assert times(found) == ("2025-05-31 21:00", "2025-06-01 06:00")
    assert found.texts["time_precision"] == ["day"]


def test_an_instant_stays_an_instant(tmp_path: Path) -> None:
    _, found = loaded(file(tmp_path, made.AIR, made.air("2025-06-01 21:00", "2025-06-01 21:00")))
    assert found.start[0] == found.end[0]


def test_acled_events_last_a_day_the_week_around_it_or_its_month(tmp_path: Path) -> None:
    head = made.ACLED
    common = {"event_type": "Explosions/Remote violence", "actor1": "Military Forces of Northland"}
    rows = [
        row(head, event_id_cnty=f"NOR{n}", event_date="15 May 2025", time_precision=str(n),
            sub_event_type="Air/drone strike", fatalities="2", timestamp="1747612800", **common)
        for n in (1, 2, 3)
    ]  # fmt: skip
    told, found = loaded(file(tmp_path, head, *rows))
    assert told.kind == "acled"
    spans = {found.texts["id"][i]: times(found, i) for i in range(3)}
    assert spans["NOR1"] == ("2025-05-15 00:00", "2025-05-16 00:00")
    assert spans["NOR2"] == ("2025-05-12 00:00", "2025-05-19 00:00")
    assert spans["NOR3"] == ("2025-05-01 00:00", "2025-06-01 00:00")
    assert set(found.classes["weapons"]) == {("drone", "air_strike")}
    assert told.coverage.actor_is == "party"


def test_acled_keeps_the_newest_of_an_events_versions(tmp_path: Path) -> None:
    versions = [("1", "1747612800"), ("4", "1748217600"), ("2", "1747699200")]
    rows = [
        row(made.ACLED, event_id_cnty="NOR1", event_date="15 May 2025", event_type="Battles",
            sub_event_type="Armed clash", actor1="A", fatalities=deaths, timestamp=uploaded)
        for deaths, uploaded in versions
    ]  # fmt: skip
    path = file(tmp_path, made.ACLED, *rows, rows[1])
    told, found = loaded(path)
    assert len(found) == 1
    assert signals(told) == {"revised": (2, 4), "duplicate": (3,)}
    from detente.incidents import Source, incidents_of

    deaths = incidents_of(Source(path.with_suffix(".parquet"), told), measure="fatalities")
    assert deaths.count.tolist() == [4]


def test_ged_days_are_inclusive_and_its_hours_mean_nothing(tmp_path: Path) -> None:
    one = row(made.GED, id="7", type_of_violence="3", side_a="A", side_b="Civilians", date_prec="1",
              date_start="2019-05-13 00:00:00.000", date_end="2019-05-14 00:00:00.000", best="3")  # fmt: skip
    told, found = loaded(file(tmp_path, made.GED, one))
    assert times(found) == ("2019-05-13 00:00", "2019-05-15 00:00")
    assert found.classes["targets"] == [("civil",)]
    assert told.coverage.weapons == ()


def test_ged_in_windows_1252_is_read_and_said_to_be(tmp_path: Path) -> None:
    one = row(made.GED, id="7", type_of_violence="1", side_a="Frente “José”", side_b="B",
              where_coordinates="Bogotá", date_prec="1", date_start="2019-05-13",
              date_end="2019-05-13")  # fmt: skip
    told, found = loaded(file(tmp_path, made.GED, one, encoding="cp1252"))
    assert told.encoding == "cp1252"
    assert found.texts["actor"] == ["Frente “José”"]
    assert found.texts["place"] == ["Bogotá"]


def test_viina_events_are_dated_by_their_reports_and_say_so(tmp_path: Path) -> None:
    common = {"n_reports": "2", "geonameid": "7", "asciiname": "Sumy", "GEO_PRECISION": "PPL"}
    rows = (
        row(made.VIINA_1PD, event_id_1pd="e1", date="20250420", t_mil_b="1", t_artillery_b="1",
            a_rus_init_b="1", t_civcas_b="1", **common),
        row(made.VIINA_1PD, event_id_1pd="e2", date="20250420", t_mil_b="0", **common),
    )  # fmt: skip
    told, found = loaded(file(tmp_path, made.VIINA_1PD, *rows))
    assert told.kind == "viina-1pd"
    assert told.coverage.by_report
    assert times(found) == ("2025-04-19 21:00", "2025-04-20 21:00")
    assert (found.classes["weapons"], found.classes["targets"]) == ([("shelling",)], [("civil",)])
    assert found.texts["actor"] == ["Russia"]
    assert signals(told) == {"not_coded": (3,)}


def test_viina_reports_of_one_event_are_one_incident_with_the_earliest_report(tmp_path: Path) -> None:
    import duckdb

    rows = [
        row(
            made.VIINA_INFO, event_id=f"r{n}", event_id_1pd="e1", date="20250420", time=time, report_id=str(n)
        )
        for n, time in enumerate(("11:30", "08:15", "23:59"))
    ]
    path = file(tmp_path, made.VIINA_INFO, *rows)
    told, found = loaded(path)
    assert len(found) == 1
    assert signals(told) == {"further_report": (2, 4)}
    kept = path.with_suffix(".parquet")
    with duckdb.connect() as database:
        got = database.execute(f"SELECT reported_at, start FROM '{kept}'").fetchall()
    ((reported, start),) = got
    # The report's hour is not the event's: that is a day.
    assert f"{reported:%H:%M}" == "05:15"
    assert f"{start:%Y-%m-%d %H:%M}" == "2025-04-19 21:00"


@pytest.mark.parametrize("by", ["event_id", "event_id_1pd"])
def test_viina_reports_get_their_labels_from_the_file_beside(tmp_path: Path, by: str) -> None:
    rows = [
        row(made.VIINA_INFO, event_id=f"r{n}", event_id_1pd=f"e{n}", date="20250420", time="11:30")
        for n in range(3)
    ]
    path = file(tmp_path, made.VIINA_INFO, *rows)
    labels = tmp_path / "labels.csv"
    key = "r" if by == "event_id" else "e"
    head = f"{by},date,t_mil_b,t_uav_b,t_civcas_b,a_rus_init_b"
    labels.write_text(f"{head}\n{key}0,20250420,1,1,1,1\n{key}1,20250420,0,0,0,0\n", "utf-8")
    told, found = loaded(path, How(labels=labels))
    # The first is labelled, the second is no military event, of the third nothing is said.
    assert found.classes["weapons"] == [("drone",), ()]
    assert found.classes["targets"] == [("civil",), ()]
    assert found.texts["actor"] == ["Russia", None]
    assert signals(told) == {"not_coded": (3,), "no_label": (4,)}
    assert "labels.csv, sha256" in told.coverage.note


def test_one_of_the_two_files_of_viina_says_which_other_it_needs(tmp_path: Path) -> None:
    only = file(
        tmp_path, made.VIINA_INFO, row(made.VIINA_INFO, event_id="r", event_id_1pd="e", date="20250420")
    )
    told, _ = loaded(only)
    assert "no labels" in told.coverage.note
    assert "--labels" in told.coverage.note
    labels = tmp_path / "labels.csv"
    labels.write_text("event_id,date,time,t_mil_b\nr,20250420,10:00,1\n", "utf-8")
    with pytest.raises(IncidentsFileError, match=r"without the reports.*event_info with --labels"):
        loaded(labels)
    with pytest.raises(IncidentsFileError, match="no labels of VIINA:"):
        loaded(only, How(labels=only))


def test_sirens_whose_end_is_estimated_say_so(tmp_path: Path) -> None:
    rows = (
        "Kyiv City,2022-02-25 16:36:22+00:00,2022-02-25 17:06:22+00:00,True",
        "Volynska oblast,2022-02-25 19:41:57+00:00,2022-02-26 04:01:55+00:00,False",
    )
    told, found = loaded(file(tmp_path, made.SIRENS, *rows))
    assert told.kind == "sirens"
    assert signals(told) == {"estimated_end": (2,)}
    assert times(found, 1) == ("2022-02-25 19:41", "2022-02-26 04:01")


def test_counts_by_period_are_spread_over_their_days(tmp_path: Path) -> None:
    rows = ("2019-03-04,2019-03-10,Sample oblast,shelling,140,a mission",)
    told, found = loaded(file(tmp_path, made.PERIODS, *rows))
    assert told.kind == "periods"
    assert times(found) == ("2019-03-04 00:00", "2019-03-11 00:00")
    assert found.count.tolist() == [140]
    assert found.classes["weapons"] == [("shelling",)]


def test_a_head_that_no_data_set_has_says_how_to_go_on(tmp_path: Path) -> None:
    with pytest.raises(
        IncidentsFileError, match=r"line 1: its head is that of no data set.*incidents columns"
    ):
        loaded(file(tmp_path, "when,what", "2025-01-01,x"))
