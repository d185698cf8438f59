"""Words of a report, as a page quotes them: with their source, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.deed import Deed
from detente.analysis.source import Source
from detente.exports.story.when import day


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with its publisher and the day of publication. `href` leads to it in the text of its report."""

    words: str
    publisher: str
    day: str
    teller: str
    href: str

    @classmethod
    def of(cls, source: Source, teller: str = "") -> Quote:
        """The quote of an analysis' source."""
        anchor = f"#{source.entry}" if source.entry else f"#at-{source.start}"
        return cls(
            source.quote,
            source.publisher,
            day(source.published_at[:10]),
            teller,
            f"/reports/{source.report}{anchor}",
        )

    @classmethod
    def of_deed(cls, deed: Deed) -> Quote:
        """The quote behind a deed; who tells of it where neither the side nor the outlet does."""
        return cls.of(deed.source, "" if deed.own else deed.teller)
