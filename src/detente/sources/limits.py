"""How much the sources take."""

MAX_CHARACTERS = 1_000_000
"""Longest text of one report: some 160,000 words, far beyond any news report."""

MAX_PLAIN_BYTES = 4 * MAX_CHARACTERS
"""A plain file with more bytes is longer than `MAX_CHARACTERS` in any encoding."""

MAX_PAGE_BYTES = 20_000_000
"""Largest web page: most of it is no text."""

MAX_TABLE_BYTES = 500_000_000
"""Largest table of reports, which is held in memory as a whole."""
