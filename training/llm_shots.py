"""The examples that the language-model reader shows a model, made from `examples/`.

    python -m training.llm_shots

writes `src/detente/reading/llm/shots.json`. A passage is a few paragraphs of one of the project's
own reports; its answer is the gold of these, with every actor by a name that stands in the passage. Gold
writes dates as values only: their words are those of the date step's expression with that value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from bench.gold import Gold, load_folder
from detente.reading.llm.answer import LISTS, Answer
from detente.reading.llm.shots import Shot, check
from detente.reading.local.times.joins import joined
from detente.reading.local.times.read import wholes

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "src" / "detente" / "reading" / "llm" / "shots.json"
PASSAGES = {
    "2025-05-11-example-wire-istanbul": (0, 1),
    "2025-05-11-kyiv-demo-courier-answer": (5,),
    "2020-03-11-placeholder-post-kabul-prisoners": (2, 3),
}
"""The reports, and which of their paragraphs, counted from 0."""
_DATES = ("date", "said_on", "declared_on", "start", "end")
_ACTORS = ("recipient", "attribution", "declared_by", "parties", "mediators", "accuser", "accused",
           "facilitators", "guarantors", "asserted_by", "denied_by")  # fmt: skip

Entry = dict[str, Any]


def made() -> list[Shot]:
    """The examples, checked. Raises `ShotError` where one does not stand in its passage."""
    gold = {one.name: one for one in load_folder(ROOT / "examples" / "gold")}
    found = [_shot(gold[name], paragraphs) for name, paragraphs in PASSAGES.items()]
    for shot in found:
        check(shot)
    return found


def written(found: Iterable[Shot]) -> str:
    """The examples as the package holds them."""
    plain = [shot.model_dump(mode="json", exclude_defaults=True) for shot in found]
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _shot(gold: Gold, paragraphs: tuple[int, ...]) -> Shot:
    every = [part.strip() for part in gold.text().split("\n\n") if part.strip()]
    text = "\n\n".join(every[number] for number in paragraphs)
    return Shot(
        source=gold.name,
        published_at=gold.data["report"]["published_at"],
        language=gold.data["report"]["language"],
        text=text,
        answer=_Passage(gold, text).answer(),
    )


class _Passage:
    """What gold says of a passage."""

    def __init__(self, gold: Gold, text: str) -> None:
        self._text = text
        self._gold = gold.data
        published = date.fromisoformat(gold.data["report"]["published_at"])
        self._times = joined(text, list(wholes(text, published, None)))
        self._names = {
            actor["name"]: name for actor in gold.data["actors"] if (name := self._name(actor)) is not None
        }

    def answer(self) -> Answer:
        """Every core entry whose words and actors stand in the passage."""
        lists: dict[str, Any] = {
            name: [told for entry in self._gold.get(name, ()) if (told := self._entry(name, entry))]
            for name in LISTS
            if name != "actors"
        }
        used = json.dumps(lists, ensure_ascii=False)
        lists["actors"] = [
            self._actor(actor)
            for actor in self._gold["actors"]
            if json.dumps(self._names.get(actor["name"]), ensure_ascii=False) in used
        ]
        return Answer.model_validate({name: lists[name] for name in LISTS})

    def _name(self, actor: Entry) -> str | None:
        forms = [actor["name"], *actor["aliases"]]
        return next((form for form in forms if form in self._text), None)

    def _actor(self, actor: Entry) -> Entry:
        own = self._names[actor["name"]]
        told: Entry = {"name": own, "kind": actor["kind"]}
        side = self._names.get(actor["side"])
        if side is not None and side != own:
            told["side"] = side
        told |= {key: actor[key] for key in ("country", "sector") if actor[key]}
        if actor["role"] and actor["role"] in self._text:
            told["role"] = actor["role"]
        also = [form for form in actor["aliases"] if form in self._text and form != own]
        return {**told, "also": also} if also else told

    def _entry(self, kind: str, entry: Entry) -> Entry | None:
        told = {
            key: value
            for key, value in entry.items()
            if key in LISTS[kind].model_fields and value not in (None, [], {}, "unknown")
        }
        words = entry.get("content") or [entry["evidence"]]
        if not entry.get("core", True) or not all(piece in self._text for piece in words):
            return None
        for key in ("actor", "speaker", *_ACTORS):
            if key in told:
                names = [self._names.get(name) for name in _listed(told[key])]
                if None in names and key in ("actor", "speaker", "accuser", "accused"):
                    return None
                told[key] = [name for name in names if name]
        if "speaker" in told:
            told["speaker"] = told["speaker"][0]
        at = self._text.find(words[0])
        self._date(told, at)
        if "terms" in told:
            self._date(told["terms"], at)
        if isinstance(told.get("count"), dict):
            told["count"] = str(told["count"]["value"])
        if isinstance(told.get("side"), list):
            del told["side"]
        scope = told.pop("scope", None)  # gold has a class of what is covered, and no words for it
        if scope == "general":
            told["scope"] = {"general": True}
        told["clauses"] = [made for one in told.get("clauses", ()) if (made := self._clause(one))]
        told["conditions"] = [self._condition(one) for one in entry.get("conditions", ())]
        for key in ("place", "venue", "cue", "name"):
            if told.get(key) and told[key] not in self._text:
                del told[key]
        return {key: value for key, value in told.items() if value not in ([], {})}

    def _clause(self, clause: Entry) -> Entry | None:
        party = self._names.get(clause["party"])
        if clause["text"] not in self._text or (clause["party"] and party is None):
            return None
        told = {"party": party, **{key: clause[key] for key in ("commitment", "text", "in_exchange_for")}}
        return {key: value for key, value in told.items() if value is not None}

    def _condition(self, condition: Entry) -> Entry:
        told = {key: condition[key] for key in ("kind", "gates", "text")}
        if holder := self._names.get(condition["holder"]):
            told["holder"] = holder
        if condition.get("requires"):
            told["requires"] = {"issue": condition["requires"]["issue"]}
        return told

    def _date(self, told: Entry, at: int) -> None:
        for key in (*_DATES, "duration"):
            value = told.pop(key, None)
            words = self._words(value, at) if value else None
            if words:
                told[key] = {"words": words, "value": value}

    def _words(self, value: str, at: int) -> str | None:
        """The words nearest to an offset that the date step gives that value."""
        found = [
            one
            for one in self._times
            if value == one.duration or (one.point is not None and one.point.prefix == value[:10])
        ]
        nearest = min(found, key=lambda one: abs(one.start - at), default=None)
        return self._text[nearest.start : nearest.end] if nearest else None


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


if __name__ == "__main__":
    PLACE.write_text(written(made()), encoding="utf-8")
    print(f"{PLACE}: {len(PASSAGES)} examples")
