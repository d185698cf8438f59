"""Readings in, matters out: the same thing told by several reports, whatever the order in which they come."""

from detente.record.matters.decision import Decision, Decisions
from detente.record.matters.doubt import Doubt, Feature, Score
from detente.record.matters.index import Index
from detente.record.matters.matter import (
    FieldStatus,
    FieldValue,
    Matter,
    MatterField,
    MatterKind,
    Member,
    MemberKey,
)
from detente.record.matters.resolution import Resolution, resolve
from detente.record.matters.stored import blocks_of, from_json, to_json
from detente.record.matters.tell import tellings
from detente.record.matters.telling import Telling

__all__ = [
    "Decision",
    "Decisions",
    "Doubt",
    "Feature",
    "FieldStatus",
    "FieldValue",
    "Index",
    "Matter",
    "MatterField",
    "MatterKind",
    "Member",
    "MemberKey",
    "Resolution",
    "Score",
    "Telling",
    "blocks_of",
    "from_json",
    "resolve",
    "tellings",
    "to_json",
]
