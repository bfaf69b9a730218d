"""How files are named, sized and worded in this house. What the rules are for is in the README."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.source import TEXT, files, modules, read

LONGEST = 250
NAMELESS = re.compile(r"(?:utils?|helpers?|commons?|managers?|misc)", re.IGNORECASE)
FOREIGN = re.compile(r"\.min\.(?:js|css)$|\.(?:ttf|otf|woff2?|eot)$|(?:^|/)(?:vendor|third_party|node_modules)/")
MARKS = r"(?:#|//|/\*|<!--|\{#|\"\"\")\s*"

# Written in pieces, so that this file does not break its own rule.
UNWANTED = {
    "unfinished work": MARKS + r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b",
    "a stub": "NotImplemented" + "Error",
    "a test that is not run": r"(?:mark\.(?:sk" + r"ip|x" + r"fail)|pytest\.x" + r"fail)",
    "a path of one machine": r"(?<![\w.])/(?:wo" + r"rk|ho" + r"me|Us" + r"ers)/\w",
    "somebody's workplace": r"\.lib" + r"rary\b|\bfa" + r"rm-\w|\bsub" + r"agents?\b|\bCo-Auth" + r"ored-By\b",
}


def offenders(paths: list[Path], is_wrong: Callable[[Path], bool]) -> str:
    """The offending paths, one a line; empty when there is none."""
    return "\n".join(str(path) for path in paths if is_wrong(path))


def unwanted(text: str) -> list[tuple[int, str]]:
    """Each unwanted word as (line number, what is wrong with it)."""
    return [
        (number, why)
        for number, line in enumerate(text.splitlines(), 1)
        for why, pattern in UNWANTED.items()
        if re.search(pattern, line)
    ]


def test_nothing_is_named_for_being_left_over() -> None:
    def is_nameless(path: Path) -> bool:
        return any(NAMELESS.fullmatch(part.partition(".")[0]) for part in path.parts)

    assert offenders(files(), is_nameless) == ""


def test_every_module_says_what_it_is_for() -> None:
    def is_silent(path: Path) -> bool:
        return read(path).strip() != "" and not ast.get_docstring(ast.parse(read(path)))

    assert offenders(modules(), is_silent) == ""


def test_no_source_file_is_too_long_to_be_one_idea() -> None:
    sources = [path for path in files() if path.suffix in (".py", ".html", ".js", ".sh")]
    ours = [path for path in sources if "versions" not in path.parts]  # a migration is as long as its schema
    assert offenders(ours, lambda path: len(read(path).splitlines()) > LONGEST) == ""


def test_no_file_of_a_third_party_is_in_the_repository() -> None:
    assert offenders(files(), lambda path: bool(FOREIGN.search(path.as_posix()))) == ""


def test_nothing_unfinished_or_foreign_to_a_reader_is_written() -> None:
    texts = [path for path in files() if path.suffix in TEXT or path.name in ("Makefile", "run")]
    said = [f"{path}:{number}: {why}" for path in texts for number, why in unwanted(read(path))]
    assert "\n".join(said) == ""


def test_every_requirement_is_pinned() -> None:
    lines = [line for name in ("requirements.txt", "requirements-test.txt") for line in read(Path(name)).splitlines()]
    loose = [line for line in lines if line and not line.startswith(("#", "-r ")) and "==" not in line]
    assert loose == []


@pytest.mark.parametrize(
    "line",
    [
        "x = 1  # TO" + "DO: later",
        "raise NotImplemented" + "Error",
        "@pytest.mark.sk" + "ip(reason='slow')",
        "open('/wo" + "rk/main/x')",
        "see .lib" + "rary",
    ],
)
def test_an_unwanted_word_is_noticed(line: str) -> None:
    assert len(unwanted(line)) == 1


def test_the_spanish_word_for_everything_is_let_be() -> None:
    assert unwanted("TO" + "DO el material; frame" + "work/x") == []
