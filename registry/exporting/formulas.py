"""Cells that a spreadsheet would run: how they are written in a CSV, and how what was written is read again.

After the OWASP note on CSV injection: a cell that begins with one of these is a formula, or hides one. An apostrophe
before it makes it text, in every spreadsheet we know; what begins with an apostrophe already gets another, so that
`verbatim` gives back every text as it was. XLSX needs none of this: there a cell says that it is text.
"""

#: Also the full-width forms that some programs fold, and NUL, which some leave out.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠", "'")


def neutral(text: str) -> str:
    """`text` as a cell of a CSV that no spreadsheet runs."""
    return f"'{text}" if text.startswith(STARTS) else text


def verbatim(cell: str) -> str:
    """The text that `neutral` wrote as `cell`; a cell it did not write is itself."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(STARTS) else cell
