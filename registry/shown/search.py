"""What the search box found, in words."""

from typing import Any

from flask_babel import gettext as _

from models.document import Document
from models.vocabulary import N_
from proof.human_code import lacks_check
from registry.language import worded
from registry.queries.readings import Way
from registry.queries.search import Found
from registry.shown.history import paper_words
from registry.shown.links import address, thing_address
from registry.shown.organisations import naming_words
from registry.shown.serial_matches import near_rows
from registry.shown.states import linked, serial
from registry.shown.weapon import Row
from registry.shown.weapon_list import heads, weapon_rows
from registry.wording import day

WAYS = {
    Way.LABEL: N_("por su etiqueta"), Way.REVOKED_LABEL: N_("por una etiqueta revocada"),
    Way.NUMBER: N_("por su número de registro"), Way.SERIAL: N_("por su serial"), Way.MARK: N_("por un marcaje"),
    Way.PART: N_("por el serial de una parte"), Way.JOINED: N_("por una ficha que se unió a esta"),
}  # fmt: skip


def only_address(found: Found) -> str | None:
    """Where to go when there is one record and nothing to warn of."""
    if found.count != 1 or found.is_elsewhere:
        return None
    if found.weapons:
        line, way = found.weapons[0]
        is_revoked = way.way is Way.REVOKED_LABEL
        return address("weapon.page", weapon_id=line.weapon.id, label="revoked" if is_revoked else None)
    if found.documents:
        return address("document.page", document_id=found.documents[0].id)
    return thing_address(f"party:{found.parties[0][0]}" if found.parties else found.exact_units[0].unit.subject)


def shown_results(found: Found, text: str) -> dict[str, Any]:
    """The template's context for a list, or for nothing."""
    return {
        "count": found.count, "is_elsewhere": found.is_elsewhere,
        "weapon_heads": [*heads(), _("Se encontró")], "weapons": _weapon_rows(found),
        "documents": [_document_row(document) for document in found.documents],
        "parties": _party_rows(found.parties), "named": _party_rows(found.named),
        "units": _unit_rows(found), "near": near_rows(found), "is_cut": found.is_cut, "is_too_open": found.is_too_open,
        "letterless": found.letterless, "lacks_check": lacks_check(text),
        "listing_url": address("weapon.listing", text=text.strip()) if text.strip() else None,
    }


def _weapon_rows(found: Found) -> list[Row]:
    rows = weapon_rows(line for line, _way in found.weapons)
    ways = (worded(WAYS[reading.way]) for _line, reading in found.weapons)
    return [Row((*row.cells, way), row.state) for row, way in zip(rows, ways, strict=True)]


def _party_rows(parties: tuple[tuple[int, str], ...]) -> list[Row]:
    return [Row((linked(thing_address(f"party:{party_id}"), name),)) for party_id, name in parties]


def _unit_rows(found: Found) -> list[Row]:
    return [Row((linked(thing_address(named.unit.subject), named.unit.name), serial(named.unit.code),
                 naming_words(named) or "–")) for named in found.units]


def _document_row(document: Document) -> Row:
    return Row((linked(address("document.page", document_id=document.id), paper_words(document)),
                day(document.issued_at)))
