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


@users.command("password")
def set_password(name: Name, where: records.Where = None, who: records.Who = None) -> None:
    """Give a person a password for serve; it is asked for, or read from standard input. It ends sessions."""
    import sys

    secret = (
        typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        if sys.stdin.isatty()
        else sys.stdin.readline().rstrip("\n")
    )
    with records.opened(where, who) as record:
        record.accounts.set_password(name, secret)


@users.command("token")
def make_token(
    name: Name,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What it is for.")],
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Make a token for programs that ask serve, and print it. It is shown this once."""
    with records.opened(where, who) as record:
        typer.echo(record.accounts.make_token(name, label))


@users.command("tokens")
def list_tokens(where: records.Where = None) -> None:
    """List the tokens that are good, without what they are made of."""
    from detente.exports.clean import one_line

    with records.opened(where) as record:
        for one in record.accounts.tokens():
            typer.echo(f"{one.number:5} {one.made_at[:10]}  {one_line(one.name)}: {one_line(one.label)}")


@users.command("end-token")
def end_token(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As users tokens lists it.")],
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Take a token back."""
    with records.opened(where, who) as record:
        record.accounts.end_token(number)
