"""What the registry refuses to be served with, before any of its processes starts."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import serve
from proof.signer import SignerState, stored_origin

KEY = "5f0c7d1e9ab2438866f1d0c4be97a3120f5e"


@pytest.fixture
def signer_of_x(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose signer is that of x.ve, and the settings of a real installation on it."""
    tmp_path.chmod(0o700)
    with closing(SignerState(tmp_path / "signer", "x.ve")):
        pass
    monkeypatch.setenv("TRAZARMA_DEMO", "0")
    monkeypatch.setenv("TRAZARMA_SECRET_KEY", KEY)
    monkeypatch.setenv("TRAZARMA_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(serve, "is_free", lambda port: False)
    return tmp_path / "signer"


def refusal(monkeypatch: pytest.MonkeyPatch, origin: str) -> str:
    monkeypatch.setenv("TRAZARMA_ORIGIN", origin)
    with pytest.raises(SystemExit) as stopped:
        serve.main()
    return str(stopped.value.code)


@pytest.mark.usefixtures("signer_of_x")
def test_another_origin_than_the_signers_is_named_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    said = refusal(monkeypatch, "registro.example/x")
    assert said.startswith("No se inicia. TRAZARMA_ORIGIN: ")
    assert "«x.ve»" in said
    assert "«registro.example/x»" in said


@pytest.mark.usefixtures("signer_of_x")
def test_the_signers_own_origin_goes_on_to_the_next_question(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "El puerto" in refusal(monkeypatch, "x.ve")


def test_a_folder_without_a_readable_head_has_no_origin_yet(tmp_path: Path, signer_of_x: Path) -> None:
    assert stored_origin(tmp_path / "none") is None
    (signer_of_x / "head").write_bytes(b"\xff")
    assert stored_origin(signer_of_x) is None
