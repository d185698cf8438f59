"""`detente schema`: the contract of a reading."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a reading, which every JSON file of Detente holds to."""
    import json

    from detente.model import schema as schema_of_reading

    typer.echo(json.dumps(schema_of_reading(), indent=2, ensure_ascii=False))
