"""The WSGI entry: what gunicorn and the flask command load."""

from registry import create_app

app = create_app()
