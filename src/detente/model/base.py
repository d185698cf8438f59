"""What every object of the record has in common: it is frozen, checked, and knows where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializationInfo,
    WrapSerializer,
    model_validator,
)

from detente.model.evidence import Evidence
from detente.model.frozen import FrozenDict
from detente.model.ids import identify_json


def _plain(value: Mapping[str, Any], handler: Any) -> Any:
    return handler(dict(value))


def _on_request(value: Mapping[str, Any], handler: Any, info: SerializationInfo) -> Any:
    return handler({} if info.context == WITHOUT_TRACES else dict(value))


WITHOUT_TRACES = {"traces": False}
"""The context in which an object is written to JSON with its traces left empty."""

Spans = Annotated[Mapping[str, tuple[Evidence, ...]], AfterValidator(FrozenDict), WrapSerializer(_plain)]
Trace = Annotated[Mapping[str, str], AfterValidator(FrozenDict), WrapSerializer(_on_request)]
ActorId = Annotated[str, Field(pattern=r"^actor-[0-9a-f]{16}$")]


class Part(BaseModel):
    """A value inside an entry: frozen, no unknown keys, every key always present in its JSON."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )


class Entry(Part):
    """An entry of a reading. Its `id` is the hash of its meaning unless one is given."""

    noun: ClassVar[str]
    NOT_MEANING: ClassVar[frozenset[str]] = frozenset({"id", "confidence", "trace", "spans"})
    ENTRIES_INSIDE: ClassVar[frozenset[str]] = frozenset()
    """The fields that hold entries themselves: what is no meaning of theirs is none of this entry either."""

    id: str = Field(default="", description="Hash of the entry's meaning: reading twice gives the same id.")
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="The characters of the report that the entry was read from."
    )
    spans: Spans = Field(
        default_factory=FrozenDict, description="Which span gave which textual field: field name to evidence."
    )
    confidence: float = Field(
        default=0.5, ge=0, le=1, description="How sure the reader is, from 0 to 1; not a probability."
    )
    trace: Trace = Field(
        default_factory=FrozenDict, description="Which step and cue gave each field; filled on request."
    )

    @model_validator(mode="after")
    def _name_by_meaning(self) -> Self:
        if not self.id:
            canonical = self.model_dump_json(exclude=self._not_meaning())
            object.__setattr__(self, "id", identify_json(self.noun, canonical))
        return self

    def meaning(self) -> dict[str, Any]:
        """The fields that make this entry what it is, as JSON values."""
        return self.model_dump(mode="json", exclude=self._not_meaning())

    @classmethod
    def _not_meaning(cls) -> dict[str, Any]:
        inside = {"__all__": set(Entry.NOT_MEANING)}
        return {**dict.fromkeys(cls.NOT_MEANING, True), **dict.fromkeys(cls.ENTRIES_INSIDE, inside)}
