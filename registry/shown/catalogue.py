"""The catalogue in words: its list, one item, and the words of weapons that are still to be decided."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from models.catalogue import CatalogueItem
from models.vocabulary import N_
from registry.language import worded
from registry.queries.catalogue_page import CataloguePage
from registry.queries.catalogue_words import SeenWord
from registry.shown.acts import Action
from registry.shown.history import history_items
from registry.shown.links import address, thing_address
from registry.shown.states import capital, fact, linked, plain_tag, tag
from registry.shown.weapon import Row
from registry.wording import code, grouped

#: Operation → what its button says and the view behind it.
ACTS = {
    "decide_catalogue_words": (N_("Agregar un sinónimo"), "catalogue_item.add_synonym"),
    "remove_synonym": (N_("Quitar un sinónimo"), "catalogue_item.remove_synonym"),
    "rename_catalogue_item": (N_("Cambiar el nombre"), "catalogue_item.rename"),
    "merge_catalogue_items": (N_("Unir a otra palabra"), "catalogue_item.merge"),
    "withdraw_catalogue_item": (N_("Retirar de las sugerencias"), "catalogue_item.withdraw"),
    "reinstate_catalogue_item": (N_("Restituir a las sugerencias"), "catalogue_item.reinstate"),
}
GRAVE = frozenset({"merge_catalogue_items", "withdraw_catalogue_item"})


def heads(has_counts: bool) -> list[object]:
    """The column heads of the list."""
    return [_("Nombre"), _("Qué es"), _("Marca"), _("Tipo"), _("Calibre"), (_("Estado"), "plain"),
            *([(_("Armas"), "num")] if has_counts else [])]


def rows(found: Iterable[tuple[CatalogueItem, str | None]], used: Counter[int] | None) -> list[Row]:
    """One row for each item; `used` are the weapons by item, None for who may not see weapons."""
    return [Row((linked(thing_address(item.subject), item.name), capital(code("catalogue_kind", item.kind)),
                 make or "–", capital(code("weapon_type", item.weapon_type)) if item.weapon_type else "–",
                 item.calibre or "–", state(item),
                 *([grouped(used[item.id]) if item.kind != "weapon_type" else "–"] if used is not None else [])))
            for item, make in found]


def state(item: CatalogueItem) -> Markup:
    """Whether forms suggest it."""
    if item.merged_into is not None:
        return fact(_("Unido a otro"), "is-end")
    return fact(_("Retirado"), "is-none") if item.is_withdrawn else fact(_("Se sugiere"), "is-ok")


def shown_item(page: CataloguePage, names: dict[str, str], late_minutes: int | None) -> dict[str, Any]:
    """The page template's context."""
    item, listing = page.item, address("reference.catalogue")
    return {
        "title": item.name, "tags": _tags(page), "facts": _facts(page),
        "written": None if page.written is None else [written_row(seen) for seen in page.written],
        "written_heads": [_("Como consta"), (_("Armas"), "num")],
        "models": [linked(thing_address(model.subject), model.name) for model in page.models],
        "history": history_items(page.told, names, {}, late_minutes),
        "actions": [Action(worded(label), url, grave=name in GRAVE) for name in page.acts
                    for label, endpoint in [ACTS[name]] if (url := address(endpoint, item_id=item.id))],
        "crumbs": [(_("Catálogo"), listing),
                   *([(page.make.name, thing_address(page.make.subject))] if page.make else []), (item.name, None)],
    }


def written_row(seen: SeenWord) -> Row:
    """A way weapons write a word, with the list of those weapons behind the count."""
    return Row((seen.text, linked(address("weapon.listing", text=seen.text), grouped(seen.weapons))))


def undecided_words(total: int, shown: int) -> str:
    """How many words are left to decide, and how many of them the page has."""
    words = ngettext("%(num)s palabra sin reconocer", "%(num)s palabras sin reconocer", total)
    return words if total <= shown else _("%(words)s; se muestran las %(shown)s más usadas", words=words,
                                          shown=grouped(shown))


def _tags(page: CataloguePage) -> list[Markup]:
    tags = [plain_tag(capital(code("catalogue_kind", page.item.kind)))]
    if page.into is not None:
        tags.append(tag(_("Unido a %(name)s", name=page.into.name), "is-end"))
    elif page.item.is_withdrawn:
        tags.append(tag(_("Retirado de las sugerencias"), "is-none"))
    return tags


def _facts(page: CataloguePage) -> list[Row]:
    item, found = page.item, []
    if page.make is not None:
        found.append(Row((_("Marca"), linked(thing_address(page.make.subject), page.make.name))))
    if page.into is not None:
        found.append(Row((_("Unido a"), linked(thing_address(page.into.subject), page.into.name))))
    if item.weapon_type:
        found.append(Row((_("Tipo de arma"), capital(code("weapon_type", item.weapon_type)))))
    if item.calibre:
        found.append(Row((_("Calibre"), item.calibre)))
    found.append(Row((_("Sinónimos"), "; ".join(page.synonyms) or _("ninguno"))))
    if page.absorbed:
        found.append(Row((_("Se le unieron"), Markup("; ").join(
            linked(thing_address(other.subject), other.name) for other in page.absorbed))))
    return found
