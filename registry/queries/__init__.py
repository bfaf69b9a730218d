"""What pages and documents need to know: nouns that return frozen dataclasses, always cut by scope."""
