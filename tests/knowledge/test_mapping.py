"""From act, issue and weapon to PLOVER and CAMEO."""

from __future__ import annotations

import pytest

from detente.knowledge.codebook import codebook
from detente.knowledge.mapping import PloverCode, cameo_of, plover_of, weapon_mode
from detente.model.codes import Act, Issue, PloverType


@pytest.mark.parametrize("act", Act)
def test_every_act_maps_to_codes_that_exist_whatever_the_issue(act: Act) -> None:
    book = codebook()
    for issues in ([], *([issue] for issue in Issue)):
        plover, cameo = plover_of(act, issues), cameo_of(act, issues)
        assert (plover is None) == (act is Act.STATE)
        assert cameo in book.cameo or act is Act.END_CEASEFIRE
        if plover:
            assert plover.mode is None or f"{plover.type}/{plover.mode}" in book.plover_modes
            assert set(plover.contexts) <= set(book.plover_contexts)


@pytest.mark.parametrize(
    ("act", "issues", "plover", "cameo"),
    [
        ("demand", ["talks"], "REQUEST/meet", "106"),
        ("demand", ["ceasefire"], "REQUEST/yield", "1056"),
        ("demand", ["leadership"], "REQUEST/change", "1041"),
        ("demand", [], "REQUEST", "100"),
        ("appeal", ["prisoners"], "REQUEST/yield", "0253"),
        ("appeal", ["arms_supply"], "REQUEST/assist", "0232"),
        ("reject", ["mediation"], "REJECT/meet", "126"),
        ("reject", ["sanctions"], "REJECT/yield", "1244"),
        ("reject", ["constitution"], "REJECT/change", "1234"),
        ("propose", ["ceasefire"], "AGREE", "0356"),
        ("threaten", ["sanctions"], "THREATEN/restrict", "1312"),
        ("threaten", ["talks"], "THREATEN/relations", "134"),
        ("withdraw", ["territory"], "RETREAT/withdraw", "0874"),
        ("release", ["hostages"], "RETREAT/release", "0841"),
        ("declare_ceasefire", ["ceasefire"], "CONCEDE", "0871"),
        ("agree", ["borders"], "SUPPORT", "057"),
        ("coerce", ["shipping"], "COERCE/restrict", "191"),
        ("aid", ["humanitarian_access"], "AID", "073"),
        ("state", ["ceasefire"], None, "010"),
    ],
)
def test_acts_by_issue(act: str, issues: list[str], plover: str | None, cameo: str) -> None:
    found = plover_of(act, issues)
    told = found and "/".join(filter(None, (found.type, found.mode)))
    assert (told, cameo_of(act, issues)) == (plover, cameo)


@pytest.mark.parametrize(
    ("weapon", "mode", "cameo"),
    [
        ("a swarm of drones", "drone", "1952"),
        ("Shahed", "drone", "1952"),
        ("air strikes", "aerial", "195"),
        ("airstrike", "aerial", "195"),
        ("mortar shells", "heavy-weapons", "194"),
        ("ballistic missiles", "heavy-weapons", "194"),
        ("a roadside bomb", "explosives", "1833"),
        ("land mines", "explosives", "1833"),
        ("an explosive device", "explosives", "183"),
        ("machine-gun fire", "firearms", "193"),
        ("suicide bombers", "suicide-attack", "1831"),
        ("chlorine gas", "unconventional", "2041"),
        ("machetes", "primitive", "182"),
        ("something unheard of", None, "190"),
    ],
)
def test_attacks_by_weapon(weapon: str, mode: str | None, cameo: str) -> None:
    assert plover_of("attack", [], weapon) == PloverCode(PloverType.ASSAULT, mode)
    assert cameo_of("attack", [], weapon) == cameo
    assert weapon_mode(weapon) == mode


def test_a_word_inside_a_word_is_no_weapon() -> None:
    assert weapon_mode("the minelayers' sheltered gunwale") is None


def test_the_first_issue_that_refines_decides_and_all_bring_contexts() -> None:
    found = plover_of("demand", ["other", "prisoners", "talks"])
    assert found == PloverCode(PloverType.REQUEST, "yield", ("legal", "diplomatic"))


def test_an_act_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="grumble"):
        plover_of("grumble")
