"""The corpus of triage: `corpus/triage/LANGUAGE.txt`, an item a line.

`+conflict|PARTY,PARTY|text` is about a conflict (its key in `knowledge/triage/conflicts.yaml`, `?` where none
is named) and names these sides; `-topic||text` is about something else. The parts hold different conflicts
and topics, so that what is measured is not what was learned.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

ROOT = Path(__file__).parent / "corpus"
FOLDER = ROOT / "triage"
Part = Literal["train", "test"]
TEST = frozenset(
    "sudan karabakh myanmar congo_m23 philippines_mindanao kashmir lebanon colombia somalia "
    "thailand_cambodia "
    "cricket tennis wildfire merger fraud referendum medicine space archaeology trade police series election "
    "boxing animals music".split()
)
"""The conflicts and topics of the test part; all others are trained on."""


@dataclass(frozen=True, slots=True)
class Item:
    """A short report: its language (ISO 639-1), whether it is about a conflict, which conflict or topic, the
    keys of the sides that it names, and its text.
    """

    language: str
    about: bool
    topic: str
    parties: tuple[str, ...]
    text: str

    @property
    def part(self) -> Part:
        """The part that its conflict or topic is in."""
        return "test" if self.topic in TEST else "train"


def items(folder: Path = FOLDER) -> Iterator[Item]:
    """Every item. Raises `ValueError`, naming file and line, where a line is not of the form above."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            head, _, rest = line.partition("|")
            parties, bar, text = rest.partition("|")
            if head[:1] not in ("+", "-") or not head[1:] or not bar or not text.strip():
                raise ValueError(f"{path.name}, line {number}: write +conflict|PARTIES|text or -topic||text")
            yield Item(
                path.stem, head[0] == "+", head[1:], tuple(filter(None, parties.split(","))), text.strip()
            )


REAL = Path(os.environ.get("DETENTE_SHARED", "../shared"), "data")
MARKED = re.compile(
    r"\b(war|troops|soldiers?|militants?|rebels?|cease-?fire|truce|insurgents?|Taliban|Gaza|Hamas|Iraqi?|"
    r"Syrian?|Afghanistan|Hezbollah|peace|airstrikes?|NATO|Israel\w*|Palestin\w*|bombings?|guerrillas?|Ukrain\w+)\b"
)
"""Words of which local or political news may hold two at most to be taken for news of no conflict."""


def real_news(folder: Path = REAL) -> Iterator[str]:
    """News of no conflict from the shared data, none of it in the project.

    Every second local report of LGL and every eighth political report of PolNeAR's train part that hardly
    has a word of war; nothing where the folder is missing.
    """
    path = folder / "geo" / "lgl_dev.xml"
    articles = list(ElementTree.parse(path).getroot()) if path.exists() else []
    texts = [article.findtext("text") or "" for article in articles[1::2]]
    political = sorted((folder / "quotes" / "train" / "text").glob("*"))[::8]
    for text in (*texts, *(path.read_text(encoding="utf-8") for path in political)):
        if len(MARKED.findall(text)) < 3:
            yield text


def others() -> Iterator[tuple[bool, str]]:
    """What the project's other corpora hold: reports on peace processes, and sentences of no conflict."""
    for path in sorted((ROOT / "events" / "train").glob("*.txt")):
        yield True, path.read_text(encoding="utf-8").split("\n\n", 1)[-1]
    for path in sorted((ROOT / "quotations" / "train" / "text").glob("*.txt")):
        yield True, path.read_text(encoding="utf-8")
    for line in (ROOT / "plain" / "train.txt").read_text(encoding="utf-8").splitlines():
        yield False, line
