"""Who asks: the person behind a request, and in which role."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Literal

from starlette.requests import Request

from detente.pages.settings import Settings
from detente.record import Record, Role

COOKIE = "detente"
Proof = Literal["local", "demo", "session", "token", "key", "none", "publishing"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person by name with the role in the record; without a role who has not proved who he is, or is not
    of the record's people. `proof` is what tells who it is, `secret` what the browser keeps.
    """

    name: str
    role: Role | None
    proof: Proof
    secret: str = ""

    @property
    def form_key(self) -> str:
        """What a form has to send back: only pages of this server, shown to this browser, know it."""
        return sha256(f"form {self.secret}".encode()).hexdigest()

    def sent(self, key: str) -> bool:
        """Whether a form was sent from a page that this visitor was shown."""
        return bool(self.secret) and compare_digest(self.form_key, key)

    def may(self, least: Role) -> bool:
        """Whether the role is enough."""
        return self.role is not None and self.role >= least


def shown_by(request: Request, settings: Settings) -> tuple[str, str]:
    """What tells who is behind a request, but for who is all the same on one's own machine."""
    secret = request.cookies.get(COOKIE, "") if settings.asks_for_login else ""
    return secret, request.headers.get("authorization", "")


def visitor_of(request: Request, record: Record, settings: Settings) -> Visitor:
    """Who is behind a request. The role is looked up each time: taken back, it ends at once."""
    secret = request.cookies.get(COOKIE, "")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and not settings.demo:
        name = record.accounts.of_token(token.strip())
        return Visitor(name or "", record.people.role(name) if name else None, "token" if name else "none")
    if settings.publishing:
        return Visitor(record.who, Role.CODER, "publishing", "none")
    if settings.demo:
        return Visitor("visitor", Role.READER, "demo", secret)
    if not settings.asks_for_login:
        return Visitor(record.who, record.people.role(record.who), "local", secret)
    name = record.accounts.of_session(secret) if secret else None
    return Visitor(
        name or "", record.people.role(name) if name else None, "session" if name else "none", secret
    )
