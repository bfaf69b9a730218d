"""What holds for every numbered document: its words, pages, codes, bytes and margins."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from marking.words import spanish
from reports.documents import DOCUMENTS
from reports.paper import PAPERS
from reports.words import Words
from tests.reports import sample, story
from tests.reports.baseline_sample import BASELINE
from tests.reports.paper import codes, ink, pages, pictures, whole

DATA = {
    "custody_chain": sample.CHAIN,
    "issue_record": sample.ISSUE,
    "reception_record": sample.RECEPTION,
    "transfer_record": sample.TRANSFER,
    "registration_file": sample.FILE,
    "baseline_record": BASELINE,
}
PRINTED = {code: DOCUMENTS[code].render(data) for code, data in DATA.items()}
COLOURS = {b"g", b"G", b"rg", b"RG", b"k", b"K", b"sc", b"scn", b"SC", b"SCN"}
every_document = pytest.mark.parametrize("code", DATA)


def test_every_document_has_a_sample():
    assert set(DATA) == set(DOCUMENTS)


@every_document
def test_number_title_and_code_are_printed(code):
    letterhead, kind = DATA[code].letterhead, DOCUMENTS[code]
    for page in pages(PRINTED[code]):
        assert f"N.º {letterhead.number}" in page
        assert letterhead.organisation in page
        assert letterhead.office in page
        assert kind.title in page
        assert f"Código de verificación {DATA[code].proof.human_code}" in page
    assert letterhead.number.startswith(kind.prefix)


@every_document
def test_every_page_says_which_of_how_many_it_is(code):
    printed = pages(PRINTED[code])
    assert [f"Página {n} de {len(printed)}" in page for n, page in enumerate(printed, start=1)] == [True] * len(printed)


@every_document
def test_a_page_that_goes_on_says_where(code):
    printed = pages(PRINTED[code])
    for following, page in enumerate(printed[:-1], start=2):
        assert f"Sigue en la página {following}:" in page
    assert "Sigue en la página" not in printed[-1]
    assert all("(continuación)" in page for page in printed[1:])


@every_document
def test_the_code_reads_back_exactly_at_150_dpi_in_one_look(code):
    found = [text for picture in pictures(PRINTED[code]) for text in codes(picture)]
    assert found == [DATA[code].proof.token]


@every_document
def test_equal_data_give_equal_bytes(code):
    assert DOCUMENTS[code].render(DATA[code]) == PRINTED[code]


@every_document
def test_other_data_give_other_bytes(code):
    other = replace(DATA[code], proof=replace(story.PROOF, human_code="AAAA-BBBB·CC"))
    assert DOCUMENTS[code].render(other) != PRINTED[code]


@every_document
def test_the_file_tells_language_title_and_the_date_of_issue_and_names_nobody(code):
    reader = pypdf.PdfReader(BytesIO(PRINTED[code]))
    letterhead = DATA[code].letterhead
    assert reader.root_object["/Lang"] == "es"
    assert reader.metadata.title == f"{DOCUMENTS[code].title} {letterhead.number}"
    assert reader.metadata.author == letterhead.organisation
    assert reader.metadata.creation_date == letterhead.issued_at
    assert not [value for value in reader.metadata.values() if "Tovar" in str(value) or "Sarmiento" in str(value)]


@every_document
def test_every_font_is_embedded(code):
    for page in pypdf.PdfReader(BytesIO(PRINTED[code])).pages:
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        used = [font for font in fonts if font["/BaseFont"] != "/Helvetica"]
        assert used
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in used)


@every_document
def test_nothing_is_printed_outside_the_margins(code):
    for picture in pictures(PRINTED[code]):
        assert ink(picture, (0, 0, 24.5, 279)) == 0
        assert ink(picture, (201.6, 0, 215.9, 279)) == 0
        assert ink(picture, (0, 0, 215.9, 10)) == 0
        assert ink(picture, (0, 273.5, 215.9, 279)) == 0


@every_document
def test_ink_is_black_only(code):
    for page in pypdf.PdfReader(BytesIO(PRINTED[code])).pages:
        operations = page.get_contents().operations
        painted = {(tuple(map(float, values)), name) for values, name in operations if name in COLOURS}
        assert painted <= {((0.0,), b"g"), ((1.0,), b"g"), ((0.0, 0.0, 0.0), b"rg"), ((0.0, 0.0, 0.0), b"RG")}


@every_document
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_sheet_size_holds_the_same_words(code, paper):
    data = replace(DATA[code], letterhead=replace(DATA[code].letterhead, paper=paper))
    printed = DOCUMENTS[code].render(data)
    box = pypdf.PdfReader(BytesIO(printed)).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4, 1), round(float(box.height) / 72 * 25.4, 1)) == (
        paper.width,
        paper.height,
    )
    assert DATA[code].proof.human_code in whole(printed)


@every_document
def test_a_configured_title_replaces_ours(code):
    data = replace(DATA[code], letterhead=replace(DATA[code].letterhead, title="Planilla de prueba"))
    printed = whole(DOCUMENTS[code].render(data))
    assert "Planilla de prueba" in printed
    assert DOCUMENTS[code].title not in printed


@every_document
def test_another_language_uses_the_same_layout(code):
    longer = Words(lambda text, /, **values: f"{spanish(text, **values)} {'x' * (len(text) // 8)}".strip(), "en")
    printed = DOCUMENTS[code].render(DATA[code], longer)
    assert pypdf.PdfReader(BytesIO(printed)).root_object["/Lang"] == "en"
    assert "Código de verificación 7QK4-M2XD·RT xxx" in whole(printed) or code != "custody_chain"


@every_document
def test_hours_are_said_to_be_legal_time_once(code):
    assert whole(PRINTED[code]).count("hora legal de Venezuela") == 1


@every_document
def test_nothing_is_claimed_without_a_checkpoint_or_a_cosignature(code):
    proof = replace(DATA[code].proof, checkpoint_size=None, checkpoint_at=None, cosigners=0)
    without = whole(DOCUMENTS[code].render(replace(DATA[code], proof=proof)))
    assert "Ningún punto de control firmado cubre todavía este documento." in without
    alone = whole(DOCUMENTS[code].render(replace(DATA[code], proof=replace(DATA[code].proof, cosigners=0))))
    assert "aún sin cofirma externa." in alone
    assert "no han cambiado desde entonces" not in without + alone


@every_document
def test_no_article_of_law_and_no_praise_is_printed(code):
    text = whole(PRINTED[code]).lower()
    for banned in ("artículo", "art. ", "ley ", "certificado que", "correcto", "seguro", "%"):
        assert banned not in text, banned
