"""Page → a vector for each word, by the shared encoder: what every trained head reads from."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnxruntime

from detente.knowledge.models import model_file
from detente.reading.local.encoder.windows import windows
from detente.reading.local.encoder.words import Word, laid_out, words_of

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Encoded:
    """The words of a text with what the encoder makes of them. Computed once a report."""

    words: tuple[Word, ...]
    windows: tuple[tuple[int, int], ...]
    """Ranges of words that the encoder saw together."""
    states: Vectors
    """A row of 384 numbers for each word: that of its first piece."""


def encode(text: str, paragraphs: Sequence[tuple[int, int]]) -> Encoded:
    """The words of a text and their vectors. Raises `DetenteError` where the model's files are missing."""
    words = words_of(text, paragraphs)
    ranges = windows(text, words)
    rows = [_states(words[first:last]) for first, last in ranges]
    states = np.concatenate(rows) if rows else np.zeros((0, 0), np.float32)
    return Encoded(tuple(words), tuple(ranges), states)


def _states(words: Sequence[Word]) -> Vectors:
    pieces, features, firsts = laid_out(words)
    inputs = {"pieces": np.array([pieces], np.int64), "features": np.array([features], np.int64)}
    (states,) = session("encoder.onnx").run(["states"], inputs)
    rows: Vectors = states[0][firsts]
    return rows


@functools.cache
def tables(name: str) -> dict[str, Vectors]:
    """The small tables of a model's `.npz` file, loaded once a process."""
    with np.load(model_file(name)) as table:
        return {key: table[key].astype(np.float32) for key in table.files}


def linear(states: Vectors, table: dict[str, Vectors], name: str) -> Vectors:
    """Scores words × labels, by the table's `NAME.weight` and `NAME.bias`."""
    # Not "@": where others compute too, its threads wait for each other longer than the sum takes.
    made: Vectors = np.einsum("wh,lh->wl", states, table[f"{name}.weight"]) + table[f"{name}.bias"]
    return made


@functools.cache
def session(name: str) -> onnxruntime.InferenceSession:
    """The graph of a model's file, loaded once a process."""
    options = onnxruntime.SessionOptions()
    # One thread: the same figures on every machine, and several readers side by side do not get in their way.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model_file(name)), options, providers=["CPUExecutionProvider"])
