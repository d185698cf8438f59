"""`detente users`: who works on a record, in which role."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import records

users = typer.Typer(
    no_args_is_help=True,
    help="Say who works on a record: readers read, coders add and judge, reviewers settle, admins say who.",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The person's name.")]
RoleName = Annotated[str, typer.Argument(metavar="ROLE", help="reader, coder, reviewer or admin.")]


@users.command("list")
def list_users(where: records.Where = None) -> None:
    """List everybody, with the role."""
    from detente.exports.clean import one_line

    with records.opened(where) as record:
        for person in record.people.all():
            typer.echo(f"{person.role.name.lower():10}{one_line(person.name)}")


@users.command("add")
def add_user(
    name: Name,
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader, coder, reviewer or admin.")] = "coder",
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Add a person. Only an admin may; who made the record is one."""
    from detente.record import Role

    with records.opened(where, who) as record:
        record.people.add(name, Role.named(role))


@users.command("role")
def change_role(name: Name, role: RoleName, where: records.Where = None, who: records.Who = None) -> None:
    """Give a person another role. Only an admin may."""
    from detente.record import Role

    with records.opened(where, who) as record:
        record.people.change(name, Role.named(role))
