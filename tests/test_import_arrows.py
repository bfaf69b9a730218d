"""Which package may import which: the arrows of the design, read from the source.

proof knows nothing of ours; marking knows proof; models and reports know both and not each other; operations and
queries know models and no web; the web knows all of them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.source import PACKAGES, files, imports, modules, read

OURS = (*PACKAGES, "config", "wsgi", "serve", "supervisor", "tests", "bench")
WEB = ("flask", "flask_babel", "flask_bootstrap", "flask_login", "flask_wtf", "jinja2", "werkzeug", "wtforms")
BUSINESS = ("registry.operations", "registry.queries", "registry.sign_in", "registry.permissions", "registry.errors")


@dataclass(frozen=True)
class Rule:
    """What a part of the project may import beyond the standard library; `libraries` None is any but `never`."""

    ours: tuple[str, ...]
    libraries: tuple[str, ...] | None = None
    never: tuple[str, ...] = ()


DECIDES = Rule(("models", "marking", "proof", *BUSINESS), never=(*WEB, "babel", "reportlab"))
RULES = {
    "proof": Rule(("proof",), ("cryptography", "rfc8785")),
    "marking": Rule(("marking", "proof"), ("qrcode", "zxingcpp", "PIL")),
    "models": Rule(("models", "marking", "proof"), ("sqlalchemy", "alembic", "pysqlite3", "psycopg")),
    "reports": Rule(("reports", "marking", "proof"), ("reportlab", "PIL")),
    "registry": Rule(("registry", "reports", "models", "marking", "proof", "config")),
    "registry/operations": DECIDES,
    "registry/queries": DECIDES,
    "registry/sign_in": DECIDES,
    "registry/permissions.py": DECIDES,
    "registry/errors.py": DECIDES,
    "config.py": Rule((), ("sqlalchemy",)),
    "supervisor.py": Rule((), ()),
    "serve.py": Rule(("config", "supervisor", "proof.signer"), ()),
    "wsgi.py": Rule(("registry", "config"), ()),
}


def rule_of(path: Path) -> tuple[str, Rule] | None:
    """The nearest rule above a file, with the place it is written for."""
    for place in (path, *path.parents):
        if place.as_posix() in RULES:
            return place.as_posix(), RULES[place.as_posix()]
    return None


def is_within(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def is_allowed(name: str, rule: Rule) -> bool:
    top = name.partition(".")[0]
    if top in OURS:
        return is_within(name, rule.ours)
    if top in sys.stdlib_module_names:
        return True
    return top not in rule.never if rule.libraries is None else top in rule.libraries


def violations(path: Path, text: str) -> list[str]:
    """One sentence for each import that runs against the arrows; a private name is nobody else's."""
    found = rule_of(path)
    if found is None:
        return []
    place, rule = found
    said = [
        f"{path}:{line}: {place} may not import {name}"
        for line, name in imports(path, text)
        if not is_allowed(name, rule)
    ]
    return said + [f"{path}:{line}: {name} is private to its module" for line, name in private_imports(path, text)]


def private_imports(path: Path, text: str) -> list[tuple[int, str]]:
    def is_private(name: str) -> bool:
        last = name.rpartition(".")[2]
        return name.partition(".")[0] in OURS and last.startswith("_") and not last.startswith("__")

    return [(line, name) for line, name in imports(path, text) if is_private(name)]


def test_every_import_follows_the_arrows() -> None:
    said = [sentence for path in modules() for sentence in violations(path, read(path))]
    assert "\n".join(said) == ""


def test_every_module_of_the_product_is_under_a_rule() -> None:
    product = [path for path in modules() if path.parts[0] not in ("tests", "bench")]
    assert [str(path) for path in product if rule_of(path) is None] == []


def test_every_rule_is_about_something_that_exists() -> None:
    known = {place.as_posix() for path in files() for place in (path, *path.parents)}
    assert [place for place in RULES if place not in known] == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("proof/merkle.py", "import sqlalchemy"),
        ("proof/merkle.py", "from marking import serial"),
        ("marking/serial.py", "from models.weapon import Weapon"),
        ("marking/serial.py", "import flask"),
        ("models/ledger.py", "def f():\n    from flask import g"),
        ("models/ledger.py", "from registry.errors import RuleBroken"),
        ("models/events/weapon.py", "from reports import custody"),
        ("reports/custody.py", "from ..models import weapon"),
        ("reports/custody.py", "from sqlalchemy import select"),
        ("registry/operations/issue.py", "from flask_babel import gettext"),
        ("registry/operations/issue.py", "from registry.views import weapon"),
        ("registry/operations/issue.py", "from .. import security"),
        ("registry/queries/weapon.py", "import reports.custody"),
        ("registry/permissions.py", "from registry import create_app"),
        ("registry/views/weapon.py", "from registry.operations.issue import _decide"),
        ("registry/views/weapon.py", "from tests import factories"),
    ],
)
def test_an_arrow_that_runs_the_wrong_way_is_named(path: str, line: str) -> None:
    assert [sentence.startswith(f"{path}:") for sentence in violations(Path(path), line)] == [True]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("proof/merkle.py", "from .merkle_hashing import leaf_hash"),
        ("models/ledger.py", "from proof import merkle"),
        ("registry/operations/issue.py", "from ..errors import RuleBroken"),
        ("registry/queries/weapon.py", "from sqlalchemy import select"),
        ("registry/views/weapon.py", "from reports import custody"),
        ("registry/views/weapon.py", "from flask import render_template"),
    ],
)
def test_an_arrow_that_runs_the_right_way_is_let_be(path: str, line: str) -> None:
    assert violations(Path(path), line) == []
