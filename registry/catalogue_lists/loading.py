"""Loading a public list into the catalogue: what is there already is left alone, so that twice adds nothing."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from models.database import reading
from registry.catalogue_lists import rows_of
from registry.catalogue_lists.rows import ListRow
from registry.errors import RuleBroken
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.catalogue_words import CatalogueIndex, Taking
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems, new_item

#: Bulk work is committed in pieces, so that no counter waits long for its turn.
PIECE = 200


@dataclass
class Loaded:
    """What became of every row: ``added + already + refused == rows``; a repaired row is one of the first two."""

    rows: int = 0
    added: int = 0
    already: int = 0
    repaired: int = 0
    #: (line, text, reason) of each refused row.
    refused: list[tuple[int, str, str]] = field(default_factory=list)


def load(engine: Engine, kind: str, data: bytes, actor: int) -> Loaded:
    """Add what the catalogue does not have yet of a list, as user `actor`; `NotTheList` for another file."""
    rows = list(rows_of(kind, data))
    loading = _Loading(engine, kind, hashlib.sha256(data).hexdigest(), actor)
    # A model names its make, which must be there before.
    loading.add(word for row in rows for word in row.words if word.kind != "model")
    loading.add(word for row in rows for word in row.words if word.kind == "model")
    return _counted(rows, loading)


class _Loading:
    """The words of one file on their way into the catalogue."""

    def __init__(self, engine: Engine, kind: str, digest: str, actor: int) -> None:
        self._engine, self._kind, self._digest, self._actor = engine, kind, digest, actor
        #: Lines that gave a new word, and what is wrong with the words of others.
        self.added: set[int] = set()
        self.broken: dict[int, str] = {}

    def add(self, words: Iterable[CatalogueWord]) -> None:
        with reading(self._engine) as session:
            index = CatalogueIndex.of(session)
        taking = Taking(index)
        new = [word for word in words if word.line not in self.broken and self._is_new(word, index, taking)]
        for start in range(0, len(new), PIECE):
            perform(self._engine, RegisterCatalogueItems(
                act=new_act_key(), claimed_at=datetime.now(UTC), items=tuple(new[start:start + PIECE]),
                listed_in=self._kind, list_digest=self._digest), self._actor)
        self.added |= {word.line for word in new if word.line is not None}

    def _is_new(self, word: CatalogueWord, index: CatalogueIndex, taking: Taking) -> bool:
        if is_known(word, index, taking):
            return False
        try:
            new_item(word, index, taking)
        except RuleBroken as refusal:
            self.broken[word.line or 0] = refusal.msgid % refusal.values
            return False
        return True


def is_known(word: CatalogueWord, index: CatalogueIndex, taking: Taking) -> bool:
    """Whether the word stands for an item, or a row before gave it."""
    makes = index.standing("make", 0, word.make or "") if word.kind == "model" else frozenset({0})
    return any(index.standing(word.kind, make, word.name) or taking.has(word.kind, make, word.name) for make in makes)


def _counted(rows: Sequence[ListRow], loading: _Loading) -> Loaded:
    loaded = Loaded(rows=len(rows))
    for row in rows:
        reason = row.refusal or loading.broken.get(row.line)
        if reason is not None:
            loaded.refused.append((row.line, row.text, reason))
            continue
        loaded.repaired += row.is_repaired
        if row.line in loading.added:
            loaded.added += 1
        else:
            loaded.already += 1
    return loaded
