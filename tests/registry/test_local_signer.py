"""The signer at hand: the running one, or its directory opened here under the same rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from config import Settings
from proof.signer import SignerRefused, StateRefused
from registry.local_signer import LocalSigner, has_signed, signer_at_hand
from tests.proof.signer_process import answering, launch, stop
from tests.registry.backup.places import settings_for

ORIGIN = "demo.example/trazarma"
ROOT = bytes(range(32))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for("sqlite://", tmp_path, ORIGIN)


def test_a_directory_opened_here_answers_as_the_process_does(settings: Settings) -> None:
    assert not has_signed(settings)
    with signer_at_hand(settings) as signer:
        note = signer.checkpoint(3, ROOT)
        key = signer.key()
    assert has_signed(settings)
    with launch(settings.data_dir / "signer", origin=ORIGIN) as process:
        running = answering(settings.data_dir / "signer")
        assert (running.key(), running.checkpoint(3, ROOT)) == (key, note)
        with signer_at_hand(settings) as signer:
            assert not isinstance(signer, LocalSigner)
            assert signer.head().size == 3
        stop(process)


def test_it_refuses_what_the_process_refuses(settings: Settings) -> None:
    with signer_at_hand(settings) as signer:
        signer.checkpoint(3, ROOT)
        with pytest.raises(SignerRefused, match="behind"):
            signer.checkpoint(2, ROOT)
        with pytest.raises(SignerRefused, match="rewind_not_allowed"):
            signer.rewind(2, ROOT, "x")


def test_the_directory_is_let_go_of_afterwards(settings: Settings) -> None:
    for _ in range(2):
        with signer_at_hand(settings) as signer:
            assert signer.head().size == 0


def test_a_directory_that_another_holds_is_not_opened(settings: Settings) -> None:
    with signer_at_hand(settings), pytest.raises(StateRefused), signer_at_hand(settings):
        pass


def test_a_directory_of_another_origin_is_not_opened(settings: Settings) -> None:
    with signer_at_hand(settings) as signer:
        signer.checkpoint(3, ROOT)
    with pytest.raises(StateRefused), signer_at_hand(replace(settings, origin="otro.example/x")):
        pass
