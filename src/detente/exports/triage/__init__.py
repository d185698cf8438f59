"""Verdicts of triage → text, JSON, JSON Lines and CSV."""

from detente.exports.triage.asjson import verdict_json, write_verdicts_json, write_verdicts_jsonl
from detente.exports.triage.judged import Judged
from detente.exports.triage.page import write_verdicts
from detente.exports.triage.table import write_verdicts_csv

__all__ = [
    "Judged",
    "verdict_json",
    "write_verdicts",
    "write_verdicts_csv",
    "write_verdicts_json",
    "write_verdicts_jsonl",
]
