"""Imports spaCy without its command line, which `import spacy` pulls in: a third of the start-up time.

spaCy 3.8's `__init__` imports `spacy.cli.info`, and with it typer, requests and the project tools: none is
used here. Placeholders stand in while spaCy is imported and are taken away again, so that whoever imports
`spacy.cli` later gets the real one.
"""

from __future__ import annotations

import sys
from types import ModuleType

_UNUSED = ("spacy.cli", "spacy.cli.info")


def start() -> None:
    """Import spaCy, its command line left out; does nothing where spaCy is imported already."""
    if "spacy" in sys.modules:
        return
    for name in _UNUSED:
        module = ModuleType(name)
        module.__dict__["info"] = None
        sys.modules[name] = module
    try:
        import spacy  # noqa: F401
    finally:
        for name in _UNUSED:
            sys.modules.pop(name, None)


start()
