"""Drafts of models → YAML and JSON that `detente stability` reads; changes → text and JSON."""

from detente.exports.drafting.asfile import write_draft, write_draft_json
from detente.exports.drafting.changed import write_changes, write_changes_json

__all__ = ["write_changes", "write_changes_json", "write_draft", "write_draft_json"]
