"""The tables of a record, as SQLAlchemy knows them. `migrations` makes them.

A reading's number is made of the day of publication and the report's id, an entry's number of its reading's
number and its place there: their order is the record's order, in whatever order reports arrived.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")

reports = Table(
    "reports",
    metadata,
    Column("number", Number, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("version", Text, nullable=False, unique=True),
    Column("publisher", Text),
    Column("published_at", Text, nullable=False),
    Column("restricted", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)
"""Every report as it came: one text (`report`) may come with several headers (`version`)."""

readings = Table(
    "readings",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("head", Number, ForeignKey("reports.number"), nullable=False),
    Column("report", Text, nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("head", "reader", "reader_version", "model"),
)
"""Every reading, whole, as compressed JSON; of each report one is `live`: the one that counts."""

entries = Table(
    "entries",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("reading", Number, ForeignKey("readings.number"), nullable=False),
    Column("entry", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("act", Text),
    Column("reality", Text),
    Column("status", Text),
    Column("confidence", Float, nullable=False),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("start", Integer),
    Column("end", Integer),
    Column("urgency", Float, nullable=False),
)
Index("entries_by_urgency", entries.c.urgency.desc(), entries.c.number)

attestations = Table(
    "attestations",
    metadata,
    Column("entry", Number, ForeignKey("entries.number"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("more", Text),
    sqlite_with_rowid=False,
)
"""One value of one field of one entry, with the characters that gave it; `more` holds further spans."""

judgements = Table(
    "judgements",
    metadata,
    Column("number", Number, primary_key=True),
    Column("report", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("withdraws", Number, ForeignKey("judgements.number")),
    Index("judgements_by_entry", "report", "entry"),
)
"""Append-only. A row that `withdraws` another is how a judgement is taken back."""

people = Table(
    "people",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)

passwords = Table(
    "passwords",
    metadata,
    Column("name", Text, ForeignKey("people.name"), primary_key=True),
    Column("hash", Text, nullable=False),
    Column("set_at", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("name", Text, ForeignKey("people.name"), nullable=False, index=True),
    Column("ends_at", Text, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("number", Number, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("name", Text, ForeignKey("people.name"), nullable=False),
    Column("label", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ended_at", Text),
)

log = Table(
    "log",
    metadata,
    Column("number", Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
)
"""Append-only: every change of the record."""

searches = Table(
    "searches",
    metadata,
    Column("name", Text, primary_key=True),
    Column("filter", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)

arrivals = Table(
    "arrivals",
    metadata,
    Column("number", Number, primary_key=True),
    Column("run", Text, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("line", Integer),
    Column("outcome", Text, nullable=False),
    Column("report", Text),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What became of every source that was to be added, run by run."""

copies = Table(
    "copies",
    metadata,
    Column("number", Number, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("original", Text, nullable=False, index=True),
    Column("is_copy", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Append-only. Which report is a copy of which; an empty `who` is the machine, whom a person overrules."""

signatures = Table(
    "signatures",
    metadata,
    Column("number", Number, primary_key=True),
    Column("report", Text, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
)
"""What a report's copies are known by, under the header that counts."""

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "signature",
        Number,
        ForeignKey("signatures.number"),
        primary_key=True,
        autoincrement=False,
        index=False,
    ),
    Index("bands_by_signature", "signature"),
    sqlite_with_rowid=False,
)
"""Two reports with a band in common may share a text."""

pairs = Table(
    "pairs",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("shared", Integer, nullable=False),
    Column("runs", Integer, nullable=False),
    Column("credit", Text),
)
"""Two reports that are one text, by the machine's measure; which of them is a copy follows from all pairs."""

webhooks = Table(
    "webhooks",
    metadata,
    Column("number", Number, primary_key=True),
    Column("search", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("secret", Text),
    Column("mark", Number, nullable=False),
    Column("who", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ended_at", Text),
)
"""To which addresses the alerts of a saved search go ("" for all). `mark` is the number in the log up to
which they are in `deliveries`; `secret` is null where the environment has it.
"""

deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Number, primary_key=True),
    Column("webhook", Number, ForeignKey("webhooks.number"), nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("reports", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Text, nullable=False),
    Column("status", Integer),
    Column("problem", Text, nullable=False),
    Column("done_at", Text),
    Index("deliveries_due", "state", "next_at"),
    Index("deliveries_by_webhook", "webhook", "number"),
)
"""The outbox: what is to be sent, and what became of it."""

feed_keys = Table(
    "feed_keys",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("name", Text, ForeignKey("people.name"), nullable=False),
    Column("search", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ended_at", Text),
)
"""What a feed reader shows to be given the alerts of one saved search, in a person's name."""

feeds = Table(
    "feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("asked_at", Text, nullable=False),
    Column("next_at", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Text, nullable=False),
    Column("hints", Text, nullable=False),
)
"""The feeds that are watched: what their servers gave to ask by, and when they may be asked again."""

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""The entries of feeds that were read, by link and id, with the hash of what they said."""
