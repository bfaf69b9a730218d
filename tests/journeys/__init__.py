"""A day at the registry, in a real browser on a live server, on both databases."""
