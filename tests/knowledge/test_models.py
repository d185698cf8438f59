"""The models in the wheel: each with its card, all of them small."""

from __future__ import annotations

from pathlib import Path

from detente.knowledge import models

FOLDER = Path(models.__file__).parent
MOST = 30_000_000
"""Bytes of all weights together."""


def test_every_model_is_named_on_a_card() -> None:
    cards = "".join(card.read_text(encoding="utf-8") for card in FOLDER.glob("*.md"))
    files = {path.name for path in FOLDER.iterdir() if path.suffix not in {".py", ".md"} and path.is_file()}
    assert set(models.FILES) <= files
    assert {name for name in files if name not in cards} == set()


def test_a_card_says_what_it_was_learned_from_and_where_it_ends() -> None:
    for card in FOLDER.glob("*.md"):
        text = card.read_text(encoding="utf-8")
        for part in ("**Kind.**", "**Learned from.**", "**Made by.**", "**How good.**", "**Limits.**"):
            assert part in text, (card.name, part)


def test_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.suffix != ".md") < MOST
