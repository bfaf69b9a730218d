"""Files that may be of one person, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from registry.queries.parties import PartyLine
from registry.queries.party_duplicates import SAME_DOCUMENT, Duplicates, NearPersons
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
                  (*(_row(line, group.lines[0]) for line in group.lines), *_beyond(group.beyond, 5)))
            for group in found]


def near_person_heads() -> list[object]:
    """The column heads of the persons that resemble one who is being registered."""
    return [_("Nombre"), _("Documento"), _("Fecha de nacimiento"), _("Unidad")]


def near_person_rows(near: NearPersons) -> list[Row]:
    """Those the reader may see, each with its file; the others counted, and how they are found."""
    rows = [Row((linked(address("party.page", party_id=line.party.id), person_name(line.identity)),
                 document_words(line.identity), day(line.identity.birth_date if line.identity else None),
                 line.unit or _("ninguna"))) for line in near.lines]
    return [*rows, *_beyond(near.beyond_reach, 4)]


def _beyond(count: int, columns: int) -> list[Row]:
    """Those that are only counted, and how they are found."""
    if not count:
        return []
    words = ngettext("%(num)s ficha fuera de su alcance", "%(num)s fichas fuera de su alcance", count)
    return [Row((words, _("Pida el otro documento a la persona y búsquela por él."), *[""] * (columns - 2)))]


def _row(line: PartyLine, first: PartyLine) -> Row:
    name = linked(address("party.page", party_id=line.party.id), person_name(line.identity))
    born = line.identity.birth_date if line.identity else None
    merge = address("party_merger.merge_parties", party_id=line.party.id, into=first.party.id)
    return Row((name, document_words(line.identity), day(born), line.unit or _("ninguna"),
                _("la más antigua") if line is first else linked(merge, _("Unir a la más antigua"))))
