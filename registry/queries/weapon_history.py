"""What happened to a weapon, entry by entry, with the documents of each act."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import Document, Label
from registry.queries.custody_chain import Chain, chained, ends_of
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
    #: Entries of its labels and documents, which are things of their own, oldest first.
    issued: tuple[Told, ...] = ()
    #: When those who had it died, by reference.
    ended: Mapping[str, date] = field(default_factory=dict)

    @property
    def everything(self) -> list[Told]:
        """What happened to it and what was issued about it, oldest first."""
        return sorted((*self.told, *self.issued), key=lambda told: told.entry.sequence)

    @cached_property
    def chain(self) -> Chain:
        """The chain of custody, as the document prints it."""
        return chained(self.told, self.ended)


def weapon_history(session: Session, weapon_id: int) -> WeaponHistory:
    """The history of a weapon, with its documents newest first."""
    papers, documents = defaultdict(list), {}
    for paper in documents_of_weapon(session, weapon_id):
        papers[paper.act_id].append(paper)
        documents[paper.subject] = paper
    others = tuple(papers.pop(None, ()))
    told = tuple(history_of(session, f"weapon:{weapon_id}"))
    labels = session.scalars(select(Label).where(Label.weapon_id == weapon_id))
    issued = tuple(history_of(session, *documents, *(label.subject for label in labels)))
    by_act = {act: tuple(found) for act, found in papers.items() if act is not None}
    by_act |= {one.act_id: (documents[one.entry.subject],) for one in issued if one.entry.subject in documents}
    return WeaponHistory(told, by_act, others, texts_of(session, (one.event for one in told)), issued,
                         ends_of(session, told))
