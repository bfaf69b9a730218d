"""What is not a whole, genuine backup of this registry is not restored, and nothing changes."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from config import Settings
from models.files import store
from models.schema import metadata
from registry import backup
from registry.backup import NotRestored, restore
from registry.backup.tables import LEFT_OUT, kept_tables
from tests.models.verification.rich import Rich
from tests.registry.backup.places import backed_up, place_of, size_of

Members = dict[str, bytes]


@pytest.fixture
def source(on_sqlite: Rich, tmp_path: Path) -> Path:
    return backed_up(on_sqlite, tmp_path / "backup.tgz")


def members_of(source: Path) -> Members:
    with tarfile.open(source) as archive:
        return {info.name: archive.extractfile(info).read() for info in archive}  # type: ignore[union-attr]


def packed(target: Path, members: Members) -> Path:
    with tarfile.open(target, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target


def sealed(members: Members) -> Members:
    """The members under a manifest that agrees with them, as somebody would write it who knows how."""
    manifest = json.loads(members["manifest.json"])
    manifest["members"] = {name: sha256(data).hexdigest() for name, data in members.items() if name != "manifest.json"}
    return members | {"manifest.json": json.dumps(manifest).encode()}


def refusal(place: Settings, source: Path) -> str:
    with pytest.raises(NotRestored) as refused:
        restore(place, source)
    assert not (place.data_dir / "files").exists()
    assert [path.name for path in place.data_dir.glob("restauracion-*")] == []
    assert not (place.data_dir / "registro.sqlite3").exists() or size_of(place) == 0
    return refused.value.msgid % refused.value.values


def test_every_table_is_kept_or_left_out_on_purpose() -> None:
    assert {table.name for table in kept_tables()} | LEFT_OUT == set(metadata.tables)
    assert {table.name for table in kept_tables()} & LEFT_OUT == set()


def test_the_signing_key_is_left_out_unless_asked_for(source: Path, on_sqlite: Rich) -> None:
    key = (on_sqlite.data_dir / "signer" / "key").read_bytes()
    assert all(key.strip() not in data for data in members_of(source).values())
    with_key = members_of(backed_up(on_sqlite, source.with_name("key.tgz"), with_key=True))
    assert with_key["signer-key"] == key


def test_only_its_owner_may_read_a_backup(source: Path) -> None:
    assert source.stat().st_mode & 0o777 == 0o600


def test_a_backup_never_takes_the_place_of_another_file(source: Path, on_sqlite: Rich) -> None:
    kept = source.read_bytes()
    with pytest.raises(FileExistsError):
        backup.write(on_sqlite.engine, place_of(on_sqlite), source)
    assert source.read_bytes() == kept


@pytest.mark.parametrize("length", [0, 10, 1000, -1000, -1])
def test_a_backup_cut_short_is_refused(source: Path, empty_sqlite: Settings, length: int) -> None:
    source.write_bytes(source.read_bytes()[:length])
    assert refusal(empty_sqlite, source).startswith("El respaldo está dañado o incompleto")


def test_a_flipped_byte_anywhere_is_refused(source: Path, empty_sqlite: Settings) -> None:
    whole, dice = source.read_bytes(), Random(19)
    for place in dice.sample(range(20, len(whole)), 20):
        source.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1:])
        assert refusal(empty_sqlite, source).startswith("El respaldo ")


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, empty_sqlite: Settings) -> None:
    (tmp_path / "text.tgz").write_text("no soy un respaldo")
    assert refusal(empty_sqlite, tmp_path / "text.tgz").startswith("El respaldo está dañado o incompleto")


def without(name: str) -> Callable[[Members], Members]:
    return lambda members: {key: data for key, data in members.items() if key != name}


def manifest_with(**values: object) -> Callable[[Members], Members]:
    return lambda members: members | {
        "manifest.json": json.dumps(json.loads(members["manifest.json"]) | values).encode()}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (without("manifest.json"), "dañado o incompleto: manifest.json"),
        (without("tables/ledger.jsonl"), "dañado o incompleto: tables/ledger.jsonl"),
        (lambda members: members | {"../escape": b"x"}, "dañado o incompleto: ../escape"),
        (lambda members: members | {"tables/unknown.jsonl": b"[]"}, "dañado o incompleto: tables/unknown.jsonl"),
        (lambda members: members | {"files/" + "0" * 64: b"x"}, "dañado o incompleto: files/0000"),
        (lambda members: members | {"manifest.json": b"{"}, "no tiene un manifiesto que se pueda leer"),
        (manifest_with(format=2), "un formato que esta versión no conoce: 2"),
        (manifest_with(origin="otro.example/x"), "es del registro otro.example/x y esta instalación es"),
        (manifest_with(revision="9999"), "es del esquema 9999 y este programa usa el"),
        (manifest_with(size=10_000), "no contiene los asientos que su manifiesto dice"),
        (manifest_with(root="00" * 32), "no contiene los asientos que su manifiesto dice"),
    ],
)
def test_a_member_or_a_manifest_that_is_not_as_written_is_refused(
        source: Path, empty_sqlite: Settings, change: Callable[[Members], Members], sentence: str) -> None:
    members = change(members_of(source))
    if "manifest.json" in members and sentence.startswith("no tiene") is False:
        members = members if "dañado" in sentence else sealed(members)
    assert sentence in refusal(empty_sqlite, packed(source.with_name("changed.tgz"), members))


@pytest.mark.parametrize(
    ("table", "old", "new", "sentence"),
    [
        ("weapon", b'"QVX 3"', b'"QVX 4444"', "La fila "),
        ("ledger", b"", b"", ""),
        ("private_text", b"Patrullaje", b"Otra cosa", "ya no dice lo que se asent"),
    ],
)
def test_a_changed_row_under_a_manifest_that_agrees_is_refused_by_the_verification(
        source: Path, empty_sqlite: Settings, table: str, old: bytes, new: bytes, sentence: str) -> None:
    members = members_of(source)
    name = f"tables/{table}.jsonl"
    lines = members[name].splitlines(keepends=True)
    members[name] = members[name].replace(old, new) if old else b"".join([*lines[:-2], lines[-1]])
    assert sentence in refusal(empty_sqlite, packed(source.with_name("changed.tgz"), sealed(members)))


def test_a_changed_file_under_a_manifest_that_agrees_is_refused_by_the_verification(
        source: Path, empty_sqlite: Settings) -> None:
    members = members_of(source)
    name = next(name for name in members if name.startswith("files/"))
    members[name] += b"."
    assert "su contenido no da su nombre" in refusal(
        empty_sqlite, packed(source.with_name("changed.tgz"), sealed(members)))


def test_a_database_that_holds_anything_is_left_alone(source: Path, on_sqlite: Rich) -> None:
    place, before = place_of(on_sqlite), size_of(place_of(on_sqlite))
    with pytest.raises(NotRestored) as refused:
        restore(place, source)
    assert refused.value.msgid.startswith("La base de datos no está vacía")
    assert size_of(place) == before


def test_a_data_folder_with_other_files_is_left_alone(source: Path, empty_sqlite: Settings) -> None:
    digest = store(empty_sqlite.data_dir, b"somebody's document")
    with pytest.raises(NotRestored) as refused:
        restore(empty_sqlite, source)
    assert refused.value.values == {"file": digest}


def test_files_of_an_interrupted_restore_are_no_hindrance(source: Path, empty_sqlite: Settings) -> None:
    store(empty_sqlite.data_dir, b"a document")
    assert restore(empty_sqlite, source).manifest.size == size_of(empty_sqlite)


def test_a_backup_of_another_registry_is_refused(source: Path, empty_sqlite: Settings) -> None:
    other = replace(empty_sqlite, origin="otro.example/registro")
    assert "esta instalación es otro.example/registro" in refusal(other, source)
