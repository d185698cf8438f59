"""Where two readings of the same reports differ, span by span."""

from detente.analysis.differences.compare import compare
from detente.analysis.differences.difference import Compared, Difference, Field, Tally, Verdict

__all__ = ["Compared", "Difference", "Field", "Tally", "Verdict", "compare"]
