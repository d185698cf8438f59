"""The JSON Schema of a reading, as the contract that every JSON file of the project holds to."""

from __future__ import annotations

from typing import Any

from detente.model.reading import Reading

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one reading as it is written: every key present."""
    return {"$schema": DIALECT, **Reading.model_json_schema(by_alias=True, mode="serialization")}
