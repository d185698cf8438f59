"""What tells one answer from every other, so that a browser which has it is not sent it again."""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request

from detente import __version__
from detente.pages.safety.visitor import Visitor


def tag_of(request: Request, visitor: Visitor, *state: object) -> str:
    """The ETag of an answer: which state of the record it is of, to whom and under which address."""
    parts = (__version__, state, str(request.url), visitor, request.headers.get("hx-request"))
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:24]}"'


def has(request: Request, tag: str) -> bool:
    """Whether a browser has the answer already. One that is to be given a secret is answered in full."""
    given = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return tag in given and not hasattr(request.state, "new_secret")
