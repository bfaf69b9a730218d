"""Weapons that may be one registered twice, and those that were told apart

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('near_pair',
    sa.Column('first_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('second_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('how', sa.String(length=10), nullable=False),
    sa.Column('rank', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('first_id', 'second_id', name=op.f('pk_near_pair'))
    )
    op.create_index('ix_near_pair_rank', 'near_pair', ['rank', 'first_id', 'second_id'], unique=False)
    op.create_index(op.f('ix_near_pair_second_id'), 'near_pair', ['second_id'], unique=False)
    op.create_table('near_sweep',
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('swept', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_near_sweep'))
    )
    op.create_table('told_apart',
    sa.Column('entry', BigInt, autoincrement=False, nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('other_id', BigInt, nullable=False),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_told_apart_weapon_id')),
    sa.PrimaryKeyConstraint('entry', name=op.f('pk_told_apart'))
    )
    op.create_index(op.f('ix_told_apart_other_id'), 'told_apart', ['other_id'], unique=False)
    op.create_index(op.f('ix_told_apart_weapon_id'), 'told_apart', ['weapon_id'], unique=False)
    op.create_table('joined_record',
    sa.Column('weapon_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('stays_id', BigInt, nullable=False),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_joined_record_weapon_id')),
    sa.PrimaryKeyConstraint('weapon_id', name=op.f('pk_joined_record'))
    )
    op.create_index(op.f('ix_joined_record_stays_id'), 'joined_record', ['stays_id'], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(["near_pair", "near_sweep", "told_apart", "joined_record"]):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table('joined_record')
    op.drop_table('told_apart')
    op.drop_table('near_sweep')
    op.drop_table('near_pair')
