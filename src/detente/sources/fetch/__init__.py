"""An address → its bytes, where the user asked for it: checked, bounded, and only where robots may go."""

from detente.sources.fetch.fetcher import Fetcher, Page, Polled
from detente.sources.fetch.post import Answered, Poster

__all__ = ["Answered", "Fetcher", "Page", "Polled", "Poster"]
