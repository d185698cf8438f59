"""The folder of a site: new, empty, or of an earlier site of ours; written whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from detente.exports.target import beside, told
from detente.pages.publishing.errors import PublishError

RECORD = "site.json"
"""What a site says of itself, with the names of its files."""
MAKER = "detente publish"


def check(path: Path) -> None:
    """Raises `PublishError` where a site may not be written there."""
    if path.exists() and not path.is_dir():
        raise PublishError(f"{path} is a file. Name a folder.")
    if not path.is_dir() or not any(path.iterdir()):
        return
    foreign = sorted(_inside(path) - _own(path))
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise PublishError(
            f"{path} holds what no earlier site of Detente brought: {foreign[0]}{more}. Name another folder."
        )


@contextmanager
def whole_site(path: Path) -> Iterator[Path]:
    """A folder that becomes `path` when the block ends well, in place of the site that is there, and leaves
    no trace otherwise. Raises `PublishError` where `path` holds anything else, `ExportError` where it can't
    be written.
    """
    check(path)
    path = path.resolve()
    new, old = beside(path), beside(path)
    try:
        with told(path):
            new.mkdir(parents=True)
        yield new
        check(path)
        with told(path):
            if path.is_dir():
                path.rename(old)
            try:
                new.rename(path)
            except OSError:
                if old.is_dir():
                    old.rename(path)
                raise
    finally:
        for left in (new, old):
            with suppress(FileNotFoundError):
                shutil.rmtree(left)


def _inside(path: Path) -> set[str]:
    return {one.relative_to(path).as_posix() for one in path.rglob("*") if not one.is_dir()}


def _own(path: Path) -> set[str]:
    """The files that a site of ours says it brought; nothing where there is none."""
    try:
        said = json.loads((path / RECORD).read_text("utf-8"))
        if said["made_by"] == MAKER:
            return {RECORD, *said["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return set()
