"""Photographs of pages of a source: chosen a few at a time, then each is told by the folios seen on it."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, SelectMultipleField

from registry.forms.base import ActForm, text_field
from registry.forms.pictures import WithPictures
from registry.language import worded
from registry.operations.photograph_source import NO_FOLIO, PhotographSource

#: Characters of the folios of one photograph as they are typed.
LONGEST = 60


class PagesForm(WithPictures, ActForm):
    """Pictures, with the folios of each and those to leave out; complete once no picture lacks its folio."""

    folios = FieldList(text_field("Folios que se ven", need=NO_FOLIO, longest=LONGEST))
    #: Places of the pictures that are not to be added after all.
    left_out = SelectMultipleField(_l("No añadir esta foto"), choices=[], coerce=int, validate_choice=False)

    def validate(self, extra_validators: Any = None) -> bool:
        """False, and nothing told, while pictures that just came wait for their folios."""
        self._leave_out()
        is_in_order = super().validate(extra_validators)
        waiting = self.picture_count - len(self.folios)
        for _place in range(waiting):
            self.folios.append_entry()
        self._number()
        return bool(is_in_order) and waiting <= 0

    def _leave_out(self) -> None:
        gone = set(self.left_out.data or ())
        tickets = (self.pictures.data or "").split()
        typed = [entry.data for entry in self.folios]
        self.pictures.data = " ".join(ticket for place, ticket in enumerate(tickets) if place not in gone)
        while self.folios.entries:
            self.folios.pop_entry()
        self.folios.last_index = -1
        for place, text in enumerate(typed[:len(tickets)]):
            if place not in gone:
                self._typed(text)
        self.left_out.data = []

    def _typed(self, text: str | None) -> None:
        entry = self.folios.append_entry(text)
        # What was typed is judged as it came, also where its place in the list changed.
        entry.raw_data = [text or ""]

    def _number(self) -> None:
        for number, entry in enumerate(self.folios, start=1):
            entry.label.text = worded("Folios que se ven en la foto %(number)s", number=number)

    def operation(self, source: int) -> PhotographSource:
        """The act asked for."""
        folios = tuple(tuple(part for part in (entry.data or "").split(",") if part.strip()) for entry in self.folios)
        return PhotographSource(**self.envelope(), source=source, photographs=self.prepared(), folios=folios)
