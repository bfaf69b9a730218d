"""The row of a list as it is kept with its weapon, and what it says there of whose the weapon is."""

from __future__ import annotations

from registry.operations.identity import folded

#: How lists head the column of the owner.
OWNER = frozenset({"propietario", "propietaria", "dueno", "duena", "titular", "nombredelpropietario",
                   "propietarioactual"})


def paper_of(cells: dict[str, str], owner: str | None) -> str:
    """One line a datum, under the name of its column; that of the `owner` column begins in a word of `OWNER`."""
    return "\n".join(f"{_headed(name) if name == owner else name}: {text}" for name, text in cells.items() if text)


def _headed(name: str) -> str:
    return name if folded(name) in OWNER else f"Propietario ({name})"


def owner_told(paper: str) -> str | None:
    """Whose the row says the weapon is, as written; None where it does not say. Nobody looked who that is."""
    lines = (line.partition(": ") for line in paper.splitlines())
    return next((text for name, _colon, text in lines if folded(name.partition(" (")[0]) in OWNER
                 and text.strip("-–—. ")), None)
