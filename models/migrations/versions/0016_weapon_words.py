"""Which models and calibres there are, read without looking at each weapon

Revision ID: 0016
Revises: 0015
"""

from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_weapon_model_id', 'weapon', ['model', 'id'], unique=False)
    op.create_index('ix_weapon_calibre_id', 'weapon', ['calibre', 'id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_weapon_calibre_id', table_name='weapon')
    op.drop_index('ix_weapon_model_id', table_name='weapon')
