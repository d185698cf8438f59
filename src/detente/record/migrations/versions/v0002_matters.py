"""Matters: what readings tell, how it hangs together, and what people decided of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; the readings of an older record are told when its matters are asked for."""
    op.create_table(
        "told",
        sa.Column("report", sa.Text, primary_key=True),
        sa.Column("reading", NUMBER, sa.ForeignKey("readings.number"), nullable=False),
    )
    op.create_table(
        "tellings",
        sa.Column("number", NUMBER, sa.ForeignKey("entries.number"), primary_key=True, autoincrement=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("published", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("report", "entry"),
    )
    op.create_index("tellings_by_node", "tellings", ["node", "published", "report", "entry"])
    op.create_table(
        "nodes",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("bucket", sa.Integer),
        sa.Column("alone", sa.Boolean, nullable=False),
        sa.Column("known", sa.Boolean, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
    )
    op.create_table(
        "blocks",
        sa.Column("block", sa.Text, primary_key=True),
        sa.Column("node", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("blocks_by_node", "blocks", ["node"])
    op.create_table(
        "edges",
        sa.Column("one", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
        sa.Column("total", sa.Float, nullable=False),
        sa.Column("features", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "same_words",
        sa.Column("report", sa.Text, primary_key=True),
        sa.Column("entry", sa.Text, primary_key=True),
        sa.Column("other_report", sa.Text, primary_key=True),
        sa.Column("other_entry", sa.Text, primary_key=True),
        sa.Column("share", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    _decisions()


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("other_report", sa.Text, nullable=False),
        sa.Column("other_entry", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("withdraws", NUMBER, sa.ForeignKey("decisions.number")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER decisions_no_{change.lower()} BEFORE {change} ON decisions "
                "BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
