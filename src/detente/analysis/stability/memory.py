"""How much memory a model's tables take, and how much is free."""

from __future__ import annotations

import os
from pathlib import Path

from detente.analysis.stability.errors import TooLargeError
from detente.analysis.stability.model import GraphForm, Model

BYTES_A_STATE = 56
BYTES_A_STATE_AND_MAKER = 33
BYTES_A_STATE_AND_LISTER = 80
"""Of a state and decision maker where moves are listed: in graph form, and in option form with orders."""
BYTES_A_MOVE = 8
BYTES_A_MOVE_OF_A_GRAPH = 24
"""A graph holds its moves as numbers of Python besides."""
LARGEST = 30
"""Options beyond which the index of a state does not fit into the tables."""

_LIMITS = (
    ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
    ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"),
)


def needed(model: Model) -> int:
    """The bytes that the tables of all states take at most."""
    makers, form = len(model.makers), model.form
    if isinstance(form, GraphForm):
        moves = sum(len(targets) for mine in form.moves for targets in mine)
        states = BYTES_A_STATE + BYTES_A_STATE_AND_LISTER * makers
        return len(form.labels) * states + BYTES_A_MOVE_OF_A_GRAPH * moves
    if not form.orders:
        return (BYTES_A_STATE + BYTES_A_STATE_AND_MAKER * makers) << len(form.options)
    moves = sum((1 << form.own(i).bit_count()) - 1 for i in range(makers))
    return (BYTES_A_STATE + BYTES_A_STATE_AND_LISTER * makers + BYTES_A_MOVE * moves) << len(form.options)


def free() -> int:
    """The bytes that can be taken: of the machine, or of the container where that is less."""
    found = [_available()]
    for limit, used in _LIMITS:
        try:
            most, now = Path(limit).read_text("ascii").strip(), Path(used).read_text("ascii").strip()
        except OSError:
            continue
        if most.isdecimal() and now.isdecimal():
            found.append(int(most) - int(now))
    return max(0, min(found))


def ask(model: Model) -> None:
    """Refuse a model whose tables do not fit.

    Raises:
        TooLargeError: they do not; the message holds both figures and the remedy.
    """
    size, left = needed(model), free()
    beyond = not isinstance(model.form, GraphForm) and len(model.form.options) > LARGEST
    if not beyond and size <= left:
        return
    what = (
        f"{len(model.form.labels):,} states"
        if isinstance(model.form, GraphForm)
        else f"{len(model.form.options)} options, 2^{len(model.form.options)} states"
    )
    raise TooLargeError(
        f"The model has {what}; its tables take {in_words(size)}, {in_words(left)} are free. "
        "Check one state at a time with --state, which needs no tables, or leave options out."
    )


def in_words(size: int) -> str:
    """`412 MB`, `3.1 GB`, `1,100 TB`."""
    for unit, power in (("TB", 12), ("GB", 9)):
        if size >= 10**power:
            value = size / 10**power
            if value >= 10**7:
                return f"over {10**7:,} {unit}"
            return f"{value:,.1f} {unit}" if value < 100 else f"{value:,.0f} {unit}"
    return f"{max(1, round(size / 10**6))} MB"


def _available() -> int:
    try:
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 4 * 10**9
