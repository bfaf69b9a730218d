"""A search goes by keys: one that hides a weapon, or leads to another, is found."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from models.verification.faults import Tampered
from models.verification.serial_keys import check_serial_keys
from tests.models.verification.rich import Rich
from tests.models.verification.tampering import tampering

ONE = "id = (SELECT MIN(id) FROM serial_key)"


@pytest.mark.parametrize("change", [
    f"DELETE FROM serial_key WHERE {ONE}", f"UPDATE serial_key SET text = 'OTRO' WHERE {ONE}",
    f"UPDATE serial_key SET weapon_id = -1 WHERE {ONE}",
    f"UPDATE serial_key SET organisation_id = -1 WHERE {ONE}", f"UPDATE serial_key SET folded = 'OTRO' WHERE {ONE}",
    "INSERT INTO serial_key (id, kind, weapon_id, organisation_id, text, folded, digits)"
    " VALUES (1, 'weapon', 0, 0, 'X', 'X', '')",
])
def test_a_changed_key_is_named(rich: Rich, change: str) -> None:
    with tampering(rich.url) as session:
        check_serial_keys(session)
        session.connection().execute(text(change))
        with pytest.raises(Tampered, match="serial_key"):
            check_serial_keys(session)
