"""Copies made from reports as outlets make them, and what looks like a copy and is none.

Each maker takes a report, a source of chance and the other reports, and gives the changed text. All is
seeded: two runs give the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Make = Callable[[str, random.Random, Sequence[str]], str]

_SPELT = (
    ("defence", "defense"), ("neighbour", "neighbor"), ("programme", "program"), ("centre", "center"),
    ("honour", "honor"), ("organis", "organiz"), ("recognis", "recogniz"), ("labour", "labor"),
    ("travelled", "traveled"), ("cancelled", "canceled"), ("dialogue", "dialog"), ("grey", "gray"),
    ("Zelenskiy", "Zelenskyy"), ("Zelensky ", "Zelenskyy "), ("Tayyip", "Tayyıp"), ("Kyiv", "Kiev"),
    ("Türkiye", "Turkiye"), ("Ceasefire", "Cease-fire"), ("ceasefire", "cease-fire"), ("per cent", "percent"),
    ("U.S.", "US"), ("said on ", "said "), ("May 11", "11 May"), ("Sybiha", "Sibiha"),
)  # fmt: skip
_ADDED = (
    "late on the day", "officials said", "once again", "as expected", "for the time being", "it was reported",
    "according to people present", "in the meantime",
)  # fmt: skip
_CREDITS = (
    "(AP)", "— Northern Wire", "Source: Example Press Agency", "With reporting by Demo Wire",
    "This report was first published by Placeholder Post.", "Reporting by Specimen Press staff",
)  # fmt: skip
_HEADLINES = (
    "What happened on Sunday, in brief",
    "Both sides speak, and neither moves",
    "Talks: the day so far",
)


def trimmed(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """Some of the paragraphs, from a third of them on, in their order."""
    parts = paragraphs(text)
    kept = max(3, round(len(parts) * chance.uniform(0.34, 0.9)))
    return "\n\n".join(parts[n] for n in sorted(chance.sample(range(len(parts)), min(kept, len(parts)))))


def cut(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """The beginning, as an editor cuts from below: from four tenths on."""
    parts = paragraphs(text)
    return "\n\n".join(parts[: max(3, round(len(parts) * chance.uniform(0.4, 0.8)))])


def respelled(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """The other spelling, the other quotation marks."""
    for one, other in _SPELT:
        text = text.replace(one, other)
    curly = re.sub(r'"([^"\n]*)"', r"“\1”", text).replace("'", "’")
    return curly if curly != text else text.replace("“", '"').replace("”", '"').replace("’", "'")


def reheadlined(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """A headline of its own above, another dateline."""
    body = re.sub(r"^[A-Z/ ,.\w]{2,40}\s[-–—]\s", "", text)
    return f"{chance.choice(_HEADLINES)}\n\n{body}"


def edited(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """In half of the sentences a word dropped, two exchanged or a remark put in."""
    sentences = re.split(r"(?<=[.!?]) ", text)
    return " ".join(_touched(one, chance) if chance.random() < 0.5 else one for one in sentences)


def credited(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """Trimmed, edited, and a credit at the end."""
    return f"{edited(trimmed(text, chance, others), chance, others)}\n\n{chance.choice(_CREDITS)}"


def extended(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """The whole text, and paragraphs of another report below."""
    more = paragraphs(chance.choice(others))
    return "\n\n".join([*paragraphs(text), *more[: max(2, len(more) // 3)]])


def quoting(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """No copy: a report that has all that another quotes, in sentences of its own."""
    quotes = re.findall(r"[“\"][^“”\"\n]{15,}[”\"]", chance.choice(others))
    return "\n\n".join(
        [*paragraphs(text), *(f"Asked about it later, one of them put it so: {q}" for q in quotes)]
    )


def digest(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """No copy: a report that takes in a paragraph of another."""
    parts = paragraphs(text)
    parts.insert(len(parts) // 2, max(paragraphs(chance.choice(others)), key=len))
    return "\n\n".join(parts)


def bulletin(text: str, chance: random.Random, others: Sequence[str]) -> str:
    """No copy: the same form of words another day, with every number another."""
    return re.sub(r"\d+", lambda found: str(int(found[0]) + chance.randint(1, 9)), text)


COPIES: dict[str, Make] = {
    make.__name__: make for make in (trimmed, cut, respelled, reheadlined, edited, credited, extended)
}
OTHERS: dict[str, Make] = {make.__name__: make for make in (quoting, digest)}


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [part.strip() for part in re.split(r"\n\s*\n|\n", text) if part.strip()]


def _touched(sentence: str, chance: random.Random) -> str:
    found = sentence.split(" ")
    at = chance.randrange(len(found))
    match chance.randrange(3):
        case 0 if len(found) > 4:
            del found[at]
        case 1 if at + 1 < len(found):
            found[at : at + 2] = [found[at + 1], found[at]]
        case _:
            found.insert(at, chance.choice(_ADDED))
    return " ".join(found)
