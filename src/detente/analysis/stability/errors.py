"""What a stability model or a question about it can get wrong."""

from __future__ import annotations

from detente.model.errors import DetenteError


class ModelFileError(DetenteError):
    """A model file is not as it has to be: `source` names the file, `line` the line, `remedy` what to do."""

    def __init__(self, source: str, problem: str, remedy: str, line: int | None = None) -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        self.line = line
        where = source if line is None else f"{source}, line {line}"
        super().__init__(f"{where}: {problem}. {remedy}")


class UndefinedConceptError(DetenteError):
    """A concept that does not exist, or that the literature does not define for this model."""


class TooLargeError(DetenteError):
    """A model whose tables do not fit into the memory that is free; the message holds both figures."""


class UnknownStateError(DetenteError):
    """A state that the model does not have."""
