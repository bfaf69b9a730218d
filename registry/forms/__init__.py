"""Forms: what a person types, checked in shape only; rules belong to operations."""
