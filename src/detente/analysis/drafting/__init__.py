"""From a record to a draft of a model of the conflict, and what the record has changed in it since."""

from detente.analysis.drafting.changes import Changes, changes
from detente.analysis.drafting.draft import Choice, Draft, Ground, Order, Wish
from detente.analysis.drafting.errors import NoDraftError
from detente.analysis.drafting.inquiry import draft

__all__ = ["Changes", "Choice", "Draft", "Ground", "NoDraftError", "Order", "Wish", "changes", "draft"]
