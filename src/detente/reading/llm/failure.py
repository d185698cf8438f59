"""What became of a request that gave no answer."""

from __future__ import annotations

import re

_LONGEST = 200
_KEYLIKE = re.compile(r"\b(?:sk|pk|key|hf|gsk|xai)[-_][\w*-]{6,}|\bBearer\s+\S+", re.I)


class Failure(Exception):  # noqa: N818 - it is caught and told, and never seen by a user
    """A request failed. `again` says whether it may do better, `wait` how many seconds the server asks for,
    `charged` whether it may have cost something, `format_unknown` whether the server knows no such format.
    """

    def __init__(
        self,
        problem: str,
        *,
        again: bool = False,
        wait: float | None = None,
        charged: bool = False,
        format_unknown: bool = False,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.again = again
        self.wait = wait
        self.charged = charged
        self.format_unknown = format_unknown


def tidy(said: str, key: str | None) -> str:
    """What a server said, in one short line and without the key or anything that looks like one."""
    said = said.encode("utf-8", "replace").decode()
    if key:
        said = said.replace(key, "…")
    said = " ".join(_KEYLIKE.sub("…", said).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
