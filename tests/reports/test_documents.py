"""The registry of document kinds."""

import pytest

from reports.documents import DOCUMENTS, document


def test_kinds_are_registered_with_their_prefixes():
    assert {code: kind.prefix for code, kind in DOCUMENTS.items()} == {
        "registration_file": "FR",
        "issue_record": "AE",
        "reception_record": "AR",
        "transfer_record": "AT",
        "custody_chain": "DCC",
        "baseline_record": "ALB",
    }


@pytest.mark.parametrize(("code", "prefix"), [("custody_chain", "XX"), ("other", "DCC")])
def test_a_code_or_prefix_is_taken_once(code, prefix):
    with pytest.raises(ValueError, match="two documents"):
        document(code, prefix, "Otro")(lambda data: b"")
