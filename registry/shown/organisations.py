"""Bodies and units in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from models.organisation import Organisation
from models.vocabulary import N_
from registry.language import worded
from registry.queries.baseline import Closing
from registry.queries.found_units import NamedUnit
from registry.queries.organisations import Branch, OrganisationPage
from registry.shown.act import issuers_words, record_of
from registry.shown.acts import Action
from registry.shown.history import history_items
from registry.shown.links import address, thing_address
from registry.shown.states import capital, linked, plain_tag, serial, tag
from registry.shown.weapon import Row
from registry.wording import code, grouped

LABELS = {
    "register_organisation": N_("Agregar una unidad que dependa de esta"),
    "rename_organisation": N_("Cambiar el nombre"), "move_organisation": N_("Trasladar a otro organismo"),
    "merge_organisation": N_("Unir a otro organismo"), "carry_over": N_("Seguir con el traspaso"),
    "dissolve_organisation": N_("Disolver"), "intervene_organisation": N_("Intervenir"),
    "end_intervention": N_("Levantar la intervención"), "close_baseline": N_("Cerrar la carga inicial"),
}  # fmt: skip


GRAVE = frozenset({"merge_organisation", "dissolve_organisation", "intervene_organisation"})
#: Acts with views of their own module.
CHANGES = frozenset({"merge_organisation", "carry_over", "dissolve_organisation", "intervene_organisation",
                     "end_intervention"})


def heads() -> list[Any]:
    """The column heads of a list of bodies."""
    return [_("Organismo o unidad"), _("Código"), _("Clase"), (_("Funcionarios"), "num"), (_("Armas"), "num")]


def branch_rows(branches: Iterable[Branch], otherwise: Mapping[int, NamedUnit] | None = None) -> list[Row]:
    """One row for each body, deeper ones set in; `otherwise` are those found by another name than theirs."""
    found = otherwise or {}
    return [Row((_name(branch, found.get(branch.organisation.id)), serial(branch.organisation.code),
                 capital(code("organisation_kind", branch.organisation.kind)), grouped(branch.officers),
                 grouped(branch.weapons))) for branch in branches]


def naming_words(named: NamedUnit) -> str:
    """By what a body was found, when it was not by its own name or code of now."""
    if named.absorbed is None:
        return _("se llamó «%(name)s»", name=named.before) if named.before else ""
    who = f"{named.absorbed.name} ({named.absorbed.code})"
    if named.before is None:
        return _("se le unió %(name)s", name=who)
    return _("se le unió %(name)s, que se llamó «%(before)s»", name=who, before=named.before)


def _name(branch: Branch, otherwise: NamedUnit | None) -> Markup:
    # Non-breaking spaces keep the tree readable without a style of its own, also on paper and when read aloud.
    inset = Markup("&nbsp;" * 4 * branch.depth) + (Markup("└ ") if branch.depth else Markup(""))
    name = linked(thing_address(branch.organisation.subject), branch.organisation.name)
    told = " · ".join(filter(None, (ended(branch.organisation), naming_words(otherwise) if otherwise else None)))
    return inset + name + (Markup(' <span class="tz-meta">{}</span>').format(told) if told else Markup(""))


def ended(organisation: Organisation) -> str | None:
    """What became of a body that does not answer for itself; None for one that does."""
    if organisation.merged_into is not None:
        return _("unido a otro")
    if organisation.is_dissolved:
        return _("disuelto")
    return _("intervenido") if organisation.intervened_by is not None else None


def shown_organisation(page: OrganisationPage, names: dict[str, str], late_minutes: int | None) -> dict[str, Any]:
    """The page template's context."""
    organisation = page.branch.organisation
    above = page.line[0] if page.line else None
    urls = {name: _act_address(name, organisation.id) for name in page.acts}
    return {
        "organisation": organisation, "title": organisation.name,
        "tags": _tags(page),
        "facts": [Row((_("Código"), serial(organisation.code))),
                  Row((_("Depende de"), linked(thing_address(above.subject), above.name) if above
                       else _("ningún otro: es el organismo raíz"))),
                  Row((_("Funcionarios"), grouped(page.branch.officers))),
                  Row((_("Armas de las que responde"), grouped(page.branch.weapons))), *_load(page),
                  *_changes(page)],
        "heads": heads(), "below": branch_rows(page.below),
        "history": history_items(page.told, names, {}, late_minutes),
        "actions": [Action(worded(LABELS[name]), url, primary=name == "carry_over", grave=name in GRAVE)
                    for name, url in urls.items() if url],
        "crumbs": [(_("Organismos"), address("organisation.listing")),
                   *((node.name, thing_address(node.subject)) for node in reversed(page.line)),
                   (organisation.name, None)],
    }


def _load(page: OrganisationPage) -> list[Row]:
    """Where one sees how well its weapons are known, whether its load was closed, and the paper of that."""
    organisation, closing = page.branch.organisation, page.closing
    quality, entry = address("quality.page", organisation_id=organisation.id), organisation.baseline_entry
    rows = [Row((_("Cómo se conocen sus armas"), linked(quality, _("calidad de los datos"))))] if quality else []
    if entry is not None:
        rows.append(Row((_("Carga inicial"), linked(address("ledger.page", sequence=entry),
                                                    _("cerrada en el asiento %(number)s", number=entry)))))
    return [*rows, Row((capital(code("document_kind", "baseline_record")), _record(closing)))] if closing else rows


def _record(closing: Closing) -> str:
    """Its number, or where it is issued, or who issues it and from where."""
    if closing.number is not None:
        return linked(thing_address(closing.document.subject) if closing.document else None, closing.number)
    issuing = record_of("close_baseline", closing.act)
    if issuing is not None:
        return linked(issuing[1], issuing[0])
    act = linked(address("act.page", act_id=closing.act), _("acto %(number)s", number=closing.act))
    return Markup("{}. {}").format(issuers_words("close_baseline") or _("Sin emitir"), act)


def _act_address(name: str, organisation_id: int) -> str | None:
    if name == "register_organisation":
        return address("organisation_act.register", parent=organisation_id)
    module = "organisation_change" if name in CHANGES else "organisation_act"
    return address(f"{module}.{name}", organisation_id=organisation_id)


def _tags(page: OrganisationPage) -> list[Markup]:
    tags = [plain_tag(capital(code("organisation_kind", page.branch.organisation.kind)))]
    if page.successor is not None:
        tags.append(tag(_("Unido a %(name)s", name=page.successor.name), "is-end"))
    elif page.branch.organisation.is_dissolved:
        tags.append(tag(_("Disuelto"), "is-end"))
    elif page.intervener is not None:
        tags.append(tag(_("Intervenido: responde %(name)s", name=page.intervener.name), "is-warn"))
    return tags


def _changes(page: OrganisationPage) -> list[Row]:
    rows = []
    if page.successor is not None:
        rows.append(Row((_("Le sucede"), linked(thing_address(page.successor.subject), page.successor.name))))
        rows.append(Row((_("Por traspasar"), grouped(page.left)), "is-warn" if page.left else None))
    if page.old_names:
        rows.append(Row((_("Antes se llamó"), "; ".join(page.old_names))))
    if page.absorbed:
        rows.append(Row((_("Se le unieron"), Markup("; ").join(
            linked(thing_address(node.subject), node.name) for node in page.absorbed))))
    return rows
