"""A tree grown leaf by leaf with everything kept, for tests that need proofs."""

from proof.merkle import CompactRange, consistency_proof, leaf_hash


class Grown:
    """The leaves, the root of every size (`roots`) and every completed subtree (`node`)."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.leaves = leaves
        self.range = CompactRange()
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.roots = [self.range.root()]
        for leaf in leaves:
            for level, index, node in self.range.append(leaf):
                assert (level, index) not in self.nodes
                self.nodes[level, index] = node
            self.roots.append(self.range.root())

    def node(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof from size `old`, none from an empty tree."""
        return consistency_proof(old, new, self.node) if old else []


def numbered(count: int, prefix: bytes = b"entry") -> Grown:
    """A tree of `count` leaves whose content is told by `prefix` and their number."""
    return Grown([leaf_hash(b"%s %d" % (prefix, n)) for n in range(count)])
