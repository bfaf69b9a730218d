"""Accounts in words: the list, the page, the codes that are shown once."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from models.vocabulary import N_
from registry.language import worded
from registry.queries.users import Granted, UserLine, UserList, UserPage
from registry.shown.acts import Action
from registry.shown.history import history_items
from registry.shown.links import address, thing_address
from registry.shown.states import capital, fact, linked, serial, tag
from registry.shown.weapon import Row
from registry.wording import code, moment

LABELS = {
    "grant_role": N_("Otorgar un rol"), "reset_enrolment": N_("Ordenar un nuevo primer inicio de sesión"),
    "enable_user": N_("Habilitar la cuenta"), "disable_user": N_("Inhabilitar la cuenta"),
    "revoke_role": N_("Retirar un rol"), "register_user": N_("Crear una cuenta"),
}  # fmt: skip
GRAVE = frozenset({"disable_user", "reset_enrolment"})


def shown_users(found: UserList) -> dict[str, Any]:
    """The list template's context."""
    return {
        "heads": [_("Usuario"), _("Persona"), _("Oficina"), _("Roles"), (_("Situación"), "plain")],
        "rows": [_list_row(line) for line in found.lines],
        "next": address("user.listing", after=found.after) if found.after else None,
    }


def _list_row(line: UserLine) -> Row:
    word, state = situation(line)
    roles = ", ".join(capital(code("role", granted.role)) for granted in line.grants) or _("ninguno")
    return Row((linked(address("user.page", user_id=line.user.id), line.username), line.person, line.office, roles,
                fact(word, state)), None if line.user.is_enabled else state)


def situation(line: UserLine) -> tuple[str, str]:
    """Word and state of an account."""
    return (_("Habilitada"), "is-ok") if line.user.is_enabled else (_("Inhabilitada"), "is-end")


def shown_user(page: UserPage, names: dict[str, str], late_minutes: int | None, now: datetime) -> dict[str, Any]:
    """The page template's context."""
    line = page.line
    word, state = situation(line)
    urls = {name: address(f"user_act.{name}", user_id=line.user.id) for name in page.acts}
    return {
        "user": line.user, "title": line.username, "tags": [tag(word, state)],
        "facts": [Row((_("Persona"), linked(thing_address(f"party:{line.user.party_id}"), line.person))),
                  Row((_("Oficina"), linked(thing_address(f"organisation:{line.user.organisation_id}"), line.office))),
                  Row((_("Inicio de sesión"), sign_in_words(page, now))),
                  Row((_("Sesiones abiertas"), str(page.open_sessions)))],
        "grants": [_grant_row(granted, page) for granted in line.grants], "is_own": page.is_own,
        "history": history_items(page.told, names, {}, late_minutes),
        "actions": [Action(worded(LABELS[name]), url, grave=name in GRAVE) for name, url in urls.items() if url],
    }


def sign_in_words(page: UserPage, now: datetime) -> Markup:
    """How far the account's first sign-in has come."""
    if page.has_password and page.has_second_factor:
        return fact(_("Contraseña y segundo factor"), "is-ok")
    if page.enrolment_expires_at is None:
        return fact(_("Contraseña, sin segundo factor"), "is-warn")
    if page.enrolment_expires_at <= now:
        return fact(_("El código de primer inicio venció: ordene otro"), "is-stop")
    words = _("Falta el primer inicio; su código vence el %(day)s", day=moment(page.enrolment_expires_at))
    return fact(words, "is-warn")


def _grant_row(granted: Granted, page: UserPage) -> Row:
    url = None if page.is_own else address("user_act.revoke_role", user_id=page.line.user.id, role=granted.role,
                                           organisation=granted.organisation.id)
    return Row((capital(code("role", granted.role)),
                linked(thing_address(granted.organisation.subject), granted.organisation.name),
                linked(url, _("Retirar")) if url else ""))


def first_code_words(username: str, first_code: str, expires_at: datetime) -> Markup:
    """The sentence that shows the code of a first sign-in, once."""
    sentence = _("Código de primer inicio de %(name)s, que se muestra solo ahora: %(code)s. Sirve hasta el %(until)s. "
                 "Entréguelo en mano.")
    return Markup(sentence) % {"name": username, "code": serial(first_code), "until": moment(expires_at)}
