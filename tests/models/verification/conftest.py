"""What tests of verification may ask for."""

from tests.models.verification.filled import filled_postgres, filled_sqlite, on_postgres, on_sqlite, rich

__all__ = ["filled_postgres", "filled_sqlite", "on_postgres", "on_sqlite", "rich"]
