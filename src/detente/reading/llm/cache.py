"""Answers on the disk, so that the same question is paid for once.

A file holds what the server wrote and what it took, and nothing of who asked: no key, no address. Its name is
a hash of all that the answer depends on.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 256_000_000
"""The answers together; the least recently used go first."""
_LONGEST = 4_000_000
_EVERY = 64
"""How many new answers there are between two looks at the size of the folder."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer. `cut` says that it broke off at its longest length."""

    text: str
    cut: bool = False


def cache_folder() -> Path:
    """Where answers are kept: beside the gazetteer, or in `DETENTE_CACHE`."""
    from detente.knowledge.gazetteer import gazetteer_path

    return gazetteer_path().parent / "llm"


def key_of(model: str, url: str, messages: Sequence[str], schema: str, mode: str, answer: int) -> str:
    """The hash of the text, the prompt, the schema, the form asked for, the model and the longest answer."""
    asked = json.dumps([model, url, list(messages), schema, mode, answer], ensure_ascii=False)
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """Answers by key in a folder that only its owner may read. One that is damaged is as good as none."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most = most
        self._new = 0

    def get(self, key: str) -> Reply | None:
        """The answer under a key; None where there is none."""
        path = self._path(key)
        try:
            if path.stat().st_size > _LONGEST:
                return None
            found = json.loads(path.read_text(encoding="utf-8"))
            reply = Reply(str(found["text"]), bool(found["cut"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the least recently used goes first
        return reply

    def put(self, key: str, reply: Reply) -> None:
        """Keep an answer. Where the folder can't be written it is not kept, and that is all."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.folder.chmod(0o700)
            # A temporary file is made with 0600, and takes its name in one step.
            handle, made = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as stream:
                    json.dump({"text": reply.text, "cut": reply.cut}, stream)
                Path(made).replace(path)
            except BaseException:
                Path(made).unlink(missing_ok=True)
                raise
            self._new += 1
            if self._new % _EVERY == 1:
                self._bound()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"

    def _bound(self) -> None:
        found = []
        for path in self.folder.glob("??/*.json"):
            with contextlib.suppress(OSError):
                told = path.stat()
                found.append((told.st_mtime, told.st_size, path))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self._most:
                return
            path.unlink(missing_ok=True)
            total -= size
