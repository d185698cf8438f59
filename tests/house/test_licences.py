"""What a run needs comes under permissive licences, or is named here with the reason why it may stay."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

COPYLEFT = re.compile(r"\b[AL]?GPL|General Public", re.IGNORECASE)
KNOWN = {
    "tld": "MPL 1.1, GPL 2 or LGPL 2.1 at the user's choice: MPL is chosen",
}


def licence(package: str) -> str:
    """All that a package says of its licence; "" where it is not installed on this platform."""
    try:
        said = metadata(package)
    except PackageNotFoundError:
        return ""
    trove = [line for line in said.get_all("Classifier") or [] if line.startswith("License")]
    # Some put the licence's whole text in this field, which may name others: its first line counts.
    free = [text.partition("\n")[0] for text in said.get_all("License") or []]
    return "; ".join([*(said.get_all("License-Expression") or free), *trove])


def test_no_run_needs_a_package_under_copyleft(root: Path) -> None:
    names = re.findall(
        r"^([\w.-]+)==", (root / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {name for name in names if COPYLEFT.search(licence(name))} == set(KNOWN)
