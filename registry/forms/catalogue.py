"""Forms of the desk that decides the words of the catalogue."""

from collections.abc import Sequence
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from registry.errors import RuleBroken
from registry.forms.base import ActForm, required, text_field
from registry.operations.catalogue_words import CatalogueIndex
from registry.operations.decide_catalogue_words import MappedWord
from registry.operations.merge_catalogue_items import UNKNOWN
from registry.operations.register_catalogue_items import LONGEST, CatalogueWord
from registry.queries.catalogue_words import SeenWord
from registry.queries.recognised import Recognition
from registry.wording import grouped

NEW, LEFT = "new", "left"


class SynonymForm(ActForm):
    """Another way of writing an item's name."""

    word = text_field("Sinónimo", need="Escriba el nombre.", longest=LONGEST)


class RemoveSynonymForm(ActForm):
    """One of the synonyms an item has."""

    synonym = SelectField(_l("Sinónimo"), validators=[required("Elija una opción.")])


class RenameItemForm(ActForm):
    """Another name for an item."""

    item_name = text_field("Nombre", need="Escriba el nombre.", longest=LONGEST)


class MergeForm(ActForm):
    """The item that stands for this one from now on."""

    into = text_field("Se une a", need="Elija una palabra del catálogo.", longest=LONGEST)


class WordsForm(ActForm):
    """The words of one page of the desk, in the order of their rows; `of` adds the fields of each."""

    kind: Any
    words: Sequence[tuple[SeenWord, Recognition]]

    @classmethod
    def of(cls, kind: str, words: Sequence[tuple[SeenWord, Recognition]]) -> "WordsForm":
        """The form with four fields for each word: the word, its make, what it stands for, and another name."""
        fields: dict[str, Any] = {"kind": HiddenField(default=kind), "words": words}
        for row, (seen, recognition) in enumerate(words):
            fields |= {f"word_{row}": HiddenField(default=seen.text), f"parent_{row}": HiddenField(default=seen.parent),
                       f"choice_{row}": SelectField(seen.text, choices=choices_for(recognition), default="",
                                                    validators=[Optional()]),
                       f"other_{row}": text_field("Otra palabra del catálogo", longest=LONGEST)}
        form = cast(WordsForm, type("WordsOfPage", (cls,), fields)())
        for row, (seen, _recognition) in enumerate(words):
            form.row(row)[1].label.text = _("Otra palabra del catálogo para «%(word)s»", word=seen.text)
        return form

    def row(self, number: int) -> tuple[Any, Any]:
        """The two fields of a row a person fills in."""
        return self[f"choice_{number}"], self[f"other_{number}"]

    def mapped(self, index: CatalogueIndex) -> tuple[MappedWord, ...]:
        """The words taken for items that are there; `RuleBroken` beside the row that names none."""
        found = []
        for row, (seen, _recognition) in enumerate(self.words):
            choice, other = self.row(row)
            if other.data:
                found.append(MappedWord(word=seen.text, item=item_named(index, seen.kind, seen.parent, other.data,
                                                                       other.name)))
            elif (choice.data or "").isdecimal():
                found.append(MappedWord(word=seen.text, item=int(choice.data)))
        return tuple(found)

    def new(self, index: CatalogueIndex) -> tuple[CatalogueWord, ...]:
        """The words that become items of their own."""
        return tuple(CatalogueWord(kind=seen.kind, name=seen.text,
                                   make=index.items[seen.parent].name if seen.parent else None)
                     for seen in self._chosen(NEW))

    def left(self) -> tuple[SeenWord, ...]:
        """The words that stay as they are."""
        return tuple(self._chosen(LEFT))

    def decides(self) -> bool:
        """Whether a row says something that is recorded."""
        return any(other.data or choice.data not in ("", None, LEFT) for choice, other in map(
            self.row, range(len(self.words))))

    def _chosen(self, answer: str) -> list[SeenWord]:
        return [seen for row, (seen, _recognition) in enumerate(self.words)
                if self.row(row)[0].data == answer and not self.row(row)[1].data]


def choices_for(recognition: Recognition) -> list[SelectChoice]:
    """What a word may be decided to be: undecided first, so that nothing is taken by itself."""
    proposals = [SelectChoice(str(proposal.item), _("es %(name)s (parecido %(score)s)", name=proposal.name,
                                                    score=grouped(proposal.score)))
                 for proposal in recognition.proposals]
    return [SelectChoice("", _("sin decidir")), *proposals, SelectChoice(NEW, _("agregarla al catálogo")),
            SelectChoice(LEFT, _("dejarla como está"))]


def item_named(index: CatalogueIndex, kind: str, parent: int, text: str, field: str) -> int:
    """The one item of a kind that `text` names; `RuleBroken` beside `field` for none or several."""
    found = index.standing(kind, parent, text)
    if len(found) != 1:
        raise RuleBroken(UNKNOWN, field)
    return min(found)
