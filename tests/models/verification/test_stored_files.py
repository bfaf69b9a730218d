"""Photographs and documents on disk: named by their content, missing or altered ones are found."""

from __future__ import annotations

import hashlib

import pytest

from models.files import path_of, read, store, stored
from tests.models.verification.rich import Rich

CONTENTS = [(b"a picture", "photograph"), (b"a document", "document_file")]


@pytest.mark.parametrize(("content", "table"), CONTENTS)
def test_a_missing_file_is_named(on_sqlite: Rich, content: bytes, table: str) -> None:
    digest = hashlib.sha256(content).hexdigest()
    path_of(on_sqlite.data_dir, digest).unlink()
    fault = on_sqlite.verified().fault
    assert fault is not None
    assert fault.sentence == f"Falta el archivo {digest}, de «{table}»."


@pytest.mark.parametrize(("content", "table"), [*CONTENTS, (b"a page", "photograph"), (b"a list", "source")])
def test_an_altered_file_is_named(on_sqlite: Rich, content: bytes, table: str) -> None:
    digest = hashlib.sha256(content).hexdigest()
    path_of(on_sqlite.data_dir, digest).write_bytes(content + b".")
    fault = on_sqlite.verified().fault
    assert fault is not None
    assert fault.values == {"digest": digest, "table": table}


def test_a_file_that_nothing_names_is_told_and_is_no_fault(on_sqlite: Rich) -> None:
    digest = store(on_sqlite.data_dir, b"left by an act that failed")
    (path_of(on_sqlite.data_dir, digest).parent / ".half-written").write_bytes(b"")
    report = on_sqlite.verified()
    assert report.holds
    assert set(report.orphan_files) == {digest, ".half-written"}


def test_a_stored_file_is_read_back_by_its_digest(tmp_path) -> None:  # type: ignore[no-untyped-def]
    digest = store(tmp_path, b"content")
    assert digest == hashlib.sha256(b"content").hexdigest()
    assert read(tmp_path, digest) == b"content"
    assert store(tmp_path, b"content") == digest
    assert [path.name for path in stored(tmp_path)] == [digest]
