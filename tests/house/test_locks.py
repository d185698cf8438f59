"""pip installs what uv installs: both from locks that are in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

Lock = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def packages(root: Path) -> Lock:
    """The entries of uv.lock by name; a name has several where versions differ by platform."""
    found: Lock = {}
    for entry in tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]:
        found.setdefault(entry["name"], []).append(entry)
    return found


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def closure(packages: Lock, wanted: Iterable[dict[str, Any]]) -> set[str]:
    """Every package that those dependencies need, themselves included."""
    seen: set[tuple[str, str]] = set()
    queue = [(need["name"], extra) for need in wanted for extra in ("", *need.get("extra", ()))]
    while queue:
        name, extra = queue.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for entry in packages[name]:
            needs = (
                entry.get("optional-dependencies", {}).get(extra, [])
                if extra
                else entry.get("dependencies", [])
            )
            queue += [(need["name"], more) for need in needs for more in ("", *need.get("extra", ()))]
    return {name for name, _ in seen}


def pinned(path: Path) -> dict[tuple[str, str], set[str]]:
    """Name and version to hashes, from a file of requirements."""
    pins: dict[tuple[str, str], set[str]] = {}
    for block in re.split(r"(?<!\\)\n", path.read_text(encoding="utf-8")):
        if block.strip():
            name, version = re.match(r"([\w.-]+)==([^\s;]+)", block).groups()  # type: ignore[union-attr]
            pins[canonicalize_name(name), version] = set(re.findall(r"--hash=(sha256:\w+)", block))
    return pins


@pytest.mark.parametrize(
    ("file", "groups"), [("requirements.lock", ()), ("requirements-dev.lock", ("dev", "docs"))]
)
def test_the_locks_for_pip_say_what_uv_lock_says(
    root: Path, packages: Lock, file: str, groups: tuple[str, ...]
) -> None:
    (own,) = packages["detente"]
    wanted = own["dependencies"] + [need for group in groups for need in own["dev-dependencies"][group]]
    pins = pinned(root / file)
    assert {name for name, _ in pins} == closure(packages, wanted), "`make lock` writes them anew"
    for (name, version), hashes in pins.items():
        (entry,) = (entry for entry in packages[name] if entry["version"] == version)
        files = [*entry.get("wheels", ()), *([entry["sdist"]] if "sdist" in entry else ())]
        assert hashes == {item["hash"] for item in files}, f"`make lock` writes {name} anew"


def test_uv_lock_has_what_pyproject_asks_for(packages: Lock, project: dict[str, Any]) -> None:
    (own,) = packages["detente"]
    asked = [Requirement(line) for line in project["project"]["dependencies"]]
    locked = {
        (need["name"], need.get("specifier", ""))
        for need in own["metadata"]["requires-dist"]
        if "extra ==" not in need.get("marker", "")
    }
    assert {canonicalize_name(need.name) for need in asked} == {name for name, _ in locked}
    for name, specifier in locked:
        (need,) = (need for need in asked if canonicalize_name(need.name) == name)
        assert need.specifier == Requirement(f"{name}{specifier}").specifier, "`make lock` writes it anew"


def test_everything_comes_from_the_public_index(packages: Lock) -> None:
    sources = {entry["source"].get("registry") for entries in packages.values() for entry in entries}
    assert sources == {"https://pypi.org/simple", None}


def test_a_run_needs_no_torch(root: Path) -> None:
    names = {name for name, _ in pinned(root / "requirements.lock")}
    assert names.isdisjoint({"torch", "transformers", "ray"})
