"""Cue files: the words by which the reader knows what it reads, as YAML."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import yaml

from detente.model import KnowledgeError


@functools.cache
def cues(name: str) -> Any:
    """The cue file `name`.yaml as plain data. Raises `KnowledgeError` where it is missing or malformed."""
    file = resources.files(__package__) / f"{name}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(file.read_text("utf-8"), Loader=loader)
    except FileNotFoundError:
        raise KnowledgeError(f"there is no cue file {name}.yaml") from None
    except yaml.YAMLError as error:
        raise KnowledgeError(f"cue file {name}.yaml can't be read: {error}") from error
