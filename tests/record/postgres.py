"""A PostgreSQL server of the tests' own, from what Debian installs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL is not installed: apt-get install postgresql"
FOLDERS = "/usr/lib/postgresql/*/bin"


def binaries() -> Path | None:
    """The folder of `initdb` and `pg_ctl`; None where there is none."""
    found = sorted(Path("/").glob(f"{FOLDERS.lstrip('/')}/initdb"))
    named = [Path(path)] if (path := shutil.which("initdb")) and shutil.which("pg_ctl") else []
    return next((path.parent for path in (*reversed(found), *named)), None)


@contextmanager
def server() -> Iterator[str]:
    """A running server on a free port of this machine; gives the URL up to the database's name."""
    tools = binaries()
    assert tools, MISSING
    # The server does not run as root, and pytest's folders are root's alone.
    home = Path(tempfile.mkdtemp(prefix="detente-postgres-"))
    as_user = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(home, "nobody")
    data, log = home / "data", home / "log"

    def run(*command: str) -> None:
        done = subprocess.run([*as_user, *command], capture_output=True, text=True, cwd=home)
        assert done.returncode == 0, done.stdout + done.stderr

    run(str(tools / "initdb"), "-D", str(data), "-U", "detente", "-A", "trust", "-E", "UTF8", "--no-sync")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    run(str(tools / "pg_ctl"), "-D", str(data), "-l", str(log), "-o", settings, "-w", "start")
    try:
        yield f"postgresql://detente@127.0.0.1:{port}"
    finally:
        run(str(tools / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(home)
