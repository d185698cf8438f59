"""`detente serve` and the accounts that it needs, from the command line."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from detente.cli.app import app
from detente.record import open_record

RUN = "from detente.cli import main; main()"


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Where an empty record lies, Ada's."""
    where = str(tmp_path / "record.db")
    open_record(where, who="Ada", create=True).close()
    return where


def run(*arguments: str, given: str | None = None) -> str:
    """What a command prints. It has to end well."""
    result = CliRunner().invoke(app, list(arguments), input=given)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_record_is_served_until_it_is_stopped(place: str) -> None:
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", RUN, "serve", "--record", place, "--as", "Ada", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as server:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        answer = asked(f"http://127.0.0.1:{port}/reports.json")
        server.send_signal(signal.SIGINT)
        server.wait(20)
    assert answer == {"page": 1, "more": False, "reports": []}


def asked(address: str) -> object:
    """The answer of a server that may still be starting."""
    until = time.monotonic() + 30
    while True:
        try:
            return httpx.get(address).json()
        except httpx.ConnectError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def test_others_are_not_served_before_somebody_can_log_in(place: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--record", place, "--host", "0.0.0.0"])
    assert result.exit_code == 1
    assert "detente users password" in str(result.exception)


def test_a_password_comes_from_a_pipe_and_tokens_are_listed_and_taken_back(place: str) -> None:
    where = ("--record", place, "--as", "Ada")
    run("users", "password", "Ada", *where, given="a password of some length\n")
    secret = run("users", "token", "Ada", "weekly export", *where).strip()
    with open_record(place, who="Ada") as record:
        assert record.accounts.is_right("Ada", "a password of some length")
        assert record.accounts.of_token(secret) == "Ada"
    listed = run("users", "tokens", "--record", place)
    assert "Ada: weekly export" in listed
    assert secret not in listed
    run("users", "end-token", listed.split()[0], *where)
    assert run("users", "tokens", "--record", place) == ""
