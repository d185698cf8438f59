"""The words of the field, as types: every object of the record, frozen, typed and checked."""

from detente.model.actor import Actor
from detente.model.agreement import Agreement, Clause
from detente.model.base import WITHOUT_TRACES, ActorId, Entry, Part
from detente.model.ceasefire import Ceasefire
from detente.model.claim import ClaimCount, ClaimPart, ViolationClaim
from detente.model.condition import Condition, Requirement
from detente.model.count import Count, Quantity
from detente.model.date import Date, Duration
from detente.model.errors import (
    DetenteError,
    KnowledgeError,
    PlacedError,
    UngroundedError,
    UnreadableReportError,
)
from detente.model.event import Event, Magnitude, Plover
from detente.model.evidence import Evidence
from detente.model.header import Header
from detente.model.judgement import CopyJudgement, Judgement, MatterJudgement, Verdict
from detente.model.kept import Kept
from detente.model.place import Place
from detente.model.quotation import Quotation
from detente.model.reading import ReaderInfo, Reading, pieces_of_evidence, references
from detente.model.report import Report
from detente.model.schema import schema
from detente.model.scope import Scope
from detente.model.signal import Signal
from detente.model.talks import Talks
from detente.model.terms import Terms

__all__ = [
    "WITHOUT_TRACES",
    "Actor",
    "ActorId",
    "Agreement",
    "Ceasefire",
    "ClaimCount",
    "ClaimPart",
    "Clause",
    "Condition",
    "CopyJudgement",
    "Count",
    "Date",
    "DetenteError",
    "Duration",
    "Entry",
    "Event",
    "Evidence",
    "Header",
    "Judgement",
    "Kept",
    "KnowledgeError",
    "Magnitude",
    "MatterJudgement",
    "Part",
    "Place",
    "PlacedError",
    "Plover",
    "Quantity",
    "Quotation",
    "ReaderInfo",
    "Reading",
    "Report",
    "Requirement",
    "Scope",
    "Signal",
    "Talks",
    "Terms",
    "UngroundedError",
    "UnreadableReportError",
    "Verdict",
    "ViolationClaim",
    "pieces_of_evidence",
    "references",
    "schema",
]
