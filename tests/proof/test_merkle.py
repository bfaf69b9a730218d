"""The tree against the published vectors, the definitions, and everything that is not a proof."""

from itertools import pairwise

import pytest

from proof.merkle import (
    EMPTY_ROOT,
    CompactRange,
    NotARange,
    OutsideTree,
    ProofRejected,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)
from tests.proof import ct_reference as ct
from tests.proof import naive_tree
from tests.proof.grown_tree import Grown, numbered

LARGEST = 70


CT = Grown([leaf_hash(leaf) for leaf in ct.LEAVES])
TREE = numbered(LARGEST)
INCLUSION = [(index, size) for size in range(1, LARGEST + 1) for index in range(size)]
CONSISTENCY = [(old, new) for new in range(1, LARGEST + 1) for old in range(1, new + 1)]


def hashes(texts: list[str]) -> list[bytes]:
    return [bytes.fromhex(text) for text in texts]


def mutations(value: bytes) -> list[bytes]:
    return [value[:at] + bytes([value[at] ^ 1 << at % 8]) + value[at + 1 :] for at in range(len(value))]


def test_the_reference_leaves_hash_as_published() -> None:
    assert CT.leaves == hashes(ct.LEAF_HASHES)
    assert node_hash(CT.leaves[0], CT.leaves[1]).hex() == ct.ROOTS[2]


def test_the_reference_roots_are_as_published() -> None:
    assert CT.roots == hashes(ct.ROOTS)
    assert EMPTY_ROOT.hex() == ct.ROOTS[0]


@pytest.mark.parametrize(("index", "size"), ct.INCLUSION)
def test_the_reference_inclusion_proofs_are_made_and_accepted(index: int, size: int) -> None:
    proof = hashes(ct.INCLUSION[index, size])
    assert inclusion_proof(index, size, CT.node) == proof
    verify_inclusion(CT.leaves[index], index, size, proof, CT.roots[size])


@pytest.mark.parametrize(("old", "new"), ct.CONSISTENCY)
def test_the_reference_consistency_proofs_are_made_and_accepted(old: int, new: int) -> None:
    proof = hashes(ct.CONSISTENCY[old, new])
    assert consistency_proof(old, new, CT.node) == proof
    verify_consistency(old, CT.roots[old], new, CT.roots[new], proof)


def test_the_root_of_every_size_is_that_of_the_definition() -> None:
    assert [naive_tree.root(TREE.leaves[:size]) for size in range(LARGEST + 1)] == TREE.roots


def test_every_inclusion_proof_is_that_of_the_definition_and_is_accepted() -> None:
    for index, size in INCLUSION:
        proof = inclusion_proof(index, size, TREE.node)
        assert proof == naive_tree.path(index, TREE.leaves[:size])
        verify_inclusion(TREE.leaves[index], index, size, proof, TREE.roots[size])


def test_every_consistency_proof_is_that_of_the_definition_and_is_accepted() -> None:
    for old, new in CONSISTENCY:
        proof = consistency_proof(old, new, TREE.node)
        assert proof == naive_tree.consistency(old, TREE.leaves[:new])
        verify_consistency(old, TREE.roots[old], new, TREE.roots[new], proof)


def test_a_change_of_any_byte_of_an_inclusion_proof_is_rejected() -> None:
    for index, size in [(i, n) for i, n in INCLUSION if n in (1, 2, 7, 8, 13, 33)]:
        leaf, root = TREE.leaves[index], TREE.roots[size]
        proof = inclusion_proof(index, size, TREE.node)
        for at, original in enumerate(proof):
            for changed in mutations(original):
                with pytest.raises(ProofRejected):
                    verify_inclusion(leaf, index, size, [*proof[:at], changed, *proof[at + 1 :]], root)
        for changed in mutations(leaf):
            with pytest.raises(ProofRejected):
                verify_inclusion(changed, index, size, proof, root)


def test_a_change_of_any_byte_of_a_consistency_proof_is_rejected() -> None:
    for old, new in [(a, b) for a, b in CONSISTENCY if b in (2, 7, 8, 13, 33)]:
        roots = TREE.roots[old], TREE.roots[new]
        proof = consistency_proof(old, new, TREE.node)
        for at, original in enumerate(proof):
            for changed in mutations(original):
                with pytest.raises(ProofRejected):
                    verify_consistency(old, roots[0], new, roots[1], [*proof[:at], changed, *proof[at + 1 :]])
        for changed in mutations(roots[0]):
            with pytest.raises(ProofRejected):
                verify_consistency(old, changed, new, roots[1], proof)
        for changed in mutations(roots[1]):
            with pytest.raises(ProofRejected):
                verify_consistency(old, roots[0], new, changed, proof)


def test_a_proof_of_the_wrong_length_is_rejected() -> None:
    extra = bytes(32)
    for index, size in INCLUSION:
        proof = inclusion_proof(index, size, TREE.node)
        for wrong in (proof[:-1], proof[1:], [*proof, extra], [extra, *proof], [*proof, TREE.roots[size]]):
            if wrong != proof:
                with pytest.raises(ProofRejected):
                    verify_inclusion(TREE.leaves[index], index, size, wrong, TREE.roots[size])
    for old, new in CONSISTENCY:
        proof = consistency_proof(old, new, TREE.node)
        for wrong in (proof[:-1], proof[1:], [*proof, extra], [extra, *proof], [TREE.roots[old], *proof]):
            if wrong != proof:
                with pytest.raises(ProofRejected):
                    verify_consistency(old, TREE.roots[old], new, TREE.roots[new], wrong)


def test_a_proof_for_another_leaf_or_size_is_rejected() -> None:
    for index, size in INCLUSION:
        proof = inclusion_proof(index, size, TREE.node)
        for place, total in ((index + 1, size), (index - 1, size), (index ^ 2, size), (index, 2 * size + 1)):
            if place != index or len(proof) != (total - 1).bit_length():
                with pytest.raises(ProofRejected):
                    verify_inclusion(TREE.leaves[index], place, total, proof, TREE.roots[size])


def test_an_inner_node_is_not_accepted_as_a_leaf_of_the_tree_it_came_from() -> None:
    proof = inclusion_proof(0, 8, CT.node)
    with pytest.raises(ProofRejected):
        verify_inclusion(node_hash(CT.leaves[0], CT.leaves[1]), 0, 8, proof[1:], CT.roots[8])


@pytest.mark.parametrize("index", [-1, 8, 9, 2**70])
def test_an_index_outside_the_tree_is_rejected(index: int) -> None:
    with pytest.raises(ProofRejected):
        verify_inclusion(CT.leaves[0], index, 8, inclusion_proof(0, 8, CT.node), CT.roots[8])
    with pytest.raises(OutsideTree):
        inclusion_proof(index, 8, CT.node)


def test_nothing_is_included_in_an_empty_tree() -> None:
    with pytest.raises(ProofRejected):
        verify_inclusion(EMPTY_ROOT, 0, 0, [], EMPTY_ROOT)


@pytest.mark.parametrize("wrong", [b"", bytes(31), bytes(33), bytes(64), "6e" * 16])
def test_a_hash_that_is_not_32_bytes_is_rejected(wrong: bytes) -> None:
    proof, consistency = inclusion_proof(5, 8, CT.node), consistency_proof(6, 8, CT.node)
    with pytest.raises(ProofRejected):
        verify_inclusion(wrong, 0, 1, [], wrong)
    with pytest.raises(ProofRejected):
        verify_inclusion(CT.leaves[5], 5, 8, [wrong, *proof[1:]], CT.roots[8])
    with pytest.raises(ProofRejected):
        verify_consistency(6, CT.roots[6], 8, CT.roots[8], [*consistency[:-1], wrong])
    with pytest.raises(ProofRejected):
        verify_consistency(3, wrong, 3, wrong, [])


def test_a_short_leaf_is_rejected_even_under_a_root_made_for_it() -> None:
    for leaf in (b"", bytes(31), bytes(33)):
        with pytest.raises(ProofRejected):
            verify_inclusion(leaf, 0, 2, [bytes(32)], node_hash(leaf, bytes(32)))


def test_a_proof_that_climbs_past_the_root_is_rejected_even_under_roots_made_for_it() -> None:
    a, b, c, beyond = (leaf_hash(name) for name in (b"a", b"b", b"c", b"beyond"))
    with pytest.raises(ProofRejected):
        verify_inclusion(a, 0, 1, [beyond], node_hash(beyond, a))
    old, new = node_hash(c, a), node_hash(c, node_hash(a, b))
    verify_consistency(3, old, 4, new, [a, b, c])
    with pytest.raises(ProofRejected):
        verify_consistency(3, node_hash(beyond, old), 4, node_hash(beyond, new), [a, b, c, beyond])


@pytest.mark.parametrize(("old", "new"), [(0, 8), (0, 0), (-1, 8), (8, 6)])
def test_a_consistency_proof_from_size_0_or_backwards_is_rejected(old: int, new: int) -> None:
    with pytest.raises(ProofRejected):
        verify_consistency(old, EMPTY_ROOT, new, CT.roots[8], [])
    with pytest.raises(ProofRejected):
        verify_consistency(old, EMPTY_ROOT, new, EMPTY_ROOT, [])
    with pytest.raises(OutsideTree):
        consistency_proof(old, new, CT.node)


def test_two_trees_of_one_size_must_have_one_root_and_an_empty_proof() -> None:
    verify_consistency(8, CT.roots[8], 8, CT.roots[8], [])
    with pytest.raises(ProofRejected):
        verify_consistency(8, CT.roots[8], 8, CT.roots[7], [])
    with pytest.raises(ProofRejected):
        verify_consistency(8, CT.roots[8], 8, CT.roots[8], [CT.roots[8]])


def test_appending_names_each_completed_subtree_once_leaf_first() -> None:
    tree = CompactRange()
    named = [[(level, index) for level, index, _ in tree.append(leaf)] for leaf in CT.leaves]
    assert named == [
        [(0, 0)],
        [(0, 1), (1, 0)],
        [(0, 2)],
        [(0, 3), (1, 1), (2, 0)],
        [(0, 4)],
        [(0, 5), (1, 2)],
        [(0, 6)],
        [(0, 7), (1, 3), (2, 1), (3, 0)],
    ]


def test_a_range_read_back_from_its_bytes_grows_as_the_original_does() -> None:
    for before, after in pairwise(range(LARGEST + 1)):
        grown = CompactRange()
        for leaf in TREE.leaves[:before]:
            grown.append(leaf)
        again = CompactRange.from_bytes(before, grown.to_bytes())
        again.append(TREE.leaves[before])
        assert (again.size, again.root()) == (after, TREE.roots[after])


@pytest.mark.parametrize(
    ("size", "data"),
    [
        (1, b""),
        (0, bytes(32)),
        (3, bytes(32)),
        (4, bytes(64)),
        (5, bytes(63)),
        (5, bytes(65)),
        (-1, bytes(32)),
    ],
)
def test_peaks_that_do_not_fit_the_size_are_refused(size: int, data: bytes) -> None:
    with pytest.raises(NotARange):
        CompactRange.from_bytes(size, data)


@pytest.mark.parametrize("leaf", [b"", bytes(31), bytes(33)])
def test_a_leaf_hash_that_is_not_32_bytes_is_not_appended(leaf: bytes) -> None:
    tree = CompactRange()
    with pytest.raises(NotARange):
        tree.append(leaf)
    assert tree.size == 0
