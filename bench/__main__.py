"""Runs the measurements asked for, all of them when none is named, and prints what each one gave."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.acts import acts
from bench.databases import Database, databases
from bench.exports import exports
from bench.finding import finding
from bench.hostile import hostile
from bench.imports import imports
from bench.machine import facts
from bench.memory import memory
from bench.pages import pages
from bench.table import Row, table
from bench.verification import verification
from bench.web import web

#: Name of a section → what it measures on one database; `Sizes` says how much.
SECTIONS: dict[str, Callable[[Database, argparse.Namespace], list[Row]]] = {
    "acts": acts, "web": web, "pages": pages, "verification": verification, "imports": imports,
    "finding": finding, "exports": exports,
    "memory": memory, "hostile": hostile,
}


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Mide los tiempos del registro.")
    parser.add_argument("sections", nargs="*", choices=[[], *SECTIONS], metavar="sección",
                        help=f"qué se mide: {', '.join(SECTIONS)} (todo, si no se dice)")
    parser.add_argument("--acts", type=int, default=500, metavar="N", help="actos que se miden (500)")
    parser.add_argument("--requests", type=int, default=300, metavar="N", help="páginas y envíos que se miden (300)")
    parser.add_argument("--entries", type=int, default=20_000, metavar="N",
                        help="asientos del libro que se verifica (20000)")
    parser.add_argument("--rows", type=int, default=5_000, metavar="N", help="filas de la lista que se carga (5000)")
    parser.add_argument("--hostile", type=int, default=5_000, metavar="N", help="envíos de mala fe (5000)")
    parser.add_argument("--weapons", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="N",
                        help="armas entre las que se busca, de menos a más (10000 100000 1000000)")
    parser.add_argument("--directory", type=Path, default=Path(tempfile.gettempdir()), metavar="CARPETA",
                        help="disco que se mide (la carpeta temporal)")
    return parser.parse_args()


def main() -> None:
    """Measure on each database this machine has."""
    asked = arguments()
    names = asked.sections or list(SECTIONS)
    print(f"orden: python -m bench {' '.join(sys.argv[1:])}".rstrip())
    with ExitStack() as open_:
        found = databases(open_, asked.directory)
        for line in facts(asked.directory, found):
            print(line)
        for name in names:
            rows = [row for database in found for row in SECTIONS[name](database, asked)]
            print(f"\n{table(rows)}", flush=True)


if __name__ == "__main__":
    main()
