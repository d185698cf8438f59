"""Actors: text in, the cast out: who it is, for whom, of which country and sector."""

from __future__ import annotations

import pytest

from detente.model import Actor, Reading, Report
from detente.model.codes import ActorKind, Sector
from detente.model.reading import ReaderInfo
from detente.reading.local.actors.cast import Cast, Form
from detente.reading.local.actors.find import cast_of
from detente.reading.local.parse import parse


def cast(text: str, published: str = "2024-03-14") -> Cast:
    return cast_of(parse(Report(text=text, published_at=published)))


def actor(found: Cast, name: str) -> Actor:
    (only,) = (one for one in found.actors if one.name == name)
    return only


def side(found: Cast, name: str) -> str | None:
    party = found.side(actor(found, name))
    return party.name if party else None


def named(found: Cast, text: str, words: str, nth: int = 0) -> list[str]:
    """The names of the actors that a mention with these words stands for."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    (mention,) = (m for m in found.mentions if m.start == start and m.end == start + len(words))
    return [found[key].name for key in mention.actors]


def form(found: Cast, text: str, words: str) -> Form | None:
    start = text.index(words)
    return next((m.form for m in found.mentions if m.start == start and m.end == start + len(words)), None)


@pytest.mark.parametrize(
    ("text", "name", "country", "sector", "role"),
    [
        ("Malian President Assimi Goita spoke.", "Assimi Goita", "MLI", Sector.GOV, "President"),
        ("Chad's foreign minister, Abderaman Koulamallah, left.", "Abderaman Koulamallah", "TCD", Sector.GOV,
         "foreign minister"),
        ("General Hla Thein of the Myanmar army spoke.", "Hla Thein", "MMR", Sector.MIL, "General"),
        ("Nepal's Gagan Thapa spoke.", "Gagan Thapa", "NPL", Sector.GOV, None),
        ("Former Peruvian President Martin Vizcarra spoke.", "Martin Vizcarra", "PER", Sector.ELI,
         "Former Peruvian President"),
        ("Ahmed Noor, a Hezbollah official, spoke.", "Ahmed Noor", "LBN", Sector.REB, "official"),
        ("UN Secretary-General Antonio Guterres spoke.", "Antonio Guterres", None, Sector.IGO,
         "Secretary-General"),
    ],
)  # fmt: skip
def test_a_person_has_country_sector_and_role_from_the_words_beside_the_name(
    text: str, name: str, country: str | None, sector: Sector, role: str | None
) -> None:
    found = actor(cast(text), name)
    assert (found.kind, found.country, found.sector, found.role) == (ActorKind.PERSON, country, sector, role)


def test_offices_of_a_state_fold_into_its_side_and_rebels_do_not() -> None:
    text = (
        "Ethiopia's army said the Oromo Liberation Army had attacked a village in Ethiopia. The defence "
        "ministry denied that. Odaa Tarbii, a spokesman for the Oromo Liberation Army, said the rebels would "
        "reply."
    )
    found = cast(text)
    assert side(found, "Ethiopia's army") == "Ethiopia"
    assert side(found, "The defence ministry") == "Ethiopia"
    assert side(found, "Odaa Tarbii") == "Oromo Liberation Army"
    assert actor(found, "Odaa Tarbii").country == "ETH"
    assert named(found, text, "the rebels") == ["Oromo Liberation Army"]


def test_an_armed_group_that_no_list_holds_is_known_by_its_words_and_its_brackets() -> None:
    text = (
        "The rebels of the Lake Salvation Front (LSF) signed in Nairobi. LSF fighters left the town. "
        "The group's chief negotiator, Peter Okello, thanked Kenya."
    )
    found = cast(text)
    group = actor(found, "Lake Salvation Front")
    assert (group.kind, group.sector) == (ActorKind.ARMED_GROUP, Sector.REB)
    assert named(found, text, "LSF", 1) == ["Lake Salvation Front"]
    assert named(found, text, "The group") == ["Lake Salvation Front"]
    assert side(found, "Peter Okello") == "Lake Salvation Front"


def test_a_capital_that_acts_is_its_government_and_one_that_is_hit_is_a_place() -> None:
    text = "Damascus rejected it. Missiles struck Damascus. Officials met in Damascus. Syria thanked Riyadh."
    found = cast(text)
    forms = [m.form for m in found.mentions if text[m.start : m.end] == "Damascus"]
    assert forms == [Form.METONYM, Form.PLACE, Form.PLACE]
    assert named(found, text, "Damascus") == ["Syria"]
    assert form(found, text, "Riyadh") is Form.METONYM


def test_a_nationality_before_a_thing_tells_whose_it_is() -> None:
    text = "Rwandan shells fell near Goma. Rwanda denied it."
    found = cast(text)
    assert form(found, text, "Rwandan") is Form.ADJECTIVE
    assert named(found, text, "Rwandan") == ["Rwanda"]


@pytest.mark.parametrize("words", ["both sides", "the two countries", "the parties", "Neither capital"])
def test_plural_words_for_the_sides_mean_the_two_that_the_report_is_about(words: str) -> None:
    text = (
        "Eritrea accused Ethiopia of massing troops. Ethiopia said Eritrea was lying. Kenya offered help. "
        f"{words} agreed to meet."
    )
    assert named(cast(text), text, words) == ["Eritrea", "Ethiopia"]


def test_the_two_leaders_are_the_persons_of_that_office() -> None:
    text = (
        "Armenian Prime Minister Nikol Pashinyan met Azerbaijani President Ilham Aliyev in Abu Dhabi. "
        "The two leaders agreed to go on."
    )
    assert set(named(cast(text), text, "The two leaders")) == {"Nikol Pashinyan", "Ilham Aliyev"}


def test_an_office_is_not_another_office_of_the_same_noun() -> None:
    text = (
        "Sudan's finance minister, Gibril Ibrahim, went to Cairo. Sudan's defence minister, Hassan Kabroun, "
        "stayed. The finance minister came back."
    )
    assert named(cast(text), text, "The finance minister") == ["Gibril Ibrahim"]


def test_who_announces_what_a_party_will_do_speaks_for_it() -> None:
    text = "Joao Silva told reporters that Angola would host the talks. Zambia welcomed it."
    assert side(cast(text), "Joao Silva") == "Angola"


def test_who_heads_a_group_is_of_its_side() -> None:
    text = "Mohamed Dagalo, who commands the Rapid Support Forces, said his men would hold fire."
    found = cast(text, "2025-11-03")
    assert side(found, "Mohamed Dagalo") == "Rapid Support Forces"
    assert named(found, text, "his men") == ["Rapid Support Forces"]


def test_a_states_rebel_or_priest_has_its_country_and_not_its_side() -> None:
    found = cast("Colombian bishop Luis Castro and Colombian rebel leader Ivan Mora met.")
    assert actor(found, "Luis Castro").country == "COL"
    assert side(found, "Luis Castro") is None


def test_a_name_of_two_states_means_the_one_that_the_report_is_about() -> None:
    text = "Kinshasa said Congo would not negotiate. The Congolese army moved."
    assert named(cast(text), text, "Congo") == ["Congo"]
    assert actor(cast(text), "Congo").country == "COD"
    other = "Brazzaville said Congo would not negotiate."
    assert actor(cast(other), "Congo").country == "COG"


def test_a_minister_of_an_unrecognised_government_is_of_its_side() -> None:
    text = "The rebels' foreign minister, Zin Aung, met Thais. The Karen National Union rebels sent him."
    assert side(cast(text), "Zin Aung") == "Karen National Union"


def test_every_mention_stands_in_the_text_and_every_side_is_in_the_cast() -> None:
    text = (
        "TRIPOLI, Jan 5 — Libya’s “unity” government 🕊️ said\r\nthat Khalifa Haftar’s men had left.\n\n"
        "They did not. He said so himself: “We left.”"
    )
    report = Report(text=text, published_at="2021-01-05")
    found = cast_of(parse(report))
    Reading(report=report, actors=found.actors, reader=ReaderInfo(name="test", version="0"))
    for mention in found.mentions:
        assert all(found[key] for key in mention.actors)
        assert mention.start < mention.end <= len(report.text)


@pytest.mark.parametrize(
    "text", ["", "🕊️", "\n\n\n", "He said it.", "The army", "both sides", "“", "الجيش", "(" * 300]
)
def test_odd_text_has_a_cast(text: str) -> None:
    report = Report(text=text, published_at="2024-03-14")
    found = cast_of(parse(report))
    Reading(report=report, actors=found.actors, reader=ReaderInfo(name="test", version="0"))


def test_reading_twice_gives_the_same_ids() -> None:
    text = "Kenya met Uganda. The Ugandan army left. Its commander, John Odoki, denied it."
    assert [one.id for one in cast(text).actors] == [one.id for one in cast(text).actors]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("UN spokesman Jean Dupont said that the talks went on.", "Jean Dupont", "UN"),
        ("NATO spokesman Jean Dupont said that the talks went on.", "Jean Dupont", "NATO"),
        (
            "The South Sudanese government accused the rebels. Presidential spokesman Deng Ayuen said so.",
            "Deng Ayuen",
            "South Sudanese",
        ),
        (
            "Abu Jaber al-Sheikh, spokesman of Ahrar al-Sham rebel group, confirmed it.",
            "Abu Jaber al-Sheikh",
            "Ahrar al-Sham",
        ),
    ],
)
def test_a_spokesman_is_of_the_body_in_his_title(text: str, name: str, party: str) -> None:
    assert side(cast(text), name) == party


def test_a_capital_for_the_sentence_is_no_name() -> None:
    text = "Several rebel groups said they would leave Syria. The rebel groups also asked for a pardon."
    (group,) = (one for one in cast(text).actors if one.kind is ActorKind.ARMED_GROUP)
    assert group.name == "rebel groups"


@pytest.mark.parametrize(
    "dateline",
    ["Metro Manila (CNN Philippines, March 25) — ", "Jeddah — ", "New Delhi (Sputnik): ", "BEIRUT — "],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    page = parse(Report(text=f"{dateline}Communist rebels said they would come.", published_at="2017-03-25"))
    assert [sentence.text.strip() for sentence in page.doc.sents][
        -1
    ] == "Communist rebels said they would come."


def test_a_party_that_no_word_names_is_its_first_named_body() -> None:
    text = (
        "The Syrian Democratic Forces left Deir Hafer. Syria shelled the Syrian Democratic Forces on Sunday. "
        "The envoy urged both sides to talk."
    )
    found = cast(text)
    assert side(found, "Syrian Democratic Forces") == "Syrian Democratic Forces"
    assert named(found, text, "both sides") == ["Syrian Democratic Forces", "Syria"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A ban was set by Chad's government for the opening of a round.", "Chad's government", "Chad"),
        ("The Polisario Front and Chad's government met on Friday.", "Chad's government", "Chad"),
        ("Diplomats accused the army of an attack on Goz Beida.", "the army", "the army"),
        ("Mediators Chad and Libya urged the army to stop.", "Mediators", "Chad"),
        ("A rebel group quit the talks. The Polisario Front said so.", "A rebel group", "Polisario"),
    ],
)  # fmt: skip
def test_what_is_named_beside_a_noun_is_no_part_of_its_name(text: str, words: str, name: str) -> None:
    assert named(cast(text), text, words)[0].startswith(name)


def test_a_spokesman_with_a_group_is_of_it() -> None:
    found = cast("Musa Adam, a spokesman with the Polisario Front, met the press. Renamo fired on Chad.")
    assert side(found, "Musa Adam") == "Polisario Front"


def test_forces_of_a_people_are_not_those_of_the_state() -> None:
    found = cast("Syria's army attacked Aleppo. Kurdish forces refused to leave, Syria said.")
    assert side(found, "Kurdish forces") != "Syria"


def test_a_rebel_leader_is_of_the_rebels_that_no_word_names() -> None:
    found = cast(
        "Rebel leader Riek Machar met President Salva Kiir. South Sudan fought the rebels in Bor.",
        "2014-05-09",
    )
    assert side(found, "Riek Machar") == "the rebels"


@pytest.mark.parametrize(
    "text",
    [
        "Chad's Minister for Security and Political Affairs Ana Ruiz said so at her office.",
        "Minister of Foreign Affairs and European Integration Ana Ruiz wrote that Chad was ready.",
    ],
)
def test_what_a_minister_is_the_minister_of_is_no_part_of_her_name(text: str) -> None:
    assert "Ana Ruiz" in [a.name for a in cast(text).actors]


def test_a_law_is_no_person() -> None:
    assert "Martial" not in [a.name for a in cast("Martial law took effect in Aceh on Sunday.").actors]


def test_the_main_rebel_group_is_the_one_that_is_named() -> None:
    text = "Twenty rebel groups signed. The main rebel group refused. The Polisario Front said so."
    assert named(cast(text), text, "The main rebel group") == ["Polisario Front"]
