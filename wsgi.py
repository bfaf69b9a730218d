"""The WSGI entry: what gunicorn and the flask command load."""

import sys

from config import UnsafeSetting
from registry import create_app

try:
    app = create_app()
except UnsafeSetting as refusal:
    print(f"No se inicia. {refusal}", file=sys.stderr)
    sys.exit(3)  # gunicorn stops at 3 (WORKER_BOOT_ERROR); at any other code it would start the worker again for ever
