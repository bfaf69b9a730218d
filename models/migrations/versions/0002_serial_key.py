"""Every readable number in one place, and its fragments in an index

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from models import serial_index

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    is_postgresql = connection.dialect.name == "postgresql"
    if is_postgresql:
        serial_index.require_extension(connection)
    op.create_table('serial_key',
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('kind', sa.String(length=9), nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('digits', sa.String(), nullable=False),
    sa.Column('unread_length', BigInt, nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_serial_key'))
    )
    serial_index.create(connection)
    op.create_index(op.f('ix_serial_key_weapon_id'), 'serial_key', ['weapon_id'], unique=False)
    op.create_index('ix_serial_key_organisation_id_folded', 'serial_key', ['organisation_id', 'folded'], unique=False)
    op.create_index(op.f('ix_serial_key_folded'), 'serial_key', ['folded'], unique=False)
    op.create_index('ix_serial_key_unread_length', 'serial_key', ['unread_length'], unique=False,
                    sqlite_where=sa.text('unread_length IS NOT NULL'),
                    postgresql_where=sa.text('unread_length IS NOT NULL'))
    if is_postgresql:
        serial_index.grant(connection)


def downgrade() -> None:
    serial_index.drop(op.get_bind())
    op.drop_table('serial_key')
