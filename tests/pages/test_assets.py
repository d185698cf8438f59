"""The files of other projects are those that were written down, each with its licence."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.pages.assets import address, addresses
from docs.make_assets import ASSETS, PAGES, TESTS, Asset

FREE = {"0BSD", "BSD-3-Clause", "ISC", "MIT", "Apache-2.0"}


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset.name)
def test_a_file_is_the_one_that_was_written_down(asset: Asset) -> None:
    rows = {row["file"]: row for row in json.loads((asset.folder / "manifest.json").read_text("utf-8"))}
    row = rows[asset.name]
    assert (row["version"], row["licence"]) == (asset.version, asset.licence)
    assert sha256((asset.folder / asset.name).read_bytes()).hexdigest() == row["sha256"]
    assert (asset.folder / "licences" / f"{asset.package}.txt").stat().st_size > 100


def test_nothing_else_lies_beside_them() -> None:
    for folder in (PAGES, TESTS):
        known = {asset.name for asset in ASSETS if asset.folder == folder} | {"manifest.json", "licences"}
        assert {path.name for path in folder.iterdir()} == known


def test_what_is_shipped_is_under_a_permissive_licence() -> None:
    assert {asset.licence for asset in ASSETS if asset.folder == PAGES} <= FREE


def test_an_asset_is_kept_for_ever_under_its_hash(local: TestClient) -> None:
    for name in addresses():
        response = local.get(address(name))
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
    assert local.get("/assets/000000000000/app.css").status_code == 404
    assert local.get("/assets/..%2f..%2f/app.py").status_code == 404


def test_own_scripts_evaluate_nothing(root: Path) -> None:
    for name in ("app.js", "charts.js", "map.js"):
        text = (root / "src/detente/pages/static" / name).read_text("utf-8")
        assert not {"eval(", "new Function", "innerHTML", "document.write"} & set(text.split())
        assert "http://" not in text
        assert "https://" not in text
