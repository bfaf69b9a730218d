"""Synonyms, mergers and withdrawals of the catalogue

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('catalogue_item', sa.Column('merged_into', BigInt, nullable=True))
    op.add_column('catalogue_item', sa.Column('is_withdrawn', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table('catalogue_synonym',
    sa.Column('item_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['catalogue_item.id'], name=op.f('fk_catalogue_synonym_item_id')),
    sa.PrimaryKeyConstraint('item_id', 'key', name=op.f('pk_catalogue_synonym'))
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["catalogue_synonym"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table('catalogue_synonym')
    op.drop_column('catalogue_item', 'is_withdrawn')
    op.drop_column('catalogue_item', 'merged_into')
