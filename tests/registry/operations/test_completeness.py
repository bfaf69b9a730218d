"""Every operation is complete: a name people read, a permission somebody has, and a test of its rules."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import registry.operations
from models.vocabulary import VOCABULARY
from registry.operations import Operation
from registry.operations.two_person import RULES
from registry.permissions import MATRIX

#: Done by the system itself, before there are users, by whoever keeps the machine, or by what time brings.
BY_THE_SYSTEM = {"open_registry", "restore_registry", "lapse_requests"}


def operations() -> list[type[Operation]]:
    """Every operation that can be performed, found in the modules of its package."""
    found = set()
    for module in iter_modules(registry.operations.__path__, "registry.operations."):
        names = vars(import_module(module.name)).values()
        found |= {name for name in names if isinstance(name, type) and issubclass(name, Operation)}
    return sorted((name for name in found if "name" in vars(name)), key=lambda operation: operation.name)


EVERY = pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.name)


def test_every_word_for_an_operation_is_of_one() -> None:
    assert {operation.name for operation in operations()} | BY_THE_SYSTEM == set(VOCABULARY["operation"])


def test_every_name_is_of_one_operation() -> None:
    names = [operation.name for operation in operations()]
    assert len(names) == len(set(names))


@EVERY
def test_it_lies_in_the_file_of_its_name(operation: type[Operation]) -> None:
    assert operation.__module__ == f"registry.operations.{operation.name}"
    assert operation.__name__ == "".join(word.capitalize() for word in operation.name.split("_"))


@EVERY
def test_somebody_may_do_it(operation: type[Operation]) -> None:
    assert operation.permission in MATRIX or operation.name in BY_THE_SYSTEM


@EVERY
def test_it_loads_says_where_and_decides_by_itself(operation: type[Operation]) -> None:
    assert {"facts", "organisations", "decide"} <= {name for base in operation.__mro__[:-2] for name in vars(base)}


@EVERY
def test_its_decision_needs_no_database_no_clock_and_no_request(operation: type[Operation]) -> None:
    source = Path(str(import_module(operation.__module__).__file__)).read_text(encoding="utf-8")
    [decide] = [node for node in ast.walk(ast.parse(source))
                if isinstance(node, ast.FunctionDef) and node.name == "decide"]
    names = {node.id for node in ast.walk(decide) if isinstance(node, ast.Name)}
    called = {node.attr for node in ast.walk(decide) if isinstance(node, ast.Attribute)}
    assert not names & {"session", "select", "engine", "request"}
    assert not called & {"now", "utcnow", "today"}


def test_every_permission_is_asked_for_by_somebody() -> None:
    asked = {operation.permission for operation in operations()}
    # To recognise a person by the exact document, and to take a list away, are readings of their own.
    reading = {permission for permission in MATRIX if permission.endswith((":read", ":identify", ":export"))}
    approving = {rule.approval for rule in RULES.values()}
    assert set(MATRIX) - asked - reading == approving - asked


def test_who_decides_what_another_asks_is_somebody() -> None:
    assert {permission for rule in RULES.values() for permission in (rule.approval, rule.reading)} <= set(MATRIX)
