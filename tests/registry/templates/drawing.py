"""A small application that draws macros, so that what they write can be read or opened in a browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, render_template_string
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import StrictUndefined
from werkzeug.serving import make_server

from registry.security import POLICY
from tests.registry.templates.skeleton import STATIC, TEMPLATES


def application() -> Flask:
    """An application with the templates, the static files and the policy of the registry, and nothing else of it."""
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(STATIC))
    app.config.update(SECRET_KEY="drawing", BOOTSTRAP_SERVE_LOCAL=True, BABEL_DEFAULT_LOCALE="es")
    app.jinja_env.undefined = StrictUndefined
    for part in (Bootstrap5(), Babel(), CSRFProtect()):
        part.init_app(app)

    @app.after_request
    def harden(response):  # type: ignore[no-untyped-def]
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return app


def drawn(source: str, **values: object) -> str:
    """What a piece of template writes, with runs of white space made one space between tags."""
    with application().test_request_context():
        return re.sub(r"\s*\n\s*", "\n", render_template_string(source, **values))


def filled(form: type[FlaskForm], **sent: object) -> FlaskForm:
    """A form as it comes back after `sent` was posted and validated; use inside a request of `application()`."""
    drawn_form = form(meta={"csrf": False}, formdata=None, data=sent)
    drawn_form.validate()
    return drawn_form


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve `app` on a free port of this machine; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
