"""An address → its bytes, where the user asked for it: checked, bounded, and only where robots may go."""

from detente.sources.fetch.fetcher import Fetcher, Page

__all__ = ["Fetcher", "Page"]
