"""The registry's web application."""

from importlib import import_module

from flask import Flask
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Settings, UnsafeSetting
from models.database import WeakDurability, engine_for, refuse_weak

#: Parts of the application, each with a `register(app)`; named, not imported, so that operations and
#: queries can be used without the web.
PARTS = ("language", "security", "refusals", "pages", "views", "cli")


def create_app(settings: Settings | None = None, engine: Engine | None = None) -> Flask:
    """The application for `settings` (from the environment when None); refuses weak durability."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__)
    app.config.from_mapping(_flask_settings(settings))
    app.extensions["engine"] = engine or engine_for(settings.database_url)
    _refuse_weak(app.extensions["engine"])
    if settings.base_url.startswith("https://"):
        # The server listens on this machine alone, so whoever speaks https in front of it is the one proxy.
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign] # Flask documents this; its types call it a method
            app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    for part in PARTS:
        import_module(f"registry.{part}").register(app)
    return app


def _refuse_weak(engine: Engine) -> None:
    try:
        refuse_weak(engine)
    except WeakDurability as weakness:
        why = f"la base perdería actos asentados sin luz ({weakness}); use un disco local y una SQLite reciente."
        raise UnsafeSetting("TRAZARMA_DATABASE_URL", why) from weakness


def _flask_settings(settings: Settings) -> dict[str, object]:
    is_https = settings.base_url.startswith("https://")
    return {
        "SETTINGS": settings,
        "SECRET_KEY": settings.secret_key,
        # The __Host- prefix is refused by browsers over plain http, which only a loopback address may use.
        "SESSION_COOKIE_NAME": "__Host-trazarma" if is_https else "trazarma",
        "SESSION_COOKIE_SECURE": is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": 40 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "BOOTSTRAP_SERVE_LOCAL": True,
        "BABEL_DEFAULT_LOCALE": "es",
        "BABEL_DEFAULT_TIMEZONE": "America/Caracas",
        "BABEL_TRANSLATION_DIRECTORIES": "translations",
    }
