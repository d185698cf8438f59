"""The scripts and lines of other projects that the pages serve themselves: fetched with npm, checked, copied.

`make assets` fetches the versions that are named here again and compares what comes with the hashes in
`manifest.json`; `python docs/make_assets.py --write` is for a new version, whose hashes it writes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "src/detente/pages/static/vendor"
TESTS = ROOT / "tests/pages/vendor"


@dataclass(frozen=True)
class Asset:
    """A file of an npm package."""

    package: str
    version: str
    path: str
    licence: str
    folder: Path = PAGES

    @property
    def name(self) -> str:
        """The file's name here."""
        return Path(self.path).name


ASSETS = (
    Asset("htmx.org", "2.0.11", "dist/htmx.min.js", "0BSD"),
    Asset("maplibre-gl", "5.24.1", "dist/maplibre-gl-csp.js", "BSD-3-Clause"),
    Asset("maplibre-gl", "5.24.1", "dist/maplibre-gl-csp-worker.js", "BSD-3-Clause"),
    Asset("maplibre-gl", "5.24.1", "dist/maplibre-gl.css", "BSD-3-Clause"),
    Asset("world-atlas", "2.0.2", "countries-50m.json", "ISC"),
    Asset("vega", "6.4.0", "build/vega.min.js", "BSD-3-Clause"),
    Asset("vega-lite", "6.4.3", "build/vega-lite.min.js", "BSD-3-Clause"),
    Asset("vega-interpreter", "2.3.2", "build/vega-interpreter.js", "BSD-3-Clause"),
    Asset("axe-core", "4.14.1", "axe.min.js", "MPL-2.0", TESTS),
)


def main() -> None:
    """Fetch, check and copy. Ends with an error where a file is not the one that was written down."""
    write = "--write" in sys.argv
    problems = []
    with tempfile.TemporaryDirectory() as place:
        fetched = Path(place)
        packages = sorted({f"{asset.package}@{asset.version}" for asset in ASSETS})
        command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", *packages]
        subprocess.run(command, cwd=fetched, check=True)
        for folder in (PAGES, TESTS):
            own = [asset for asset in ASSETS if asset.folder is folder]
            rows = [_row(asset, fetched / "node_modules") for asset in own]
            manifest = folder / "manifest.json"
            if write:
                _copy(own, fetched / "node_modules", folder)
                manifest.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
            elif rows != (known := json.loads(manifest.read_text(encoding="utf-8"))):
                problems += [f"{row['file']} is not as written down" for row in rows if row not in known]
    if problems:
        sys.exit("\n".join([*problems, "Look at what changed, then: python docs/make_assets.py --write"]))


def _row(asset: Asset, modules: Path) -> dict[str, str]:
    given = {key: value for key, value in asdict(asset).items() if key != "folder"}
    source = (modules / asset.package / asset.path).read_bytes()
    return {
        "file": asset.name,
        **given,
        "source_sha256": sha256(source).hexdigest(),
        "sha256": sha256(_content(asset, source)).hexdigest(),
    }


def _content(asset: Asset, source: bytes) -> bytes:
    """The file as it is served: without the note of a source map that is not served."""
    text = source.decode("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("//# sourceMappingURL=")]
    text = "".join(lines)
    if asset.package == "vega-interpreter":
        # A module that imports by a bare name; what it imports, vega.min.js has on `vega`.
        text = text.replace(
            "import { ascending, isString, DisallowedObjectProperties } from 'vega-util';", ""
        )
        text = text.replace("export { expression as expressionInterpreter };", "")
        text = (
            "(function () {\nconst { ascending, isString, DisallowedObjectProperties } = vega;\n"
            f"{text.strip()}\nwindow.vegaInterpreter = expression;\n}})();\n"
        )
    return text.encode("utf-8")


def _copy(assets: list[Asset], modules: Path, folder: Path) -> None:
    (folder / "licences").mkdir(parents=True, exist_ok=True)
    for asset in assets:
        source = modules / asset.package
        folder.joinpath(asset.name).write_bytes(_content(asset, (source / asset.path).read_bytes()))
        licence = next(_licences(source))
        folder.joinpath("licences", f"{asset.package}.txt").write_bytes(licence.read_bytes())


def _licences(source: Path) -> Iterator[Path]:
    yield from sorted(path for path in source.iterdir() if path.name.upper().startswith("LICENSE"))


if __name__ == "__main__":
    main()
