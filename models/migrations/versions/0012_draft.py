"""What somebody began to type and has not recorded

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('draft',
    sa.Column('user_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('form', sa.String(length=40), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('begun_at', sa.String(length=27), nullable=False),
    sa.Column('saved_at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('user_id', 'act', name=op.f('pk_draft'))
    )
    op.create_index(op.f('ix_draft_saved_at'), 'draft', ['saved_at'], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["draft"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_index(op.f('ix_draft_saved_at'), table_name='draft')
    op.drop_table('draft')
