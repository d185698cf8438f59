"""What is shipped: every file of the package, its licence and one version."""

from __future__ import annotations

import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling import build

import detente


@pytest.fixture(scope="module", autouse=True)
def _at_the_root(root: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        yield


def package_files(root: Path) -> set[str]:
    """Code and data of the package, as paths below src/."""
    source = root / "src"
    return {
        str(path.relative_to(source))
        for path in (source / "detente").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_file_of_the_package(root: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / build.build_wheel(str(tmp_path))) as wheel:
        names = set(wheel.namelist())
    assert {name for name in names if name.startswith("detente/")} == package_files(root)
    info = f"detente-{detente.__version__}.dist-info"
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/NOTICE", f"{info}/entry_points.txt"} <= names


def test_the_source_archive_can_be_built_and_tested(root: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / build.build_sdist(str(tmp_path))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"src/{name}" for name in package_files(root)} <= names
    assert {
        "Makefile",
        "pyproject.toml",
        "uv.lock",
        "requirements.lock",
        "README.md",
        "tests/conftest.py",
    } <= names


def test_the_changelog_knows_the_version(root: Path) -> None:
    assert f"## [{detente.__version__}]" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_is_written_once(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert project["dynamic"] == ["version"]
