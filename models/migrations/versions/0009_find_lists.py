"""What a list of a million weapons is narrowed and sorted by; lists that are kept, and taken away

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('export_log',
    sa.Column('id', BigInt, nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('format', sa.String(), nullable=False),
    sa.Column('query', sa.String(), nullable=False),
    sa.Column('count', BigInt, nullable=True),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_export_log'))
    )
    op.create_index(op.f('ix_export_log_user_id'), 'export_log', ['user_id'], unique=False)
    op.create_table('saved_search',
    sa.Column('id', BigInt, nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('query', sa.String(), nullable=False),
    sa.Column('saved_at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_search')),
    sa.UniqueConstraint('user_id', 'name', name=op.f('uq_saved_search_user_id_name'))
    )
    op.create_index('ix_weapon_facets', 'weapon', [
        'id', 'organisation_id', 'status', 'weapon_class', 'weapon_type', 'make', 'model', 'calibre', 'year',
        'serial_status', 'custodian', 'last_seen_at', 'open_holds'], unique=False)
    op.create_index('ix_weapon_make_id', 'weapon', ['make', 'id'], unique=False)
    op.create_index('ix_weapon_last_seen_at_id', 'weapon', ['last_seen_at', 'id'], unique=False)
    op.create_index('ix_weapon_status_id', 'weapon', ['status', 'id'], unique=False)
    op.create_index('ix_weapon_held', 'weapon', ['id'], unique=False, sqlite_where=sa.text('open_holds > 0'),
                    postgresql_where=sa.text('open_holds > 0'))
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["export_log", "saved_search"]):
            op.execute(statement)


def downgrade() -> None:
    for index in ('ix_weapon_held', 'ix_weapon_status_id', 'ix_weapon_last_seen_at_id', 'ix_weapon_make_id',
                  'ix_weapon_facets'):
        op.drop_index(index, table_name='weapon')
    op.drop_table('saved_search')
    op.drop_index(op.f('ix_export_log_user_id'), table_name='export_log')
    op.drop_table('export_log')
