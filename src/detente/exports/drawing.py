"""A chart → an SVG or PNG file, without a browser and without the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.model.errors import DetenteError

FORMS = ("svg", "png")


class DrawingError(DetenteError):
    """A picture that can't be drawn or written."""


def form_of(path: Path) -> str:
    """`svg` or `png`, by the name of the file. Raises `DrawingError` for another ending."""
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise DrawingError(f"{path}: a picture is SVG or PNG. End its name with .svg or .png")
    return form


def draw(chart: Any, path: Path) -> None:
    """Write an Altair chart to a file. Raises `DrawingError` where it can't be written."""
    import vl_convert

    form, spec = form_of(path), chart.to_json()
    try:
        if form == "svg":
            path.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")
        else:
            path.write_bytes(vl_convert.vegalite_to_png(spec, scale=2))
    except OSError as error:
        raise DrawingError(f"{path} can't be written ({error.strerror}). Name another file") from error
