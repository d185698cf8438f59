"""The trace of a field → its step, its cue and the reason, as the reader wrote them down."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTS = re.compile(r"(?P<step>[^:]*): (?P<rest>.*)", re.DOTALL)
_REASON = re.compile(r"(?:(?P<cue>.*\S) )?\((?P<reason>[^()]+)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Told:
    """What a trace tells: `step, rule: cue (reason)`, of which any part may be missing."""

    step: str = ""
    cue: str = ""
    reason: str = ""


def told(trace: str) -> Told:
    """The parts of a trace. One without a step is all cue."""
    parts = _PARTS.fullmatch(trace)
    step, rest = (parts["step"], parts["rest"]) if parts else ("", trace)
    reason = _REASON.fullmatch(rest)
    if reason is None:
        return Told(step.strip(), rest.strip())
    return Told(step.strip(), (reason["cue"] or "").strip(), reason["reason"].strip())
