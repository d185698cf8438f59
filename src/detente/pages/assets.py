"""The server's own files: styles, scripts and lines, each under an address that holds its hash."""

from __future__ import annotations

import mimetypes
from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.responses import Response

_FOLDERS = ("static", "static/vendor")
_TYPES = (".js", ".css", ".json", ".svg")


@cache
def addresses() -> dict[str, str]:
    """Name of a file → its address, `/assets/0123456789ab/app.css`."""
    return {
        name: f"/assets/{sha256(content).hexdigest()[:12]}/{name}" for name, content in _contents().items()
    }


def address(name: str) -> str:
    """The address of a file. Raises `KeyError` for one that there is not."""
    return addresses()[name]


def content(name: str) -> bytes:
    """The bytes of a file. Raises `KeyError` for one that there is not."""
    return _contents()[name]


def asset(digest: str, name: str) -> Response:
    """A file, which a browser may keep for ever: another content has another address."""
    found = _contents().get(name)
    if found is None or addresses()[name] != f"/assets/{digest}/{name}":
        return Response("There is no such file.", 404, media_type="text/plain")
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(found, media_type=media, headers={"Cache-Control": "public, max-age=31536000, immutable"})


@cache
def _contents() -> dict[str, bytes]:
    found = {}
    for folder in _FOLDERS:
        for file in files("detente.pages").joinpath(*folder.split("/")).iterdir():
            if file.is_file() and file.name.endswith(_TYPES) and file.name != "manifest.json":
                found[file.name] = file.read_bytes()
    return found
