"""Makes and models of the NVDRS value set (HL7 fhir-vdor): pairs, some of them general, some twice."""

import re

from registry.catalogue_lists.rows import ListRow
from registry.operations.register_catalogue_items import CatalogueWord

#: Said of a pair when the model is not told apart further: no part of its name.
GENERAL = re.compile(r"\(?\s*\bother\s*/\s*unspecified\b\s*\)?", re.IGNORECASE)
#: What is written after a make: another make, a brand of its own or a place.
BESIDE = re.compile(r"\s*(?:/|\().*$")


def row(line: int, cells: dict[str, str]) -> ListRow:
    """The make and the model of a pair."""
    text = f"{cells['make']} - {cells['model']}"
    make = " ".join(BESIDE.sub("", cells["make"]).split())
    model = " ".join(GENERAL.sub(" ", cells["model"]).split())
    if not make or not any(character.isalnum() for character in model):
        return ListRow(line, text, refusal="no dice una marca y un modelo")
    words = (CatalogueWord(kind="make", name=make, line=line),
             CatalogueWord(kind="model", name=model, make=make, line=line))
    return ListRow(line, text, words, is_repaired=(make, model) != (cells["make"], cells["model"]))
