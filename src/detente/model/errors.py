"""The error root: every error that Detente raises on purpose is a `DetenteError`."""

from __future__ import annotations


class DetenteError(Exception):
    """An error with a remedy that a person can act on."""


class UngroundedError(DetenteError, ValueError):
    """A value does not stand where its evidence says that it stands."""


class PlacedError(DetenteError):
    """Something that comes from outside is not as it has to be.

    `source` names the file (or URL), `line` the line where that helps, `remedy` what to do about it.
    """

    def __init__(self, source: str, problem: str, remedy: str, line: int | None = None) -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        self.line = line
        where = source if line is None else f"{source}, line {line}"
        super().__init__(f"{where}: {problem}. {remedy}")


class UnreadableReportError(PlacedError):
    """A source holds no report that can be read."""


class KnowledgeError(DetenteError):
    """A file of the knowledge room is not as its loader expects it."""
