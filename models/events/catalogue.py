"""Reference words: registered, known by other words too, renamed, merged, withdrawn, suggested again."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import id_of
from models.catalogue import CatalogueItem, CatalogueSynonym
from models.envelope import Recorded
from models.events.base import Event


@dataclass(frozen=True, kw_only=True)
class CatalogueItemRegistered(Event):
    """A make, model or calibre can be suggested from now on."""

    kind = "catalogue_item:registered"
    thing = CatalogueItem
    creates = True
    sentence = "*Se agregó* al catálogo: %(item_kind)s %(name)s."
    vocabularies = {"item_kind": "catalogue_kind"}
    example = {"item_kind": "model", "name": "17", "name_key": "17", "parent": 61, "weapon_type": "pistol",
               "calibre": "9 × 19 mm Parabellum"}

    item_kind: str
    name: str
    name_key: str
    #: Make of a model; 0 for the others.
    parent: int
    weapon_type: str | None
    calibre: str | None

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        thing.kind, thing.name, thing.name_key, thing.parent_id = (
            self.item_kind, self.name, self.name_key, self.parent)
        thing.weapon_type, thing.calibre = self.weapon_type, self.calibre
        thing.merged_into, thing.is_withdrawn = None, False


@dataclass(frozen=True, kw_only=True)
class CatalogueItemListed(Event):
    """A word can be suggested from now on, with its synonyms and the public list it was read from, if any."""

    kind = "catalogue_item:registered"
    version = 2
    thing = CatalogueItem
    creates = True
    sentence = "*Se agregó* al catálogo: %(item_kind)s %(name)s, según %(listed_in)s, línea %(line)s."
    vocabularies = {"item_kind": "catalogue_kind", "weapon_type": "weapon_type", "listed_in": "catalogue_list"}
    example = {"item_kind": "make", "name": "Smith & Wesson", "key": "smithwesson", "parent": 0, "weapon_type": None,
               "calibre": None, "synonyms": [{"key": "sw", "text": "S&W"}], "listed_in": "ncic_gun_make",
               "list_digest": "0f" * 32, "line": 1713}

    item_kind: str
    name: str
    #: The folded name.
    key: str
    #: Make of a model; 0 for the others.
    parent: int
    weapon_type: str | None
    calibre: str | None
    #: Each with ``key`` (folded) and ``text`` (as people write it).
    synonyms: list[dict[str, str]]
    #: A code of the vocabulary ``catalogue_list``, with the SHA-256 of the file and the line in it.
    listed_in: str | None
    list_digest: str | None
    line: int | None

    def worded(self) -> str:
        if self.listed_in is None or self.line is None:
            return "*Se agregó* al catálogo: %(item_kind)s %(name)s."
        return self.sentence

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        thing.kind, thing.name, thing.parent_id = self.item_kind, self.name, self.parent
        thing.name_key = " ".join([self.key, *(synonym["key"] for synonym in self.synonyms)])
        thing.weapon_type, thing.calibre = self.weapon_type, self.calibre
        thing.merged_into, thing.is_withdrawn = None, False
        session.add_all(CatalogueSynonym(item_id=thing.id, **synonym) for synonym in self.synonyms)


@dataclass(frozen=True, kw_only=True)
class CatalogueSynonymAdded(Event):
    """People also write the item like this."""

    kind = "catalogue_item:synonym_added"
    thing = CatalogueItem
    sentence = "*Se agregó* el sinónimo «%(synonym)s»."
    example = {"synonym": "Smith and Wesson", "key": "smithandwesson"}

    synonym: str
    key: str

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        thing.name_key = f"{thing.name_key} {self.key}"
        session.add(CatalogueSynonym(item_id=thing.id, key=self.key, text=self.synonym))


@dataclass(frozen=True, kw_only=True)
class CatalogueSynonymRemoved(Event):
    """The word does not stand for the item after all."""

    kind = "catalogue_item:synonym_removed"
    thing = CatalogueItem
    sentence = "*Se quitó* el sinónimo «%(synonym)s»."
    example = {"synonym": "Smith and Wesson", "key": "smithandwesson"}

    synonym: str
    key: str

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        own, *others = thing.name_key.split(" ")
        thing.name_key = " ".join([own, *(other for other in others if other != self.key)])
        row = session.get(CatalogueSynonym, (thing.id, self.key))
        # Version 1 of the registration kept other names in the key alone.
        if row is not None:
            session.delete(row)


@dataclass(frozen=True, kw_only=True)
class CatalogueItemRenamed(Event):
    """The name was wrong, or another is better; the old one stays as a synonym where it reads differently."""

    kind = "catalogue_item:renamed"
    thing = CatalogueItem
    sentence = "*Se cambió* el nombre: antes «%(was)s», ahora «%(name)s»."
    example = {"name": "Smith & Wesson", "key": "smithwesson", "was": "Smith Wesson Corp.",
               "was_key": "smithwessoncorp"}

    name: str
    key: str
    was: str
    was_key: str

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        others = [key for key in thing.name_key.split(" ")[1:] if key != self.key]
        promoted = session.get(CatalogueSynonym, (thing.id, self.key))
        if promoted is not None:
            session.delete(promoted)
        thing.name = self.name
        if self.was_key != self.key:
            others.append(self.was_key)
            session.add(CatalogueSynonym(item_id=thing.id, key=self.was_key, text=self.was))
        thing.name_key = " ".join([self.key, *others])


@dataclass(frozen=True, kw_only=True)
class CatalogueItemMerged(Event):
    """It is the same as another item, which stands for it from now on."""

    kind = "catalogue_item:merged"
    thing = CatalogueItem
    sentence = "*Se unió* a %(into)s: son lo mismo."
    example = {"into": "catalogue_item:61"}

    into: str

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        thing.merged_into = id_of(self.into)


@dataclass(frozen=True, kw_only=True)
class CatalogueItemWithdrawn(Event):
    """Forms no longer suggest it."""

    kind = "catalogue_item:withdrawn"
    thing = CatalogueItem
    sentence = "*Se retiró* de las sugerencias."
    example = {}

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        thing.is_withdrawn = True


@dataclass(frozen=True, kw_only=True)
class CatalogueItemReinstated(Event):
    """It stands for itself and is suggested again: a merger or a withdrawal was wrong."""

    kind = "catalogue_item:reinstated"
    thing = CatalogueItem
    sentence = "*Se restituyó* a las sugerencias."
    example = {}

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        thing.merged_into, thing.is_withdrawn = None, False
