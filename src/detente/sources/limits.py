"""How much the sources take."""

MAX_CHARACTERS = 1_000_000
"""Longest text of one report: some 160,000 words, far beyond any news report."""

MAX_PLAIN_BYTES = 4 * MAX_CHARACTERS
"""A plain file with more bytes is longer than `MAX_CHARACTERS` in any encoding."""

MAX_PAGE_BYTES = 20_000_000
"""Largest web page: most of it is no text."""

MAX_FEED_BYTES = 50_000_000
"""Largest feed, which is held in memory as a whole."""

MAX_TABLE_BYTES = 500_000_000
"""Largest table of reports, which is held in memory as a whole."""

MAX_MEMBERS = 20_000
"""Most files in a ZIP archive."""

MAX_DIRECTORY_BYTES = 10_000_000
"""Longest directory of a ZIP archive: 500 bytes for each of its files."""

MAX_UNPACKED_BYTES = 2_000_000_000
"""What the files of a ZIP archive may come to together."""

MAX_RATIO = 200
"""How many times larger than its packed form a file in an archive may be: text comes to 10, zeros to 1000."""

RATIO_FROM_BYTES = 1_000_000
"""A file up to this size is no danger, however it is packed."""
