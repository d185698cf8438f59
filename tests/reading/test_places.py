"""Places: text in, places with their gazetteer entries out, and the place of an act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Place, Report
from detente.model.codes import PlacePrecision
from detente.reading.local.parse import parse
from detente.reading.local.places.binding import place_of
from detente.reading.local.places.find import find_places
from detente.reading.local.places.setting import home_of


def places(text: str) -> list[Place]:
    return [where.place for where in find_places(parse(Report(text=text, published_at="2023-06-11")))]


def place(text: str, name: str) -> Place:
    return next(place for place in places(text) if place.name == name)


def names(text: str) -> list[str]:
    return [place.name for place in places(text)]


def test_there_is_the_place_named_before() -> None:
    text = "The rebels hold the town of Rubaya. On Friday a drone struck the mine there."
    assert where(text, "struck") == "Rubaya"


def where(text: str, word: str) -> str | None:
    """The place that belongs to a word of the text."""
    page = parse(Report(text=text, published_at="2023-06-11"))
    token = next(token for token in page.doc if token.text == word)
    found = place_of(token, find_places(page), page)
    return found.place.name if found is not None else None


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Shells fell on a market in Omdurman.", "Omdurman", "SDN", PlacePrecision.CITY),
        ("Envoys met in Kiev on Monday.", "Kiev", "UKR", PlacePrecision.CITY),
        ("They met in Khartoum, the capital of Sudan.", "Sudan", "SDN", PlacePrecision.COUNTRY),
        ("Shells fell on villages in Sumy Oblast.", "Sumy Oblast", "UKR", PlacePrecision.ADMIN1),
        ("The front moved in Kherson region.", "Kherson region", "UKR", PlacePrecision.ADMIN1),
        ("Fighting went on in North Darfur.", "North Darfur", "SDN", PlacePrecision.ADMIN1),
        ("They met in Stepanakert last year.", "Stepanakert", "AZE", PlacePrecision.CITY),
        ("Peacekeepers left Abkhazia in 2008.", "Abkhazia", None, PlacePrecision.REGION),
    ],
)
def test_a_place_is_as_fine_as_the_text(
    text: str, name: str, country: str | None, precision: PlacePrecision
) -> None:
    found = place(text, name)
    assert found.precision is precision
    assert country is None or found.country == country


def test_a_city_has_the_coordinates_of_the_gazetteer() -> None:
    found = place("Envoys met in Nairobi on Monday.", "Nairobi")
    assert found.geonames_id == 184745
    assert found.lat == pytest.approx(-1.28, abs=0.05)
    assert found.lon == pytest.approx(36.82, abs=0.05)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("They met in Paris, Texas, on Monday.", "Paris", "USA", "Texas"),
        ("French police said that they met in Paris.", "Paris", "FRA", None),
        ("Libyan forces shelled Tripoli. Libya said so.", "Tripoli", "LBY", None),
        ("Lebanese forces shelled Tripoli. Lebanon said so.", "Tripoli", "LBN", None),
        ("Syrian forces entered the town of Taftanaz near Idlib.", "Idlib", "SYR", None),
    ],
)
def test_context_says_which_of_several_places_is_meant(
    text: str, name: str, country: str, admin1: str | None
) -> None:
    found = place(text, name)
    assert found.country == country
    assert admin1 is None or found.admin1 == admin1


def test_what_the_gazetteer_lacks_has_a_name_and_no_coordinates() -> None:
    for text, name in (
        ("Four men were shot in the village of Qualdemaro.", "Qualdemaro"),
        ("The convoy stopped at the Vastemar crossing.", "Vastemar crossing"),
    ):
        found = place(text, name)
        assert (found.lat, found.lon, found.geonames_id) == (None, None, None)
    assert (
        place("The convoy stopped at the Vastemar crossing.", "Vastemar crossing").precision
        is PlacePrecision.SITE
    )


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith and Paris Hughes wrote the report.",
        "Mobile phones went dead while we were reading.",
        "On Monday in March they signed the treaty.",
        "The Kyiv Independent reported it.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Drones struck Odesa on Monday.", "struck", "Odesa"),
        ("Two drivers were killed near Agadez.", "killed", "Agadez"),
        ("A rocket hit a market in the city of Goma.", "hit", "Goma"),
        ("The siege of Mariupol lasted three months.", "siege", "Mariupol"),
        ("Delegates met in Djibouti on Monday.", "met", "Djibouti"),
        ("They signed the accord in Lusaka, where Zambia was the host.", "signed", "Lusaka"),
        ("The envoy flew to Juba and held talks with Khartoum.", "flew", "Juba"),
        ("Officials held talks with Khartoum on Monday.", "held", None),
        ("Sudan rejected the offer.", "rejected", None),
        ("The governor of Lagos criticised the shelling.", "criticised", None),
        ("The spokesman said in Nairobi that rebels had attacked the camp.", "attacked", None),
        ("Police in Basra said that gunmen had killed two judges.", "killed", None),
        ("Ankara accused Damascus of shelling a village.", "shelling", None),
        ("Shells fell on a school in the village of Tchombangou on Sunday.", "fell", "Tchombangou"),
        ("Sudan's army shelled Omdurman on Tuesday.", "shelled", "Omdurman"),
        ("The town of Tame fell to the rebels.", "fell", "Tame"),
        ("Rebels captured Bunagana after a night of fighting.", "captured", "Bunagana"),
        ("The army stormed a camp in Jenin, killing three men.", "killing", "Jenin"),
        ("The general, who lives in Asmara, was wounded near Adwa.", "wounded", "Adwa"),
    ],
)
def test_an_act_has_the_place_where_it_was_done(text: str, word: str, name: str | None) -> None:
    assert where(text, word) == name


@given(
    st.lists(
        st.sampled_from(
            "Kyiv al - El Fasher of the , in Paris Texas St. é 😀 \u202e \n\n the city".split(" ")
        ),
        max_size=25,
    )
)
def test_no_text_breaks_it(words: list[str]) -> None:
    page = parse(Report(text=" ".join(words), published_at="2023-06-11"))
    for found in find_places(page):
        assert page.report.text[found.start : found.end] == found.place.name


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Insurgents beheaded men in Palma, Cabo Delgado.", "Palma", "MOZ", "Cabo Delgado Province"),
        ("Four men were shot in the village of Qualdemaro, Sumy Oblast.", "Qualdemaro", "UKR", "Sumy"),
    ],
)
def test_a_place_that_the_gazetteer_lacks_lies_where_the_text_puts_it(
    text: str, name: str, country: str, admin1: str
) -> None:
    found = place(text, name)
    assert (found.country, found.admin1) == (country, admin1)
    assert (found.lat, found.lon, found.geonames_id) == (None, None, None)


def test_a_small_namesake_abroad_is_not_taken() -> None:
    text = "Two miners were killed in El Alto near La Paz, Bolivian police said."
    assert place(text, "La Paz").country == "BOL"
    assert place(text, "El Alto").geonames_id is None


def test_a_valley_of_kashmir_is_no_swiss_canton() -> None:
    text = (
        "Pakistani soldiers fired at an Indian post, the Indian army said. India accused Pakistan. Pakistan "
        "denied it, and Indian and Pakistani officers met. Four rebels died in the Uri region on Sunday."
    )
    assert place(text, "Uri region").geonames_id is None


def test_a_list_puts_no_place_into_the_next() -> None:
    text = "Strikes hit targets in Gaza City, Lebanon and Syria on Monday, Israel said."
    assert place(text, "Gaza City").country == "PSE"


def test_a_subdivision_that_shares_its_name_with_its_town_is_meant_where_the_text_says_so() -> None:
    text = "Drones struck Kharkiv on Monday. The governor of Kharkiv region said that villages burned."
    assert place(text, "Kharkiv").precision is PlacePrecision.CITY
    assert place(text, "Kharkiv region").precision is PlacePrecision.ADMIN1
    assert place("They were arrested in Albany, New York.", "New York").precision is PlacePrecision.ADMIN1
    assert place("They were arrested in New York.", "New York").precision is PlacePrecision.CITY


def test_of_a_contested_territory_the_codes_are_an_index() -> None:
    found = place("Peacekeepers left Abkhazia in 2008.", "Abkhazia")
    assert (found.country, found.admin1) == (None, None)
    assert found.geonames_id == 6643410


def test_seas_are_regions() -> None:
    found = place("The ship sank in the Gulf of Mexico.", "Gulf of Mexico")
    assert (found.geonames_id, found.country) == (3572949, None)
    assert found.precision is PlacePrecision.REGION
    unknown = place("Drones fell into the Black Sea.", "Black Sea")
    assert (unknown.geonames_id, unknown.precision) == (None, PlacePrecision.REGION)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two drivers were killed near the city of Kut on Monday.", ["Kut"]),
        ("He drowned near his house in the capital, Colombo.", ["Colombo"]),
        ("Thousands of people marched in Sanaa Friday.", ["Sanaa"]),
        ("The City Council approved the plan.", []),
    ],
)
def test_the_words_beside_a_name_say_whether_it_is_a_place(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.example.co.uk/news/1", "GBR"),
        ("https://example.ca/a.html", "CAN"),
        ("https://example.io/", ""),
        ("https://example.org/uk", ""),
        (None, ""),
    ],
)
def test_the_address_of_a_publisher_tells_its_country(url: str | None, country: str) -> None:
    assert home_of(url) == country
