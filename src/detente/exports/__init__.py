"""Readings → files and text: a format a file."""

from detente.exports.jsonfile import to_json, write_json, write_jsonl
from detente.exports.story import story, write_story

__all__ = ["story", "to_json", "write_json", "write_jsonl", "write_story"]
