"""A person in words: the list, the page, the rows of a review."""

from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape

from models.events import Event
from models.events.party import PartyCorrected, PartyRegistered
from models.party import Party, PartyIdentity
from models.user import User
from models.vocabulary import N_
from registry.forms.countries import country_name
from registry.language import worded
from registry.operations.party_identity import Particulars
from registry.queries.parties import PartyLine, PartyList, PartyPage
from registry.queries.weapon_list import Line
from registry.shown.acts import Action
from registry.shown.gathered import Table
from registry.shown.history import HistoryItem, history_items
from registry.shown.links import address
from registry.shown.states import capital, fact, linked, plain_tag, serial, tag
from registry.shown.weapon import Row
from registry.shown.weapon_list import heads, weapon_rows
from registry.wording import code, day

LABELS = {
    "correct_party": N_("Corregir la identidad"), "assign_party": N_("Asignar a una unidad"),
    "reinstate_party": N_("Levantar la suspensión"), "suspend_party": N_("Suspender a la persona"),
    "register_user": N_("Crear una cuenta"), "correct_death": N_("Corregir el fallecimiento o la disolución"),
    "merge_parties": N_("Unir a otra ficha suya"), "separate_party": N_("Separar de la otra ficha"),
}  # fmt: skip
GRAVE = frozenset({"suspend_party", "record_death", "merge_parties"})
#: Acts with views of their own module.
MERGERS = frozenset({"merge_parties", "separate_party"})
TERMS = {
    "given_names": N_("Nombres"), "family_names": N_("Apellidos"), "legal_name": N_("Denominación"),
    "birth_date": N_("Fecha de nacimiento"), "rank": N_("Jerarquía"), "post": N_("Cargo"),
    "badge_number": N_("Número de credencial"),
}  # fmt: skip
NATURAL = ("given_names", "family_names", "birth_date", "rank", "post", "badge_number")


def person_name(identity: PartyIdentity | None) -> str:
    """The name, or that it has been erased."""
    return identity.name if identity else _("identidad suprimida")


def situation(party: Party) -> tuple[str, str]:
    """Word and state of where the person stands."""
    if party.merged_into is not None:
        return _("Unida a otra ficha"), "is-end"
    if not party.is_alive:
        return (_("Fallecimiento asentado") if party.kind == "natural" else _("Disuelta")), "is-end"
    if party.is_suspended:
        return _("Con suspensión: no puede recibir armas"), "is-stop"
    return _("Sin impedimento asentado"), "is-ok"


def document_words(identity: PartyIdentity | Particulars | None) -> str | Markup:
    """«cédula de identidad V-12345678»; the country of what another State issued."""
    if identity is None:
        return _("no consta")
    words = capital(code("document_kind_of_party", identity.document_kind))
    country = "" if identity.document_country == "VE" else f", {country_name(identity.document_country)}"
    return Markup("{} {}{}").format(words, serial(identity.document_number), country)


def document_text(identity: PartyIdentity | None) -> str:
    """`document_words` where no markup can stand."""
    return Markup(document_words(identity)).striptags()


def identity_rows(identity: PartyIdentity | Particulars | None, party_kind: str) -> list[Row]:
    """Document and names, one row for each."""
    if identity is None:
        return [Row((_("Identidad"), _("Suprimida")))]
    names = NATURAL if party_kind == "natural" else ("legal_name",)
    return [Row((_("Documento"), document_words(identity))),
            *(Row((worded(TERMS[name]), _value(getattr(identity, name)))) for name in names)]


def _value(value: Any) -> str:
    return day(value) if value is None or hasattr(value, "isoformat") else value


def review_rows(events: list[Event], party_kind: str, unit: str | None = None) -> list[Row]:
    """The identity an act would record, and the unit of who is registered; with no standing of their own."""
    event, *_answers = events
    assert isinstance(event, (PartyRegistered, PartyCorrected))
    assert isinstance(event.identity, PartyIdentity)
    is_officer = isinstance(event, PartyRegistered) and party_kind == "natural"
    rows = [*identity_rows(event.identity, party_kind), *([_unit_row(unit)] if is_officer else [])]
    return [Row((*row.cells, "")) for row in rows]


def _unit_row(unit: str | None) -> Row:
    return Row((_("Unidad"), unit or _("ninguna")))


def shown_parties(found: PartyList, text: str) -> dict[str, Any]:
    """The list template's context."""
    heads = [_("Nombre"), _("Documento"), _("Unidad"), (_("Situación"), "plain")]
    return {"heads": heads, "rows": [_list_row(line) for line in found.lines], "text": text,
            "next": address("party.listing", text=text, after=found.after) if found.after else None}


def _list_row(line: PartyLine) -> Row:
    word, state = situation(line.party)
    return Row((linked(address("party.page", party_id=line.party.id), person_name(line.identity)),
                document_words(line.identity), line.unit or _("ninguna"), fact(word, state)),
               None if state == "is-ok" else state)


def shown_party(page: PartyPage, names: dict[str, str], late_minutes: int | None,
                acts: tuple[str, ...]) -> dict[str, Any]:
    """The page template's context."""
    party, recovery = page.line.party, page.holdings.recovery
    word, state = situation(party)
    unit = [] if party.kind == "legal" else [_unit_row(page.line.unit)]
    return {
        "party": party, "title": person_name(page.line.identity), "tags": [
            tag(word, state), plain_tag(_("Persona %(kind)s", kind=code("party_kind", party.kind)))],
        "facts": identity_rows(page.line.identity, party.kind) + unit + _death(party) + _merged(page),
        "is_due": recovery.is_due and bool(recovery.in_hand), "in_hand": _weapons(page, recovery.in_hand),
        "owned_elsewhere": _weapons(page, recovery.owned_elsewhere), "beyond": page.holdings.beyond_reach,
        "accounts": [account_link(user, name) for user, name in page.accounts or ()],
        "history": _history(page, names, late_minutes), "actions": actions(party, acts),
    }


def _history(page: PartyPage, names: dict[str, str], late_minutes: int | None) -> list[HistoryItem]:
    """The items; what joined another file to this one is told from this side."""
    own = page.line.party.subject
    joined = {one.entry.sequence: one.entry.subject for one in page.told if one.entry.subject != own}
    items = history_items(page.told, names, {}, late_minutes)
    return [replace(item, lead=_("Se le unió"), rest=Markup(escape(_("la ficha de %(name)s: son la misma persona.",
                                                                    name=names.get(joined[item.number], "")))))
            if item.number in joined else item for item in items]


def _merged(page: PartyPage) -> list[Row]:
    return [Row((words, Markup("; ").join(
        linked(address("party.page", party_id=line.party.id), person_name(line.identity)) for line in lines)))
        for words, lines in ((_("Ficha que queda"), [page.standing] if page.standing else []),
                             (_("Fichas que se le unieron"), page.absorbed)) if lines]


def _death(party: Party) -> list[Row]:
    if party.is_alive:
        return []
    return [Row((_("Falleció el") if party.kind == "natural" else _("Disuelta el"), day(party.died_on)))]


def _weapons(page: PartyPage, weapons: tuple) -> list[Row]:
    return weapon_rows(page.lines[weapon.id] for weapon in weapons)


def recovery_tables(in_hand: list[Line], beyond: int) -> list[Table]:
    """What a review of a death or a suspension lays beside its sentence: the weapons to fetch; nothing when none."""
    if not in_hand and not beyond:
        return []
    title = ngettext("Quedará %(num)s arma por recuperar", "Quedarán %(num)s armas por recuperar", len(in_hand))
    more = ngettext("%(num)s arma más está fuera de su alcance.", "%(num)s armas más están fuera de su alcance.",
                    beyond) if beyond else ""
    text = f"{_('Lo que la persona tiene en su poder no se mueve con este acto.')} {more}".strip()
    return [Table(_("Armas en su poder"), heads(), weapon_rows(in_hand), (title, text))]


def account_link(user: User, username: str) -> Markup:
    """The account, and whether it is enabled."""
    state = fact(_("habilitada"), "is-ok") if user.is_enabled else fact(_("inhabilitada"), "is-end")
    return Markup("{} {}").format(linked(address("user.page", user_id=user.id), username), state)


def act_label(name: str, party_kind: str) -> str:
    """The act as a button and a heading name it: a person dies, a company is dissolved."""
    if name == "record_death":
        return _("Asentar el fallecimiento") if party_kind == "natural" else _("Asentar la disolución")
    return worded(LABELS[name])


def actions(party: Party, acts: tuple[str, ...]) -> list[Action]:
    """The acts as buttons."""
    urls = {name: address("user_act.register", party=party.id) if name == "register_user"
            else address(f"party_{'merger' if name in MERGERS else 'act'}.{name}", party_id=party.id) for name in acts}
    return [Action(act_label(name, party.kind), url, grave=name in GRAVE) for name, url in urls.items() if url]
