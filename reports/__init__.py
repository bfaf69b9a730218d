"""Every printed document: frozen dataclasses of plain values in, PDF bytes out.

Importing the package fills `reports.documents.DOCUMENTS` with every numbered document.
"""

from reports import custody_chain, issue_record, reception_record, registration_file, transfer_record

__all__ = ["custody_chain", "issue_record", "reception_record", "registration_file", "transfer_record"]
