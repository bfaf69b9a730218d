"""What an entry says of the paper it rests on: the source, where in it, and the line as it was written."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Cited:
    """Fields of the events that take what a paper says: a line of a list, or a paper in hand."""

    #: The source, and where in it (a line of a file is counted from 1, its header and banners included); None for a
    #: paper that was not brought as a file.
    source_id: int | None
    folio: str | None
    line: int | None
    #: A commitment to the line as it was written, column by column, or to which paper it is; or None.
    paper: object

    @property
    def source(self) -> object:
        """What the paper says, as the registration of a weapon without a list names its book."""
        return self.paper
