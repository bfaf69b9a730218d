"""Which of a body's words a page may tell to whom: each word belongs to a thing, and each thing to a permission."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

#: Kind of word (see `Body.say`) → permissions any one of which, where it reaches the body, lets its reader know it.
KNOWN_BY: dict[str, tuple[str, ...]] = {
    # Bodies are named on papers, in histories and in lists of persons: a name is no secret to who reads any of these.
    "organisation": ("organisation:read", "weapon:read", "document:read", "party:read", "user:read", "home"),
    "": ("organisation:read", "weapon:read", "document:read", "party:read", "user:read"),
    "b": ("organisation:read", "weapon:read", "home"),
    "party": ("party:read", "weapon:read", "user:read"),
    **dict.fromkeys(("rank", "post", "badge"), ("party:read", "weapon:read")),
    "user": ("user:read",), "file": ("import:read",), "listed": ("import:read",),
    "book": ("import:read",), "folio": ("import:read",),
    "paper": ("conflict:read", "weapon:read"), "contested": ("conflict:read", "weapon:read"),
    **dict.fromkeys(("serial", "issued", "spare", "ballistic", "manufacturer", "place", "source", "barrel", "mark",
                     "remarks", "order", "reason", "purpose", "wanted"), ("weapon:read",)),
}  # fmt: skip


def told(text: str, word: str) -> frozenset[str]:
    """The kinds of a body's words that stand in a page, in whatever case."""
    return frozenset(re.findall(rf"{word}([a-z]*)", text.lower()))


def secrets_in(text: str, word: str, reads: Collection[str], asked: Mapping[str, object]) -> list[str]:
    """The words of a body in a page whose reader may know none of them; what was asked with comes back as it was.

    Whoever reads a body's entries reads every word in them.
    """
    echoed = told(" ".join(map(str, asked.values())), word)
    return sorted(kind or "code" for kind in told(text, word) - echoed
                  if not {"ledger:read", *KNOWN_BY.get(kind, ())}.intersection(reads))
