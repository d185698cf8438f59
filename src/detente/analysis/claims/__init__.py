"""Claims: who accuses whom of breaking a ceasefire, of what and how often, with the arithmetic checked."""

from detente.analysis.claims.account import Account, ask
from detente.analysis.claims.arithmetic import Check, Verdict, check
from detente.analysis.claims.claim import Claim
from detente.analysis.claims.table import claims_in

__all__ = ["Account", "Check", "Claim", "Verdict", "ask", "check", "claims_in"]
