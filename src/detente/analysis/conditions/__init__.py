"""Conditions: what can be reached step by step, what only together, what is blocked, and whose condition
it is.
"""

from detente.analysis.conditions.errors import RulesFileError
from detente.analysis.conditions.load import load_rules, parse_rules
from detente.analysis.conditions.outcome import Outcome, solve
from detente.analysis.conditions.rules import Alternative, Origin, Requirement, Rules

__all__ = [
    "Alternative",
    "Origin",
    "Outcome",
    "Requirement",
    "Rules",
    "RulesFileError",
    "load_rules",
    "parse_rules",
    "solve",
]
