"""Charts that an export made for white paper → specifications for a page of any width, light or dark."""

from __future__ import annotations

from typing import Any

from detente.exports.compliance.charts import AROUND_COLOUR, INSIDE, MISSED, TRUCE
from detente.pages.charts import specification

_COLOURS = {
    INSIDE: "#d2601f",
    AROUND_COLOUR: "#7d8b9c",
    TRUCE: "#d2601f33",
    "#dbeafe": "#5b8fd933",
    MISSED: "#8a94a055",
    "#0f172a": "#7d8b9c",
}
"""A colour on paper → one that shows on white and on black."""


def on_page(chart: Any) -> dict[str, Any]:
    """The chart without its title, which the page gives as text, as wide as there is room."""
    made: dict[str, Any] = _coloured(specification(chart))
    made.pop("title", None)
    made["width"] = "container"
    return made


def _coloured(value: Any) -> Any:
    match value:
        case dict():
            return {key: _coloured(one) for key, one in value.items()}
        case list():
            return [_coloured(one) for one in value]
        case str():
            return _COLOURS.get(value, value)
    return value
