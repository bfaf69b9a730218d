"""Two files of one person in words: datum by datum, what differs marked, and which of the two disappears."""

from typing import Any

from flask_babel import gettext as _

from registry.language import worded
from registry.queries.compared_parties import ComparedParties
from registry.queries.parties import PartyLine
from registry.shown.gathered import Table
from registry.shown.links import address
from registry.shown.parties import NATURAL, TERMS, document_words, person_name, situation
from registry.shown.states import fact, linked
from registry.shown.weapon import Row
from registry.wording import day, grouped


def compared_table(files: ComparedParties, *, is_done: bool = False) -> Table:
    """Both files side by side; `is_done` once they were joined, when the weapons are with the one that stayed."""
    goes, stays = (_told(line) for line in (files.goes, files.stays))
    rows = [_row(term, goes[term], stays[term]) for term in goes if term in stays]
    if not is_done:
        rows.append(Row((_("Armas que tiene o posee"), grouped(files.weapons[0]), grouped(files.weapons[1]), "")))
    heads = ([_("Dato"), _("Ficha que desapareció"), _("Ficha que quedó"), (_("Comparación"), "plain")] if is_done else
             [_("Dato"), _("Ficha que desaparece"), _("Ficha que queda"), (_("Comparación"), "plain")])
    return Table(_("Las dos fichas"), heads, rows, _warning(files) if files.are_two_documents else None)


def _told(line: PartyLine) -> dict[str, Any]:
    identity = line.identity
    names = NATURAL if line.party.kind == "natural" else ("legal_name",)
    told: dict[str, Any] = {_("Ficha"): linked(address("party.page", party_id=line.party.id), person_name(identity)),
                            _("Documento"): document_words(identity)}
    told |= {worded(TERMS[name]): _plain(getattr(identity, name, None)) for name in names}
    state = "" if line.party.merged_into else situation(line.party)[0]
    return told | {_("Unidad"): line.unit or _("ninguna")} | ({_("Situación"): state} if state else {})


def _plain(value: Any) -> str:
    return _("no consta") if value is None else day(value) if hasattr(value, "isoformat") else str(value)


def _row(term: str, goes: Any, stays: Any) -> Row:
    if term == _("Ficha"):
        return Row((term, goes, stays, ""))
    if str(goes) == str(stays):
        return Row((term, goes, stays, _("igual")))
    return Row((term, goes, stays, fact(_("distinto"), "is-warn")), "is-warn")


def _warning(files: ComparedParties) -> tuple[str, str]:
    return (_("Dos documentos distintos de la misma clase, los dos válidos"),
            _("Una persona tiene uno solo, salvo quien se naturalizó: pueden ser dos personas. Coteje los documentos "
              "antes de unir las fichas; no se unen por el nombre."))
