"""Durable files: the order of the calls that survive a power cut, which no test can cut for real."""

import os
import stat
from pathlib import Path

import pytest

from proof.durable_file import append_durably, replace_durably


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made durable and renamed, in order: 'file', 'directory' or 'rename'."""
    made: list[str] = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(descriptor: int) -> None:
        made.append("directory" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def watched_replace(source: Path, target: Path) -> None:
        made.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched_replace)
    return made


def test_a_file_is_on_disk_before_it_takes_the_name_and_the_name_before_we_return(
    tmp_path: Path, calls: list[str]
) -> None:
    for data in (b"old and long", b"new"):
        replace_durably(tmp_path / "head", data)
    assert (tmp_path / "head").read_bytes() == b"new"
    assert calls == ["file", "rename", "directory"] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["head"]


def test_what_is_appended_is_on_disk_before_we_return(tmp_path: Path, calls: list[str]) -> None:
    for data in (b"one\n", b"two\n"):
        append_durably(tmp_path / "log", data)
    assert (tmp_path / "log").read_bytes() == b"one\ntwo\n"
    assert calls == ["file", "directory"] * 2


def test_a_failed_write_leaves_the_old_bytes(tmp_path: Path) -> None:
    replace_durably(tmp_path / "head", b"old")
    (tmp_path / "head.new").mkdir()
    with pytest.raises(OSError, match=r"head\.new"):
        replace_durably(tmp_path / "head", b"new")
    assert (tmp_path / "head").read_bytes() == b"old"
