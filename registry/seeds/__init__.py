"""What a registry begins with: makes, models, calibres and words for types, and the figures known of the law.

The catalogue is our own list of common knowledge; each figure says where it comes from and how sure that is.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from registry.operations import Operation
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.set_legal_parameter import SetLegalParameter

FOLDER = Path(__file__).parent
#: Bulk work is committed in pieces, so that no counter waits long for its turn.
PIECE = 200


def seeds(key: Callable[[str], str], at: datetime) -> Iterator[Operation]:
    """The acts to perform, in order; `key` gives the act key of a step, so that each is done once."""
    words = catalogue()
    # Models name their makes, which must be there before.
    for name, kinds in (("types", {"weapon_type"}), ("words", {"make", "calibre"}), ("models", {"model"})):
        chosen = [word for word in words if word.kind in kinds]
        for start in range(0, len(chosen), PIECE):
            yield RegisterCatalogueItems(act=key(f"{name}/{start}"), claimed_at=at,
                                         items=tuple(chosen[start:start + PIECE]))
    for row in rows("legal_parameters"):
        yield SetLegalParameter(act=key(f"parameter/{row['name']}"), claimed_at=at, parameter=row["name"],
                                value=int(row["value"]), source=row["source"], certainty=row["certainty"],
                                valid_from=date.fromisoformat(row["valid_from"]))


def catalogue() -> list[CatalogueWord]:
    """Every make, model, calibre and word for a type the product ships."""
    return [CatalogueWord(kind=row["kind"], name=row["name"], make=row["make"] or None,
                          weapon_type=row["weapon_type"] or None, calibre=row["calibre"] or None,
                          also=row["also"] or None) for row in rows("catalogue")]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the files beside this module."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
