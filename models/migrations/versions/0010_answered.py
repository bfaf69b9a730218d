"""How each fact of a weapon is known, one letter a fact: completeness is counted in an index

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

#: As models.weapon.FACTS and models.answered.LETTERS were when this was written.
FACTS = ("weapon_type", "action", "make", "model", "calibre", "year", "manufacturer", "country", "importer", "serial",
         "weapon_class", "condition", "ballistic_number", "ballistic_on", "ballistic_laboratory")


def upgrade() -> None:
    op.add_column('weapon', sa.Column('answered', sa.String(length=15), server_default='n' * 15, nullable=False))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    letters = " || ".join(_letter(fact, is_sqlite=is_sqlite) for fact in FACTS)
    op.execute(f"UPDATE weapon SET answered = {letters}")
    op.create_index('ix_weapon_answered', 'weapon', ['organisation_id', 'status', 'serial_status', 'answered'],
                    unique=False)


def _letter(fact: str, *, is_sqlite: bool) -> str:
    standing = f"json_extract(standings, '$.{fact}')" if is_sqlite else f"(standings ->> '{fact}')"
    return (f"CASE WHEN {fact} IS NULL THEN CASE {standing} WHEN 'unknown' THEN 'u' WHEN 'illegible' THEN 'i'"
            f" WHEN 'not_applicable' THEN 'x' ELSE 'n' END"
            f" ELSE CASE {standing} WHEN 'seen' THEN 's' WHEN 'contradicted' THEN 'c' ELSE 'b' END END")


def downgrade() -> None:
    op.drop_index('ix_weapon_answered', table_name='weapon')
    op.drop_column('weapon', 'answered')
