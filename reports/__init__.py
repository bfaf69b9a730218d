"""Every printed document: frozen dataclasses of plain values in, PDF bytes out.

Importing the package fills `reports.documents.DOCUMENTS` with every numbered document.
"""

from reports import baseline_record, custody_chain, issue_record, reception_record, registration_file, transfer_record

__all__ = ["baseline_record", "custody_chain", "issue_record", "reception_record", "registration_file",
           "transfer_record"]
