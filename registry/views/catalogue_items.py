"""One item of the catalogue, and the acts on it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from models.catalogue import CatalogueItem, legal_value
from models.database import reading
from registry.acts import act_page
from registry.forms.base import ActForm
from registry.forms.catalogue import MergeForm, RemoveSynonymForm, RenameItemForm, SynonymForm, item_named
from registry.language import worded
from registry.operations import Operation
from registry.operations.catalogue_words import CatalogueIndex
from registry.operations.decide_catalogue_words import DecideCatalogueWords, MappedWord
from registry.operations.legal_day import legal_day
from registry.operations.merge_catalogue_items import MergeCatalogueItems
from registry.operations.reinstate_catalogue_item import ReinstateCatalogueItem
from registry.operations.remove_synonym import RemoveSynonym
from registry.operations.rename_catalogue_item import RenameCatalogueItem
from registry.operations.withdraw_catalogue_item import WithdrawCatalogueItem
from registry.queries.catalogue_page import catalogue_item, catalogue_page
from registry.queries.names import names_of
from registry.security import acting, engine, requires
from registry.shown.catalogue import ACTS, shown_item
from registry.shown.history import references_in
from registry.shown.links import address

blueprint = Blueprint("catalogue_item", __name__)


@blueprint.get("/catalogue/<int:item_id>")
@requires("catalogue:read")
def page(item_id: int) -> str:
    """What stands for the item, how weapons write it, what happened to it."""
    today = legal_day(datetime.now(UTC))
    with reading(engine()) as session:
        found = catalogue_page(session, acting().authority, catalogue_item(session, item_id))
        names = names_of(session, references_in(found.told))
        late = legal_value(session, "late_entry_minutes", today)
    return render_template("reference/item.html", **shown_item(found, names, late))


@blueprint.route("/catalogue/<int:item_id>/synonym", methods=["GET", "POST"])
@requires("catalogue:register")
def add_synonym(item_id: int) -> Any:
    """Another way of writing it; `?word=` proposes one."""
    form = SynonymForm()
    if not form.is_submitted():
        form.word.data = request.args.get("word", "")
    return _act(item_id, form, "decide_catalogue_words", lambda: DecideCatalogueWords(
        **form.envelope(), mapped=(MappedWord(word=form.word.data, item=item_id),)))


@blueprint.route("/catalogue/<int:item_id>/synonym/remove", methods=["GET", "POST"])
@requires("catalogue:register")
def remove_synonym(item_id: int) -> Any:
    """One of its synonyms stands for it no longer."""
    form = RemoveSynonymForm()
    with reading(engine()) as session:
        catalogue_item(session, item_id)
        texts = CatalogueIndex.of(session).named[item_id].texts[1:]
    form.synonym.choices = [SelectChoice("", ""), *(SelectChoice(text, text) for text in texts)]
    return _act(item_id, form, "remove_synonym", lambda: RemoveSynonym(
        **form.envelope(), item=item_id, synonym=form.synonym.data))


@blueprint.route("/catalogue/<int:item_id>/rename", methods=["GET", "POST"])
@requires("catalogue:decide")
def rename(item_id: int) -> Any:
    """Another name; the one it had stays as a synonym."""
    form = RenameItemForm()
    if not form.is_submitted():
        form.item_name.data = _item(item_id).name
    return _act(item_id, form, "rename_catalogue_item", lambda: RenameCatalogueItem(
        **form.envelope(), item=item_id, item_name=form.item_name.data))


@blueprint.route("/catalogue/<int:item_id>/merge", methods=["GET", "POST"])
@requires("catalogue:decide")
def merge(item_id: int) -> Any:
    """Another item stands for it."""
    form, item = MergeForm(), _item(item_id)
    return _act(item_id, form, "merge_catalogue_items", lambda: MergeCatalogueItems(
        **form.envelope(), item=item_id, into=_named(item, form.into.data)),
        suggestions={"into": address("suggestion.words", kind=item.kind) if item.kind != "weapon_type" else None})


@blueprint.route("/catalogue/<int:item_id>/withdraw", methods=["GET", "POST"])
@requires("catalogue:decide")
def withdraw(item_id: int) -> Any:
    """Forms suggest it no longer."""
    form = ActForm()
    return _act(item_id, form, "withdraw_catalogue_item", lambda: WithdrawCatalogueItem(
        **form.envelope(), item=item_id))


@blueprint.route("/catalogue/<int:item_id>/reinstate", methods=["GET", "POST"])
@requires("catalogue:decide")
def reinstate(item_id: int) -> Any:
    """A merger or a withdrawal was wrong."""
    form = ActForm()
    return _act(item_id, form, "reinstate_catalogue_item", lambda: ReinstateCatalogueItem(
        **form.envelope(), item=item_id))


def _item(item_id: int) -> CatalogueItem:
    with reading(engine()) as session:
        return catalogue_item(session, item_id)


def _named(item: CatalogueItem, text: str) -> int:
    with reading(engine()) as session:
        index = CatalogueIndex.of(session)
    kind, parent = index.place(index.items[item.id])
    return item_named(index, kind, parent, text, "into")


def _act(item_id: int, form: ActForm, name: str, build: Callable[[], Operation], **context: Any) -> Any:
    item, back, title = _item(item_id), url_for("catalogue_item.page", item_id=item_id), worded(ACTS[name][0])
    return act_page(form, "acts/fields.html", build, lambda done: back, title=title, sub=item.name, back_url=back,
                    about=[item], crumbs=[(_("Catálogo"), address("reference.catalogue")), (item.name, back),
                                          (title, None)], **context)
