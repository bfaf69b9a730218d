"""Spine: the ledger and the things it tells of

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

from models import grants, triggers
from proof.merkle import EMPTY_ROOT

BigInt = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('access_log',
    sa.Column('id', BigInt, nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('party_id', BigInt, nullable=False),
    sa.Column('page', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_log'))
    )
    op.create_index(op.f('ix_access_log_party_id'), 'access_log', ['party_id'], unique=False)
    op.create_index(op.f('ix_access_log_user_id'), 'access_log', ['user_id'], unique=False)
    op.create_table('act',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('operation', sa.String(), nullable=False),
    sa.Column('actor_id', BigInt, nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('count', BigInt, nullable=False),
    sa.Column('claimed_at', sa.String(length=27), nullable=False),
    sa.Column('recorded_at', sa.String(length=27), nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_act')),
    sa.UniqueConstraint('key', name=op.f('uq_act_key'))
    )
    op.create_index(op.f('ix_act_actor_id'), 'act', ['actor_id'], unique=False)
    op.create_index(op.f('ix_act_organisation_id'), 'act', ['organisation_id'], unique=False)
    op.create_table('act_request',
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('digest', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_act_request'))
    )
    op.create_table('catalogue_item',
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('parent_id', BigInt, nullable=False),
    sa.Column('weapon_type', sa.String(), nullable=True),
    sa.Column('calibre', sa.String(), nullable=True),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_catalogue_item')),
    sa.UniqueConstraint('kind', 'parent_id', 'name', name=op.f('uq_catalogue_item_kind_parent_id_name'))
    )
    op.create_index(op.f('ix_catalogue_item_name_key'), 'catalogue_item', ['name_key'], unique=False)
    op.create_index(op.f('ix_catalogue_item_parent_id'), 'catalogue_item', ['parent_id'], unique=False)
    op.create_table('checkpoint',
    sa.Column('size', BigInt, autoincrement=False, nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('signed_at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('size', name=op.f('pk_checkpoint'))
    )
    op.create_index('ix_checkpoint_signed_at', 'checkpoint', ['signed_at'], unique=False)
    op.create_table('credential',
    sa.Column('user_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('password_hash', sa.String(), nullable=True),
    sa.Column('enrolment_hash', sa.String(), nullable=True),
    sa.Column('enrolment_expires_at', sa.String(length=27), nullable=True),
    sa.Column('totp_secret', sa.LargeBinary(), nullable=True),
    sa.Column('totp_step', BigInt, nullable=True),
    sa.Column('changed_at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_credential'))
    )
    op.create_table('document',
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('year', BigInt, nullable=False),
    sa.Column('ordinal', BigInt, nullable=False),
    sa.Column('token', sa.String(length=20), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('cut', BigInt, nullable=False),
    sa.Column('act_id', BigInt, nullable=True),
    sa.Column('file', sa.String(length=64), nullable=False),
    sa.Column('issued_at', sa.String(length=27), nullable=False),
    sa.Column('issued_by', BigInt, nullable=False),
    sa.Column('reprints', BigInt, nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document')),
    sa.UniqueConstraint('code', name=op.f('uq_document_code')),
    sa.UniqueConstraint('number', name=op.f('uq_document_number')),
    sa.UniqueConstraint('organisation_id', 'kind', 'year', 'ordinal', name=op.f('uq_document_organisation_id_kind_year_ordinal')),
    sa.UniqueConstraint('token', name=op.f('uq_document_token'))
    )
    op.create_index(op.f('ix_document_act_id'), 'document', ['act_id'], unique=False)
    op.create_table('document_file',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('size', BigInt, nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('commitment', name=op.f('pk_document_file'))
    )
    op.create_index(op.f('ix_document_file_digest'), 'document_file', ['digest'], unique=False)
    op.create_table('document_weapon',
    sa.Column('document_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('weapon_id', BigInt, autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('document_id', 'weapon_id', name=op.f('pk_document_weapon'))
    )
    op.create_index(op.f('ix_document_weapon_weapon_id'), 'document_weapon', ['weapon_id'], unique=False)
    op.create_table('heartbeat',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_heartbeat'))
    )
    op.create_table('label',
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('token', sa.String(length=22), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('reprint', BigInt, nullable=False),
    sa.Column('is_revoked', sa.Boolean(), nullable=False),
    sa.Column('issued_at', sa.String(length=27), nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_label')),
    sa.UniqueConstraint('code', name=op.f('uq_label_code')),
    sa.UniqueConstraint('token', name=op.f('uq_label_token'))
    )
    op.create_index(op.f('ix_label_weapon_id'), 'label', ['weapon_id'], unique=False)
    op.create_table('ledger',
    sa.Column('sequence', BigInt, autoincrement=False, nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('previous', BigInt, nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('leaf_hash', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint('length(body) <= 65535 AND length(leaf_hash) = 32', name=op.f('ck_ledger_size')),
    sa.CheckConstraint('sequence >= 0 AND previous >= -1 AND previous < sequence', name=op.f('ck_ledger_order')),
    sa.PrimaryKeyConstraint('sequence', name=op.f('pk_ledger')),
    sa.UniqueConstraint('subject', 'previous', name=op.f('uq_ledger_subject_previous'))
    )
    op.create_table('ledger_head',
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('size', BigInt, nullable=False),
    sa.Column('peaks', sa.LargeBinary(), nullable=False),
    sa.Column('root', sa.LargeBinary(), nullable=False),
    sa.Column('recorded_at', sa.String(length=27), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_ledger_head_single')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ledger_head'))
    )
    op.create_table('ledger_tile',
    sa.Column('level', BigInt, autoincrement=False, nullable=False),
    sa.Column('index', BigInt, autoincrement=False, nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('level', 'index', name=op.f('pk_ledger_tile'))
    )
    op.create_table('legal_parameter',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('value', BigInt, nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('certainty', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_parameter')),
    sa.UniqueConstraint('name', 'valid_from', name=op.f('uq_legal_parameter_name_valid_from'))
    )
    op.create_table('one_time_code',
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('used_at', sa.String(length=27), nullable=True),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_one_time_code'))
    )
    op.create_index(op.f('ix_one_time_code_user_id'), 'one_time_code', ['user_id'], unique=False)
    op.create_table('organisation',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('code', sa.String(length=10), nullable=False),
    sa.Column('parent_id', BigInt, nullable=True),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation')),
    sa.UniqueConstraint('code', name=op.f('uq_organisation_code'))
    )
    op.create_index(op.f('ix_organisation_parent_id'), 'organisation', ['parent_id'], unique=False)
    op.create_table('party',
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('identity', sa.String(), nullable=False),
    sa.Column('organisation_id', BigInt, nullable=True),
    sa.Column('died_on', sa.Date(), nullable=True),
    sa.Column('is_suspended', sa.Boolean(), nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party'))
    )
    op.create_index(op.f('ix_party_organisation_id'), 'party', ['organisation_id'], unique=False)
    op.create_table('party_identity',
    sa.Column('document_kind', sa.String(), nullable=False),
    sa.Column('document_country', sa.String(), nullable=False),
    sa.Column('document_number', sa.String(), nullable=False),
    sa.Column('given_names', sa.String(), nullable=True),
    sa.Column('family_names', sa.String(), nullable=True),
    sa.Column('legal_name', sa.String(), nullable=True),
    sa.Column('birth_date', sa.Date(), nullable=True),
    sa.Column('rank', sa.String(), nullable=True),
    sa.Column('post', sa.String(), nullable=True),
    sa.Column('badge_number', sa.String(), nullable=True),
    sa.Column('document_key', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('commitment', name=op.f('pk_party_identity'))
    )
    op.create_index('ix_party_identity_badge', 'party_identity', ['badge_number'], unique=False)
    op.create_index('ix_party_identity_document', 'party_identity', ['document_key'], unique=False)
    op.create_index('ix_party_identity_name', 'party_identity', ['name_key'], unique=False)
    op.create_table('photograph',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('media_type', sa.String(), nullable=False),
    sa.Column('width', BigInt, nullable=False),
    sa.Column('height', BigInt, nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('commitment', name=op.f('pk_photograph'))
    )
    op.create_index(op.f('ix_photograph_digest'), 'photograph', ['digest'], unique=False)
    op.create_table('private_text',
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('commitment', name=op.f('pk_private_text'))
    )
    op.create_table('registry',
    sa.Column('origin', sa.String(), nullable=False),
    sa.Column('is_demo', sa.Boolean(), nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registry'))
    )
    op.create_table('sign_in_attempt',
    sa.Column('id', BigInt, nullable=False),
    sa.Column('name_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('source_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('succeeded', sa.Boolean(), nullable=False),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_attempt'))
    )
    op.create_index(op.f('ix_sign_in_attempt_at'), 'sign_in_attempt', ['at'], unique=False)
    op.create_index(op.f('ix_sign_in_attempt_name_digest'), 'sign_in_attempt', ['name_digest'], unique=False)
    op.create_index(op.f('ix_sign_in_attempt_source_digest'), 'sign_in_attempt', ['source_digest'], unique=False)
    op.create_table('user_account',
    sa.Column('party_id', BigInt, nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('login', sa.String(length=64), nullable=False),
    sa.Column('is_enabled', sa.Boolean(), nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_user_account'))
    )
    op.create_index(op.f('ix_user_account_organisation_id'), 'user_account', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_user_account_party_id'), 'user_account', ['party_id'], unique=False)
    op.create_table('user_grant',
    sa.Column('user_id', BigInt, autoincrement=False, nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('organisation_id', BigInt, autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('user_id', 'role', 'organisation_id', name=op.f('pk_user_grant'))
    )
    op.create_table('user_login',
    sa.Column('username', sa.String(), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('commitment', name=op.f('pk_user_login')),
    sa.UniqueConstraint('username', name=op.f('uq_user_login_username'))
    )
    op.create_table('weapon',
    sa.Column('weapon_type', sa.String(), nullable=True),
    sa.Column('action', sa.String(), nullable=True),
    sa.Column('make', sa.String(), nullable=True),
    sa.Column('model', sa.String(), nullable=True),
    sa.Column('calibre', sa.String(), nullable=True),
    sa.Column('year', BigInt, nullable=True),
    sa.Column('manufacturer', sa.String(), nullable=True),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('importer', sa.String(), nullable=True),
    sa.Column('serial', sa.String(), nullable=True),
    sa.Column('serial_status', sa.String(), nullable=False),
    sa.Column('serial_normalised', sa.String(), nullable=True),
    sa.Column('identity', sa.String(), nullable=True),
    sa.Column('weapon_class', sa.String(), nullable=False),
    sa.Column('condition', sa.String(), nullable=False),
    sa.Column('ballistic_number', sa.String(), nullable=True),
    sa.Column('ballistic_on', sa.Date(), nullable=True),
    sa.Column('ballistic_laboratory', sa.String(), nullable=True),
    sa.Column('standings', sa.JSON(), nullable=False),
    sa.Column('owner', sa.String(length=40), nullable=False),
    sa.Column('custodian', sa.String(length=40), nullable=False),
    sa.Column('organisation_id', BigInt, nullable=False),
    sa.Column('place', sa.String(), nullable=True),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('custody_since', sa.String(length=27), nullable=False),
    sa.Column('due_back_at', sa.String(length=27), nullable=True),
    sa.Column('last_seen_at', sa.String(length=27), nullable=True),
    sa.Column('open_holds', BigInt, nullable=False),
    sa.Column('registered_by', BigInt, nullable=False),
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('last_entry', BigInt, nullable=False),
    sa.CheckConstraint("custodian LIKE 'party:%' OR custodian LIKE 'organisation:%' OR custodian LIKE 'to_be_located:%' OR custodian LIKE 'withdrawn:%'", name=op.f('ck_weapon_one_custodian')),
    sa.CheckConstraint("owner LIKE 'party:%' OR owner LIKE 'organisation:%' OR owner = 'unknown'", name=op.f('ck_weapon_owner')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_weapon')),
    sa.UniqueConstraint('identity', name=op.f('uq_weapon_identity'))
    )
    op.create_index(op.f('ix_weapon_custodian'), 'weapon', ['custodian'], unique=False)
    op.create_index(op.f('ix_weapon_organisation_id'), 'weapon', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_weapon_owner'), 'weapon', ['owner'], unique=False)
    op.create_index(op.f('ix_weapon_serial_normalised'), 'weapon', ['serial_normalised'], unique=False)
    op.create_table('weapon_photograph',
    sa.Column('entry', BigInt, autoincrement=False, nullable=False),
    sa.Column('position', BigInt, autoincrement=False, nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('mark_id', BigInt, nullable=True),
    sa.Column('photograph', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('entry', 'position', name=op.f('pk_weapon_photograph'))
    )
    op.create_index(op.f('ix_weapon_photograph_weapon_id'), 'weapon_photograph', ['weapon_id'], unique=False)
    op.create_table('web_session',
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('user_id', BigInt, nullable=False),
    sa.Column('created_at', sa.String(length=27), nullable=False),
    sa.Column('seen_at', sa.String(length=27), nullable=False),
    sa.Column('revoked_at', sa.String(length=27), nullable=True),
    sa.Column('is_partial', sa.Boolean(), nullable=False),
    sa.Column('agent', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_web_session'))
    )
    op.create_index(op.f('ix_web_session_user_id'), 'web_session', ['user_id'], unique=False)
    op.create_table('component',
    sa.Column('entry', BigInt, autoincrement=False, nullable=False),
    sa.Column('position', BigInt, autoincrement=False, nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('serial', sa.String(), nullable=True),
    sa.Column('serial_normalised', sa.String(), nullable=True),
    sa.Column('standing', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_component_weapon_id')),
    sa.PrimaryKeyConstraint('entry', 'position', name=op.f('pk_component'))
    )
    op.create_index(op.f('ix_component_serial_normalised'), 'component', ['serial_normalised'], unique=False)
    op.create_index(op.f('ix_component_weapon_id'), 'component', ['weapon_id'], unique=False)
    op.create_table('hold',
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('authority', sa.String(), nullable=False),
    sa.Column('order_number', sa.String(), nullable=False),
    sa.Column('ordered_on', sa.Date(), nullable=False),
    sa.Column('held_at', sa.String(length=27), nullable=False),
    sa.Column('released_entry', BigInt, nullable=True),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_hold_weapon_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hold'))
    )
    op.create_index(op.f('ix_hold_weapon_id'), 'hold', ['weapon_id'], unique=False)
    op.create_table('mark',
    sa.Column('id', BigInt, autoincrement=False, nullable=False),
    sa.Column('weapon_id', BigInt, nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=True),
    sa.Column('text_normalised', sa.String(), nullable=True),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('face', sa.String(), nullable=False),
    sa.Column('method', sa.String(), nullable=False),
    sa.Column('depth_um', BigInt, nullable=True),
    sa.Column('height_um', BigInt, nullable=True),
    sa.Column('legibility', sa.String(), nullable=False),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('year', BigInt, nullable=True),
    sa.Column('faults', sa.JSON(), nullable=False),
    sa.Column('marked_at', sa.String(length=27), nullable=False),
    sa.ForeignKeyConstraint(['weapon_id'], ['weapon.id'], name=op.f('fk_mark_weapon_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mark'))
    )
    op.create_index(op.f('ix_mark_text_normalised'), 'mark', ['text_normalised'], unique=False)
    op.create_index(op.f('ix_mark_weapon_id'), 'mark', ['weapon_id'], unique=False)
    op.execute(sa.text("INSERT INTO ledger_head (id, size, peaks, root, recorded_at) VALUES (1, 0, :none, :root, :first)")
               .bindparams(none=b"", root=EMPTY_ROOT, first="1970-01-01T00:00:00.000000Z"))
    dialect = op.get_bind().dialect.name
    for statement in triggers.statements(dialect):
        op.execute(sa.DDL(statement.replace("%", "%%")))
    if dialect == "postgresql":
        tables = sa.inspect(op.get_bind()).get_table_names()
        for statement in grants.statements([table for table in tables if table != "alembic_version"]):
            op.execute(statement)
        op.execute(f'GRANT SELECT ON alembic_version TO "{grants.APPLICATION_ROLE}"')


def downgrade() -> None:
    op.drop_index(op.f('ix_mark_weapon_id'), table_name='mark')
    op.drop_index(op.f('ix_mark_text_normalised'), table_name='mark')
    op.drop_table('mark')
    op.drop_index(op.f('ix_hold_weapon_id'), table_name='hold')
    op.drop_table('hold')
    op.drop_index(op.f('ix_component_weapon_id'), table_name='component')
    op.drop_index(op.f('ix_component_serial_normalised'), table_name='component')
    op.drop_table('component')
    op.drop_index(op.f('ix_web_session_user_id'), table_name='web_session')
    op.drop_table('web_session')
    op.drop_index(op.f('ix_weapon_photograph_weapon_id'), table_name='weapon_photograph')
    op.drop_table('weapon_photograph')
    op.drop_index(op.f('ix_weapon_serial_normalised'), table_name='weapon')
    op.drop_index(op.f('ix_weapon_owner'), table_name='weapon')
    op.drop_index(op.f('ix_weapon_organisation_id'), table_name='weapon')
    op.drop_index(op.f('ix_weapon_custodian'), table_name='weapon')
    op.drop_table('weapon')
    op.drop_table('user_login')
    op.drop_table('user_grant')
    op.drop_index(op.f('ix_user_account_party_id'), table_name='user_account')
    op.drop_index(op.f('ix_user_account_organisation_id'), table_name='user_account')
    op.drop_table('user_account')
    op.drop_index(op.f('ix_sign_in_attempt_source_digest'), table_name='sign_in_attempt')
    op.drop_index(op.f('ix_sign_in_attempt_name_digest'), table_name='sign_in_attempt')
    op.drop_index(op.f('ix_sign_in_attempt_at'), table_name='sign_in_attempt')
    op.drop_table('sign_in_attempt')
    op.drop_table('registry')
    op.drop_table('private_text')
    op.drop_index(op.f('ix_photograph_digest'), table_name='photograph')
    op.drop_table('photograph')
    op.drop_index('ix_party_identity_name', table_name='party_identity')
    op.drop_index('ix_party_identity_document', table_name='party_identity')
    op.drop_index('ix_party_identity_badge', table_name='party_identity')
    op.drop_table('party_identity')
    op.drop_index(op.f('ix_party_organisation_id'), table_name='party')
    op.drop_table('party')
    op.drop_index(op.f('ix_organisation_parent_id'), table_name='organisation')
    op.drop_table('organisation')
    op.drop_index(op.f('ix_one_time_code_user_id'), table_name='one_time_code')
    op.drop_table('one_time_code')
    op.drop_table('legal_parameter')
    op.drop_table('ledger_tile')
    op.drop_table('ledger_head')
    op.drop_table('ledger')
    op.drop_index(op.f('ix_label_weapon_id'), table_name='label')
    op.drop_table('label')
    op.drop_table('heartbeat')
    op.drop_index(op.f('ix_document_weapon_weapon_id'), table_name='document_weapon')
    op.drop_table('document_weapon')
    op.drop_index(op.f('ix_document_file_digest'), table_name='document_file')
    op.drop_table('document_file')
    op.drop_index(op.f('ix_document_act_id'), table_name='document')
    op.drop_table('document')
    op.drop_table('credential')
    op.drop_index('ix_checkpoint_signed_at', table_name='checkpoint')
    op.drop_table('checkpoint')
    op.drop_index(op.f('ix_catalogue_item_parent_id'), table_name='catalogue_item')
    op.drop_index(op.f('ix_catalogue_item_name_key'), table_name='catalogue_item')
    op.drop_table('catalogue_item')
    op.drop_table('act_request')
    op.drop_index(op.f('ix_act_organisation_id'), table_name='act')
    op.drop_index(op.f('ix_act_actor_id'), table_name='act')
    op.drop_table('act')
    op.drop_index(op.f('ix_access_log_user_id'), table_name='access_log')
    op.drop_index(op.f('ix_access_log_party_id'), table_name='access_log')
    op.drop_table('access_log')
