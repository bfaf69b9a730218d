"""The page of a weapon in words: everything its template places, ready to be placed."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from marking.registry_number import registry_number
from models.ledger import SignedCheckpoint
from models.vocabulary import N_
from proof.label_token import written_code
from registry.language import worded
from registry.queries.baseline import Closing
from registry.queries.weapon_page import WeaponPage
from registry.shown.acts import Action, actions_on, refused_actions
from registry.shown.conflicts import notes_of as conflict_notes
from registry.shown.history import history_items, paper_words
from registry.shown.holders import holder_lines, owner_lines
from registry.shown.links import address
from registry.shown.near_pairs import ended_note, joined_notes
from registry.shown.notes import owner_in_list, registered_from, sources_of
from registry.shown.requests import open_notes
from registry.shown.sources import cited_words
from registry.shown.states import fact, tag
from registry.shown.weapon import (
    BOTH,
    CORRECTED,
    ORIGINAL,
    fact_rows,
    head_words,
    mark_rows,
    part_rows,
    plate,
    reading_lines,
    weapon_name,
    weapon_tags,
)
from registry.wording import day, moment, near

VIEWS = {BOTH: N_("original y corregido"), ORIGINAL: N_("solo original"), CORRECTED: N_("solo corregido")}
#: Documents about a weapon as a whole, as buttons.
PAPERS = {"custody_chain": N_("Emitir cadena de custodia"), "registration_file": N_("Emitir ficha de registro")}


def shown_page(page: WeaponPage, names: dict[str, str], checkpoint: SignedCheckpoint | None, view: str | None,
               now: datetime) -> dict[str, Any]:
    """The template's context."""
    chosen = view if view in VIEWS else BOTH
    weapon, history = page.file.weapon, page.history
    sources = {} if chosen == ORIGINAL else sources_of((told.event for told in history.told), history.texts)
    return {
        "weapon": weapon, "title": weapon_name(weapon), "head": head_words(weapon), "plate": plate(weapon),
        "reading_lines": reading_lines(weapon),
        "numbers": numbers(page), "tags": tags_of(page), "crumbs": crumbs(page),
        "facts": fact_rows(weapon, page.original, chosen, sources) + part_rows(page.file.components),
        "source": registered_from(page.registered, history.texts), "cited": cited_words(page.cited),
        "later": later_words(page.later_than),
        "marks": mark_rows(page.file.marks, pictures_by_mark(page)), "pictures": pictures(page),
        "history": history_items(history.everything, names, history.papers, page.late_minutes, chosen, history.texts),
        "views": views(weapon.id, chosen), "custodian": holder_lines(page.custodian),
        "custody": custody_pairs(page, now), "owner": owner_lines(
            page.owner, owner_in_list(page.registered, history.texts), page.cited.title if page.cited else None),
        "actions": actions(page),
        "requests": open_notes(page.requests, names, now), "refused": refused_actions(page.permitted),
        "conflicts": conflict_notes(page.conflicts, names), "joined": joined_notes(page.joined),
        "ended": ended_note(weapon, page.stays),
        "proof": proof(page, checkpoint),
        "papers": [(paper_words(paper), url) for paper in history.others
                   if (url := address("document.page", document_id=paper.id))],
    }


def tags_of(page: WeaponPage) -> list[Markup]:
    """The line under the title; that the weapon came after the load was closed is told with it."""
    later = [tag(_("Posterior a la línea base"), "is-warn")] if page.later_than else []
    return weapon_tags(page.file.weapon) + later


def later_words(closing: Closing | None) -> dict[str, Any] | None:
    """Which load had been closed before the weapon was first read in a book or a list, when, and its record."""
    if closing is None:
        return None
    return {"words": _("Posterior a la línea base de %(name)s, cerrada el %(day)s: no cuenta en su acta.",
                       name=closing.unit.name, day=day(closing.closed_at)),
            "number": closing.number,
            "url": address("document.page", document_id=closing.document.id) if closing.document else None}


def numbers(page: WeaponPage) -> list[tuple[str, str]]:
    """What stands beside the plate."""
    label = written_code(page.label.code) if page.label else _("sin etiqueta")
    return [(_("Número de registro"), registry_number(page.file.weapon.id)), (_("Etiqueta"), label)]


def crumbs(page: WeaponPage) -> list[tuple[str, str | None]]:
    """Where the weapon stands: the list, its unit, its file."""
    return [(_("Armas"), address("weapon.listing")), (page.unit.name, address("weapon.listing", unit=page.unit.code)),
            (_("Ficha del arma"), None)]


def custody_pairs(page: WeaponPage, now: datetime) -> list[tuple[str, str]]:
    """Since when, where, until when, last seen."""
    weapon = page.file.weapon
    pairs = [(_("Desde"), near(weapon.custody_since, now))]
    if page.custodian.ended_on is not None or page.custodian.is_suspended:
        pairs.append((_("Situación"), fact(_("Arma por recuperar"), "is-stop")))
    if weapon.place:
        pairs.append((_("Lugar"), weapon.place))
    if weapon.due_back_at:
        pairs.append((_("Devolución"), near(weapon.due_back_at, now)))
    seen = near(weapon.last_seen_at, now) if weapon.last_seen_at else _("nunca, desde que está en el registro")
    return [*pairs, (_("Vista"), seen)]


def actions(page: WeaponPage) -> list[Action]:
    """Acts allowed, then the documents that can be issued; grave acts are set apart by the box itself."""
    weapon_id = page.file.weapon.id
    papers = [Action(worded(words), url) for kind, words in PAPERS.items()
              if (url := address("document.issue_of_weapon", weapon_id=weapon_id, kind=kind))]
    return actions_on(weapon_id, page.permitted) + papers


def pictures_by_mark(page: WeaponPage) -> dict[int, int]:
    """How many photographs show each mark."""
    marks = [picture.mark_id for picture in page.pictures if picture.mark_id is not None]
    return {mark: marks.count(mark) for mark in marks}


def pictures(page: WeaponPage) -> list[dict[str, Any]]:
    """Each photograph with its address and what it shows."""
    return [{"url": address("weapon.photograph", weapon_id=page.file.weapon.id, commitment=picture.commitment),
             "width": picture.width, "height": picture.height,
             "words": _("Foto %(number)s, asiento %(entry)s", number=number, entry=picture.entry)}
            for number, picture in enumerate(page.pictures, start=1)]


def views(weapon_id: int, chosen: str) -> list[tuple[str, str | None]]:
    """The three ways to read corrections; the current one without address."""
    return [(worded(words), None if view == chosen else address("weapon.page", weapon_id=weapon_id, view=view))
            for view, words in VIEWS.items()]


def proof(page: WeaponPage, checkpoint: SignedCheckpoint | None) -> dict[str, Any]:
    """What the box of the proof says: the chain of entries, and whether a signed checkpoint covers it."""
    entries = [told.entry.sequence for told in page.history.told]
    covered = checkpoint is not None and checkpoint.size > entries[-1]
    signed = fact(_("Punto de control del %(day)s", day=moment(checkpoint.signed_at)), "is-ok") if (
        covered and checkpoint) else fact(_("Último asiento aún sin punto de control firmado"), "is-warn")
    return {
        "unbroken": page.history.chain.is_unbroken, "gaps": len(page.history.chain.gaps),
        "overlaps": len(page.history.chain.overlaps), "contradicted": page.history.chain.contradicted,
        "first": entries[0], "last": entries[-1],
        "first_url": address("ledger.page", sequence=entries[0]),
        "last_url": address("ledger.page", sequence=entries[-1]),
        "signed": signed, "cosigned": fact(_("Aún sin cofirma externa"), "is-warn"),
        "registered": day(page.history.told[0].entry.recorded_at),
    }
