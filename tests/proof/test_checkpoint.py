"""Checkpoints: one text per state of a log, and nothing else read as one."""

import pytest

from proof.checkpoint import Checkpoint, CheckpointRejected, parse
from proof.merkle import EMPTY_ROOT

# The example of c2sp.org/tlog-checkpoint.
EXAMPLE = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
ROOT = "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
B64 = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
EMPTY = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_the_example_of_the_specification_is_read_and_written_alike() -> None:
    head = parse(EXAMPLE)
    assert head == Checkpoint("example.com/behind-the-sofa", 20852163, bytes.fromhex(ROOT))
    assert head.text() == EXAMPLE


def test_an_empty_log_has_size_0_and_the_hash_of_nothing() -> None:
    assert parse(f"log\n0\n{EMPTY}\n") == Checkpoint("log", 0, EMPTY_ROOT)
    with pytest.raises(CheckpointRejected):
        parse(f"log\n0\n{B64}\n")


def test_extension_lines_are_ignored() -> None:
    assert parse(f"log\n7\n{B64}\nextension\n\u2014 more\n") == parse(f"log\n7\n{B64}\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "log\n7\n",
        f"log\n7\n{B64}",
        f"\n7\n{B64}\n",
        f"log\n7\n{B64}\n\n",
        f"log\n7\n{B64}\n\nextension\n",
        f"log\n07\n{B64}\n",
        f"log\n00\n{B64}\n",
        f"log\n+7\n{B64}\n",
        f"log\n-7\n{B64}\n",
        f"log\n 7\n{B64}\n",
        f"log\n7 \n{B64}\n",
        f"log\n7_0\n{B64}\n",
        f"log\n\u0667\n{B64}\n",
        f"log\n0x7\n{B64}\n",
        f"log\n\n{B64}\n",
        f"log\n{2**63}\n{B64}\n",
        f"log\n{'9' * 5000}\n{B64}\n",
        "log\n7\nAAAA\n",
        f"log\n7\n{B64[:-1]}\n",
        f"log\n7\n{B64[:-2]}J=\n",
        f"log\n7\n{B64.replace('/', '_')}\n",
        f"log\n7\n{B64} \n",
        f"log\r\n7\r\n{B64}\r\n",
    ],
)
def test_text_that_is_not_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(CheckpointRejected):
        parse(text)


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [("", 1, bytes(32)), ("a\nb", 1, bytes(32)), ("a", -1, bytes(32)), ("a", 1, bytes(31)), ("a", 2**63, bytes(32))],
)
def test_a_state_no_log_can_be_in_is_refused(origin: str, size: int, root: bytes) -> None:
    with pytest.raises(CheckpointRejected):
        Checkpoint(origin, size, root)
