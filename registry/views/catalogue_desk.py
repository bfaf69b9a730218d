"""The desk of the catalogue: the words of weapons that stand for nothing yet, decided many at once."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from models.catalogue import WordLeft
from models.database import operational, reading
from registry.acts import BACK, act_page
from registry.errors import NotFound
from registry.forms.catalogue import WordsForm
from registry.operations import Performed
from registry.operations.catalogue_words import CatalogueIndex, word_key
from registry.operations.decide_catalogue_words import DecideCatalogueWords
from registry.queries.catalogue_words import SEEN, SeenWord, undecided_words
from registry.queries.recognised import Recogniser, Recognition
from registry.security import acting, engine, requires
from registry.shown.catalogue import undecided_words as words_left
from registry.shown.links import address, thing_address
from registry.wording import choices

blueprint = Blueprint("catalogue_desk", __name__)
#: Words of one page: what fits a table that is decided in one go.
MOST = 25


@blueprint.route("/catalogue/words/<any(make, model, calibre):kind>", methods=["GET", "POST"])
@requires("catalogue:register")
def words(kind: str) -> Any:
    """Decide what words stand for: an item that is there, a new one, or nothing."""
    with reading(engine()) as session:
        found = undecided_words(session, acting().authority, kind, MOST)
        recogniser = Recogniser(session)
    asked = _sent(kind, recogniser) if request.method == "POST" else [(one.seen, one.recognition)
                                                                      for one in found.words]
    form = WordsForm.of(kind, asked)
    here = url_for("catalogue_desk.words", kind=kind)
    if form.is_submitted() and BACK not in request.form and form.validate() and not form.decides() and form.left():
        _leave(form.left())
        return redirect(here)
    return act_page(
        form, "reference/words.html", lambda: _decision(form, recogniser.index),
        lambda done: _left_too(form, done, here), title=_("Palabras sin reconocer"), kind=kind,
        kinds=[choice for choice in choices("catalogue_kind") if choice.value in SEEN],
        words=words_left(found.total, len(asked)), left=found.left, lines=_lines(form, recogniser.index),
        back_url=url_for("reference.catalogue"), suggest_url=address("suggestion.words", kind=kind))


@blueprint.post("/catalogue/words/<any(make, model, calibre):kind>/take-up")
@requires("catalogue:register")
def take_up(kind: str) -> Any:
    """Ask about a word again that was left as it is."""
    parent, key = request.form.get("parent", ""), request.form.get("key", "")
    if not parent.isdecimal() or len(parent) > 15:
        raise NotFound()
    with operational(engine()) as session:
        row = session.get(WordLeft, (kind, int(parent), key))
        if row is None:
            raise NotFound()
        session.delete(row)
    return redirect(url_for("catalogue_desk.words", kind=kind))


def _sent(kind: str, recogniser: Recogniser) -> list[tuple[SeenWord, Recognition]]:
    """The words of the form as it was drawn: what is decided is what was seen."""
    found = []
    for row in range(MOST):
        text, parent = request.form.get(f"word_{row}"), request.form.get(f"parent_{row}", "")
        if text is None or not parent.isdecimal() or len(parent) > 15:
            break
        make = int(parent) if int(parent) in recogniser.index.items else 0
        found.append((SeenWord(kind, text, make, 0), recogniser.recognised(kind, text, make)))
    return found


def _lines(form: WordsForm, index: CatalogueIndex) -> list[dict[str, Any]]:
    return [{"seen": seen, "choice": form.row(number)[0], "other": form.row(number)[1],
             "make": index.items[seen.parent].name if seen.parent else None,
             "make_url": thing_address(f"catalogue_item:{seen.parent}") if seen.parent else None,
             "weapons_url": address("weapon.listing", text=seen.text)}
            for number, (seen, _recognition) in enumerate(form.words)]


def _decision(form: WordsForm, index: CatalogueIndex) -> DecideCatalogueWords:
    return DecideCatalogueWords(**form.envelope(), mapped=form.mapped(index), new=form.new(index))


def _left_too(form: WordsForm, done: Performed, here: str) -> str:
    if form.left() and not done.repeated:
        _leave(form.left())
    return here


def _leave(left: tuple[SeenWord, ...]) -> None:
    now = datetime.now(UTC)
    with operational(engine()) as session:
        for seen in left:
            session.merge(WordLeft(kind=seen.kind, parent_id=seen.parent, key=word_key(seen.kind, seen.text),
                                   text=seen.text, user_id=acting().user_id, at=now))
    flash(ngettext("%(num)s palabra queda como está; no se pregunta más por ella.",
                   "%(num)s palabras quedan como están; no se pregunta más por ellas.", len(left)), "is-ok")
