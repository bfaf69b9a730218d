"""Makes, calibres and types of NCIC as NIEM 2.1 published them: names with a remark run into them, codes of groups."""

import re

from registry.catalogue_lists.rows import ListRow
from registry.operations.register_catalogue_items import CatalogueWord

#: A remark begins where two words run together: «Detonics|Mfr. of handguns», «MK Arms, Inc.|Irvine, CA».
JOINT = re.compile(
    r"(?<=[a-z)\]\"])(?=[A-Z])|(?<=[A-Za-z]\.)(?=[A-Z][a-z])|(?<=[A-Z])(?=(?:Model|Brand|Mfr|Mfd|See|Import)\b)")
#: Names that carry a capital inside: McMillan, DeTonics.
PREFIX = re.compile(r"\b(?:Mc|Mac|De|La|Le|Di|Du|Van|Fitz)$")
#: Rows that stand for something else than a make.
NO_MAKE = re.compile(r"code by country|not a make|^unknown|^all others", re.IGNORECASE)
#: NCIC's letters for the types this registry knows; the others are no firearms, or several kinds under one letter.
TYPES = {"B": "submachine_gun", "C": "other", "D": "other", "M": "machine_gun", "P": "pistol", "Q": "other",
         "R": "rifle", "S": "shotgun"}
#: One calibre and nothing else: no list, no sentence.
ONE_CALIBRE = re.compile(r"(?!.*\b(?:used|could|typically|found|etc|caliber)\b)[^,;/]{1,60}", re.IGNORECASE)


def make_row(line: int, cells: dict[str, str]) -> ListRow:
    """The make of a code, without the remark that was run into it."""
    text = cells["description"]
    if NO_MAKE.search(text):
        return ListRow(line, text, refusal="es un código de país o de grupo, no una marca")
    name = without_remark(text)
    word = CatalogueWord(kind="make", name=name, line=line)
    return ListRow(line, text, (word,), is_repaired=name != text)


def calibre_row(line: int, cells: dict[str, str]) -> ListRow:
    """The calibre of a code that stands for one alone."""
    text = cells["description"]
    if not ONE_CALIBRE.fullmatch(text):
        return ListRow(line, text, refusal="el código agrupa varios calibres")
    return ListRow(line, text, (CatalogueWord(kind="calibre", name=text, line=line),))


def type_row(line: int, cells: dict[str, str]) -> ListRow:
    """The word for a type, when it is one of the types of this registry."""
    text, type_ = cells["description"], TYPES.get(cells["code"])
    if type_ is None:
        return ListRow(line, text, refusal="no es un tipo de arma de fuego de este registro")
    return ListRow(line, text, (CatalogueWord(kind="weapon_type", name=text, weapon_type=type_, line=line),))


def without_remark(text: str) -> str:
    """The name before the first place where a remark was run into it."""
    for joint in JOINT.finditer(text):
        before = text[:joint.start()]
        if before and not PREFIX.search(before):
            return before.strip()
    return " ".join(text.split())
