"""Many writers at the same moment, and what each of them is told."""
