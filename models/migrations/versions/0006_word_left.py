"""Words of weapons left as they are

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('word_left',
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('parent_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'parent_id', 'key', name=op.f('pk_word_left'))
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["word_left"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table('word_left')
