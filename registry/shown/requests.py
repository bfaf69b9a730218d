"""Requests in words: those to decide, one's own, one of them, and the note on the page of what they would change."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from models.request import Request
from models.weapon import Weapon
from registry.errors import Refused
from registry.language import worded
from registry.operations.left_behind import LeftBehind
from registry.queries.compared_parties import ComparedParties
from registry.queries.request_page import RequestPage
from registry.queries.requests import RequestList
from registry.sentences import references_of, sentence_of
from registry.shown.asked import change_rows, typed_pairs
from registry.shown.compared_parties import compared_table
from registry.shown.gathered import Table, gathered_by_thing
from registry.shown.history import history_items, references_in
from registry.shown.left_behind import left_table
from registry.shown.links import address, thing_address
from registry.shown.states import STATES, capital, fact, linked, tag_of
from registry.shown.weapon import Row
from registry.shown.weapon_line import weapon_line
from registry.wording import code, duration, moment


def references_of_requests(requests: Iterable[Request]) -> set[str]:
    """What must be resolved to tell them: who made them, and what they are about."""
    return {f"user:{one.made_by}" for one in requests} | {one.about for one in requests if one.about}


def references_in_page(page: RequestPage) -> set[str]:
    """What must be resolved to tell one request whole."""
    places = {getattr(page.asked, name, None) for name in ("organisation", "into", "by")} - {None}
    return set().union(
        references_of_requests([page.request]), {thing for thing in page.things if thing}, references_in(page.told),
        references_in(page.changed),
        *(references_of(event) for event in page.events), {f"organisation:{place}" for place in places})


def shown_requests(waiting: list[Request], count: int, own: RequestList, names: Mapping[str, str],
                   weapons: Mapping[str, Weapon], now: datetime) -> dict[str, Any]:
    """The list template's context."""
    return {
        "waiting": [waiting_row(one, names, weapons, now) for one in waiting], "count": count,
        "waiting_heads": waiting_heads(), "own": [_own_row(one, names, weapons, now) for one in own.requests],
        "own_heads": [_("Solicitud"), (_("Sobre"), "plain"), _("Hecha el"), (_("Situación"), "plain")],
        "next": url_for("request.listing", before=own.before) if own.before else None,
    }


def waiting_heads() -> list[Any]:
    """The heads of the table of what waits for a decision."""
    return [_("Solicitud"), (_("Sobre"), "plain"), _("La hizo"), _("Vence")]


def waiting_row(one: Request, names: Mapping[str, str], weapons: Mapping[str, Weapon], now: datetime) -> Row:
    """One request that waits for a decision, in one line."""
    return Row((_link(one), about_words(one, names, weapons), maker_words(one, names), left_words(one, now)))


def _own_row(one: Request, names: Mapping[str, str], weapons: Mapping[str, Weapon], now: datetime) -> Row:
    return Row((_link(one), about_words(one, names, weapons), moment(one.made_at), situation(one, now)))


def _link(one: Request) -> Markup:
    return linked(url_for("request.page", request_id=one.id), capital(code("operation", one.operation)))


def about_words(one: Request, names: Mapping[str, str], weapons: Mapping[str, Weapon]) -> Markup | str:
    """The thing a request is about, linked where the person may open it."""
    if one.about is None:
        return _("varias cosas")
    label: Markup | str = names.get(one.about) or _("identidad suprimida")
    if one.about in weapons:
        label = weapon_line(weapons[one.about])
    return linked(thing_address(one.about), label)


def maker_words(one: Request, names: Mapping[str, str]) -> str:
    """Who made it."""
    return names.get(f"user:{one.made_by}") or _("identidad suprimida")


def left_words(one: Request, now: datetime) -> str:
    """«en 2 días, 3 horas»."""
    minutes = int((one.expires_at - now).total_seconds() // 60)
    return _("en %(time)s", time=duration(minutes)) if minutes >= 0 else _("vencida")


def situation(one: Request, now: datetime) -> Markup:
    """Where it stands: what is past its time has lapsed, whether it was marked or not."""
    state = "lapsed" if one.state == "open" and one.expires_at <= now else one.state
    words = capital(code("request_state", state))
    return fact(f"{words}, {left_words(one, now)}" if state == "open" else words, STATES["request_state"][state])


def shown_request(page: RequestPage, names: dict[str, str], weapons: Mapping[str, Weapon], refusal: Refused | None,
                  now: datetime) -> dict[str, Any]:
    """The page template's context; `refusal` is why the acting person cannot approve it now."""
    one = page.request
    title = capital(code("operation", one.operation))
    state = "lapsed" if one.state == "open" and one.expires_at <= now else one.state
    heads = [_("Dato"), _("Consta"), _("Se solicita")] if page.is_open else [_("Dato"), _("Se solicitó")]
    return {
        "asked_for": one, "page": page, "title": _("Solicitud: %(what)s", what=title), "heads": heads,
        "crumbs": [(_("Solicitudes"), url_for("request.listing")), (title, None)],
        "tags": [tag_of("request_state", state)], "is_waiting": state == "open",
        "pairs": _pairs(page, names, weapons, now), "rows": change_rows(page, names), "typed": typed_pairs(page),
        "facts": gathered_by_thing([sentence_of(event, names) for event in page.events], page.things, names),
        "tables": _tables(page), "is_lost": page.asked is None,
        "changed": [(one.entry.sequence, sentence_of(one.event, names)) for one in page.changed],
        "refusal": worded(refusal.msgid, **refusal.values) if refusal else None,
        "history": history_items(page.told, names, {}, None), "refused_for": page.refused_for,
        "refuse_url": address("request.refuse", request_id=one.id) if not page.is_own else None,
        "withdraw_url": address("request.withdraw", request_id=one.id) if page.is_own else None,
        "approve_url": address("request.approve", request_id=one.id) if not page.is_own else None,
    }


def _tables(page: RequestPage) -> list[Table]:
    """Two files side by side, or what a body has: what the table of data cannot tell."""
    if isinstance(page.thing, ComparedParties):
        return [compared_table(page.thing, is_done=not page.is_open)]
    return [left_table(page.thing)] if isinstance(page.thing, LeftBehind) and page.is_open else []


def _pairs(page: RequestPage, names: dict[str, str], weapons: Mapping[str, Weapon],
           now: datetime) -> list[tuple[str, Any]]:
    one = page.request
    pairs: list[tuple[str, Any]] = [
        (_("Sobre"), about_words(one, names, weapons)), (_("La hizo"), maker_words(one, names)),
        (_("Hecha el"), moment(one.made_at)), (_("Vence el"), moment(one.expires_at))]
    if one.closed_by is not None:
        who = names.get(f"user:{one.closed_by}") or _("el sistema")
        pairs += [(_("La cerró"), who), (_("Cerrada el"), moment(one.closed_at))]
    return pairs


def open_notes(requests: Iterable[Request], names: Mapping[str, str], now: datetime) -> list[tuple[str, str | None]]:
    """For the page of a thing: each open request about it in a sentence, with its address where it may be opened."""
    return [(_("Hay una solicitud en espera: %(what)s, hecha por %(who)s; vence %(left)s.",
               what=code("operation", one.operation), who=maker_words(one, names), left=left_words(one, now)),
             address("request.page", request_id=one.id)) for one in requests]
