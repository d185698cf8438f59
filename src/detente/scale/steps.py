"""The steps: each a generator over passages, made on the machine that runs it.

A step takes what is still a report and passes on all else as it came, in the same order. Its `version` says
what its results depend on: where it changes, finished parts are made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from detente.model import Reading, Report, UnreadableReportError
from detente.scale.passage import LONGEST, Dropped, Failed, Passage

if TYPE_CHECKING:  # the room of reading imports spaCy, which a worker that finds all finished does not need
    from detente.reading import Reader

Flow = Callable[[Iterable[Passage]], Iterator[Passage]]


class Step(Protocol):
    """What can be sent to another process and made there. It has to be picklable."""

    @property
    def version(self) -> str:
        """The step's name and what its results depend on."""
        ...

    def load(self) -> Flow:
        """The step, ready: models and word lists are loaded here, once a worker."""
        ...


@dataclass(frozen=True)
class Read:
    """Reports → readings. `make` gives the reader."""

    make: Callable[[], Reader]
    version: str

    def load(self) -> Flow:
        """Load the reader."""
        reader = self.make()

        def flow(found: Iterable[Passage]) -> Iterator[Passage]:
            for one in found:
                yield replace(one, value=_read(reader, one.value)) if isinstance(one.value, Report) else one

        return flow


def _read(reader: Reader, report: Report) -> Reading | Failed:
    try:
        return reader.read(report)
    except UnreadableReportError as error:
        return Failed.by(error)
    except Exception as error:  # noqa: BLE001  # one report that a reader stumbles over costs no other
        return _stumbled("the reader", error)


@dataclass(frozen=True)
class Triage:
    """Lets go the reports that a predicate does not want, ahead of the slow steps.

    `make` gives the predicate, loaded: True keeps a report. What it stumbles over is kept, since a report too
    many costs less than one that is missed.
    """

    make: Callable[[], Callable[[Report], bool]]
    version: str
    why: str = "triage"

    def load(self) -> Flow:
        """Load the predicate."""
        wanted = self.make()

        def flow(found: Iterable[Passage]) -> Iterator[Passage]:
            for one in found:
                if isinstance(one.value, Report) and not _wanted(wanted, one.value):
                    yield replace(one, value=Dropped(self.why))
                else:
                    yield one

        return flow


def _wanted(predicate: Callable[[Report], bool], report: Report) -> bool:
    try:
        return predicate(report)
    except Exception:  # noqa: BLE001  # unsure is kept; the reader says what is wrong with it
        return True


def _stumbled(what: str, error: Exception) -> Failed:
    said = " ".join(str(error).split())[:LONGEST]
    return Failed(
        f"{what} failed on it ({type(error).__name__}: {said})",
        "This is a defect: please report it with the text, where that can be shared",
    )
