"""The tables of matters, as SQLAlchemy knows them. `migrations` makes them.

What is kept is what `matters.Graph` holds: nodes, their blocks and the pairs that may be one. Which of them
are one matter is worked out when it is asked for, from the part of the graph that it hangs on.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from detente.record.schema import Number, metadata

told = Table(
    "told",
    metadata,
    Column("report", Text, primary_key=True),
    Column("reading", Number, ForeignKey("readings.number"), nullable=False),
)
"""Of which reading of a report the tellings are."""

tellings = Table(
    "tellings",
    metadata,
    Column("number", Number, ForeignKey("entries.number"), primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("node", Text, nullable=False),
    Column("published", Integer, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("report", "entry"),
    Index("tellings_by_node", "node", "published", "report", "entry"),
)
"""Every entry that tells of a matter, as it is compared, and the node that it belongs to."""

nodes = Table(
    "nodes",
    metadata,
    Column("key", Text, primary_key=True),
    Column("bucket", Integer),
    Column("alone", Boolean, nullable=False),
    Column("known", Boolean, nullable=False),
    Column("profile", Text, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", Text, primary_key=True),
    Column("node", Text, primary_key=True, index=False),
    Index("blocks_by_node", "node"),
    sqlite_with_rowid=False,
)

edges = Table(
    "edges",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("total", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Pairs of nodes that may be one with their points, each in both directions."""

same_words = Table(
    "same_words",
    metadata,
    Column("report", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("other_report", Text, primary_key=True),
    Column("other_entry", Text, primary_key=True),
    Column("share", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Entries of copies that say the same in the same words, each pair in both directions."""

decisions = Table(
    "decisions",
    metadata,
    Column("number", Number, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("other_report", Text, nullable=False),
    Column("other_entry", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("withdraws", Number, ForeignKey("decisions.number")),
)
"""Append-only: what people merged and split. A row that `withdraws` another undoes it."""
