"""What the registry keeps when its processes, its database or its disk give out."""
