"""Verifying this installation: the database with everything that is known beside it."""

from dataclasses import fields

from sqlalchemy import Engine

from config import Settings
from models.database import snapshot
from models.party import PartyIdentity
from models.verification import Evidence, Report, verify
from models.verification.personal import Derived
from models.verification.whole import Progress
from proof.signer_client import SignerClient
from proof.signer_refusals import SignerRefused, SignerUnavailable
from registry.log_keys import known_keys
from registry.operations.party_identity import Particulars


def verify_installation(engine: Engine, settings: Settings, signer: SignerClient,
                        progress: Progress | None = None) -> Report:
    """Verify everything; a signer that does not answer leaves only the keys it was known by."""
    evidence = evidence_of(settings, signer)
    with snapshot(engine) as session:
        return verify(session, evidence, progress)


def evidence_of(settings: Settings, signer: SignerClient) -> Evidence:
    """The log's keys, the signer's last head, the files, and how search columns are derived."""
    keys = known_keys(settings.data_dir)
    try:
        key, seen = signer.key(), signer.head()
    except (SignerUnavailable, SignerRefused):
        return Evidence(keys, None, settings.data_dir, DERIVED)
    return Evidence(tuple(dict.fromkeys((*keys, key))), seen, settings.data_dir, DERIVED)


def _particulars(row: PartyIdentity) -> Particulars:
    return Particulars(**{field.name: getattr(row, field.name) for field in fields(Particulars)})


#: Columns of personal rows that no commitment covers because the others give them.
DERIVED: Derived = {"party_identity": {
    "document_key": lambda row: _particulars(row).document_key,
    "name_key": lambda row: _particulars(row).name_key,
}}
