"""ZIP archives: a folder of reports in one file."""

from __future__ import annotations

import posixpath
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from detente.model import UnreadableReportError
from detente.sources.content import Content, outside
from detente.sources.files import refuse_above
from detente.sources.item import Item
from detente.sources.zipcheck import check_archive, check_ratio

_NESTED = (".zip", ".7z", ".rar", ".tar", ".tgz")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True)
class MemberContent(Content):
    """A file inside a ZIP archive; it is read from there, and never unpacked onto the disk."""

    archive: zipfile.ZipFile
    file: str
    """The archive's name."""
    member: str

    @property
    def name(self) -> str:  # type: ignore[override]  # made, not kept
        """`archive.zip!folder/a.txt`."""
        return f"{self.file}!{self.member}"

    @property
    def key(self) -> str:
        """The name: an archive has each but once."""
        return self.name

    def read(self, most: int) -> bytes:
        """The member's bytes."""
        refuse_above(most, self._info().file_size, self.name)
        with _told(self.name), self.archive.open(self.member) as file:
            return file.read()

    @contextmanager
    def _stream(self) -> Iterator[BinaryIO]:
        self._info()
        with _told(self.name):
            file = self.archive.open(self.member)
        with file:
            yield cast("BinaryIO", file)

    def opened(self) -> AbstractContextManager[BinaryIO]:
        """The member as a stream, of which a damaged place raises what `zipfile` raises."""
        return self._stream()

    def beside(self, name: str) -> MemberContent:
        """A member of the same folder of the archive."""
        folder = posixpath.dirname(self.member)
        path = posixpath.normpath(posixpath.join(folder, name.strip().replace("\\", "/")))
        if path.startswith(("../", "/")) or (folder and not path.startswith(f"{folder}/")):
            raise outside(self.name, f"{self.file}!{folder}")
        return MemberContent(self.archive, self.file, path)

    def _info(self) -> zipfile.ZipInfo:
        try:
            info = self.archive.getinfo(self.member)
        except KeyError as error:
            raise UnreadableReportError(self.name, "there is no such file", "Check its name") from error
        check_member(info, self.name)
        return info


@contextmanager
def archive_of(content: Content) -> Iterator[zipfile.ZipFile]:
    """The archive, open; raises `UnreadableReportError` where it is none or is not bounded."""
    with content.opened() as file:
        check_archive(file, content.name)
        with zipfile.ZipFile(file) as archive:
            yield archive


def members(archive: zipfile.ZipFile, name: str) -> Iterator[MemberContent | Item]:
    """The files of the archive by name, and those that can't be taken as the items that say why.

    Hidden files and what macOS adds of its own are left out.
    """
    seen: set[str] = set()
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        path = info.filename
        if info.is_dir() or _hidden(path):
            continue
        member = f"{name}!{path}"
        try:
            if path in seen:
                raise UnreadableReportError(
                    member, "the archive holds two files of that name", "Make it again"
                )
            check_member(info, member)
        except UnreadableReportError as error:
            yield Item(member, error)
        else:
            yield MemberContent(archive, name, path)
        seen.add(path)


def check_member(info: zipfile.ZipInfo, name: str) -> None:
    """Raises `UnreadableReportError` where a member can't be taken as it is."""
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        raise UnreadableReportError(
            name, "its path leads out of the archive", "Make the archive again without it"
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableReportError(
            name, "this is a link, not a file", "Put the file itself into the archive"
        )
    if info.flag_bits & 0x1:
        raise UnreadableReportError(
            name, "it is encrypted", "Unpack the archive yourself and give the folder"
        )
    if path.lower().endswith(_NESTED):
        raise UnreadableReportError(
            name, "an archive inside an archive is not opened", "Unpack it yourself and give the folder"
        )
    check_ratio(info, name)


def _hidden(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part != ".." for part in parts)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise UnreadableReportError(
            name,
            f"the archive is damaged here ({str(error) or type(error).__name__})",
            "Make the archive again",
        ) from error
