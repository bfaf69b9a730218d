"""Every document and label has room for its English words."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from marking.label_format import FORMATS
from reports.documents import DOCUMENTS
from reports.label import label_sheets
from reports.type import HEAD
from reports.words import Words
from tests.registry.test_translations import PO
from tests.reports import sample
from tests.reports.paper import pages, whole
from tests.reports.test_every_document import DATA

#: The word under the symbol of each sample's verdict, which breaks in two when it is too wide.
UNDER_THE_SYMBOL = {"custody_chain": "1 GAP", "issue_record": "RECEIPTS", "reception_record": "RECEIPT",
                    "transfer_record": "WEAPONS", "registration_file": "ON RECORD", "baseline_record": "CLOSED"}


@pytest.fixture(scope="module")
def english() -> Words:
    """The catalogue as committed, as a paper asks it."""
    compiled = io.BytesIO()
    with PO.open("rb") as source:
        write_mo(compiled, read_po(source, locale="en"))
    told = Translations(io.BytesIO(compiled.getvalue()))
    return Words(lambda text, /, **values: told.ugettext(text) % values if values else told.ugettext(text), "en")


@pytest.mark.parametrize("code", DATA)
def test_a_document_fits_its_page_in_english(code: str, english: Words) -> None:
    printed = DOCUMENTS[code].render(DATA[code], english)
    assert english(DOCUMENTS[code].title) in pages(printed)[0]
    assert UNDER_THE_SYMBOL[code] in whole(printed)
    assert "How to check this document" in whole(printed) or "check the record" in whole(printed)


@pytest.mark.parametrize("code", FORMATS)
def test_a_reprinted_label_fits_its_cell_in_english(code: str, english: Words) -> None:
    job = replace(sample.LABEL_JOB, format_code=code, labels=(replace(sample.LABELS[0], reprint=12),))
    text = whole(label_sheets(job, english))
    assert "REPRINT 12" in text
    assert "Never replaces the mark" in text


@pytest.mark.parametrize("word", ["CONTINUA", "DOS CUSTODIOS", "NO COINCIDE"])
def test_the_other_verdicts_are_no_wider_than_one_that_is_seen_to_fit(word: str, english: Words) -> None:
    widest = max(HEAD.width(part) for part in english(word).split())
    assert widest <= HEAD.width(english("INSCRITA"))
