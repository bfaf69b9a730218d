"""The Merkle tree of RFC 6962 / RFC 9162: the one door to hashing, growing, proving and checking."""

from proof.merkle_checks import ProofRejected, verify_consistency, verify_inclusion
from proof.merkle_hashing import EMPTY_ROOT, leaf_hash, node_hash
from proof.merkle_proofs import OutsideTree, consistency_proof, inclusion_proof
from proof.merkle_range import CompactRange, NotARange

__all__ = [
    "EMPTY_ROOT",
    "CompactRange",
    "NotARange",
    "OutsideTree",
    "ProofRejected",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "node_hash",
    "verify_consistency",
    "verify_inclusion",
]
