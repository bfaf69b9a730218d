"""The acts on persons: registered, corrected, assigned, dead, suspended, reinstated."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request, url_for
from flask_babel import gettext as _

from models.database import reading
from models.events import Event
from models.party import Party
from registry.acts import act_page
from registry.assumed import tell_letterless
from registry.drafted_forms import resumed
from registry.errors import NotFound
from registry.forms.base import ActForm
from registry.forms.parties import (
    CORRECTIONS,
    FORMS,
    AssignForm,
    DeathCorrectionForm,
    DeathForm,
    PartyForm,
    ReasonForm,
)
from registry.forms.units import chosen_unit, offer_units
from registry.looks import looked_at
from registry.operations import Operation, Performed
from registry.operations.assign_party import AssignParty
from registry.operations.correct_death import CorrectDeath
from registry.operations.correct_party import CorrectParty
from registry.operations.parties import particulars_of
from registry.operations.party_identity import Particulars
from registry.operations.record_death import RecordDeath
from registry.operations.register_party import RegisterParty
from registry.operations.reinstate_party import ReinstateParty
from registry.operations.suspend_party import SuspendParty
from registry.queries.holdings import holdings_of
from registry.queries.names import names_of
from registry.queries.parties import line_of
from registry.queries.party_duplicates import NearPersons, near_persons
from registry.queries.party_reach import party_within
from registry.queries.weapon_list import line_of as line_of_weapon
from registry.security import acting, engine, requires
from registry.shown.links import address
from registry.shown.parties import act_label, person_name, recovery_tables, review_rows
from registry.shown.party_duplicates import near_person_heads, near_person_rows

blueprint = Blueprint("party_act", __name__)


@blueprint.route("/parties/register", methods=["GET", "POST"])
@requires("party:register")
def register() -> Any:
    """A natural person, or with `?kind=legal` a legal one."""
    kind = request.args.get("kind", "natural")
    if kind not in FORMS:
        raise NotFound()
    form = FORMS[kind](**resumed(kind))
    form.offer_documents()
    if kind == "natural":
        offer_units(form.organisation, "party:register", _("Ninguna: no es funcionario"))
    title = _("Registrar persona natural") if kind == "natural" else _("Registrar persona jurídica")

    def done(performed: Performed) -> str:
        looked_at("party_act.register", performed.entries[0])
        return url_for("party.page", party_id=performed.entries[0])

    def build() -> RegisterParty:
        near, unit = _near(form), chosen_unit(form.organisation) if kind == "natural" else None
        return RegisterParty(**form.envelope(), party_kind=kind, particulars=_particulars(form), organisation=unit,
                             alike=near.ids, compared=tuple(line.party.id for line in near.lines))

    return act_page(
        form, "acts/fields.html", build, done,
        detail=lambda events: _reviewed(events, form), draft=kind, **_identity_page(kind),
        title=title, crumbs=_crumbs((title, None)))


@blueprint.route("/parties/<int:party_id>/correct", methods=["GET", "POST"])
@requires("party:correct")
def correct_party(party_id: int) -> Any:
    """Another identity in the place of the one in force."""
    with reading(engine()) as session:
        party = party_within(session, acting().authority, party_id, "party:correct")
        known = particulars_of(session, party)
    form: PartyForm = CORRECTIONS[party.kind]()
    if known and not form.is_submitted():
        form.show(known)
    form.offer_documents()
    return _act(party, form, "correct_party", lambda: CorrectParty(
        **form.envelope(), party=party_id, particulars=_particulars(form), cause=form.cause.data,
        reason=form.reason.data or ""),
        detail=lambda events: {"rows": review_rows(events, party.kind)}, **_identity_page(party.kind))


@blueprint.route("/parties/<int:party_id>/assign", methods=["GET", "POST"])
@requires("party:assign")
def assign_party(party_id: int) -> Any:
    """An officer joins a unit, or leaves his own."""
    form = AssignForm()
    offer_units(form.organisation, "party:assign", _("Ninguna: deja de prestar servicio"))
    return _act(_party(party_id, "party:assign"), form, "assign_party", lambda: AssignParty(
        **form.envelope(), party=party_id, organisation=chosen_unit(form.organisation)))


@blueprint.route("/parties/<int:party_id>/death", methods=["GET", "POST"])
@requires("party:record_death")
def record_death(party_id: int) -> Any:
    """A death, or a dissolution."""
    form = DeathForm()
    party = _party(party_id, "party:record_death")
    return _act(party, form, "record_death", lambda: RecordDeath(
        **form.envelope(), party=party_id, died_on=form.died_on.data, reason=form.reason.data or ""),
        detail=lambda events: _to_recover(party))


@blueprint.route("/parties/<int:party_id>/death/correct", methods=["GET", "POST"])
@requires("party:record_death")
def correct_death(party_id: int) -> Any:
    """The death was on another day, or of another person."""
    form = DeathCorrectionForm()
    return _act(_party(party_id, "party:record_death"), form, "correct_death", lambda: CorrectDeath(
        **form.envelope(), party=party_id, is_alive=form.is_alive.data, died_on=form.died_on.data,
        reason=form.reason.data or ""))


@blueprint.route("/parties/<int:party_id>/suspend", methods=["GET", "POST"])
@requires("party:suspend")
def suspend_party(party_id: int) -> Any:
    """No weapon may be issued or transferred to the person."""
    form = ReasonForm()
    party = _party(party_id, "party:suspend")
    return _act(party, form, "suspend_party", lambda: SuspendParty(
        **form.envelope(), party=party_id, reason=form.reason.data or ""), detail=lambda events: _to_recover(party))


@blueprint.route("/parties/<int:party_id>/reinstate", methods=["GET", "POST"])
@requires("party:reinstate")
def reinstate_party(party_id: int) -> Any:
    """The suspension ends."""
    form = ReasonForm()
    return _act(_party(party_id, "party:reinstate"), form, "reinstate_party", lambda: ReinstateParty(
        **form.envelope(), party=party_id, reason=form.reason.data or ""))


def _party(party_id: int, permission: str) -> Party:
    with reading(engine()) as session:
        return party_within(session, acting().authority, party_id, permission)


def _to_recover(party: Party) -> dict[str, Any]:
    """The weapons that somebody has to fetch from now on, beside what would be recorded."""
    with reading(engine()) as session:
        held = holdings_of(session, acting().authority, party)
        lines = [line_of_weapon(session, weapon) for weapon in held.recovery.in_hand]
        return {"tables": recovery_tables(lines, held.beyond_reach)}


def _near(form: PartyForm) -> NearPersons:
    with reading(engine()) as session:
        return near_persons(session, acting().authority, form.particulars())


def _reviewed(events: list[Event], form: PartyForm) -> dict[str, Any]:
    """Whom the sentence is about, what would be recorded of him, and who resembles him."""
    unit = getattr(form, "organisation", None)
    chosen = chosen_unit(unit) if unit else None
    with reading(engine()) as session:
        names = names_of(session, [f"organisation:{chosen}"])
    near = _near(form)
    looked_at("party_act.register", *(line.party.id for line in near.lines))
    identity = form.particulars()
    return {"rows": review_rows(events, form.party_kind, names.get(f"organisation:{chosen}")),
            "subjects": [identity.legal_name or f"{identity.given_names} {identity.family_names}"],
            "near": near_person_rows(near), "near_heads": near_person_heads()}


def _particulars(form: PartyForm) -> Particulars:
    if form.document_kind.data == "identity_card":
        tell_letterless(form.document_number.data or "")
    return form.particulars()


def _act(party: Party, form: ActForm, name: str, build: Callable[[], Operation], **context: Any) -> Any:
    with reading(engine()) as session:
        who = person_name(line_of(session, party).identity)
    looked_at(f"party_act.{name}", party.id)
    back = url_for("party.page", party_id=party.id)

    def done(performed: Performed) -> str:
        return back

    return act_page(form, "acts/fields.html", build, done, title=act_label(name, party.kind), sub=who, back_url=back,
                    about=[party], crumbs=_crumbs((who, back), (act_label(name, party.kind), None)), **context)


def _identity_page(kind: str) -> dict[str, Any]:
    """How the fields of an identity are drawn."""
    cedula = _("Como en V-12345678 o E-84123456; sin letra se entiende V-")
    number = cedula if kind == "natural" else _("Con su cifra final, como J-12345678-9")
    return {"mono": ["document_number", "badge_number"], "wide": ["legal_name", "given_names", "family_names"],
            "hints": {"document_number": number}, "suggestions": {"document_country": address("suggestion.countries")}}


def _crumbs(*items: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("Personas"), address("party.listing")), *items]
