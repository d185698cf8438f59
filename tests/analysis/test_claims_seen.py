"""Claims beside a source: which it could see, which not and why."""

from __future__ import annotations

from pathlib import Path

from detente.analysis.claims import Claim, claims_in
from detente.analysis.compliance import comply
from detente.analysis.compliance.claims import ClaimSight, Sight, see
from tests.analysis.incidents_made import coverage, daily, incidents, window

HEAD = "window,claimant,accused,as_of,period_note,total_claimed,components,components_sum,gap,source\n"
ROWS = incidents(*daily([20] * 200), actor="Russia")


def seen(tmp_path: Path, line: str, **more: object) -> ClaimSight:
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + line + "\n")
    claims: list[Claim] = claims_in(path)[0]
    one = window("A", 100, 103)
    known = coverage(200, actors=("Russia",), actor_is="doer", weapons=("drone", "missile"), **more)
    found = comply(one, [one], ROWS, known)
    assert found is not None
    (sight,) = see(claims, found)
    return sight


def test_acts_of_a_side_that_the_source_does_not_report_cannot_be_seen(tmp_path: Path) -> None:
    sight = seen(tmp_path, "A,Russian MoD,Ukraine,2025-04-12,whole truce,120,drone strikes 120,120,0,x")
    assert sight.sight is Sight.COULD_NOT
    assert sight.why == "The source records acts of Russia, not of Ukraine."
    assert [part.sight for part in sight.parts] == [Sight.COULD_NOT]


def test_a_claim_is_seen_in_the_parts_that_the_source_records(tmp_path: Path) -> None:
    line = "A,Ukraine,Russia,2025-04-12,whole truce,250,shelling 100; drone launches 90; FPV 60,250,0,x"
    sight = seen(tmp_path, line)
    assert sight.sight is Sight.IN_PART
    assert {part.what: part.sight for part in sight.parts} == {
        "shelling": Sight.COULD_NOT, "drone launches": Sight.COULD, "FPV": Sight.COULD_NOT,
    }  # fmt: skip
    drones = sight.parts[1]
    assert drones.found is not None
    assert drones.found.upper == 20 * 4  # what the source has stands beside; nothing is taken from the claim


def test_a_total_without_kinds_is_seen_in_part(tmp_path: Path) -> None:
    sight = seen(tmp_path, "A,Ukraine,Russia,2025-04-12,whole truce,250,,,,x")
    assert sight.sight is Sight.IN_PART
    assert "drones and missiles" in sight.why


def test_claims_about_another_truce_are_not_these(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + "B,Ukraine,Russia,2025-04-12,whole truce,250,,,,x\n")
    one = window("A", 100, 103)
    found = comply(one, [one], ROWS, coverage(200))
    assert found is not None
    assert see(claims_in(path)[0], found) == ()
