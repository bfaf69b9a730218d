"""The load of a unit is closed, with what remained; how many weapons were to be located, day by day

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('organisation', sa.Column('baseline_entry', BigInt, nullable=True))
    op.create_table('baseline_remainder',
    sa.Column('content', sa.String(), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('commitment', name=op.f('pk_baseline_remainder'))
    )
    op.create_table('to_be_located_count',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('organisation_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('weapons', BigInt, nullable=False),
    sa.Column('days', BigInt, nullable=False),
    sa.Column('longest', BigInt, nullable=False),
    sa.Column('counted_at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('day', 'organisation_id', name=op.f('pk_to_be_located_count'))
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["baseline_remainder", "to_be_located_count"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table('to_be_located_count')
    op.drop_table('baseline_remainder')
    op.drop_column('organisation', 'baseline_entry')
