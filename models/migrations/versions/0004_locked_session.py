"""A session that its own person locked

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('web_session', sa.Column('locked_at', sa.String(length=27), nullable=True))


def downgrade() -> None:
    op.drop_column('web_session', 'locked_at')
