"""What remained to be done when the load of a unit was closed: kept beside the ledger, which holds its commitment."""

from sqlalchemy.orm import Mapped

from models.committed import Committed


class BaselineRemainder(Committed):
    """Numbers of weapons, lines and sources, how many there were of what, and what refused rows said."""

    __tablename__ = "baseline_remainder"
    committed = ("content",)

    #: Canonical JSON: `registry.operations.baseline_remains` says of what.
    content: Mapped[str]
