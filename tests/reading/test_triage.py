"""Triage: what is worth reading, which conflict, which parties, and why."""

from __future__ import annotations

import pytest

from detente.model import Report
from detente.reading.triage import Triage, Verdict
from detente.reading.triage.words import folded, passages, spans

TRUCE = {
    "en": "The army shelled the town again on Monday although the rebels had declared a ceasefire.",
    "fr": "L'armée a bombardé la ville lundi alors que les rebelles avaient décrété un cessez-le-feu.",
    "es": "El ejército bombardeó la ciudad pese a que los rebeldes habían declarado un alto el fuego.",
    "pt": "O exército bombardeou a cidade apesar de os rebeldes terem declarado um cessar-fogo.",
    "de": "Die Armee beschoss die Stadt, obwohl die Rebellen eine Waffenruhe ausgerufen hatten.",
    "ru": "Армия вновь обстреляла город, хотя повстанцы объявили о прекращении огня.",
    "uk": "Армія знову обстріляла місто, хоча повстанці оголосили про припинення вогню.",
    "ar": "قصف الجيش البلدة مجددا رغم إعلان المتمردين وقف إطلاق النار.",
    "fa": "ارتش با وجود آتش‌بس شورشیان دوباره شهر را گلوله‌باران کرد.",
    "he": "הצבא הפגיז שוב את העיירה אף שהמורדים הכריזו על הפסקת אש.",
    "tr": "İsyancılar ateşkes ilan etmişken ordu kenti yine bombaladı.",
    "zh": "尽管叛军已宣布停火，政府军周一再次炮击该镇。",
    "hi": "विद्रोहियों के युद्धविराम के बावजूद सेना ने फिर गोलाबारी की।",
    "sw": "Jeshi lilirusha tena makombora ingawa waasi walitangaza kusitisha mapigano.",
    "id": "Militer kembali membombardir kota meski pemberontak mengumumkan gencatan senjata.",
}


@pytest.fixture(scope="module")
def judge() -> Triage:
    return Triage()


def judged(judge: Triage, text: str, title: str | None = None) -> Verdict:
    return judge.judge(Report(published_at="2025-05-11", title=title, text=text))


@pytest.mark.parametrize("language", TRUCE)
def test_a_broken_truce_is_kept_in_every_language(judge: Triage, language: str) -> None:
    assert judged(judge, TRUCE[language]).kept


@pytest.mark.parametrize(
    "text",
    [
        "The home side began well in front of 40,000 fans but conceded two goals from corners before "
        "half-time. The coach praised the goalkeeper, who had saved a penalty, and spoke of a good season. "
        "The striker, who won the cup with Turin in June, is out until the quarter-final injured. The "
        "club sells more season tickets than ever; the stadium gets a new roof, the chairman said.",
        "The bank cut its forecast for the third quarter, and its shares fell by three per cent in London. "
        "Revenue rose, the chief executive told investors, but wages and rents rose faster. The union wants "
        "to talk about pay in March. Customers will see new branches in Leeds and Hull.",
        "La película se estrena el viernes y la actriz presentará la serie en el festival. El director rodó "
        "la novela en Sevilla con presupuesto modesto; la taquilla del primer fin de semana dirá si hay "
        "segunda temporada. El museo del cine expone los trajes hasta el domingo.",
    ],
)
def test_reports_of_sport_business_and_film_are_dropped(judge: Triage, text: str) -> None:
    assert not judged(judge, text).kept


def test_two_parties_name_their_conflict_and_their_places(judge: Triage) -> None:
    text = "Kinshasa says the M23 fired on its troops near Goma. Rwanda denies that it sent arms."
    verdict = judged(judge, text)
    assert verdict.conflicts[0].key == "congo_m23"
    assert not verdict.unsure
    assert [party.key for party in verdict.parties] == ["COD", "m23", "RWA"]
    assert {one.quote for one in verdict.conflicts[0].evidence} >= {"Kinshasa", "M23", "Goma"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Россия и Украина обменялись пленными.", {"RUS", "UKR"}),
        ("اتفقت إسرائيل وحماس على هدنة.", {"ISR", "hamas"}),
        ("הפסקת אש בין ישראל לחיזבאללה.", {"ISR", "hezbollah"}),
        ("苏丹军方与快速支援部队在吉达谈判。", {"SDN", "rsf"}),
        ("भारत और पाकिस्तान ने संघर्षविराम पर सहमति जताई।", {"IND", "PAK"}),
        ("Rusya ile Ukrayna'nın heyetleri görüştü.", {"RUS", "UKR"}),
    ],
)
def test_parties_are_found_in_their_own_script_and_case(judge: Triage, text: str, parties: set[str]) -> None:
    assert {party.key for party in judged(judge, text).parties} == parties


def test_persons_stand_for_their_party(judge: Triage) -> None:
    verdict = judged(judge, "Netanyahu said that Khalil al-Hayya had rejected the plan for the hostages.")
    assert [(party.key, party.evidence[0].quote) for party in verdict.parties] == [
        ("ISR", "Netanyahu"), ("hamas", "Khalil al-Hayya"),
    ]  # fmt: skip
    assert [conflict.key for conflict in verdict.conflicts] == ["gaza"]


def test_a_short_surname_is_nobodys(judge: Triage) -> None:
    assert judged(judge, "Bush and Kim opened the second half for Rovers.").parties == ()


def test_no_conflict_is_made_up_where_none_is_named(judge: Triage) -> None:
    verdict = judged(judge, "Both sides agreed on a ceasefire of three days, the mediator said.")
    assert verdict.kept
    assert verdict.conflicts == ()
    assert verdict.unsure


def test_a_name_in_small_letters_is_a_word(judge: Triage) -> None:
    verdict = judged(judge, "The cook put turkey, chad and a little gao on the plate.")
    assert verdict.parties == ()


def test_every_span_is_the_words_of_the_text(judge: Triage) -> None:
    for text in TRUCE.values():
        verdict = judged(judge, text)
        assert verdict.words
        named = [e for conflict in verdict.conflicts for e in conflict.evidence]
        named += [e for party in verdict.parties for e in party.evidence]
        for one in (*named, *(word.evidence for word in verdict.words)):
            assert text[one.start : one.end] == one.quote


def test_the_words_that_weighed_say_why(judge: Triage) -> None:
    verdict = judged(judge, "The striker scored, the coach said. The rebels accepted a ceasefire in Darfur.")
    weights = {word.evidence.quote: word.weight for word in verdict.words}
    assert weights["ceasefire"] > 0


def test_a_headline_counts_where_the_text_is_elsewhere(judge: Triage) -> None:
    plain = "More on this later. The page is updated."
    bare = judged(judge, plain)
    titled = judged(judge, plain, "Rebels and army agree ceasefire after shelling in Darfur")
    assert titled.score > bare.score


def test_a_truce_late_in_a_digest_is_seen(judge: Triage) -> None:
    dull = "The council met on Tuesday and talked of the new school, the bridge and the price of bread. " * 8
    news = (
        "In Darfur the Rapid Support Forces and the army agreed on a ceasefire of seven days; shelling went "
        "on in El Fasher, where mediators ask both sides to let aid convoys through and free prisoners."
    )
    alone, late = judged(judge, dull), judged(judge, f"{dull}\n{news}")
    assert late.score > alone.score


@pytest.mark.parametrize("text", ["", " \n\n ", "...", "12 34", "\u200f\u202e", "a" * 100_000, "é" * 3000])
def test_any_text_has_a_verdict(judge: Triage, text: str) -> None:
    assert 0 <= judged(judge, text).score <= 1


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_a_share(threshold: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        Triage(threshold)


def test_a_higher_threshold_drops_more(judge: Triage) -> None:
    score = judged(judge, TRUCE["en"]).score
    assert not judged(Triage(min(1.0, score + 0.0001)), TRUCE["en"]).kept or score == 1
    assert judged(Triage(0.0), "").kept


def test_words_of_scripts_without_blanks_and_with_marks() -> None:
    text = "停火 अमेरिका צה\"ל Rusya'nın"
    assert [text[a:b] for a, b in spans(text)] == ["停", "火", "अमेरिका", 'צה"ל', "Rusya", "nın"]
    assert folded("İSTANBUL") == "istanbul"
    assert folded("آتش") == folded("اتش")


def test_passages_hold_every_word_once() -> None:
    text = "\n".join(["one two three"] * 30 + ["word " * 400])
    assert [span for part in passages(text) for span in part] == spans(text)
