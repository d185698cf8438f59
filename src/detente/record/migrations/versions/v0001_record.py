"""The first record: reports, readings, entries, attestations, judgements, people, log, searches, copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
APPEND_ONLY = ("judgements", "log", "copies", "arrivals")
INDEXED = ("told", "actors", "sides", "recipients", "places", "sources", "codes")


def upgrade() -> None:
    """Make the tables, the full-text index and the guards of what is append-only."""
    _what_was_read()
    _what_people_did()
    _what_copies_are_known_by()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _what_was_read() -> None:
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("report", sa.Text, nullable=False, index=True),
        sa.Column("version", sa.Text, nullable=False, unique=True),
        sa.Column("publisher", sa.Text),
        sa.Column("published_at", sa.Text, nullable=False),
        sa.Column("restricted", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("head", NUMBER, sa.ForeignKey("reports.number"), nullable=False),
        sa.Column("report", sa.Text, nullable=False, index=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("reader_version", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("live", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.UniqueConstraint("head", "reader", "reader_version", "model"),
    )
    op.create_table(
        "entries",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("reading", NUMBER, sa.ForeignKey("readings.number"), nullable=False),
        sa.Column("entry", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("act", sa.Text),
        sa.Column("reality", sa.Text),
        sa.Column("status", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("first_day", sa.Text, nullable=False),
        sa.Column("last_day", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("country", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("urgency", sa.Float, nullable=False),
    )
    op.create_index("entries_by_urgency", "entries", [sa.text("urgency DESC"), "number"])
    op.create_table(
        "attestations",
        sa.Column("entry", NUMBER, sa.ForeignKey("entries.number"), primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("more", sa.Text),
        sqlite_with_rowid=False,
    )


def _what_people_did() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("withdraws", NUMBER, sa.ForeignKey("judgements.number")),
    )
    op.create_index("judgements_by_entry", "judgements", ["report", "entry"])
    op.create_table(
        "people",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False, index=True),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )
    op.create_table(
        "searches",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("filter", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "arrivals",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("run", sa.Text, nullable=False, index=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("report", sa.Text),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "copies",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("report", sa.Text, nullable=False, index=True),
        sa.Column("original", sa.Text, nullable=False, index=True),
        sa.Column("is_copy", sa.Boolean, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )


def _what_copies_are_known_by() -> None:
    op.create_table(
        "signatures",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("report", sa.Text, nullable=False, unique=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "signature", NUMBER, sa.ForeignKey("signatures.number"), primary_key=True, autoincrement=False
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("bands_by_signature", "bands", ["signature"])
    op.create_table(
        "pairs",
        sa.Column("a", sa.Text, primary_key=True),
        sa.Column("b", sa.Text, primary_key=True, index=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("shared", sa.Integer, nullable=False),
        sa.Column("runs", sa.Integer, nullable=False),
        sa.Column("credit", sa.Text),
    )


def _sqlite() -> None:
    # The text itself stands in `reports`: a contentless index is half as large.
    tokens = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
    op.execute(
        f"CREATE VIRTUAL TABLE lookup USING fts5({', '.join(INDEXED)}, content='', columnsize=0, "
        f'tokenize="{tokens}")'
    )
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _postgresql() -> None:
    columns = ", ".join(f"{name} tsvector NOT NULL" for name in INDEXED)
    op.execute(f"CREATE TABLE lookup (number bigint PRIMARY KEY REFERENCES entries (number), {columns})")
    op.execute(f"CREATE INDEX lookup_words ON lookup USING gin ({', '.join(INDEXED)})")
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
