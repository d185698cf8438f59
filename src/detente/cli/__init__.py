"""The command line: a file a verb."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `detente` with the arguments of the process. An error that stops it all is told in a line."""
    from detente.cli.app import app

    try:
        app(prog_name="detente")
    except Exception as error:
        from detente.cli.errors import tell
        from detente.model import DetenteError

        if not isinstance(error, DetenteError):
            raise
        tell(error)
        sys.exit(1)
