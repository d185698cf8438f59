"""Near copies: which reports are one text, printed by several outlets.

`signature(report)` is what a store keeps of a report, with `bands` as the keys of its index. `find_pairs`
tells which known reports share a text with a new one; `group` makes groups of such pairs, each with its
original, the same whatever the order in which reports came. `find_copies` does both for reports at hand.
"""

from detente.sources.copies.compare import Pair, compare
from detente.sources.copies.credit import Credit, credit_of
from detente.sources.copies.find import Copy, find_copies, find_pairs, tell_copies, tell_linked
from detente.sources.copies.group import Group, group
from detente.sources.copies.signature import Signature, StaleSignatureError, signature

__all__ = [
    "Copy",
    "Credit",
    "Group",
    "Pair",
    "Signature",
    "StaleSignatureError",
    "compare",
    "credit_of",
    "find_copies",
    "find_pairs",
    "group",
    "signature",
    "tell_copies",
    "tell_linked",
]
