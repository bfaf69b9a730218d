"""What the signer decides, without a process: never two histories, never a signature before it is remembered."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from proof import checkpoint, document_token, signer_files
from proof.document_token import DocumentClaim
from proof.merkle import EMPTY_ROOT
from proof.note import KeyRejected, SigningKey, open_note
from proof.signer_refusals import SignerRefused, StateRefused
from proof.signer_state import SignerState
from tests.proof.grown_tree import Grown, numbered

ORIGIN = "registro.example/2025"
TREE = numbered(40)
FORGED = numbered(40, b"forged")
ID = bytes(range(10))


@pytest.fixture
def state(place: Path) -> SignerState:
    return SignerState(place, ORIGIN)


def sign(state: SignerState, size: int, tree: Grown = TREE) -> str:
    return state.checkpoint(size, tree.roots[size], tree.consistency(min(state.head.size, size), size))


def refusal(action: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(SignerRefused) as refused:
        action(*arguments)
    return refused.value.reason


def restarted(state: SignerState, place: Path) -> SignerState:
    state.close()
    return SignerState(place, ORIGIN)


def test_the_first_start_makes_a_key_only_its_owner_may_read(state: SignerState, place: Path) -> None:
    key = SigningKey.from_text((place / "key").read_text().strip())
    assert key.verifying_key == state.verifying_key
    assert state.verifying_key.name == ORIGIN
    assert (place / "key").stat().st_mode & 0o777 == 0o600
    assert (place / "head").stat().st_mode & 0o777 == 0o600
    assert (state.head.size, state.head.root) == (0, EMPTY_ROOT)


def test_a_growing_log_is_signed_step_by_step(state: SignerState) -> None:
    for size in (0, 1, 2, 3, 7, 8, 20, 40, 40):
        opened = open_note(sign(state, size), [state.verifying_key])
        assert checkpoint.parse(opened.text) == state.head
        assert (state.head.size, state.head.root) == (size, TREE.roots[size])


def test_the_same_head_is_signed_again_with_the_same_bytes(state: SignerState) -> None:
    assert sign(state, 9) == sign(state, 9)


def test_a_smaller_tree_is_refused_as_behind(state: SignerState) -> None:
    sign(state, 9)
    for size in (0, 8):
        assert refusal(sign, state, size) == "behind"


def test_another_root_at_the_same_size_is_refused_as_a_fork(state: SignerState) -> None:
    sign(state, 9)
    assert refusal(sign, state, 9, FORGED) == "fork"


def test_a_history_that_does_not_begin_with_the_last_head_is_refused(state: SignerState) -> None:
    sign(state, 9)
    true = TREE.consistency(9, 12)
    for root, proof in [
        (FORGED.roots[12], FORGED.consistency(9, 12)),
        (FORGED.roots[12], true),
        (TREE.roots[12], true[:-1]),
        (TREE.roots[12], [*true, bytes(32)]),
        (TREE.roots[12], []),
    ]:
        assert refusal(state.checkpoint, 12, root, proof) == "inconsistent"
    assert state.head.size == 9


@pytest.mark.parametrize(("size", "root"), [(-1, bytes(32)), (3, bytes(31)), (2**63, bytes(32)), (0, bytes(32))])
def test_a_state_no_log_can_be_in_is_refused(state: SignerState, size: int, root: bytes) -> None:
    assert refusal(state.checkpoint, size, root, []) == "malformed"


def test_of_any_sequence_of_true_and_forged_requests_no_two_signed_heads_contradict(place: Path) -> None:
    source = random.Random(6)
    for attempt in range(30):
        state, signed = SignerState(place / str(attempt), ORIGIN), {}
        for _ in range(30):
            size, tree = source.randrange(1, 41), source.choice([TREE, FORGED])
            old = source.choice([state.head.size, source.randrange(1, 41)])
            proof = tree.consistency(min(old, size), size)
            try:
                state.checkpoint(size, tree.roots[size], proof)
            except SignerRefused:
                continue
            signed[size] = tree
        assert len({id(tree) for tree in signed.values()}) == 1
        assert state.head.size == max(signed)


def test_the_head_is_on_disk_before_anything_is_signed(
    state: SignerState, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    sign_note = SigningKey.sign_note

    def watched(key: SigningKey, text: str) -> str:
        seen.append((place / "head").read_text() == text)
        return sign_note(key, text)

    monkeypatch.setattr(SigningKey, "sign_note", watched)
    for size in (1, 2, 5):
        sign(state, size)
    assert seen == [True, True, True]


def test_nothing_is_signed_or_believed_when_the_disk_fails(state: SignerState, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError("no space left")

    sign(state, 3)
    with monkeypatch.context() as patched:
        patched.setattr(signer_files, "replace_durably", full)
        with pytest.raises(OSError, match="no space left"):
            sign(state, 4)
    assert state.head.size == 3
    sign(state, 5)


def test_a_restart_remembers_the_key_and_the_head(state: SignerState, place: Path) -> None:
    sign(state, 9)
    again = restarted(state, place)
    assert (again.verifying_key, again.head) == (state.verifying_key, state.head)
    assert refusal(sign, again, 8) == "behind"


def test_one_directory_serves_one_signer(state: SignerState, place: Path) -> None:
    with pytest.raises(StateRefused, match="another signer holds"):
        SignerState(place, ORIGIN)


def test_a_start_interrupted_before_the_key_was_made_is_taken_up_again(state: SignerState, place: Path) -> None:
    (place / "key").unlink()
    assert sign(restarted(state, place), 1)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda place: (place / "head").unlink(), "head is missing"),
        (lambda place: (place / "key").unlink(), "key is missing"),
        (lambda place: (place / "key").chmod(0o640), "open to others"),
        (lambda place: (place / "head").write_text(""), "head is unreadable"),
        (lambda place: (place / "head").write_bytes(b"\xff"), "head is unreadable"),
        (lambda place: (place / "head").write_text((place / "head").read_text()[:-3]), "head is unreadable"),
        (
            lambda place: (place / "head").write_text(f"other\n{(place / 'head').read_text().partition(chr(10))[2]}"),
            "is the head of other",
        ),
        (lambda place: (place / "key").write_text("PRIVATE+KEY+"), "key is unreadable"),
        (lambda place: (place / "key").write_text(SigningKey.generate("other").to_text()), "is the key of other"),
    ],
)
def test_a_directory_that_lost_its_memory_is_refused(
    state: SignerState, place: Path, damage: Callable[[Path], object], complaint: str
) -> None:
    sign(state, 9)
    damage(place)
    with pytest.raises(StateRefused, match=complaint):
        restarted(state, place)


def test_an_origin_that_cannot_name_a_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyRejected):
        SignerState(tmp_path / "new", "trazarma document token v1")
    assert not (tmp_path / "new").exists()


def test_a_document_is_signed_when_a_checkpoint_covers_what_it_tells(state: SignerState) -> None:
    sign(state, 9)
    for cut in (0, 8, 9):
        text = document_token.encode(ID, state.document("CC-1", ID, cut))
        document_token.verify(text, DocumentClaim(ORIGIN, "CC-1", ID, cut), state.verifying_key)
    assert refusal(state.document, "CC-1", ID, 10) == "ahead"


@pytest.mark.parametrize(
    ("number", "token_id", "cut"), [("a\nb", ID, 0), ("a", ID[1:], 0), ("a", ID, -1), ("\ud800", ID, 0)]
)
def test_a_document_no_claim_can_be_made_of_is_refused(
    state: SignerState, number: str, token_id: bytes, cut: int
) -> None:
    assert refusal(state.document, number, token_id, cut) == "malformed"


def test_a_rewind_needs_a_permit_works_once_and_leaves_a_record(state: SignerState, place: Path) -> None:
    sign(state, 9)
    assert refusal(state.rewind, 5, TREE.roots[5], "copia del lunes") == "rewind_not_allowed"
    (place / "allow-rewind").touch()
    state.rewind(5, TREE.roots[5], "copia del lunes\n\ud800")
    assert refusal(state.rewind, 4, TREE.roots[4], "otra vez") == "rewind_not_allowed"
    (line,) = (place / "rewinds").read_text().splitlines()
    record = json.loads(line)
    assert (record["from_size"], record["to_size"], record["reason"]) == (9, 5, "copia del lunes\n\ud800")
    again = restarted(state, place)
    assert again.head.size == 5
    sign(again, 6)


def test_records_of_rewinds_are_kept_one_after_another(state: SignerState, place: Path) -> None:
    for size in (9, 3):
        (place / "allow-rewind").touch()
        state.rewind(size, TREE.roots[size], f"a {size}")
    lines = (place / "rewinds").read_text().splitlines()
    assert [json.loads(line)["to_size"] for line in lines] == [9, 3]
