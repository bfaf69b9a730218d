"""What happened to a weapon, entry by entry, with the documents of each act."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.orm import Session

from models.document import Document
from registry.queries.documents import documents_of_weapon
from registry.queries.entries import Told, history_of


@dataclass(frozen=True)
class WeaponHistory:
    """Entries oldest first, documents by the act they document, and those of the weapon as a whole."""

    told: tuple[Told, ...]
    papers: dict[int, tuple[Document, ...]]
    others: tuple[Document, ...]

    @property
    def is_unbroken(self) -> bool:
        """Every entry names the one before it, from the first on."""
        entries = [told.entry for told in self.told]
        return entries[0].previous == -1 and all(
            after.previous == before.sequence for before, after in pairwise(entries))


def weapon_history(session: Session, weapon_id: int) -> WeaponHistory:
    """The history of a weapon, with its documents newest first."""
    papers = defaultdict(list)
    for paper in documents_of_weapon(session, weapon_id):
        papers[paper.act_id].append(paper)
    others = tuple(papers.pop(None, ()))
    return WeaponHistory(tuple(history_of(session, f"weapon:{weapon_id}")),
                         {act: tuple(found) for act, found in papers.items() if act is not None}, others)
