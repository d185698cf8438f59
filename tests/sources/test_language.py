"""Which language a text is in."""

from __future__ import annotations

import pytest

from detente.sources.language import code_of, language_of, name_of

FRENCH = "Le président a déclaré dimanche que les deux parties étaient prêtes à négocier sans conditions."
ENGLISH = (
    "The president said on Sunday that both of the parties to the conflict were ready to talk, and that the "
    "mediators had been told so by the army, which was to stop firing."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (
            "El presidente dijo el domingo que las dos partes estaban listas para negociar.",
            "es",
        ),
        ("Президент заявил в воскресенье, что обе стороны готовы к переговорам без условий.", "ru"),
        ("قال الرئيس يوم الأحد إن الطرفين مستعدان للتفاوض دون شروط مسبقة بعد أشهر من القتال", "ar"),
        ("他周日表示,双方已准备好无条件谈判,调停人已经得到通知。", "zh"),
    ],
)
def test_languages_are_told_from_the_text(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_sure_detection_goes_before_what_is_declared() -> None:
    assert language_of(FRENCH, "en") == "fr"
    assert language_of(ENGLISH, "fr") == "en"


@pytest.mark.parametrize("text", ["The truce holds.", "Kyiv, 11 May", "Xi Jinping, Ho Chi Minh", "👩‍🚒"])
def test_a_short_text_is_taken_at_its_word_or_as_english(text: str) -> None:
    assert language_of(text) == "en"
    assert language_of(text, "de") == "de"


def test_english_full_of_foreign_names_is_english() -> None:
    text = ENGLISH.replace("president", "Ayatollah Seyyed Mohammad Khorasani").replace("army", "Tatmadaw Kyi")
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("eng", "en"),
        ("ger", "de"),
        ("fil", "fil"),
        ("English", "en"),
        ("Klingonish", None),
        ("", None),
    ],
)
def test_codes_of_names(name: str, code: str | None) -> None:
    assert code_of(name) == code


def test_names_of_codes() -> None:
    assert name_of("fr") == "French"
    assert name_of("xx") == "xx"
