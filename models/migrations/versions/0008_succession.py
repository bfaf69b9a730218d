"""Bodies and persons that are merged, dissolved, intervened; names that are no longer theirs

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('organisation', sa.Column('merged_into', BigInt, nullable=True))
    op.add_column('organisation', sa.Column('is_dissolved', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('organisation', sa.Column('intervened_by', BigInt, nullable=True))
    op.add_column('organisation', sa.Column('home_parent_id', BigInt, nullable=True))
    op.create_index(op.f('ix_organisation_merged_into'), 'organisation', ['merged_into'], unique=False)
    op.add_column('party', sa.Column('merged_into', BigInt, nullable=True))
    op.create_index(op.f('ix_party_merged_into'), 'party', ['merged_into'], unique=False)
    op.create_table('organisation_name',
    sa.Column('entry', BigInt, autoincrement=False, nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('entry', name=op.f('pk_organisation_name'))
    )
    op.create_index(op.f('ix_organisation_name_name_key'), 'organisation_name', ['name_key'], unique=False)
    op.create_index(op.f('ix_organisation_name_organisation_id'), 'organisation_name', ['organisation_id'],
                    unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["organisation_name"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table('organisation_name')
    op.drop_index(op.f('ix_party_merged_into'), table_name='party')
    op.drop_column('party', 'merged_into')
    op.drop_index(op.f('ix_organisation_merged_into'), table_name='organisation')
    op.drop_column('organisation', 'home_parent_id')
    op.drop_column('organisation', 'intervened_by')
    op.drop_column('organisation', 'is_dissolved')
    op.drop_column('organisation', 'merged_into')
