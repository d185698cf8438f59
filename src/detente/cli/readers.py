"""The readers that can be chosen by name."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.cli.llm import Asked
    from detente.reading import Reader


class ReaderName(StrEnum):
    """Name of a reader."""

    LOCAL = "local"
    LLM = "llm"


def make(name: ReaderName, *, rules_only: bool = False, asked: Asked | None = None) -> Reader:
    """The reader of that name, ready to read. `asked` is what the user says of a language model.

    Raises `ModelError` where a language model can't be asked as it is set up.
    """
    match name:
        case ReaderName.LOCAL:
            from detente.reading.local.local import Local

            prepare()
            # The word lists are many objects that never go: looking through them for garbage as often as
            # Python does by itself costs a few hundredths of the time that reading takes.
            gc.set_threshold(50_000, 20, 50)
            return Local(rules_only=rules_only)
        case ReaderName.LLM:
            from detente.cli.llm import Asked
            from detente.reading.llm import Llm

            prepare()
            return Llm((asked or Asked()).settings())


@dataclass
class Chosen:
    """The reader that a user chose. Calling it makes the reader, which takes seconds."""

    name: ReaderName
    rules_only: bool = False
    asked: Asked | None = None
    reader: Reader | None = field(default=None, init=False)

    def check(self) -> None:
        """Raise where the reader can't be made, before any report is looked for."""
        if self.name is ReaderName.LLM and self.asked is not None:
            self.asked.settings()

    def __call__(self) -> Reader:
        """The reader, ready to read."""
        if self.name is ReaderName.LLM:
            self.reader = make(self.name, rules_only=self.rules_only, asked=self.asked)
        else:
            self.reader = make(self.name, rules_only=self.rules_only)
        return self.reader

    def tell(self) -> None:
        """Say what a reader that costs something read, and what it took."""
        account = getattr(self.reader, "account", None)
        if account is not None:
            from detente.cli.errors import tell_note

            tell_note(account())


def prepare() -> None:
    """Build the gazetteer where it is not there yet, and say so: a silent half minute looks like a hang."""
    from detente.cli.progress import once
    from detente.knowledge.gazetteer import ensure_gazetteer, gazetteer_path

    if not gazetteer_path().exists():
        with once("Building the gazetteer") as progress:
            ensure_gazetteer(progress)
