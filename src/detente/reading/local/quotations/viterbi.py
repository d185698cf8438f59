"""The best sequences of labels under scores and transitions, many at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def best_paths(scores: Sequence[Scores], moves: Scores, first: Scores) -> list[list[int]]:
    """For each table of scores (words × labels) the labels with the highest sum (Viterbi 1967).

    `moves` is label before × label, `first` what each label gets at the start.
    """
    if not scores:
        return []
    lengths = [len(table) for table in scores]
    longest = max(lengths)
    padded = np.zeros((longest, len(scores), len(first)), np.float32)
    for index, table in enumerate(scores):
        padded[: len(table), index] = table
    best = padded + 0
    back = np.zeros(padded.shape, np.intp)
    if longest:
        best[0] += first
    for at in range(1, longest):
        through = best[at - 1][:, :, None] + moves
        back[at] = through.argmax(axis=1)
        best[at] += through.max(axis=1)
    return [_path(best[:, i], back[:, i], length) for i, length in enumerate(lengths)]


def _path(best: Scores, back: npt.NDArray[np.intp], length: int) -> list[int]:
    if not length:
        return []
    label = int(best[length - 1].argmax())
    path = [label]
    for step in back[length - 1 : 0 : -1].tolist():
        label = step[label]
        path.append(label)
    return path[::-1]


def stretches(path: Sequence[int], begins: int) -> list[tuple[int, int]]:
    """The ranges that open with the label `begins` and go on with the next one."""
    found: list[tuple[int, int]] = []
    for index, label in enumerate(path):
        if label == begins:
            found.append((index, index + 1))
        elif label == begins + 1 and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
    return found
