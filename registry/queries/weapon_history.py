"""What happened to a weapon, entry by entry, with the documents of each act."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from models.document import Document
from registry.queries.custody_chain import Chain, chained
from registry.queries.documents import documents_of_weapon
from registry.queries.entries import Told, history_of
from registry.queries.notes import texts_of


@dataclass(frozen=True)
class WeaponHistory:
    """Entries oldest first, documents by the act they document, and those of the weapon as a whole."""

    told: tuple[Told, ...]
    papers: dict[int, tuple[Document, ...]]
    others: tuple[Document, ...]
    #: Commitment → reason, source or remark.
    texts: dict[str, str]

    @cached_property
    def chain(self) -> Chain:
        """The chain of custody, as the document prints it."""
        return chained(self.told)


def weapon_history(session: Session, weapon_id: int) -> WeaponHistory:
    """The history of a weapon, with its documents newest first."""
    papers = defaultdict(list)
    for paper in documents_of_weapon(session, weapon_id):
        papers[paper.act_id].append(paper)
    others = tuple(papers.pop(None, ()))
    told = tuple(history_of(session, f"weapon:{weapon_id}"))
    by_act = {act: tuple(found) for act, found in papers.items() if act is not None}
    return WeaponHistory(told, by_act, others, texts_of(session, (one.event for one in told)))
