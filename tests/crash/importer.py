"""A process that takes a run to its end, to be killed: database, folder and number of the run are its arguments."""

from __future__ import annotations

import sys
from pathlib import Path

import models.schema  # noqa: F401 - every table and event kind
from models.database import engine_for
from registry.importing.running import go_on

if __name__ == "__main__":
    url, folder, run = sys.argv[1:]
    go_on(engine_for(url), Path(folder), int(run), lambda done, total: print(done, flush=True))
