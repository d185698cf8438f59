"""Stability of conflicts: the Graph Model for Conflict Resolution."""

from detente.analysis.stability.concepts import Sanctions
from detente.analysis.stability.errors import (
    ModelFileError,
    TooLargeError,
    UndefinedConceptError,
    UnknownStateError,
)
from detente.analysis.stability.load import load_model, parse_model
from detente.analysis.stability.model import Model
from detente.analysis.stability.solution import Solution
from detente.analysis.stability.solve import solve
from detente.analysis.stability.states import label_of

__all__ = [
    "Model",
    "ModelFileError",
    "Sanctions",
    "Solution",
    "TooLargeError",
    "UndefinedConceptError",
    "UnknownStateError",
    "label_of",
    "load_model",
    "parse_model",
    "solve",
]
