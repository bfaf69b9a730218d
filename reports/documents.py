"""The numbered documents the register issues: what each is called, its number prefix and what prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from reports.facts import Letterhead
from reports.words import Words

Render = Callable[..., bytes]
_R = TypeVar("_R", bound=Render)


@dataclass(frozen=True)
class DocumentKind:
    """One kind: its code, the prefix of its numbers, its title in Spanish, and `render(data, t) -> PDF bytes`."""

    code: str
    prefix: str
    title: str
    render: Render


DOCUMENTS: dict[str, DocumentKind] = {}
"""Every kind by code, in the order of definition."""


def document(code: str, prefix: str, title: str) -> Callable[[_R], _R]:
    """Registers the decorated `render(data, t=SPANISH) -> bytes`. Raises ValueError for a code or prefix taken."""

    def registered(render: _R) -> _R:
        if code in DOCUMENTS or prefix in {kind.prefix for kind in DOCUMENTS.values()}:
            raise ValueError(f"two documents are called {code} or numbered {prefix}")
        DOCUMENTS[code] = DocumentKind(code, prefix, title, render)
        return render

    return registered


def title_of(code: str, letterhead: Letterhead, t: Words) -> str:
    """The printed title: the one configured in the letterhead, else the document's own."""
    return letterhead.title or t(DOCUMENTS[code].title)
