"""Alerts: webhooks with what they are sent, the keys of feed readers, and what is known of watched feeds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; nothing is sent and nothing watched yet."""
    op.create_table(
        "webhooks",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("search", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("secret", sa.Text),
        sa.Column("mark", NUMBER, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("ended_at", sa.Text),
    )
    op.create_table(
        "deliveries",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("webhook", NUMBER, sa.ForeignKey("webhooks.number"), nullable=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("reports", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_at", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("done_at", sa.Text),
    )
    op.create_index("deliveries_due", "deliveries", ["state", "next_at"])
    op.create_index("deliveries_by_webhook", "deliveries", ["webhook", "number"])
    op.create_table(
        "feed_keys",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, sa.ForeignKey("people.name"), nullable=False),
        sa.Column("search", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("ended_at", sa.Text),
    )
    op.create_table(
        "feeds",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("asked_at", sa.Text, nullable=False),
        sa.Column("next_at", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("hints", sa.Text, nullable=False),
    )
    op.create_table(
        "feed_entries",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
