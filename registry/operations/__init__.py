"""`perform`: the only place that locks the head, decides, appends, applies and commits."""

from registry.operations.base import Operation, Performed
from registry.operations.perform import perform

__all__ = ["Operation", "Performed", "perform"]
