"""Pairs are kept with their points alone: what makes these is worked out when somebody asks."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Drop what made the points, which was most of the table."""
    op.drop_column("edges", "features")
