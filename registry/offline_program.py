"""The program that checks a document without the registry, in one file to download: what `proof.offline` reaches."""

import ast
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import proof

NAME = "comprobar.pyz"
MAIN = "import sys\n\nfrom proof.offline import main\n\nsys.exit(main())\n"
FOLDER = Path(proof.__file__).parent
#: The oldest moment a ZIP file can hold: equal sources give equal bytes.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)


@cache
def program() -> bytes:
    """A Python ZIP application (docs.python.org, zipapp) that needs cryptography and rfc8785 beside it."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        _add(archive, "__main__.py", MAIN)
        for module, source in sorted(_sources().items()):
            _add(archive, f"proof/{module}.py", source)
    return target.getvalue()


def _sources() -> dict[str, str]:
    """Module of `proof` → its source, for every one the check needs."""
    found: dict[str, str] = {}
    left = {"__init__", "offline"}
    while left:
        module = left.pop()
        found[module] = (FOLDER / f"{module}.py").read_text(encoding="utf-8")
        left |= set(_imported(found[module])) - found.keys()
    return found


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "proof":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("proof."):
            yield node.module.removeprefix("proof.")


def _add(archive: ZipFile, name: str, source: str) -> None:
    archive.writestr(ZipInfo(name, NO_MOMENT), source, ZIP_DEFLATED)
