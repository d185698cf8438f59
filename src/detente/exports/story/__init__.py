"""The text form of a reading, for a person: the story first, then tables, then who said what."""

from detente.exports.story.page import story, write_story

__all__ = ["story", "write_story"]
