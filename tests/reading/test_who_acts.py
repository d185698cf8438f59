"""Who acts on whom in the words of newsrooms: two in one noun phrase, the two sides, and who is neither."""

from __future__ import annotations

import pytest

from detente.model.codes import Act
from detente.reading.local.events.nested import reciprocal
from tests.reading.heard import draft, names, scene
from tests.reading.reports import acts, read


def actors(text: str, act: str) -> list[str]:
    """The actors of each event of that act, names joined by " + "."""
    return [actor for actor, found, _ in acts(text) if found == act]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Liberian government and rebel groups signed a truce in Accra.", "Liberian + rebel groups"),
        ("Myanmar's junta and ethnic armed groups signed a truce.", "Myanmar + ethnic armed groups"),
        ("Delegates from the Angolan government and rebel groups signed a truce.", "Angolan + rebel groups"),
        ("Sierra Leone's army and its rival, the Revolutionary United Front, signed a truce.",
         "Revolutionary United Front + Sierra Leone's army"),
        ("Angola's government and former rebel movement UNITA signed a truce.", "Angola + UNITA"),
        ("Mali's government left. Government and rebel leaders signed a truce.", "Mali + rebel leaders"),
    ],
)  # fmt: skip
def test_and_joins_two_parties_and_makes_no_third_of_them(text: str, who: str) -> None:
    assert set(actors(text, "agree")[-1].split(" + ")) == set(who.split(" + "))


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Eritrean and Ethiopian forces", {"Eritrean", "Ethiopian"}),
        ("Eritrea and Ethiopia's foreign ministers", {"Eritrea", "Ethiopia"}),
        ("Eritrean, Ethiopian and Kenyan officials", {"Eritrean", "Ethiopian", "Kenyan"}),
    ],
)
def test_a_plural_of_several_nationalities_is_of_them_all(words: str, who: set[str]) -> None:
    assert set(actors(f"{words} agreed to a truce.", "agree")[0].split(" + ")) == who


def test_rebels_of_two_nationalities_are_no_states() -> None:
    assert actors("Chadian and Sudanese rebels agreed to a truce.", "agree") == [
        "Chadian and Sudanese rebels"
    ]


@pytest.mark.parametrize(
    "after",
    [
        "Both sides agreed to a truce.",
        "A truce was agreed by envoys from both sides.",
        "Both agreed to a truce.",
    ],
)
def test_the_two_sides_are_those_that_met_last(after: str) -> None:
    text = f"The Liberian government and rebel groups met in Accra, the Ghanaian capital. {after}"
    assert set(actors(text, "agree")[0].split(" + ")) == {"Liberian", "rebel groups"}


def test_another_group_is_none_that_was_named() -> None:
    text = (
        "The Liberian government and rebel groups signed a truce. Two other rebel groups rejected the truce."
    )
    assert actors(text, "reject") == ["Two other rebel groups"]


def test_a_communist_party_is_no_government() -> None:
    text = (
        "A truce declared by Nepal and the Communist Party of Nepal (CPN) began. The CPN rejected the truce."
    )
    assert actors(text, "reject") == ["Communist Party of Nepal"]


@pytest.mark.parametrize(
    ("speaker", "last"),
    [
        ("FARC spokesman Jorge “El Gato” Torres", "Torres"),
        ('FARC commander Pablo "El Negro" Diaz', "Diaz"),
        ("Sri Lanka Army spokesman Brig. Ravi Perera", "Perera"),
        ("Sri Lankan Defence Spokesman Lt Col Ravi Perera", "Perera"),
        ("Ravi Perera, Sri Lanka Army Spokesman,", "Perera"),
    ],
)
def test_nicknames_and_ranks_are_part_of_a_name(speaker: str, last: str) -> None:
    text = f"{speaker} rejected a truce. {last} said talks were over."
    reading = read(text)
    (who,) = (one for one in reading.actors if one.name.endswith(last))
    party = next(one for one in reading.actors if one.id == who.side)
    assert party.name in {"FARC", "Sri Lanka", "Sri Lanka Army", "Sri Lankan"}
    assert actors(text, "reject")[0] == who.name


HELPED = (
    "Russia and Turkey called for a truce in Yemen. The Houthis fought the Yemeni government. "
    "Turkey has backed the Yemeni government, and Iran has backed the Houthis. "
    "The Houthis shelled Yemen. Both sides agreed to a truce."
)


def test_who_backs_or_calls_for_peace_is_none_of_the_two_sides() -> None:
    assert set(actors(HELPED, "agree")[0].split(" + ")) == {"Houthis", "Yemeni government"}


def test_two_who_call_for_peace_are_no_two_sides() -> None:
    text = "France and Kenya called for a truce in Somalia. The opposing sides agreed to a truce."
    assert actors(text, "agree") in ([], [""])


def test_a_town_abroad_says_where_they_met_and_is_no_party() -> None:
    text = (
        "Malian President Assimi Goita and Chadian Foreign Minister Abderaman Koulamallah met in "
        "the Algerian capital Algiers. Both sides agreed to a truce. They will sign in the Algerian capital."
    )
    assert set(actors(text, "agree")[0].split(" + ")) == {"Chadian", "Malian"}


def test_the_foes_of_a_party_are_not_that_party() -> None:
    text = "Ethiopia fought Eritrea. Ethiopia left Badme as its foes shelled the town."
    assert actors(text, "attack")[-1] == ""


@pytest.mark.parametrize(
    "words",
    [
        "Intalla's forces",
        "Intalla's fighters",
        "The rebels",
        "Rebel forces",
        "Rebel leader Alghabass Intalla",
    ],
)
def test_a_leader_and_all_words_for_his_rebels_are_one_side(words: str) -> None:
    text = (
        "The Malian army shelled the rebel forces, led by former minister Alghabass Intalla, near Kidal. "
        f"{words} rejected a truce."
    )
    reading = read(text)
    (refusal,) = (event for event in reading.events if event.act == "reject")
    (group,) = (one for one in reading.actors if one.kind == "armed_group")
    assert {one.side for one in reading.actors if one.id in refusal.actor} == {group.id}


def test_a_strongman_has_forces_of_his_own() -> None:
    text = "Somali strongman General Ali Musa spoke. Musa's forces shelled Baidoa. Somali troops left."
    assert actors(text, "attack") == ["Musa's forces"]
    (force,) = (one for one in read(text).actors if one.name == "Musa's forces")
    assert force.kind == "armed_group"
    assert force.side == force.id


def test_the_forces_of_a_president_are_the_states() -> None:
    text = "Syrian President Bashar al-Assad spoke. Assad's forces shelled Homs."
    assert all(one.kind != "armed_group" for one in read(text).actors)


def test_what_a_group_is_said_to_be_is_that_group() -> None:
    text = "The FLM was the last rebel group that fought Mali. The rebels' adviser Ali Musa rejected a truce."
    (adviser,) = (one for one in read(text).actors if one.name == "Ali Musa")
    assert next(one.name for one in read(text).actors if one.id == adviser.side) == "FLM"


def test_warring_sides_of_a_land_are_not_its_government() -> None:
    text = "Burundi's warring sides rejected a truce."
    assert "Burundi" not in actors(text, "reject")


def test_our_forces_are_those_of_whose_minister_speaks() -> None:
    text = 'Malian Defence Minister Sadio Camara said: "The rebels shelled our forces in Kidal."'
    assert acts(text)[-1][2] == "Malian"


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("Days after Nepal's army announced it would quit the talks, a truce began.", "suspend", "Nepal"),
        ("There was no comment from the LTTE, which withdrew from the talks on Tuesday.", "suspend", "LTTE"),
        ("UNITA, in raids supported by neighbouring Zambia, shelled Kuito in May.", "attack", "UNITA"),
        ("The FLM joined a deal drafted by Chad and already signed by Sudan.", "agree", "Sudan"),
    ],
)  # fmt: skip
def test_the_doer_is_who_the_grammar_says(text: str, act: str, who: str) -> None:
    assert actors(text, act)[0].removesuffix("'s army") == who


def test_they_in_a_quotation_are_not_the_side_of_who_speaks() -> None:
    text = (
        "The Angolan government and UNITA began a truce on Monday. "
        '"They have rejected the truce," said Angolan army chief Joao Matos.'
    )
    assert "Angola" not in " ".join(actors(text, "reject"))


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister would not say where the truce had been broken.",
        "Kenya would not give details of the ceasefire.",
        "Neither the Kenyan army nor Somalia commented on the truce.",
        "Sudan's army did not respond to a request for comment on the truce.",
        "Kenya could not be reached for comment about the ceasefire.",
    ],
)
def test_who_keeps_silent_takes_no_stand(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize("text", ["Mali will not sign the truce.", "Mali would not give up the truce talks."])
def test_who_will_not_do_it_does_take_a_stand(text: str) -> None:
    assert actors(text, "reject") == ["Mali"]


def test_traded_accusations_are_two() -> None:
    here = scene("Chad and Sudan traded accusations of breaching the truce.")
    made = reciprocal(draft(here, "traded", Act.ACCUSE, ("Chad", "Sudan")))
    assert [(names(one.actor), names(one.recipient)) for one in made] == [
        (["Chad"], ["Sudan"]),
        (["Sudan"], ["Chad"]),
    ]


def test_who_reports_shelling_does_not_shell() -> None:
    assert "Residents" not in actors("Residents reported shelling Mogadishu late on Tuesday.", "attack")


def test_who_suggests_that_a_truce_could_not_hold_proposes_nothing() -> None:
    assert actors("Kenya suggested the truce could not hold.", "propose") == []
    assert actors("Kenya suggested that the truce be extended.", "propose") == ["Kenya"]


def test_the_coalition_is_the_one_that_was_named() -> None:
    text = (
        "Al-Shabaab accused the Kenyan-led coalition of breaking a truce in Somalia. "
        "Coalition forces shelled Baidoa. The coalition rejected a truce."
    )
    (refuser,) = actors(text, "reject")
    assert "coalition" in refuser
    sides = {one.name: one.side for one in read(text).actors}
    assert sides["Coalition forces"] == sides[refuser]


def test_a_state_that_is_named_once_is_not_home() -> None:
    text = (
        "Malian troops left Kidal. Mali said Malian soldiers had died. Mauritania met the Azawad rebels. "
        "The government rejected a truce. Malian officials left."
    )
    assert actors(text, "reject")[0] in ("Mali", "Malian")


def test_who_demands_a_day_before_somebody_offers() -> None:
    text = (
        "Kenya's president, William Ruto, offered on Sunday to reopen talks with Uganda in Nairobi this "
        "Thursday, a day after African leaders visiting Kampala demanded a truce."
    )
    assert actors(text, "demand") + actors(text, "appeal") == ["African leaders"]
    assert actors(text, "propose") == ["William Ruto"]


def test_how_long_after_is_no_length_of_what_is_demanded() -> None:
    text = (
        "Kenya offered talks on Sunday, a day after African leaders visiting Kampala demanded a 30-day truce."
    )
    (demand,) = [event for event in read(text).events if str(event.act) in {"demand", "appeal"}]
    assert demand.terms.duration == "P30D"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Rebels of the Lake Front are demanding that Idriss Deby step down, accusing him of fraud.",
            "Rebels of the Lake Front",
        ),
        ("Kenya met Uganda. Uganda says that Kenya broke off the talks, accusing it of spying.", "Kenya"),
        ("Kenya met Uganda. Uganda left the talks, accusing Kenya of spying.", "Uganda"),
    ],
)
def test_who_accuses_whom_the_parser_takes_for_the_accuser(text: str, who: str) -> None:
    assert actors(text, "accuse")[-1] == who
