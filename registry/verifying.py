"""Verifying this installation: the database with everything that is known beside it."""

from dataclasses import fields

from sqlalchemy import Engine

from config import Settings
from models.database import snapshot
from models.party import PartyIdentity
from models.verification import Evidence, Report, verify
from models.verification.personal import Derived
from models.verification.whole import Progress
from proof.signer_refusals import SignerRefused, SignerUnavailable, StateRefused
from registry.local_signer import has_signed, signer_at_hand
from registry.log_keys import known_keys
from registry.operations.party_identity import Particulars


def verify_installation(engine: Engine, settings: Settings, progress: Progress | None = None) -> Report:
    """Verify everything as it stands at one moment."""
    evidence = evidence_of(settings)
    with snapshot(engine) as session:
        return verify(session, evidence, progress)


def evidence_of(settings: Settings) -> Evidence:
    """The log's keys, the signer's last head, the files, and how search columns are derived.

    A signer that was never there, or does not answer, leaves only the keys it was known by.
    """
    keys = known_keys(settings.data_dir)
    if not has_signed(settings):
        return Evidence(keys, None, settings.data_dir, DERIVED)
    try:
        with signer_at_hand(settings) as signer:
            keys = tuple(dict.fromkeys((*keys, signer.key())))
            return Evidence(keys, signer.head(), settings.data_dir, DERIVED)
    except (SignerUnavailable, SignerRefused, StateRefused):
        return Evidence(keys, None, settings.data_dir, DERIVED)


def _particulars(row: PartyIdentity) -> Particulars:
    return Particulars(**{field.name: getattr(row, field.name) for field in fields(Particulars)})


#: Columns of personal rows that no commitment covers because the others give them.
DERIVED: Derived = {"party_identity": {
    "document_key": lambda row: _particulars(row).document_key,
    "name_key": lambda row: _particulars(row).name_key,
}}
