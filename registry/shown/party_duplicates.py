"""Files that may be of one person, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from registry.queries.parties import PartyLine
from registry.queries.party_duplicates import SAME_DOCUMENT, Duplicates
from registry.shown.links import address
from registry.shown.parties import document_words, person_name
from registry.shown.states import linked
from registry.shown.weapon import Row
from registry.wording import day


@dataclass(frozen=True)
class Group:
    """A group: why it is one, and a row for each file."""

    why: str
    rows: tuple[Row, ...]


def heads() -> list[object]:
    """The column heads of a group."""
    return [_("Nombre"), _("Documento"), _("Fecha de nacimiento"), _("Unidad"), (_("Unir"), "plain")]


def duplicate_groups(found: Iterable[Duplicates]) -> list[Group]:
    """Each group; the oldest file is proposed as the one that stays."""
    return [Group(_("Las mismas cifras en el documento") if group.why == SAME_DOCUMENT
                  else _("El mismo nombre y la misma fecha de nacimiento"),
                  tuple(_row(line, group.lines[0]) for line in group.lines)) for group in found]


def _row(line: PartyLine, first: PartyLine) -> Row:
    name = linked(address("party.page", party_id=line.party.id), person_name(line.identity))
    born = line.identity.birth_date if line.identity else None
    merge = address("party_merger.merge_parties", party_id=line.party.id, into=first.party.id)
    return Row((name, document_words(line.identity), day(born), line.unit or _("ninguna"),
                _("la más antigua") if line is first else linked(merge, _("Unir a la más antigua"))))
