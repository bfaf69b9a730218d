"""Pairs of look-alike weapons in words: the queue, those decided together, and the records a weapon also had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from marking.registry_number import registry_number
from models.weapon import Weapon
from registry.forms.queues import QueueFilters
from registry.near_sweep import Swept
from registry.queries.keyset import Page
from registry.queries.near_candidates import MOST
from registry.queries.near_pairs import PairLine
from registry.queries.weapon_list import MOST_COUNTED
from registry.shown.conflicts import place_words, tick
from registry.shown.links import address
from registry.shown.states import capital, linked
from registry.shown.turning import turns
from registry.shown.weapon import Row
from registry.shown.weapon_line import weapon_line
from registry.wording import code, grouped

Names = Mapping[str, str]
#: What is set side by side of a pair, besides the serial that each is named by.
COMPARED = ("weapon_type", "make", "model", "calibre")


def references_in(lines: Iterable[PairLine]) -> set[str]:
    """The units and sources they name."""
    return {reference for line in lines for weapon in (line.first, line.second)
            for reference in (f"organisation:{weapon.organisation_id}", f"source:{weapon.source_id}")}


def shown_queue(page: Page[PairLine], form: QueueFilters, names: Names, at: Swept) -> dict[str, Any]:
    """The list template's context."""
    kept: dict[str, Any] = form.kept()
    may_decide = address("near.decide") is not None
    return {
        "rows": [_row(line, names, may_decide=may_decide) for line in page.lines], "heads": heads(may_decide),
        "may_decide": may_decide, "count": _count(page.count), "narrowed": bool(kept), "most": MOST,
        "left": grouped(at.size - at.done) if at.done < at.size else None,
        **turns(page, "near.listing", lambda line: line.name, **kept),
    }


def _count(count: int | None) -> str:
    if count is None:
        return _("más de %(most)s parejas", most=grouped(MOST_COUNTED))
    return ngettext("%(count)s pareja", "%(count)s parejas", count, count=grouped(count))


def heads(may_decide: bool = False) -> list[Any]:
    """The column heads."""
    told = [_("Por qué se parecen"), (_("Registrada primero"), "plain"), (_("Registrada después"), "plain")]
    return [_("Elegir"), *told] if may_decide else told


def _row(line: PairLine, names: Names, *, may_decide: bool) -> Row:
    cells = (_why(line), _weapon(line.first, names), _weapon(line.second, names))
    if not may_decide:
        return Row(cells)
    words = _("%(first)s y %(second)s", first=registry_number(line.first.id), second=registry_number(line.second.id))
    return Row((tick("p", line.name, words), *cells))


def _why(line: PairLine) -> Markup:
    """Why, what else both records say, and what they say otherwise; the words are the rank."""
    shared = [code("fact", fact) for fact in COMPARED if _said(line.first, fact) and not _differs(line, fact)]
    why = capital(code("near_how", line.how)) if line.how else _("Elegidas a mano")
    also = _("Coinciden: %(facts)s", facts=", ".join(shared)) if shared else _("Nada más coincide")
    apart = [_("%(fact)s (%(first)s / %(second)s)", fact=code("fact", fact), first=_told(line.first, fact),
               second=_told(line.second, fact)) for fact in COMPARED if _differs(line, fact)]
    told = Markup('{}<br><span class="tz-meta">{}</span>').format(why, also)
    differs = _("Difieren: %(facts)s", facts=", ".join(apart))
    return Markup("{}<br>{}").format(told, differs) if apart else told


def _said(weapon: Weapon, fact: str) -> str | None:
    value: str | None = getattr(weapon, fact)
    return value


def _differs(line: PairLine, fact: str) -> bool:
    return _said(line.first, fact) != _said(line.second, fact)


def _told(weapon: Weapon, fact: str) -> str:
    value = _said(weapon, fact)
    if value is None:
        return code("standing", weapon.standings[fact])
    return code("weapon_type", value) if fact == "weapon_type" else value


def _weapon(weapon: Weapon, names: Names) -> Markup:
    source = names.get(f"source:{weapon.source_id}")
    told = [names.get(f"organisation:{weapon.organisation_id}", ""),
            place_words(source, weapon.folio, weapon.line) if source else _("inscrita a mano"),
            code("status", weapon.status)]
    link = linked(address("weapon.page", weapon_id=weapon.id), weapon_line(weapon))
    return Markup('{}<br><span class="tz-meta">{}</span>').format(link, " · ".join(told))


def shown_decision(lines: Sequence[PairLine], names: Names) -> dict[str, Any]:
    """The context of the form that decides them."""
    title = ngettext("Decidir %(num)s pareja", "Decidir %(num)s parejas", len(lines))
    back = url_for("near.listing")
    return {"title": title, "sub": _("Compare las armas, o sus papeles, antes de decidir."), "back_url": back,
            "crumbs": [(_("Parecidas"), back), (title, None)],
            "heads": heads(), "listed": [_row(line, names, may_decide=False) for line in lines]}


def ended_note(weapon: Weapon, stays: int) -> tuple[str, str | None] | None:
    """For the page of a record that was joined to another: which weapon it is; None for any other."""
    if stays == weapon.id:
        return None
    words = _("Esta ficha se unió a la del arma %(number)s: es la misma arma.", number=registry_number(stays))
    return words, address("weapon.page", weapon_id=stays)


def joined_notes(records: Sequence[Weapon]) -> list[tuple[str, str | None]]:
    """For the page of a weapon: each record it also had, and where what was registered of it can be read."""
    return [(_("También estuvo registrada como %(number)s, ficha que terminó al unirse a esta.",
               number=registry_number(record.id)), address("weapon.page", weapon_id=record.id)) for record in records]
