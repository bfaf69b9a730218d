"""What lets a stranger check the registry: canonical bytes, the Merkle tree, signatures, printed codes."""
