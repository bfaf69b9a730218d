"""What a page shows, in words: rows, tags and lines made of what queries found. No query and no rule."""
