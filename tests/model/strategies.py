"""Arbitrary readings, grown from the model itself: a field that is added is tested without a word here."""

from __future__ import annotations

import functools
import operator
import types
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from detente.model import Actor, ActorId, Ceasefire, Duration, Evidence, Quotation, Reading, Report
from detente.model.codes import ActorKind, CeasefireStatus, QuotationMode

few = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
"""Readings are large: a few of them hold many objects each."""

TEXTS = (
    "The truce holds.",
    "🕊️ Talks 👩‍🚒 began.\r\nThey ended.\rThen they began again.",
    "Le cessez-le-feu a e\u0301te\u0301 signe\u0301 ﬁnalement.",
    "\u202bقال السلام\u202c ثم שלום “ñ”",
    "a",
)
DAYS = ("2022", "2022-02", "2025-05-11", "2025-05-11T08:30", "2025-05-11T08:30:00+03:00")
# A hyphen could begin a word such as "ceasefire-", which the model takes for an id: see test_grounding.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)

_M = TypeVar("_M", bound=BaseModel)

_BITS = ("a", " ", "\n", "\r\n", "é", "e\u0301", "🕊️", "👩\u200d🚒", "\u202bسلام", "שלום")

texts = st.lists(st.sampled_from(_BITS), min_size=1, max_size=9).map("".join)


class World:
    """What the objects of one reading may refer to: its text, and an entry or two of each kind."""

    def __init__(self, text: str) -> None:
        self.report = Report(published_at="2025-05-11", text=text)
        self.text = self.report.text
        whole = self.report.span(0, len(self.text))
        self.actors = (
            Actor(name="Arvenia", kind=ActorKind.STATE),
            Actor(name="Ines Torvald", kind=ActorKind.PERSON),
        )
        self.ceasefires = (Ceasefire(status=CeasefireStatus.AGREED),)
        self.quotations = (Quotation(mode=QuotationMode.DIRECT, content=(whole,)),)

    @functools.cached_property
    def evidence(self) -> st.SearchStrategy[Evidence]:
        """Any span of the text."""
        last = len(self.text)
        starts = st.integers(0, last - 1)
        places = starts.flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, last)))
        return places.map(lambda place: Evidence.of(self.text, place[0], place[1]))


def readings() -> st.SearchStrategy[Reading]:
    """Any reading: every list filled from the model, every reference to an entry of its own."""
    return st.sampled_from(TEXTS).flatmap(_readings_of)


@functools.cache
def _readings_of(text: str) -> st.SearchStrategy[Reading]:
    world = World(text)
    fields = {name: _field(Reading, name, field, world) for name, field in Reading.model_fields.items()}
    fields["report"] = some(Report, world)
    for name in ("actors", "ceasefires", "quotations"):
        fields[name] = fields[name].map(functools.partial(operator.add, getattr(world, name)))
    return st.builds(Reading, **fields)


def some(model: type[_M], world: World) -> st.SearchStrategy[_M]:
    """Any object of that type in that world."""
    fields = {name: _field(model, name, field, world) for name, field in model.model_fields.items()}
    fields.pop("id", None)
    return st.builds(model, **fields)


def _field(model: type[BaseModel], name: str, field: FieldInfo, world: World) -> st.SearchStrategy[Any]:
    """Any value of a field: what its type takes, but where the model says more than the type."""
    spans = st.lists(world.evidence, max_size=2).map(tuple)
    special: dict[str, st.SearchStrategy[Any]] = {
        "Report.text": st.just(world.text),
        "Report.published_at": st.sampled_from(DAYS[2:]),
        "Report.sha256": st.just(""),
        "Actor.name": st.sampled_from(["Arvenia", "الجيش", "e\u0301"]),
        "Date.value": st.sampled_from(DAYS),
        "Date.end": st.sampled_from([*DAYS, None]),
        "Event.quotation": st.sampled_from([None, world.quotations[0].id]),
        "ViolationClaim.ceasefires": st.sampled_from([(), (world.ceasefires[0].id,)]),
        "country": st.sampled_from([None, "UKR", "XKX"]),
        "confidence": st.floats(0, 1),
        "lat": st.none() | st.floats(-90, 90),
        "lon": st.none() | st.floats(-180, 180),
        "content": st.lists(world.evidence, min_size=1, max_size=2).map(tuple),
        "spans": st.dictionaries(WORDS, spans, max_size=1),
        "trace": st.dictionaries(WORDS, WORDS, max_size=1),
    }
    for key in (f"{model.__name__}.{name}", name):
        if key in special:
            return special[key]
    return _value(field.annotation, world)


def _value(kind: Any, world: World) -> st.SearchStrategy[Any]:
    if kind == ActorId:
        return st.sampled_from([actor.id for actor in world.actors])
    if kind == Duration:
        return st.sampled_from(["P30D", "PT72H", "P1Y6M", "P2W"])
    if get_origin(kind) in (Union, types.UnionType):
        parts = [part for part in get_args(kind) if part is not type(None)]
        return st.none() | st.one_of([_value(part, world) for part in parts])
    if get_origin(kind) is tuple:
        return st.lists(_value(get_args(kind)[0], world), max_size=2).map(tuple)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        bool: st.booleans(),
        int: st.integers(0, 10**9),
        float: st.floats(allow_nan=False, allow_infinity=False),
        Evidence: world.evidence,
    }
    if kind in simple:
        return simple[kind]
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return some(kind, world)
