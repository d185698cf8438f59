"""What a file of rules, or a question about them, can get wrong."""

from __future__ import annotations

from detente.model.errors import DetenteError


class RulesFileError(DetenteError):
    """A file of rules is not as it has to be: `source` names the file, `line` the line, `remedy` what to
    do.
    """

    def __init__(self, source: str, problem: str, remedy: str, line: int | None = None) -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        self.line = line
        where = source if line is None else f"{source}, line {line}"
        super().__init__(f"{where}: {problem}. {remedy}")


class UnknownItemError(DetenteError):
    """A question names an item, a side or a condition that the rules don't have."""
