"""Verification: everything the registry holds is derived again from its stored bytes, and compared."""

from models.verification.faults import Fault
from models.verification.report import Report, Uncovered
from models.verification.subject import verify_subject
from models.verification.whole import Evidence, verify

__all__ = ["Evidence", "Fault", "Report", "Uncovered", "verify", "verify_subject"]
