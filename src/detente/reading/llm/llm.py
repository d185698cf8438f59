"""The language-model reader: parts of a report asked about, the answers grounded in its text."""

from __future__ import annotations

import time
from collections.abc import Callable

from detente import __version__
from detente.model import ReaderInfo, Reading, Report, UnreadableReportError
from detente.reading.llm import prompt
from detente.reading.llm.asking import Asker
from detente.reading.llm.chunks import Chunk, chunks_of, halved
from detente.reading.llm.errors import CutAnswerError, NoAnswerError, SpendingError
from detente.reading.llm.ground import ground
from detente.reading.llm.parse import Parsed
from detente.reading.llm.settings import Settings
from detente.reading.llm.spending import Spending

_HALVINGS = 2
"""How often a part is halved whose answer breaks off."""


class Llm:
    """Reads reports in any language by an OpenAI-compatible server.

    A reading holds only what stands in the report's text. A report is read as a whole or not at all: where a
    part of it gets no answer, or nothing of what the model says stands in it, it is told as unreadable.
    """

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self.spending = Spending(settings)
        self.read_reports = 0
        self.unread_reports = 0
        self.given = 0
        self.placed = 0
        self._asker = Asker(settings, self.spending, sleep)

    @property
    def info(self) -> ReaderInfo:
        """The header of its readings: the model, and the version of what it is asked."""
        return ReaderInfo(
            name="llm", version=__version__, model=f"{self.settings.model}, prompt {prompt.version()}"
        )

    def read(self, report: Report) -> Reading:
        """The reading of a report.

        Raises:
            UnreadableReportError: a part got no usable answer, nothing of the answers stands in the report,
                the limit of the spending is reached, or the report is restricted and the server elsewhere.
            ModelError: the extra is not installed, so that no report can be read.
        """
        try:
            reading = self._read(report)
        except UnreadableReportError:
            self.unread_reports += 1
            raise
        self.read_reports += 1
        return reading

    def account(self) -> str:
        """What was read, what not, and what it took, in a sentence or two."""
        read, unread = self.read_reports, self.unread_reports
        told = f"{self.settings.model} at {self.settings.host}: {_reports(read)} read"
        if unread:
            told += f", {_reports(unread)} not"
        if self.given:
            told += f"; {self.placed:,} of the {self.given:,} entries that the model gave stand in the text"
        return f"{told}. {self.spending.told()}."

    def close(self) -> None:
        """Close the connections."""
        self._asker.close()

    def _read(self, report: Report) -> Reading:
        if report.restricted and not self.settings.local:
            raise _unreadable(
                report,
                f"the report is restricted, and {self.settings.host} is not this machine",
                "Read it with a local model, or name the host with --llm-trust if it may have it",
            )
        chunks = chunks_of(report.text, self.settings.part)
        answers: list[tuple[Chunk, Parsed]] = []
        for number, chunk in enumerate(chunks, 1):
            try:
                answers += self._answers(report, chunk, number, len(chunks))
            except SpendingError as error:
                raise _unreadable(report, error.problem, error.remedy) from error
            except NoAnswerError as error:
                part = f"part {number} of {len(chunks)}: " if len(chunks) > 1 else ""
                raise _unreadable(report, f"{part}{error.problem}", error.remedy) from error
        if any(parsed.cut and not parsed.given for _, parsed in answers):
            broken = CutAnswerError("")
            raise _unreadable(report, f"{broken.problem}, before any entry", broken.remedy)
        grounded = ground(report, answers, self.info)
        self.given += grounded.given
        self.placed += grounded.placed
        if grounded.given and not grounded.placed:
            raise _unreadable(
                report,
                f"none of the {grounded.given:,} entries that the model gave stands in the report",
                "Choose a model that quotes what it reads",
            )
        return grounded.reading

    def _answers(
        self, report: Report, chunk: Chunk, number: int, parts: int, depth: int = 0
    ) -> list[tuple[Chunk, Parsed]]:
        asked = prompt.messages(report, chunk, number, parts)
        halves = halved(report.text, chunk) if depth < _HALVINGS else []
        try:
            return [(chunk, self._asker.ask(asked, secret=report.restricted, cut=not halves))]
        except CutAnswerError:
            found = []
            for half in halves:
                found += self._answers(report, half, number, parts, depth + 1)
            return found


def _unreadable(report: Report, problem: str, remedy: str) -> UnreadableReportError:
    return UnreadableReportError(report.url or report.title or report.id, problem, remedy)


def _reports(number: int) -> str:
    return f"{number:,} report" if number == 1 else f"{number:,} reports"
