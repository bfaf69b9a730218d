"""The catalogue forms suggest from, and the figures the law fixes."""

from collections import Counter
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from models.database import reading
from models.vocabulary import VOCABULARY
from registry.acts import act_page
from registry.forms.reference import CatalogueForm, LegalParameterForm
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.queries.catalogue_words import SEEN, uses
from registry.queries.recognised import Recogniser
from registry.queries.reference import MOST, catalogue_words, legal_parameters
from registry.security import acting, engine, requires
from registry.shown.catalogue import heads, rows
from registry.shown.links import address
from registry.shown.reference import parameter_heads, parameter_rows
from registry.wording import choices

blueprint = Blueprint("reference", __name__)
#: Longer than any name of a make or calibre.
LONGEST = 80


@blueprint.get("/catalogue")
@requires("catalogue:read")
def catalogue() -> str:
    """Makes, or whatever holds the text asked for, with the weapons that use each."""
    text, kind = request.args.get("text", "").strip()[:LONGEST], request.args.get("kind", "")
    kind = kind if kind in VOCABULARY["catalogue_kind"] else ""
    with reading(engine()) as session:
        found = catalogue_words(session, text, kind or None)
        used = _uses(session, {item.kind for item, _make in found})
    return render_template("reference/catalogue.html", rows=rows(found, used), heads=heads(used is not None), text=text,
                           kind=kind, kinds=choices("catalogue_kind"), most=MOST,
                           add_url=address("reference.add_to_catalogue"),
                           words_url=address("catalogue_desk.words", kind=kind if kind in SEEN else "make"))


def _uses(session: Session, kinds: set[str]) -> Counter[int] | None:
    """Item → weapons within reach that use it; None for who may not see weapons."""
    if not acting().authority.has("weapon:read"):
        return None
    recogniser = Recogniser(session)
    return sum((uses(session, acting().authority, recogniser, kind) for kind in kinds & set(SEEN)), Counter())


@blueprint.route("/catalogue/add", methods=["GET", "POST"])
@requires("catalogue:register")
def add_to_catalogue() -> Any:
    """One more make, model or calibre."""
    form, title, back = CatalogueForm(), _("Agregar al catálogo"), url_for("reference.catalogue")
    return act_page(
        form, "acts/fields.html", lambda: RegisterCatalogueItems(**form.envelope(), items=(_word(form),)),
        lambda performed: url_for("reference.catalogue", text=form.name.data), title=title, back_url=back,
        crumbs=[(_("Catálogo"), back), (title, None)], wide=["also"],
        hints={"also": _("Separados por punto y coma: se buscan, pero se escribe el nombre")},
        suggestions={"make": address("suggestion.words", kind="make"),
                     "calibre": address("suggestion.words", kind="calibre")})


@blueprint.get("/legal-parameters")
@requires("legal_parameter:read")
def parameters() -> str:
    """Every figure with its source, the newest of each first."""
    with reading(engine()) as session:
        figures = parameter_rows(legal_parameters(session))
    return render_template("reference/parameters.html", rows=figures, heads=parameter_heads(),
                           set_url=address("reference.set_parameter"))


@blueprint.route("/legal-parameters/set", methods=["GET", "POST"])
@requires("legal_parameter:set")
def set_parameter() -> Any:
    """A figure from a day on."""
    form, title, back = LegalParameterForm(), _("Fijar un parámetro legal"), url_for("reference.parameters")
    return act_page(
        form, "acts/fields.html", lambda: SetLegalParameter(
            **form.envelope(), parameter=form.parameter.data, value=form.value.data, source=form.source.data,
            certainty=form.certainty.data, valid_from=form.valid_from.data),
        lambda performed: back, title=title, back_url=back, wide=["source"],
        sub=_("Lo que no esté leído en la norma se muestra como tal y nunca se imprime como ley."),
        crumbs=[(_("Parámetros legales"), back), (title, None)])


def _word(form: CatalogueForm) -> CatalogueWord:
    is_model, has_type = form.kind.data == "model", form.kind.data in {"model", "weapon_type"}
    return CatalogueWord(kind=form.kind.data, name=form.name.data, also=form.also.data,
                         make=form.make.data if is_model else None,
                         weapon_type=(form.weapon_type.data or None) if has_type else None,
                         calibre=form.calibre.data if is_model else None)
