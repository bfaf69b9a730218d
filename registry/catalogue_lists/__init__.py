"""The public lists a registry may load into its catalogue: each shape read row by row, its known dirt repaired."""

import csv
import io
from collections.abc import Callable, Iterator

from registry.catalogue_lists import cartridges, ncic, nvdrs
from registry.catalogue_lists.rows import ListRow, NotTheList

#: Code of the vocabulary ``catalogue_list`` → the columns of its file, and how one row of it is read.
SHAPES: dict[str, tuple[tuple[str, ...], Callable[[int, dict[str, str]], ListRow]]] = {
    "nvdrs_firearm_models": (("code", "make", "model", "display"), nvdrs.row),
    "ncic_gun_make": (("code", "description"), ncic.make_row),
    "ncic_gun_calibre": (("code", "description"), ncic.calibre_row),
    "ncic_gun_type": (("code", "description"), ncic.type_row),
    "cartridges": (("name", "category", "standard"), cartridges.row),
}


def rows_of(kind: str, data: bytes) -> Iterator[ListRow]:
    """The rows of a file of `kind`, in order; `NotTheList` when it is another file."""
    columns, read = SHAPES[kind]
    try:
        table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError:
        raise NotTheList(kind) from None
    if tuple(table.fieldnames or ()) != columns:
        raise NotTheList(kind)
    for row in table:
        yield read(table.line_num, {name: row.get(name) or "" for name in columns})
