"""Did the truce hold? Windows of ceasefires beside incident data: what these can and can't show."""

from detente.analysis.compliance.account import Compliance, Finding, comply
from detente.analysis.compliance.verdict import Verdict

__all__ = ["Compliance", "Finding", "Verdict", "comply"]
