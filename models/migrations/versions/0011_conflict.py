"""Papers that contradict each other: both stand until a person decides

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('weapon', sa.Column('open_conflicts', sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column('import_run', sa.Column('contradicts', BigInt, server_default=sa.text("0"), nullable=False))
    op.create_table('conflict',
    sa.Column('entry', BigInt, autoincrement=False, nullable=False),
    sa.Column('fact', sa.String(length=24), nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('standing_was', sa.String(), nullable=True),
    sa.Column('since', sa.String(length=27), nullable=False),
    sa.Column('decided_entry', BigInt, nullable=True),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_conflict_weapon_id')),
    sa.PrimaryKeyConstraint('entry', 'fact', name=op.f('pk_conflict'))
    )
    is_open = sa.text('decided_entry IS NULL')
    op.create_index('ix_conflict_open', 'conflict', ['entry', 'fact', 'weapon_id'], unique=False,
                    sqlite_where=is_open, postgresql_where=is_open)
    op.create_index(op.f('ix_conflict_weapon_id'), 'conflict', ['weapon_id'], unique=False)
    op.create_table('conflict_claim',
    sa.Column('entry', BigInt, autoincrement=False, nullable=False),
    sa.Column('fact', sa.String(length=24), nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('conflict_entry', BigInt, nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.Column('source_id', BigInt, nullable=True),
    sa.Column('folio', sa.String(), nullable=True),
    sa.Column('line', BigInt, nullable=True),
    sa.Column('paper', sa.String(length=64), nullable=True),
    sa.Column('actor', BigInt, nullable=False),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_conflict_claim_weapon_id')),
    sa.PrimaryKeyConstraint('entry', 'fact', name=op.f('pk_conflict_claim'))
    )
    op.create_index('ix_conflict_claim_source_id_line', 'conflict_claim', ['source_id', 'line'], unique=False)
    op.create_index('ix_conflict_claim_conflict_entry_fact', 'conflict_claim', ['conflict_entry', 'fact'],
                    unique=False)
    op.create_index(op.f('ix_conflict_claim_weapon_id'), 'conflict_claim', ['weapon_id'], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["conflict", "conflict_claim"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table('conflict_claim')
    op.drop_table('conflict')
    op.drop_column('import_run', 'contradicts')
    op.drop_column('weapon', 'open_conflicts')
