"""Passwords, sessions and tokens: what is kept of them opens nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from detente.record import NotAllowedError, Record, RecordError, UnknownEntryError
from detente.record.schema import passwords, sessions, tokens

PASSWORD = "a password of some length"


def test_a_password_is_known_by_its_hash_alone(record: Record) -> None:
    record.accounts.set_password("Carl", PASSWORD)
    assert record.accounts.is_right("Carl", PASSWORD)
    assert not record.accounts.is_right("Carl", PASSWORD + " ")
    assert not record.accounts.is_right("Nobody", PASSWORD)
    with record._store.read() as connection:
        (hashed,) = connection.execute(select(passwords.c.hash)).scalars()
    assert hashed.startswith("$argon2id$")


@pytest.mark.parametrize("password", ["short", "x" * 201, ""])
def test_a_password_has_a_length(password: str, record: Record) -> None:
    with pytest.raises(RecordError, match="10 to 200 characters"):
        record.accounts.set_password("Carl", password)


def test_a_session_ends_when_it_is_ended_and_when_the_password_changes(record: Record) -> None:
    first, second = record.accounts.begin_session("Carl"), record.accounts.begin_session("Carl")
    assert record.accounts.of_session(first) == "Carl"
    with record._store.read() as connection:
        assert first not in set(connection.execute(select(sessions.c.hash)).scalars())
    record.accounts.end_session(first)
    assert record.accounts.of_session(first) is None
    record.accounts.set_password("Carl", PASSWORD)
    assert record.accounts.of_session(second) is None


def test_a_token_is_good_until_it_is_taken_back(record: Record) -> None:
    secret = record.accounts.make_token("Carl", "weekly export")
    assert record.accounts.of_token(secret) == "Carl"
    (made,) = record.accounts.tokens()
    assert (made.name, made.label) == ("Carl", "weekly export")
    with record._store.read() as connection:
        assert secret not in set(connection.execute(select(tokens.c.hash)).scalars())
    record.accounts.end_token(made.number)
    assert record.accounts.of_token(secret) is None
    with pytest.raises(UnknownEntryError):
        record.accounts.end_token(made.number)


def test_people_see_to_their_own_and_admins_to_everybodys(record: Record) -> None:
    own = record.acting_as("Carl").accounts
    own.set_password("Carl", PASSWORD)
    own.make_token("Carl", "mine")
    for refused in (lambda: own.set_password("Ada", PASSWORD), lambda: own.make_token("Ada", "hers")):
        with pytest.raises(NotAllowedError):
            refused()
    with pytest.raises(UnknownEntryError):
        record.accounts.set_password("Nobody", PASSWORD)


def test_what_happens_to_accounts_is_logged_without_secrets(record: Record) -> None:
    record.accounts.set_password("Carl", PASSWORD)
    record.accounts.make_token("Carl", "weekly export")
    told = [(one.who, one.what, one.after) for one in record.newest_changes(2)]
    assert told == [("Ada", "token made", "weekly export"), ("Ada", "password set", None)]
