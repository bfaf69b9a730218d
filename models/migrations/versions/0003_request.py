"""Requests: acts that wait for a second person

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('request',
    sa.Column('operation', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=True),
    sa.Column('content', sa.String(length=64), nullable=False),
    sa.Column('made_by', BigInt, nullable=False),
    sa.Column('made_at', sa.String(length=27), nullable=False),
    sa.Column('expires_at', sa.String(length=27), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('closed_by', BigInt, nullable=True),
    sa.Column('closed_at', sa.String(length=27), nullable=True),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request'))
    )
    op.create_index(op.f('ix_request_about'), 'request', ['about'], unique=False)
    op.create_index(op.f('ix_request_made_by'), 'request', ['made_by'], unique=False)
    op.create_index(op.f('ix_request_state'), 'request', ['state'], unique=False)
    op.create_table('request_content',
    sa.Column('content', sa.String(), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('commitment', name=op.f('pk_request_content'))
    )
    op.create_table('request_place',
    sa.Column('request_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('organisation_id', BigInt, autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('request_id', 'organisation_id', name=op.f('pk_request_place'))
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["request", "request_content", "request_place"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table('request_place')
    op.drop_table('request_content')
    op.drop_index(op.f('ix_request_state'), table_name='request')
    op.drop_index(op.f('ix_request_made_by'), table_name='request')
    op.drop_index(op.f('ix_request_about'), table_name='request')
    op.drop_table('request')
