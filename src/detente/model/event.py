"""Events: what was done, said to be done, offered, demanded or threatened."""

from __future__ import annotations

from pydantic import Field

from detente.model.base import ActorId, Entry, Part
from detente.model.codes import Act, Issue, PloverType, Reality
from detente.model.condition import Condition
from detente.model.count import Count
from detente.model.date import Date
from detente.model.place import Place
from detente.model.terms import Terms


class Plover(Part):
    """The PLOVER 2 codes of an event."""

    type: PloverType = Field(description="PLOVER event type.")
    mode: str | None = Field(default=None, description="PLOVER mode, where the type has one that fits.")
    context: tuple[str, ...] = Field(default=(), description="PLOVER contexts.")


class Magnitude(Part):
    """How large a violent or material event was, by the account that tells it."""

    killed: Count | None = Field(default=None, description="People killed.")
    injured: Count | None = Field(default=None, description="People injured.")
    detained: Count | None = Field(default=None, description="People detained or captured.")
    displaced: Count | None = Field(default=None, description="People driven from their homes.")
    released: Count | None = Field(default=None, description="People released or handed over.")
    weapon: str | None = Field(default=None, description="Weapon, as written.")
    target: str | None = Field(default=None, description="What was hit, as written.")
    damage: str | None = Field(default=None, description="Material damage, as written.")


class Event(Entry):
    """One act, with who did it, to whom, on which terms and conditions, and who says so."""

    noun = "event"
    ENTRIES_INSIDE = frozenset({"conditions"})

    act: Act = Field(description="What kind of act it is.")
    plover: Plover | None = Field(
        default=None, description="PLOVER 2 type, mode and contexts; null for `state`."
    )
    cameo: str | None = Field(default=None, description="CAMEO code, where one fits.")
    actor: tuple[ActorId, ...] = Field(default=(), description="Who acts: the grammatical agent.")
    recipient: tuple[ActorId, ...] = Field(default=(), description="At whom the act is directed.")
    issues: tuple[Issue, ...] = Field(default=(), description="What it is about.")
    date: Date | None = Field(default=None, description="When the act itself took or takes place.")
    place: Place | None = Field(default=None, description="Where the act itself took or takes place.")
    terms: Terms = Field(default_factory=Terms, description="What exactly is on offer or demanded.")
    conditions: tuple[Condition, ...] = Field(default=(), description="What it hangs on.")
    reality: Reality = Field(
        description="Whether it is told as a fact, by a source, as a plan, an allegation …"
    )
    attribution: tuple[ActorId, ...] = Field(
        default=(), description="Who says so, outermost first; empty for the outlet's own voice."
    )
    quotation: str | None = Field(default=None, description="Id of the quotation that carries it.")
    magnitude: Magnitude = Field(default_factory=Magnitude, description="Casualties, weapon, target, damage.")
