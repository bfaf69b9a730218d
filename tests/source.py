"""The project's own files, as the tests on house rules read them."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
PACKAGES = ("proof", "marking", "models", "reports", "registry")
TEXT = (".css", ".html", ".ini", ".js", ".mako", ".md", ".po", ".pot", ".py", ".sh", ".sql", ".svg", ".toml", ".txt")


def files() -> list[Path]:
    """Every file that is committed or about to be, relative to the project's folder."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True).stdout
    return sorted(Path(name) for name in set(listed.split("\0")) if name and (HOME / name).is_file())


def modules() -> list[Path]:
    """Every Python file, tests included."""
    return [path for path in files() if path.suffix == ".py"]


def read(path: Path) -> str:
    """The text of one of the project's files."""
    return (HOME / path).read_text(encoding="utf-8")


def imports(path: Path, text: str) -> list[tuple[int, str]]:
    """Each import of a module as (line, dotted name of what is imported), wherever in the module it stands."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.lineno, f"{_origin(path, node)}.{alias.name}") for alias in node.names]
    return found


def _origin(path: Path, node: ast.ImportFrom) -> str:
    """The absolute module a `from … import` reads, relative ones resolved against where the file lies."""
    package = path.parts[: len(path.parts) - node.level] if node.level else ()
    return ".".join([*package, *([node.module] if node.module else [])])
