"""Commitments: fixed bytes for ever, and nothing to find without the salt."""

import pytest

from proof.canonical import NotCanonical
from proof.commitment import SaltRejected, commit, new_salt

SALT = bytes(range(32))


def test_a_commitment_is_the_hmac_of_the_canonical_fields() -> None:
    # Computed apart: openssl dgst -sha256 -mac HMAC -macopt hexkey:0001..1f over the canonical text.
    assert commit(SALT, {"name": "Ana", "cedula": "V-12345678"}) == (
        "630358e2b42e234db21ccded74e11b761af3e1c6c13b73b07d460be258b96e31"
    )


def test_another_salt_or_another_field_gives_another_commitment() -> None:
    fields = {"cedula": "V-12345678"}
    assert commit(SALT, fields) != commit(bytes(32), fields)
    assert commit(SALT, fields) != commit(SALT, {"cedula": "V-12345679"})
    assert commit(SALT, fields) != commit(SALT, {**fields, "name": None})


@pytest.mark.parametrize("salt", [b"", bytes(31), bytes(33)])
def test_a_salt_that_is_not_32_bytes_is_refused(salt: bytes) -> None:
    with pytest.raises(SaltRejected):
        commit(salt, {})


def test_fields_without_a_canonical_form_are_refused() -> None:
    with pytest.raises(NotCanonical):
        commit(SALT, {"Name": 1.5})


def test_each_salt_is_new_and_32_bytes() -> None:
    salts = {new_salt() for _ in range(100)}
    assert len(salts) == 100
    assert {len(salt) for salt in salts} == {32}
