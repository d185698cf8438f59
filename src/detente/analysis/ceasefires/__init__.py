"""The ledger of ceasefires: who declared, accepted and rejected which, when it holds, and on which terms."""

from detente.analysis.ceasefires.ledger import Held, Holding, Ledger, ledger
from detente.analysis.ceasefires.truce import Declaration, Fact, Step, Truce, Version, Word

__all__ = [
    "Declaration",
    "Fact",
    "Held",
    "Holding",
    "Ledger",
    "Step",
    "Truce",
    "Version",
    "Word",
    "ledger",
]
