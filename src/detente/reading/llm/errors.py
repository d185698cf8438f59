"""What can go wrong between the reader and a language model."""

from __future__ import annotations

from detente.model import DetenteError


class ModelError(DetenteError):
    """The model can't be asked as it is set up: an address, a key, a price or the extra is missing."""


class NoAnswerError(DetenteError):
    """A part of a report got no answer that can be used. `remedy` says what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}. {remedy}")


class CutAnswerError(NoAnswerError):
    """The answer broke off at its longest length; `text` is what came."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            "the model's answer broke off at its greatest length",
            "Give it more with DETENTE_LLM_ANSWER, or choose another model",
        )


class SpendingError(NoAnswerError):
    """The next request might pass the limit of the spending: it is not sent."""
