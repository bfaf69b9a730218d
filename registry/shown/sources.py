"""A source in words: what it is, its loads, its pages by folio; and where a weapon was first read in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from models.source import Source
from registry.forms.source_pages import PagesForm
from registry.queries.source_pages import Cited, Page, SourcePage
from registry.shown.acts import Action
from registry.shown.conflicts import place_words
from registry.shown.imports import state_tag
from registry.shown.links import address
from registry.shown.states import capital, linked
from registry.shown.weapon import Row
from registry.wording import code, grouped, moment


def shown_source(found: SourcePage, names: Mapping[str, str]) -> dict[str, Any]:
    """The page's context."""
    source = found.source
    title = found.title or _("título suprimido")
    add = address("source.photograph", source_id=source.id)
    weapons = ngettext("%(num)s arma inscrita", "%(num)s armas inscritas", found.weapons)
    return {
        "title": title, "crumbs": crumbs(source, title), "add_url": add,
        "actions": [Action(_("Añadir fotos de sus páginas"), add, primary=True)] if add else [],
        "sub": _("%(kind)s de %(office)s: %(weapons)s", kind=capital(code("source_kind", source.kind)), weapons=weapons,
                 office=names.get(f"organisation:{source.organisation_id}", "")),
        "runs": [Row((linked(address("import.page", run_id=run.id), run.file_name), moment(run.started_at),
                      grouped(run.total), state_tag(run))) for run in found.runs],
        "run_heads": [_("Archivo"), _("Empezó"), (_("Filas"), "num"), (_("Situación"), "plain")],
        "pages": shown_pages(source.id, found.pages),
    }


def crumbs(source: Source, title: str, last: str | None = None) -> list[tuple[str, str | None]]:
    """Where the source stands; `last` is a page of its own below it."""
    here = [(title, url_for("source.page", source_id=source.id)), (last, None)] if last else [(title, None)]
    return [(_("Cargas"), address("import.listing")), *here]


def shown_pages(source_id: int, pages: Iterable[Page]) -> list[dict[str, Any]]:
    """Each photograph with its address and the folios seen on it."""
    return [{"url": url_for("source.page_photograph", source_id=source_id, commitment=page.commitment),
             "width": page.width, "height": page.height, "words": folio_words(page.folios)} for page in pages]


def folio_words(folios: Iterable[str]) -> str:
    """«Folio 12», «Folios 12, 12 vto.»."""
    folios = list(folios)
    return ngettext("Folio %(folios)s", "Folios %(folios)s", len(folios), folios=", ".join(folios))


def review_pictures(form: PagesForm) -> list[dict[str, Any]]:
    """The pictures of the review, each beside its folios: a page turned over is seen before it is recorded."""
    return [{"url": url_for("source.kept_photograph", ticket=ticket), "width": picture.width, "height": picture.height,
             "words": folio_words(part.strip() for part in (entry.data or "").split(","))}
            for (ticket, picture), entry in zip(form.shown_pictures(), form.folios, strict=True)]


def cited_words(cited: Cited | None) -> dict[str, Any] | None:
    """Where the weapon was first read: source, folio and line, its page, and the photographs of the folio."""
    if cited is None:
        return None
    title = cited.title or _("una fuente cuyo título se suprimió")
    return {"words": place_words(title, cited.folio, cited.line),
            "url": address("source.page", source_id=cited.source_id) if cited.is_within_reach else None,
            "pages": shown_pages(cited.source_id, cited.pages)}
