"""Labels of many states at once."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.stability.model import GraphForm, OptionForm


def label_value(label: str) -> str | int:
    """The label as the model file wrote it: a whole number where it looks like one."""
    return int(label) if re.fullmatch(r"0|[1-9]\d{0,17}", label) else label


def labels(form: OptionForm | GraphForm, states: NDArray[np.intp]) -> NDArray[Any]:
    """The labels of states, as `label_of` gives them, in an array of strings."""
    if isinstance(form, GraphForm):
        return np.array(form.labels, dtype=object)[states]
    count = len(form.options)
    signs = np.empty((states.size, count), dtype="S1")
    for k in range(count):
        signs[:, k] = np.where(states >> k & 1, b"Y", b"N")
    found = signs.view(f"S{count}").ravel().astype(str).astype(object)
    if form.names:
        for at, state in enumerate(states.tolist()):
            if state in form.names:
                found[at] = form.names[state]
    return found
