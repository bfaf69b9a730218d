"""Names of cartridges by CIP and SAAMI: inch marks that slipped behind the name, one line split in the wrong place."""

import re

from registry.catalogue_lists.rows import ListRow
from registry.operations.register_catalogue_items import CatalogueWord

STANDARDS = frozenset({"CIP", "SAAMI"})
#: A case length in inches whose mark stands at the end of the name: «12 Gauge 2 3/4 Smooth bore"».
SLIPPED = re.compile(r"^(?P<bore>\d+ (?:Gauge|Bore)) (?P<inches>\d(?: \d/\d)?) (?P<kind>.+)\"$")
#: A name that took its category along: «500 Nitro Express 3",rifle"».
SPLIT = re.compile(r"^(?P<name>.+),(?P<category>pistol|rifle|rimfire|shotshell)\"?$")


def row(line: int, cells: dict[str, str]) -> ListRow:
    """The calibre of a cartridge."""
    name = cells["name"]
    split = SPLIT.fullmatch(name)
    if split and cells["category"] in STANDARDS:
        name = split["name"]
    elif cells["standard"] not in STANDARDS:
        return ListRow(line, name, refusal="no dice la norma del cartucho")
    slipped = SLIPPED.fullmatch(name)
    if slipped:
        name = f"{slipped['bore']} {slipped['inches']}\" {slipped['kind']}"
    word = CatalogueWord(kind="calibre", name=" ".join(name.split()), line=line)
    return ListRow(line, cells["name"], (word,), is_repaired=word.name != cells["name"])
