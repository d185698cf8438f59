"""What is to be read, wherever its bytes are: a file on the disk, or bytes at hand."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from detente.model import UnreadableReportError
from detente.sources.files import open_file, read_bytes, refuse_above


class Content(ABC):
    """A named run of bytes. Its methods raise `UnreadableReportError` where the bytes can't be had."""

    name: str
    """What it is called in messages, the same in every run: `folder/a.txt`, `a.zip!b.csv`, a URL."""
    url: str | None = None
    """The address from which it was fetched."""
    media_type: str = ""
    """What the server said that it is: `text/html; charset=utf-8`."""

    @property
    def suffix(self) -> str:
        """The ending of its name in lower case, such as `.csv`; "" without one."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    @abstractmethod
    def key(self) -> str:
        """Equal for two contents that are the same file."""

    @abstractmethod
    def read(self, most: int) -> bytes:
        """All bytes, refused where there are more than `most`."""

    @abstractmethod
    def opened(self) -> AbstractContextManager[BinaryIO]:
        """The bytes as a stream, for what is too large to hold."""

    @abstractmethod
    def beside(self, name: str) -> Content:
        """The file that a table names. It must lie where the table does, or below: a table from elsewhere
        must not fetch what else is on the machine.
        """


@dataclass(frozen=True)
class FileContent(Content):
    """A file on the disk."""

    path: Path
    name: str

    @property
    def key(self) -> str:
        """The file's real path."""
        return str(self.path.resolve())

    def read(self, most: int) -> bytes:
        """The file's bytes."""
        return read_bytes(self.path, self.name, most)

    def opened(self) -> AbstractContextManager[BinaryIO]:
        """The open file."""
        return open_file(self.path, self.name)

    def beside(self, name: str) -> FileContent:
        """A file of the same folder."""
        folder = self.path.parent.resolve()
        path = (folder / name.strip()).resolve()
        if not path.is_relative_to(folder):
            raise outside(self.name, str(folder))
        return FileContent(path, str(path))


@dataclass(frozen=True)
class BytesContent(Content):
    """Bytes that came without a file: standard input, or a page that was fetched."""

    raw: bytes
    name: str
    ending: str = ""
    """What they are, as the ending that a file of them would have."""
    url: str | None = None
    media_type: str = ""

    @property
    def suffix(self) -> str:
        """The ending that a file would have."""
        return self.ending

    @property
    def key(self) -> str:
        """The name: there is nothing else by which to know them."""
        return self.name

    def read(self, most: int) -> bytes:
        """The bytes."""
        refuse_above(most, len(self.raw), self.name)
        return self.raw

    def opened(self) -> AbstractContextManager[BinaryIO]:
        """The bytes as a stream."""
        return io.BytesIO(self.raw)

    def beside(self, name: str) -> FileContent:
        """A file of the folder in which the command runs, for a table that came on standard input."""
        if self.url:
            raise UnreadableReportError(
                self.name, "a fetched table can't name files", "Save it beside its files and give the folder"
            )
        return FileContent(Path(self.name), self.name).beside(name)


def outside(table: str, folder: str) -> UnreadableReportError:
    """The error of a table that names a file elsewhere."""
    return UnreadableReportError(
        table, "the file lies outside the table's folder", f"Keep the files of a table in {folder}"
    )
