"""One row of a public list: the words it gives, or why it gives none."""

from dataclasses import dataclass

from registry.operations.register_catalogue_items import CatalogueWord


class NotTheList(ValueError):
    """The file does not have the columns of the list it is said to be."""


@dataclass(frozen=True)
class ListRow:
    """A row with the text it was read from; a model's row gives its make too, before it."""

    line: int
    text: str
    words: tuple[CatalogueWord, ...] = ()
    #: Why the row gives no word, in Spanish: what the operator reads at the terminal.
    refusal: str | None = None
    #: Whether the text had to be put right first.
    is_repaired: bool = False
