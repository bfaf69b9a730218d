"""Photographs of the pages of a source, by folio

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('source_photograph',
    sa.Column('entry', BigInt, autoincrement=False, nullable=False),
    sa.Column('position', BigInt, autoincrement=False, nullable=False),
    sa.Column('source_id', BigInt, nullable=False),
    sa.Column('folio', sa.String(length=12), nullable=False),
    sa.Column('photograph', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('entry', 'position', name=op.f('pk_source_photograph'))
    )
    op.create_index(op.f('ix_source_photograph_source_id'), 'source_photograph', ['source_id'], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["source_photograph"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_index(op.f('ix_source_photograph_source_id'), table_name='source_photograph')
    op.drop_table('source_photograph')
