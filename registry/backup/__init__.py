"""Backups: one file with everything needed to go on, verified as a whole before it is used."""

from registry.backup.refusals import NotRestored
from registry.backup.restoring import Restoration, restore
from registry.backup.writing import write

__all__ = ["NotRestored", "Restoration", "restore", "write"]
