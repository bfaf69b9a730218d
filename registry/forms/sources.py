"""The book or paper a fact comes from, as a form asks for it."""

from wtforms import Form

from registry.forms.base import text_field
from registry.language import worded
from registry.operations.sources import NO_BOOK, NO_PLACE, source_text


class WithSource(Form):
    """Mixed into a form: book, folio and line."""

    book = text_field("Libro o papel")
    folio = text_field("Folio", longest=20)
    line = text_field("Línea", longest=20)

    def source(self) -> str | None:
        """All three in one text; None when nothing was written."""
        return source_text(self.book.data, self.folio.data, self.line.data)

    def tell_source(self, is_written: bool) -> bool:
        """Tell what is missing when some fact rests on somebody's writing; whether nothing is."""
        if is_written and not self.book.data:
            self.book.errors = [*self.book.errors, worded(NO_BOOK)]
        if is_written and not (self.folio.data or self.line.data):
            self.folio.errors = [*self.folio.errors, worded(NO_PLACE)]
        return not (is_written and (self.book.errors or self.folio.errors))
