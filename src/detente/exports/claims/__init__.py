"""Claims → text, JSON and CSV."""

from detente.exports.claims.asjson import claims_json, write_claims_json
from detente.exports.claims.page import write_claims
from detente.exports.claims.table import write_claims_csv

__all__ = ["claims_json", "write_claims", "write_claims_csv", "write_claims_json"]
