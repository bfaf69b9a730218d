"""Templates read as a browser would meet them, with every expression left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment

from tests.source import HOME

TEMPLATES = HOME / "registry" / "templates"
STATIC = HOME / "registry" / "static"


def templates() -> list[str]:
    """Names of all templates, relative to their folder."""
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def source(name: str) -> str:
    """The text of one template."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """The stylesheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (STATIC / "trazarma.css").read_text(encoding="utf-8"), flags=re.DOTALL)


def scripts() -> list[Path]:
    """Every script of the pages."""
    return sorted(STATIC.rglob("*.js"))


def literal(text: str) -> str:
    """What a template writes itself: a space stands for each expression, statement and comment."""
    tokens = Environment().lex(text)
    return "".join(value if kind == "data" else " " for _line, kind, value in tokens)


@dataclass
class Skeleton(HTMLParser):
    """Tags with their attributes, and the words between them."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the parser, which has an initialiser of its own."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep what would be read."""
        self.words.append(data)


def skeleton(text: str) -> Skeleton:
    """The tags and words a template writes itself."""
    parser = Skeleton()
    parser.feed(literal(text))
    parser.close()
    return parser
