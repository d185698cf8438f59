"""The trained models that ship in the wheel, each with its card: how it was made and how good it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from detente.model import DetenteError

FILES = (
    "encoder.onnx",
    "tokenizer.json",
    "quotations.onnx",
    "quotations.npz",
    "events.onnx",
    "events.npz",
    "wordings.npz",
    "addressees.json",
    "stakes.npz",
)


def model_file(name: str) -> Path:
    """The path of a model's file. Raises `DetenteError` where the wheel was installed without it."""
    path = Path(str(resources.files(__name__).joinpath(name)))
    if not path.is_file():
        raise DetenteError(
            f"the model file {name} is missing from {path.parent}. Install the wheel again, or read with the "
            "rules alone (--rules-only)"
        )
    return path


@cache
def clue_weights(name: str) -> Mapping[str, float]:
    """The weight of each clue in a model's JSON file; a clue that is not there weighs nothing."""
    loaded: dict[str, float] = json.loads(model_file(name).read_text(encoding="utf-8"))["weights"]
    return loaded


def has_models() -> bool:
    """Whether the encoder and its heads are there; a wheel may be installed without them."""
    folder = resources.files(__name__)
    return all(folder.joinpath(name).is_file() for name in FILES)
