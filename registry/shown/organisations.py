"""Bodies and units in words."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from models.vocabulary import N_
from registry.language import worded
from registry.queries.organisations import Branch, OrganisationPage
from registry.shown.acts import Action
from registry.shown.history import history_items
from registry.shown.links import address, thing_address
from registry.shown.states import capital, linked, plain_tag, serial
from registry.shown.weapon import Row
from registry.wording import code, grouped

LABELS = {
    "register_organisation": N_("Agregar una unidad que dependa de esta"),
    "rename_organisation": N_("Cambiar el nombre"), "move_organisation": N_("Trasladar a otro organismo"),
}  # fmt: skip


def heads() -> list[Any]:
    """The column heads of a list of bodies."""
    return [_("Organismo o unidad"), _("Código"), _("Clase"), (_("Funcionarios"), "num"), (_("Armas"), "num")]


def branch_rows(branches: Iterable[Branch]) -> list[Row]:
    """One row for each body, deeper ones set in."""
    return [Row((_name(branch), serial(branch.organisation.code),
                 capital(code("organisation_kind", branch.organisation.kind)), grouped(branch.officers),
                 grouped(branch.weapons))) for branch in branches]


def _name(branch: Branch) -> Markup:
    # Non-breaking spaces keep the tree readable without a style of its own, also on paper and when read aloud.
    inset = Markup("&nbsp;" * 4 * branch.depth) + (Markup("└ ") if branch.depth else Markup(""))
    return inset + linked(thing_address(branch.organisation.subject), branch.organisation.name)


def shown_organisation(page: OrganisationPage, names: dict[str, str], late_minutes: int | None) -> dict[str, Any]:
    """The page template's context."""
    organisation = page.branch.organisation
    above = page.line[0] if page.line else None
    urls = {name: address("organisation_act.register", parent=organisation.id) if name == "register_organisation"
            else address(f"organisation_act.{name}", organisation_id=organisation.id) for name in page.acts}
    return {
        "organisation": organisation, "title": organisation.name,
        "tags": [plain_tag(capital(code("organisation_kind", organisation.kind)))],
        "facts": [Row((_("Código"), serial(organisation.code))),
                  Row((_("Depende de"), linked(thing_address(above.subject), above.name) if above
                       else _("ningún otro: es el organismo raíz"))),
                  Row((_("Funcionarios"), grouped(page.branch.officers))),
                  Row((_("Armas de las que responde"), grouped(page.branch.weapons)))],
        "heads": heads(), "below": branch_rows(page.below),
        "history": history_items(page.told, names, {}, late_minutes),
        "actions": [Action(worded(LABELS[name]), url) for name, url in urls.items() if url],
        "crumbs": [(_("Organismos"), address("organisation.listing")),
                   *((node.name, thing_address(node.subject)) for node in reversed(page.line)),
                   (organisation.name, None)],
    }
