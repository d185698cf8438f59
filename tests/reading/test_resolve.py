"""A mention alone, with its context and day → country and sector."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model import Report
from detente.model.codes import Sector
from detente.reading.local.actors.find import cast_of
from detente.reading.local.actors.resolve import Resolved, resolve_mention
from detente.reading.local.parse import parse


def codes(found: Resolved) -> tuple[str | None, str | None]:
    return found.country, str(found.sector) if found.sector else None


def who(mention: str, context: str = "", on: str | None = None) -> tuple[str | None, str | None]:
    return codes(resolve_mention(mention, context, date.fromisoformat(on) if on else None))


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("Turkish forces", "TUR", "MIL"),
        ("a Kremlin spokesman", "RUS", "GOV"),
        ("Downing Street", "GBR", "GOV"),
        ("the Pentagon", "USA", "MIL"),
        ("Hamas militants", "PSE", "REB"),
        ("Abu Sayyaf gunmen", "PHL", "REB"),
        ("the Indonesian navy", "IDN", "MIL"),
        ("the deputy speaker of the Saeima", "LVA", "LEG"),
        ("the president of the Bundestag", "DEU", "LEG"),
        ("the Pacific Fleet's Russian sailors", "RUS", "MIL"),
        ("a judge of the Supreme Court of Ghana", "GHA", "JUD"),
        ("Kenyan herders", "KEN", "AGR"),
        ("dockworkers in Greece", "GRC", "LAB"),
        ("nurses", None, "MED"),
        ("Eritrean refugees in Sudan", "ERI", "REF"),
        ("a Peruvian oil company", "PER", "BUS"),
        ("Somali pirates", "SOM", "CRM"),
        ("Catholic leaders in Burundi", "BDI", "REL"),
        ("the Mossad", "ISR", "SPY"),
        ("the UN refugee agency", None, "IGO"),
        ("the breakaway region", None, "PRE"),
        ("North Korean leader Kim Jong-un", "PRK", "GOV"),
        ("the Hamas-run health ministry", "PSE", "GOV"),
        ("the Senate Foreign Relations Committee", None, "LEG"),
        ("the rebel group's spokesman", None, "REB"),
        ("former Finnish generals", "FIN", "ELI"),
        ("a group of Sudanese tailors", "SDN", "LAB"),
        ("World Bank officials", None, "IGO"),
    ],
)
def test_words_give_country_and_sector(mention: str, country: str | None, sector: str) -> None:
    assert who(mention) == (country, sector)


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("Mosul police", "IRQ", "COP"),
        ("the Aleppo city council", "SYR", "GOV"),
        ("Kharkiv residents", "UKR", "CIV"),
        ("Surabaya High Court", "IDN", "JUD"),
        ("Texan ranchers", "USA", "AGR"),
        ("Londoners", "GBR", "CIV"),
    ],
)
def test_a_place_that_no_list_holds_gives_its_country(mention: str, country: str, sector: str) -> None:
    assert who(mention) == (country, sector)


@pytest.mark.parametrize(
    ("mention", "country"),
    [
        ("Iranian-backed militias", None),
        ("pro-Russian activists", None),
        ("ethnic Albanians", None),
        ("the Syrian-run checkpoint force", "SYR"),
        ("the Ugandan-led force", "UGA"),
    ],
)
def test_who_is_backed_by_a_state_is_not_of_it(mention: str, country: str | None) -> None:
    assert resolve_mention(mention).country == country


@pytest.mark.parametrize(
    ("mention", "on", "country", "sector"),
    [
        ("Taliban", "2019-03-01", "AFG", "REB"),
        ("Taliban", "2022-05-01", "AFG", "GOV"),
        ("Hayat Tahrir al-Sham", "2019-03-01", "SYR", "REB"),
        ("Hayat Tahrir al-Sham", "2024-12-20", "SYR", "GOV"),
        ("Angela Merkel", "2015-06-01", "DEU", "GOV"),
        ("Angela Merkel", "2022-06-01", "DEU", "ELI"),
        ("Jean-Yves Le Drian", "2015-05-10", "FRA", "GOV"),
        ("Nancy Pelosi", "2022-01-01", "USA", "LEG"),
        ("Prime Minister Ardern", "2020-01-01", "NZL", "GOV"),
        ("the Obama administration", "2012-01-01", "USA", "GOV"),
        ("former Malian president Konare", None, "MLI", "ELI"),
    ],
)
def test_the_day_tells_who_rules(mention: str, on: str | None, country: str, sector: str) -> None:
    assert who(mention, on=on) == (country, sector)


@pytest.mark.parametrize(
    "mention", ["gunmen", "the new vaccine", "Wednesday", "a landslide", "Tsvetomira Obretenova"]
)
def test_no_country_is_an_answer(mention: str) -> None:
    assert resolve_mention(mention).country is None


def test_context_says_whose_the_president_is() -> None:
    assert who("the president", "Chad declared a state of emergency. Its army left Bardai.") == ("TCD", "GOV")
    assert who("the group", "Al-Shabaab shelled Afgooye on Friday.", "2020-01-01") == ("SOM", "REB")
    assert who("the FRB", "Fighters of the Free River Brigade (FRB) left Mali.")[1] == "REB"


def test_a_contested_territory_keeps_its_name_and_who_claims_it() -> None:
    karabakh = resolve_mention("Nagorno-Karabakh", on=date(2016, 4, 2))
    assert (karabakh.name, karabakh.country, karabakh.sector) == ("Nagorno-Karabakh", "AZE", Sector.PRE)
    assert set(karabakh.claims) == {"AZE", "nagorno_karabakh"}
    assert karabakh.actor is not None
    assert karabakh.actor.country is None  # the index is no part of the record
    assert resolve_mention("Kashmir").country is None


def test_an_empty_mention_is_nobody() -> None:
    assert resolve_mention(" . ") == Resolved()


def test_a_mention_means_the_same_in_a_report() -> None:
    text = "Mosul police freed two Basra judges, a Kremlin spokesman said."
    cast = cast_of(parse(Report(text=text, published_at="2021-01-05")))
    found = {actor.name: (actor.country, str(actor.sector)) for actor in cast.actors}
    assert found["police"] == who("Mosul police", on="2021-01-05")
    assert found["two Basra judges"] == who("two Basra judges", on="2021-01-05")
    assert found["a Kremlin spokesman"] == who("a Kremlin spokesman", on="2021-01-05")
