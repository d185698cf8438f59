"""What a stability model or a question about it can get wrong."""

from __future__ import annotations

from detente.analysis.marked import MarkedFileError
from detente.model.errors import DetenteError


class ModelFileError(MarkedFileError):
    """A model file is not as it has to be."""

    content = "a model"
    levels = "A model needs five"
    at_opening = True


class UndefinedConceptError(DetenteError):
    """A concept that does not exist, or that the literature does not define for this model."""


class TooLargeError(DetenteError):
    """A model whose tables do not fit into the memory that is free; the message holds both figures."""


class UnknownStateError(DetenteError):
    """A state that the model does not have."""
