"""People: who works on the record, in which role, with which tokens."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TextIO

from fastapi import Depends, Form
from starlette.responses import RedirectResponse, Response

from detente.exports.cell import cell
from detente.pages.ask import Ask, Asked
from detente.pages.house import House, house_of
from detente.pages.page import Page, View
from detente.pages.safety.access import known
from detente.pages.safety.visitor import Visitor
from detente.record import Record, Role
from detente.record.accounts import Token
from detente.record.people import Person

Name = Annotated[str, Form(max_length=100)]
RoleName = Annotated[str, Form(max_length=20)]


@dataclass(frozen=True)
class People(View):
    """Everybody, and the tokens that are good."""

    ask: Ask
    people: Sequence[Person]
    tokens: Sequence[Token]
    roles: Sequence[str] = tuple(role.name.lower() for role in Role)

    def values(self) -> Any:
        """Names with roles, and tokens without what they are made of."""
        return {
            "people": [{"name": one.name, "role": one.role.name.lower()} for one in self.people],
            "tokens": [
                {"number": one.number, "name": one.name, "label": one.label, "made_at": one.made_at}
                for one in self.tokens
            ],
        }

    def write_csv(self, out: TextIO) -> None:
        """A line a person."""
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("name", "role"))
        writer.writerows((cell(one.name), one.role.name.lower()) for one in self.people)


def people(ask: Asked) -> People:
    """Who works on the record, in which role."""
    return People(ask, ask.record.people.all(), ask.record.accounts.tokens())


def own(house: Annotated[House, Depends(house_of)], visitor: Annotated[Visitor, Depends(known)]) -> Record:
    """The record in the visitor's name."""
    return house.record.acting_as(visitor.name)


Own = Annotated[Record, Depends(own)]


def add(record: Own, name: Name, role: RoleName) -> Response:
    """Add a person."""
    record.people.add(name.strip(), Role.named(role))
    return RedirectResponse("/people", 303)


def change(record: Own, name: Name, role: RoleName) -> Response:
    """Give a person another role."""
    record.people.change(name, Role.named(role))
    return RedirectResponse("/people", 303)


def password(record: Own, name: Name, password: Annotated[str, Form(max_length=400)]) -> Response:
    """Give a person a password."""
    record.accounts.set_password(name, password)
    return RedirectResponse("/people", 303)


def end_token(record: Own, number: Annotated[int, Form(ge=1, le=2**62)]) -> Response:
    """Take a token back."""
    record.accounts.end_token(number)
    return RedirectResponse("/people", 303)


PAGE = Page(
    "people",
    "/people",
    "People",
    people,
    does="says who works on the record",
    least=Role.ADMIN,
    section="Admin",
    filtered=False,
    actions={"/add": add, "/role": change, "/password": password, "/end-token": end_token},
    acts=Role.ADMIN,
    published=False,
)
