"""The reader that asks a language model, over any OpenAI-compatible server, and checks every word of it."""

from detente.reading.llm.llm import Llm
from detente.reading.llm.settings import Settings

__all__ = ["Llm", "Settings"]
