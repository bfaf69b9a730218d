"""The registry's WSGI application, whose processes write no file past a kilobyte while a file `full` is there.

To a process that is what a full disk is: what it holds can be read, and nothing can be added.
"""

from __future__ import annotations

import resource
from pathlib import Path

from flask import Flask

from registry import create_app

#: The name of the file, in the data folder, that says the disk is full.
FULL = "full"
LEAST = 1024


def limit(sign: Path) -> None:
    """Take the room away, or give it back, as the sign says."""
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (LEAST if sign.exists() else most, most))


def limited() -> Flask:
    """The application, which looks for the sign before each request."""
    made = create_app()
    sign = made.config["SETTINGS"].data_dir / FULL
    made.before_request_funcs.setdefault(None, []).insert(0, lambda: limit(sign))
    return made

