"""Saves tables of weights for clues as `reading/local/clue_table.py` loads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[Any]


def save(path: Path, names: Sequence[str], weights: Table, bias: Table, lightest: float = 0.0) -> None:
    """Weights as whole numbers of a hundred and twenty-seventh of the largest of their label.

    Clues none of whose weights is `lightest` or more are left out.
    """
    kept = np.abs(weights).max(axis=1) >= lightest
    scale = np.abs(weights).max(axis=0) / 127 + 1e-9
    letters = "\n".join(name for name, keep in zip(names, kept, strict=True) if keep).encode()
    np.savez_compressed(
        path,
        clues=np.frombuffer(letters, np.uint8),
        weights=np.rint(weights[kept] / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=bias.astype(np.float32),
    )
