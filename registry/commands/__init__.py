"""What an administrator runs at a terminal, one module per subject."""
