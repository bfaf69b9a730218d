"""Every refusal answered in one place: a sentence in the user's language, never a stack trace."""

import structlog
from flask import Flask, jsonify, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import HTTPException

from models.database import CommitUnanswered
from models.vocabulary import N_
from registry.committed import has_committed
from registry.drafted_forms import keeps_drafts
from registry.errors import Busy, NotFound, NotPermitted, Refused, ScreenLocked
from registry.language import worded
from registry.service_log import configure

log = structlog.get_logger()

SENTENCES = {
    400: ("La solicitud llegó incompleta o dañada", "Vuelva atrás, recargue la página e intente de nuevo."),
    401: ("Su sesión terminó", "Inicie sesión y repita el envío: nada se asentó."),
    403: ("No puede abrir esta página", "Su rol no la incluye. Si la necesita, pídalo a quien administra."),
    404: ("No se encontró", "No existe, o pertenece a otro organismo."),
    405: ("Esa dirección no admite este envío", "Vuelva atrás y use los botones de la página."),
    409: ("No se asentó", "El registro está ocupado. Intente de nuevo en unos segundos."),
    413: ("El archivo o el texto es demasiado grande", "Envíe menos de 40 MB, o menos texto."),
    429: ("Demasiados intentos", "Espere unos minutos e intente de nuevo."),
}


NO_ANSWER = N_("El registro no responde")
NOTHING = N_("Nada se asentó. Intente de nuevo; si sigue, avise a quien administra.")
UNKNOWN = N_("No se sabe si quedó asentado. Búsquelo antes de repetirlo; repetir el mismo formulario no lo asienta dos "
             "veces.")
RECORDED = N_("Lo que envió quedó asentado; solo faltó mostrarlo. Búsquelo cuando el registro responda; repetir el "
              "mismo formulario no lo asienta dos veces.")


def register(app: Flask) -> None:
    """Answer refusals, HTTP errors and what nobody foresaw."""
    configure()
    app.register_error_handler(Refused, refused)
    app.register_error_handler(ScreenLocked, locked)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(UnicodeError, unreadable)
    app.register_error_handler(DataError, unreadable)
    app.register_error_handler(OverflowError, beyond_numbers)
    app.register_error_handler(OperationalError, unavailable)
    app.register_error_handler(CommitUnanswered, unavailable)
    app.register_error_handler(Exception, unforeseen)


def refused(refusal: Refused) -> tuple:
    """A refusal that no form caught."""
    status = {NotFound: 404, NotPermitted: 403, Busy: 409}.get(type(refusal), 409)
    return page(status, SENTENCES[status][0], worded(refusal.msgid, **refusal.values))


def locked(refusal: ScreenLocked) -> tuple:
    """A form sent from behind the lock; unlocked in another tab, it can be sent again as it is."""
    unlock = (_("Desbloquear en otra pestaña"), url_for("session.unlock"))
    return page(401, "La pantalla está bloqueada", worded(refusal.msgid), elsewhere=[unlock])


def stale_form(error: CSRFError) -> tuple:
    """The form is too old or came from elsewhere."""
    return page(400, SENTENCES[400][0], SENTENCES[400][1], links=begun_links())


def begun_links() -> list[tuple[str, str]]:
    """From a form that was kept while it was typed, to what was kept."""
    return [(_("Lo que dejó a medias"), url_for("draft.listing"))] if keeps_drafts(request.endpoint) else []


def http(error: HTTPException) -> tuple | HTTPException:
    """What the framework itself refuses."""
    status = error.code or 500
    if 300 <= status < 400:
        return error
    title, text = SENTENCES.get(status, SENTENCES[400])
    return page(status, title, text, links=begun_links() if status == 401 else [])


def unreadable(error: UnicodeError | DataError) -> tuple:
    """Text that is not text: half characters, wrong encodings, what a database cannot hold."""
    return page(400, SENTENCES[400][0], SENTENCES[400][1])


def beyond_numbers(error: OverflowError) -> tuple:
    """A number no database can count to: there is no such thing."""
    return page(404, SENTENCES[404][0], SENTENCES[404][1])


def unavailable(error: OperationalError | CommitUnanswered) -> tuple:
    """The database cannot be reached: what that means for what was sent."""
    log.error("database unavailable", error=str(getattr(error, "orig", None) or error.__cause__))
    if isinstance(error, CommitUnanswered):
        return page(503, NO_ANSWER, UNKNOWN)
    return page(503, NO_ANSWER, RECORDED if has_committed() else NOTHING)


def unforeseen(error: Exception) -> tuple:
    """The last resort: logged whole, told in a sentence."""
    log.exception("unforeseen", path=request.path)
    return page(500, "Algo falló en el registro", "Nada se asentó a medias. Avise a quien administra el sistema.")


def page(status: int, title: str, text: str, **more: object) -> tuple:
    """The error page, or the same words as JSON for a script."""
    words = {"title": _(title), "text": _(text)}
    if request.accept_mimetypes.best == "application/json":
        return jsonify(words), status
    return render_template("error.html", code=status, **words, **more), status
