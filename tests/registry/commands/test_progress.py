"""How far a command is, as who waits for it sees it."""

from __future__ import annotations

import io
import sys

import pytest

from registry.commands.progress import progress


class Terminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with progress("Asientos") as told:
        told(1, 4)
        told(4, 4)
    return stream.getvalue()


def test_a_terminal_is_told_how_many_are_done_and_of_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(monkeypatch, Terminal())
    assert "Asientos" in told
    assert "4/4" in told


def test_a_file_of_errors_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO()) == ""
