"""What a request asks, in words: each datum as it stands and as it would be, and what was typed beside it."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from marking.registry_number import registry_number
from models.conflict import conflict_named
from models.events.mark import WeaponMarkCorrected
from models.events.weapon import WeaponCorrected, WeaponPartCorrected
from models.weapon import Weapon
from registry.language import worded
from registry.operations.correct import Correct
from registry.operations.correct_mark import CorrectMark
from registry.operations.correct_part import CorrectPart
from registry.operations.correct_party import CorrectParty
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.dissolve_organisation import DissolveOrganisation
from registry.operations.end_intervention import EndIntervention
from registry.operations.grant_role import GrantRole
from registry.operations.intervene_organisation import InterveneOrganisation
from registry.operations.join_records import JoinRecords
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.party_identity import Particulars
from registry.operations.register_source import RegisterSource
from registry.operations.separate_party import SeparateParty
from registry.queries.request_page import RequestPage
from registry.queries.users import UserLine
from registry.sentences import fact_value
from registry.shown.links import thing_address
from registry.shown.parties import TERMS, document_words
from registry.shown.states import capital, linked, serial
from registry.shown.weapon import Row
from registry.wording import code, day, grouped, moment

#: Fields of an identity that the line of the document tells together.
DOCUMENT = frozenset({"document_kind", "document_country", "document_number"})


def change_rows(page: RequestPage, names: dict[str, str]) -> list[Row]:
    """Datum, how it stands, what is asked; a closed request no longer compares itself with what stands."""
    rows = _ROWS.get(type(page.asked))
    return rows(page, names) if rows else []


def typed_pairs(page: RequestPage) -> list[tuple[str, str]]:
    """What else was typed: why, for what cause, and when it happened."""
    asked: Any = page.asked
    if asked is None:
        return []
    pairs = [(_("Motivo"), asked.reason)] if hasattr(asked, "reason") else []
    if isinstance(asked, CorrectParty):
        pairs.insert(0, (_("Causa del cambio"), code("identity_cause", asked.cause)))
    confirmed = [(_("Confirmó"), capital(code("doubt", key))) for key in asked.answers]
    return [*pairs, *confirmed, (_("Fecha y hora del hecho"), moment(asked.claimed_at))]


def _correction(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked, weapon = page.asked, page.thing
    assert isinstance(asked, Correct)
    assert isinstance(weapon, Weapon)
    fact, standing = asked.fact, weapon.standings[asked.fact]
    # As it would be recorded: the catalogue may write the word otherwise.
    value = next((event.value for event in page.events if isinstance(event, WeaponCorrected)), asked.value)
    rows = [_row(page, capital(code("fact", fact)), fact_value(fact, getattr(weapon, fact), standing),
                 fact_value(fact, value, asked.standing)),
            _row(page, _("Respaldo"), code("standing", standing), code("standing", asked.standing))]
    if asked.serial_status and fact == "serial":
        rows.append(_row(page, _("Estado del serial"), code("serial_status", weapon.serial_status),
                         code("serial_status", asked.serial_status)))
    return rows


def _mark(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked = page.asked
    assert isinstance(asked, CorrectMark)
    place = f"{code('part', asked.part)}, {code('face', asked.face)}"
    told = ((_("Marcaje"), code("mark_kind", asked.mark_kind)), (_("Ubicación"), place),
            (_("Legibilidad"), code("legibility", asked.legibility)))
    was = next((event.was for event in page.events if isinstance(event, WeaponMarkCorrected)), None)
    return [_row(page, _("Texto tal como se lee"), was or _("No se lee"), asked.text or _("No se lee")),
            *(_row(page, term, "", value) for term, value in told)]


def _part(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked = page.asked
    assert isinstance(asked, CorrectPart)
    was = next((event.was for event in page.events if isinstance(event, WeaponPartCorrected)), None)
    return [_row(page, _("Serial de la parte"), was or _("no consta"), asked.serial or _("no consta")),
            _row(page, _("Respaldo"), "", code("standing", asked.standing))]


def _identity(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked, known = page.asked, page.thing
    assert isinstance(asked, CorrectParty)
    after: Particulars = asked.particulars
    words = [(_("Documento"), document_words(known), document_words(after))] + [
        (worded(TERMS[field.name]), _plain(getattr(known, field.name, None)), _plain(getattr(after, field.name)))
        for field in fields(Particulars) if field.name not in DOCUMENT]
    return [_row(page, term, was, becomes) for term, was, becomes in words if was != becomes or not page.is_open]


def _grant(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked, line = page.asked, page.thing
    assert isinstance(asked, GrantRole)
    assert isinstance(line, UserLine)
    held = ", ".join(f"{capital(code('role', granted.role))} ({granted.organisation.name})" for granted in line.grants)
    place = names.get(f"organisation:{asked.organisation}", "")
    return [_row(page, _("Roles de %(person)s (%(account)s)", person=line.person, account=line.username),
                 held or _("ninguno"), f"{capital(code('role', asked.role))} ({place})")]


def _source(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked = page.asked
    assert isinstance(asked, RegisterSource)
    told = ((_("Fuente"), asked.title), (_("Filas"), grouped(asked.rows or 0)),
            (_("Organismo"), names.get(f"organisation:{asked.organisation}", "")),
            (_("Huella del archivo"), serial(asked.file_digest or "")))
    return [_row(page, term, _("no consta"), value) for term, value in told]


def _body(page: RequestPage, names: dict[str, str]) -> list[Row]:
    """What becomes of a body, into which or by which other, and by what order."""
    asked: Any = page.asked
    told = [(_("Organismo"), names.get(f"organisation:{asked.organisation}", ""))]
    if isinstance(asked, MergeOrganisation):
        told.append((_("Organismo que le sucede"), names.get(f"organisation:{asked.into}", "")))
    if isinstance(asked, InterveneOrganisation):
        told.append((_("Organismo que responde por él"), names.get(f"organisation:{asked.by}", "")))
    told += [(_("Número de la orden"), asked.order_number), (_("Fecha de la orden"), day(asked.ordered_on))]
    return [_row(page, term, "", value) for term, value in told]


def _separation(page: RequestPage, names: dict[str, str]) -> list[Row]:
    return [_row(page, _("Ficha"), _("unida a otra"), _("por su cuenta"))]


def _conflicts(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked = page.asked
    assert isinstance(asked, DecideConflicts)
    told = capital(code("conflict_side", asked.stands))
    facts = [conflict_named(name)[1] for name in asked.conflicts]
    return [_row(page, linked(thing_address(f"weapon:{weapon}"), _(
        "%(fact)s del arma %(serial)s", fact=capital(code("fact", fact)), serial=registry_number(weapon))),
                 code("standing", "contradicted"),
                 told if asked.value is None else f"{told}: {fact_value(fact, asked.value, 'seen')}")
            for weapon, fact in zip(asked.weapons, facts, strict=True)]


def _joined(page: RequestPage, names: dict[str, str]) -> list[Row]:
    asked = page.asked
    assert isinstance(asked, JoinRecords)
    return [_row(page, Markup("{} · {}").format(*(linked(thing_address(f"weapon:{id_}"), registry_number(id_))
                                                  for id_ in (first, second))), _("dos fichas"), _("una sola arma"))
            for first, second in zip(asked.firsts, asked.seconds, strict=True)]


def _row(page: RequestPage, term: str, was: Any, becomes: Any) -> Row:
    return Row((term, was, becomes) if page.is_open else (term, becomes))


def _plain(value: Any) -> str:
    return day(value) if value is None or hasattr(value, "isoformat") else str(value)


_ROWS: dict[type[Any], Callable[[RequestPage, dict[str, str]], list[Row]]] = {
    Correct: _correction, CorrectMark: _mark, CorrectPart: _part,
    CorrectParty: _identity, GrantRole: _grant, RegisterSource: _source,
    DecideConflicts: _conflicts, JoinRecords: _joined,
    **dict.fromkeys((MergeOrganisation, DissolveOrganisation, InterveneOrganisation, EndIntervention), _body),
    SeparateParty: _separation,
}
