"""Who fights whom, and who only helps: mediators, rivals, whoever may break a truce, two named together."""

from __future__ import annotations

from tests.reading.pacts import read


def _acts(text: str) -> list[tuple[set[str], str]]:
    found = read(text)
    return [(found.names(event.actor), str(event.act)) for event in found.reading.events]


def test_mediators_are_no_parties_of_the_truce_that_they_propose() -> None:
    found = read(
        "The Dawn Front has rejected a proposal that it had received from Togolese and Ghanaian mediators. "
        "Kenya is said to have proposed the release of ten captives in exchange for a truce. "
        "The Dawn Front wants a withdrawal of Kenyan troops from the north."
    )
    (truce,) = found.reading.ceasefires
    assert not found.names(truce.parties) & {"Togo", "Ghana"}


def test_rivals_in_a_country_are_not_the_country() -> None:
    text = (
        "Talks went on for days. Warring factions in Mali have agreed to a ceasefire, says a mediator in the "
        "peace talks."
    )
    assert (set(), "agree") in _acts(text)


def test_who_tells_of_a_pledge_of_both_sides_has_pledged_nothing() -> None:
    text = (
        "The rebels fought the army of Mali for months. Both sides have committed to stop fighting, Bah said."
    )
    assert not any("Bah" in who for who, act in _acts(text) if act == "pledge")


def test_whoever_may_break_a_truce_is_accused_of_nothing() -> None:
    found = read(
        "A truce between Mali and the Azawad Front began on Monday. The envoy, Amadou Bah, noted that the "
        "union will punish any party that violates the truce."
    )
    assert not found.claims


def test_a_union_that_asks_is_not_the_agency_that_tells_of_it() -> None:
    text = (
        "Talks between Mali and the Azawad Front stalled. The African Union, a regional body, adjourned the "
        "meeting for two weeks, and asked both sides to cease hostilities, the agency said."
    )
    assert ({"African Union"}, "appeal") in _acts(text)


def test_two_whom_the_parser_takes_for_two_subjects_are_one() -> None:
    text = (
        "A truce held. The prime minister confirmed representatives of President Obi and rebel leader Ade "
        "would arrive in Addis Ababa on Wednesday for peace talks."
    )
    assert ({"Obi", "Ade"}, "consult") in _acts(text)


def test_the_two_men_are_those_who_were_just_named_together() -> None:
    text = (
        "President Kamau and rebel leader Otieno agreed to a truce on Friday. The two men also supported the "
        "formation of a transitional government."
    )
    assert ({"Kamau", "Otieno"}, "endorse") in _acts(text)


def test_talks_are_where_they_ended_and_not_where_the_next_may_be() -> None:
    found = read(
        "Peace talks between Mali and the Azawad Front ended without an agreement in Addis Ababa, but they "
        "may meet again next week in Khartoum."
    )
    venue = found.talks("Peace talks").venue
    assert venue is not None
    assert venue.name == "Addis Ababa"


def test_a_named_movement_is_no_body_spoken_of_before() -> None:
    found = read(
        "The African Union will send envoys. A truce between Chad and the Justice Movement began on Monday."
    )
    assert found.names(found.ceasefire("truce").parties) == {"Chad", "the Justice Movement"}


def test_what_is_not_acceptable_is_rejected() -> None:
    text = "Envoys met. Kenya said on Monday that the terms of the ceasefire offer were not acceptable."
    assert ({"Kenya"}, "reject") in _acts(text)


def test_an_apostrophe_is_no_part_of_a_name() -> None:
    text = "Hamas' leader met the Houthis' envoy. Hamas' rockets hit Ashdod."
    assert {"Hamas", "Houthis"} <= {actor.name for actor in read(text).reading.actors}


def test_a_pact_is_called_by_the_month_in_which_it_was_made() -> None:
    text = "Envoys met. The Front wants more power, as laid out in the January peace accord with Togo."
    found = read(text, "2003-11-30")
    assert found.agreement("January").date is not None
    assert found.agreement("January").date.value == "2003-01"  # type: ignore[union-attr]


def test_who_tells_that_rivals_agree_has_agreed_to_nothing() -> None:
    found = read(
        "Envoys met on Friday. Members of the African Union (AU) confirmed Tuesday that Mali's rivals have "
        "agreed on an immediate ceasefire."
    )
    assert all("African Union" not in found.names(event.actor) for event in found.reading.events)


def test_an_offer_that_one_accepted_is_no_agreement() -> None:
    found = read(
        "The Front agreed to the proposal, which was put forward by mediators Togo and Ghana. Kenya has not "
        "yet responded to the ceasefire proposal agreed by the Front earlier this month, an envoy said."
    )
    assert all(paper.status != "signed" for paper in found.reading.agreements)


def test_two_groups_of_rebels_are_not_the_one_spoken_of_before() -> None:
    text = (
        "The ELN had already signed a ceasefire with the government on October 17. But the two western rebel "
        "groups sprang up in late November, seizing towns in the region."
    )
    assert ({"ELN"}, "attack") not in _acts(text)


def test_an_act_is_not_where_somebody_else_is_expected() -> None:
    found = read(
        "Envoys met on Friday. Prime Minister John Obi, expected to meet Kim in Washington on Monday, "
        "continues to insist on Hamas' disarmament, a demand the militant group, believed to be holding "
        "around 20 living hostages, has rejected."
    )
    assert all(event.place is None for event in found.reading.events if event.act == "coerce")


def test_they_in_somebodys_words_are_not_who_told_of_it() -> None:
    text = (
        "Kenyan rebels agreed to a cease-fire on Thursday, African mediators announced. "
        '"They have agreed to a cease-fire," negotiator Ibn Bah told journalists.'
    )
    assert all(who == {"Kenyan rebels"} for who, act in _acts(text) if act == "agree")


def test_what_they_have_yet_to_agree_they_have_not() -> None:
    text = "Envoys met in the town on Monday. Kenya and Togo have yet to sign the truce."
    (event,) = (e for e in read(text).reading.events if e.act == "agree")
    assert event.reality == "negated"


def test_a_movement_that_is_called_rebels_is_one_of_the_warring_sides() -> None:
    found = read(
        "Angola's government and the UNITA rebel group have signed a cease-fire agreement after years of "
        "fighting.\n\nThe signing took place in the town of Luena, where the warring sides have been holding "
        "talks for two weeks. Delegations from Russia and Portugal also attended the ceremony.\n\nUNITA has "
        "fought the government since Angola's independence from Portugal in 1975.",
        "2002-04-01",
    )
    consults = [found.names(e.actor) for e in found.reading.events if e.act == "consult"]
    assert {"Angola", "UNITA"} in consults
    assert all("Portugal" not in who for who in consults)
