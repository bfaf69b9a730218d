"""What every page shows around its content: who acts, where to go, and how the ledger stands."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app, request, url_for
from flask_babel import gettext as _
from flask_bootstrap import Bootstrap5
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import SQLAlchemyError

from marking.registry_number import registry_number
from models.database import reading
from models.ledger import head_of
from models.vocabulary import N_
from proof import document_token
from proof.label_token import written_code
from registry.language import chosen, other
from registry.queries.checkpoints import latest
from registry.queries.requests import count_to_decide
from registry.security import access_of, engine
from registry.wording import code, day, duration, grouped, moment, near

bootstrap = Bootstrap5()

#: Endpoint, msgid, prefix of the addresses that belong to the tab.
TABS = (
    ("home.start", "Inicio", "/start"),
    ("weapon.listing", "Armas", "/weapons"),
    ("counter.start", "Mostrador", "/counter"),
    ("party.listing", "Personas", "/parties"),
    ("organisation.listing", "Organismos", "/organisations"),
    ("import.listing", "Cargas", "/imports"),
    ("conflict.listing", "Contradicciones", "/conflicts"),
    ("near.listing", "Parecidas", "/near-duplicates"),
    ("request.listing", "Solicitudes", "/requests"),
    ("act.listing", "Actos", "/acts"),
    ("document.listing", "Documentos", "/documents"),
    ("user.listing", "Cuentas", "/users"),
    ("ledger.listing", "Libro de asientos", "/ledger"),
)
#: Endpoint and msgid of what everybody finds at the foot of a page.
FOOT = (
    ("account.page", N_("Su cuenta")),
    ("draft.listing", N_("Lo que dejó a medias")),
    ("user.permissions", N_("Quién puede hacer qué")),
    ("quality.listing", N_("Calidad de los datos")),
    ("reference.catalogue", N_("Catálogo")),
    ("reference.parameters", N_("Parámetros legales")),
    ("verify.page", N_("Verificar un documento o una etiqueta")),
    ("ledger.checkpoints", N_("Puntos de control firmados")),
)


@dataclass(frozen=True)
class Tab:
    """One entry of the navigation."""

    endpoint_url: str
    label: str
    is_current: bool
    count: int | None = None


@dataclass(frozen=True)
class Footer:
    """The line at the foot of every page."""

    sentence: str


@dataclass(frozen=True)
class Shown:
    """The acting person as the header shows them."""

    name: str
    role_words: str
    office_name: str
    lock_url: str
    switch_url: str


def register(app: Flask) -> None:
    """Give templates the local Bootstrap and the frame's values."""
    bootstrap.init_app(app)
    app.context_processor(frame)
    app.jinja_env.filters.update(moment=moment, near=near, day=day, grouped=grouped, registry_number=registry_number,
                                label_code=written_code,
                                 word=lambda value, vocabulary: code(vocabulary, value), document_code=document_code)
    app.jinja_env.globals["may"] = may


def frame() -> dict[str, Any]:
    """Values of the frame; for a page open to anybody, nothing about the registry."""
    language, label = other()
    settings = current_app.config["SETTINGS"]
    values: dict[str, Any] = {
        "lang": chosen(), "csrf_token": generate_csrf, "acting": None, "navigation": [],
        "other_language": {"label": label, "url": _with_language(language)},
        "demo_band": _("DEMOSTRACIÓN: personas, armas y documentos son ficticios.") if settings.demo else None,
        "back_to": back_to(),
        "search_text": request.args.get("q", "") if request.endpoint == "search.results" else "",
    }
    if current_user.is_authenticated and not current_user.unfinished:
        values |= _signed_in()
    return values


def back_to() -> str | None:
    """Where the browser loads a page again that answers a form, instead of sending the form once more."""
    is_answer = request.method == "POST" and request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    return request.script_root + request.full_path.rstrip("?") if is_answer else None


def _signed_in() -> dict[str, Any]:
    now = datetime.now(UTC)
    shown = Shown(current_user.name, current_user.role_words, current_user.office_name,
                  url_for("session.lock"), url_for("session.switch"))
    return {
        "acting": shown, "navigation": tabs(), "another_url": another_url(), "search_url": url_for("search.results"),
        "footer": Footer(ledger_sentence(now)),
        "footer_links": [Tab(url_for(endpoint), _(label), False) for endpoint, label in FOOT if may_open(endpoint)],
        "print_head": _("Impreso por %(name)s, %(when)s. Copia de pantalla, no es documento emitido.",
                        name=shown.name, when=moment(now)),
    }


def another_url() -> str | None:
    """Where another weapon like the last is registered, for who may."""
    return url_for("registration.form", repeat=1) if may_open("registration.form") else None


def tabs() -> list[Tab]:
    """The tabs this person's roles open."""
    return [Tab(url_for(endpoint), _(label), request.path.startswith(prefix), _waiting(endpoint))
            for endpoint, label, prefix in TABS if may_open(endpoint)]


def _waiting(endpoint: str) -> int | None:
    """What waits behind a tab for this person; None where nothing ever does, or nothing now."""
    if endpoint != "request.listing" or not may("request:decide"):
        return None
    try:
        with reading(engine()) as session:
            return count_to_decide(session, current_user.authority, datetime.now(UTC)) or None
    except SQLAlchemyError:
        return None  # the page being drawn is the one that says so


def may(permission: str) -> bool:
    """Whether the acting person's roles include `permission` somewhere."""
    return bool(current_user.is_authenticated and current_user.authority.has(permission))


def document_code(token: str) -> str:
    """A document's token id (20 hexadecimal digits) as people read it on paper: «7QK4-M2XD·RT»."""
    return document_token.human_code(bytes.fromhex(token))


def may_open(endpoint: str) -> bool:
    """Whether the acting person's roles open the view behind `endpoint`."""
    if endpoint not in current_app.view_functions:
        return False
    access = access_of(current_app, endpoint)
    return access in {"public", "signed in"} or bool(access and current_user.authority.has(access))


def ledger_sentence(now: datetime) -> str:
    """Last entry, its time, and how fresh the signed checkpoint is."""
    try:
        with reading(engine()) as session:
            head, checkpoint = head_of(session), latest(session)
    except SQLAlchemyError:
        # The page being drawn is the one that says so.
        return _("El libro de asientos no responde.")
    if head.size == 0:
        return _("El libro de asientos está vacío.")
    last = _("Último asiento %(number)s, %(when)s", number=head.size - 1, when=moment(head.recorded_at))
    if checkpoint is None:
        return f"{last} · " + _("aún sin punto de control firmado")
    age = duration(max(0, int((now - checkpoint.signed_at).total_seconds() // 60)))
    return f"{last} · " + _("punto de control firmado hace %(age)s", age=age) + " · " + _("aún sin cofirma externa")


def _with_language(language: str) -> str:
    """This page in the other language; what the address asks with is no argument of ours, whatever its names are."""
    if request.method != "GET" or request.endpoint is None:
        return url_for("home.start", lang=language)
    query = urlencode({**request.args.to_dict(), "lang": language})
    return f"{url_for(request.endpoint, **(request.view_args or {}))}?{query}"
