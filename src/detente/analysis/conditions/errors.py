"""What a file of rules, or a question about them, can get wrong."""

from __future__ import annotations

from detente.analysis.marked import MarkedFileError
from detente.model.errors import DetenteError


class RulesFileError(MarkedFileError):
    """A file of rules is not as it has to be."""

    content = "rules"
    levels = "Rules need seven"


class UnknownItemError(DetenteError):
    """A question names an item, a side or a condition that the rules don't have."""
