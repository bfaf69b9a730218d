"""Sources, and the loading of lists

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from models import grants

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None
TABLES = ["source", "import_mapping", "import_run", "import_row", "job"]


def upgrade() -> None:
    op.create_table('source',
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=True),
    sa.Column('title', sa.String(length=64), nullable=False),
    sa.Column('rows', BigInt, nullable=True),
    sa.Column('mapping_digest', sa.String(length=64), nullable=True),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source')),
    sa.UniqueConstraint('organisation_id', 'digest', name=op.f('uq_source_organisation_id_digest'))
    )
    op.create_index(op.f('ix_source_organisation_id'), 'source', ['organisation_id'], unique=False)
    op.create_table('import_mapping',
    sa.Column('id', BigInt, nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('decided', sa.JSON(), nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_mapping')),
    sa.UniqueConstraint('name', name=op.f('uq_import_mapping_name'))
    )
    op.create_index(op.f('ix_import_mapping_organisation_id'), 'import_mapping', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_import_mapping_fingerprint'), 'import_mapping', ['fingerprint'], unique=False)
    op.create_table('import_run',
    sa.Column('id', BigInt, nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('file_name', sa.String(), nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('mapping_id', BigInt, nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('is_rehearsal', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('total', BigInt, nullable=False),
    sa.Column('accepted', BigInt, nullable=False),
    sa.Column('already', BigInt, nullable=False),
    sa.Column('refused', BigInt, nullable=False),
    sa.Column('last_line', BigInt, nullable=False),
    sa.Column('started_at', sa.String(length=27), nullable=False),
    sa.Column('ended_at', sa.String(length=27), nullable=True),
    sa.Column('stopped_by', sa.String(), nullable=True),
    sa.Column('stopped_values', sa.JSON(), nullable=True),
    sa.ForeignKeyConstraint(['mapping_id'], ['import_mapping.id'], name=op.f('fk_import_run_mapping_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_run'))
    )
    op.create_index(op.f('ix_import_run_digest'), 'import_run', ['digest'], unique=False)
    op.create_index(op.f('ix_import_run_organisation_id'), 'import_run', ['organisation_id'], unique=False)
    op.create_table('import_row',
    sa.Column('run_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('line', BigInt, autoincrement=False, nullable=False),
    sa.Column('verdict', sa.String(), nullable=False),
    sa.Column('weapon_id', BigInt, nullable=True),
    sa.Column('near_id', BigInt, nullable=True),
    sa.Column('form', sa.String(), nullable=True),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('reason_values', sa.JSON(), nullable=True),
    sa.Column('cells', sa.JSON(), nullable=True),
    sa.ForeignKeyConstraint(['run_id'], ['import_run.id'], name=op.f('fk_import_row_run_id')),
    sa.PrimaryKeyConstraint('run_id', 'line', name=op.f('pk_import_row'))
    )
    op.create_table('job',
    sa.Column('id', BigInt, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject_id', BigInt, nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('made_at', sa.String(length=27), nullable=False),
    sa.Column('ended_at', sa.String(length=27), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job'))
    )
    op.create_index(op.f('ix_job_subject_id'), 'job', ['subject_id'], unique=False)
    op.create_index(op.f('ix_job_state'), 'job', ['state'], unique=False)
    op.add_column('weapon', sa.Column('source_id', BigInt, nullable=True))
    op.add_column('weapon', sa.Column('folio', sa.String(), nullable=True))
    op.add_column('weapon', sa.Column('line', BigInt, nullable=True))
    op.create_index('ix_weapon_source_id_line', 'weapon', ['source_id', 'line'], unique=True,
                    sqlite_where=sa.text('source_id IS NOT NULL'),
                    postgresql_where=sa.text('source_id IS NOT NULL'))
    op.add_column('component', sa.Column('serial_status', sa.String(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        for statement in grants.statements(TABLES):
            op.execute(statement)


def downgrade() -> None:
    op.drop_column('component', 'serial_status')
    op.drop_index('ix_weapon_source_id_line', table_name='weapon')
    for name in ('line', 'folio', 'source_id'):
        op.drop_column('weapon', name)
    op.drop_index(op.f('ix_job_state'), table_name='job')
    op.drop_index(op.f('ix_job_subject_id'), table_name='job')
    op.drop_table('job')
    op.drop_table('import_row')
    op.drop_index(op.f('ix_import_run_organisation_id'), table_name='import_run')
    op.drop_index(op.f('ix_import_run_digest'), table_name='import_run')
    op.drop_table('import_run')
    op.drop_index(op.f('ix_import_mapping_fingerprint'), table_name='import_mapping')
    op.drop_index(op.f('ix_import_mapping_organisation_id'), table_name='import_mapping')
    op.drop_table('import_mapping')
    op.drop_index(op.f('ix_source_organisation_id'), table_name='source')
    op.drop_table('source')
