"""Which photograph shows a folio, however its number was written."""

from __future__ import annotations

import pytest

from registry.queries.source_pages import Page, showing

PAGES = (Page("a", 1, 1, ("11 vto.", "12")), Page("b", 1, 1, ("12",)), Page("c", 1, 1, ("120", "-")))


@pytest.mark.parametrize(("folio", "found"), [
    ("12", "ab"), ("012", "ab"), ("11vto", "a"), ("11 VTO.", "a"), ("11", ""), ("120", "c"), ("-", ""), ("Ñ", "")])
def test_a_folio_leads_to_every_photograph_of_it_and_to_no_other(folio: str, found: str) -> None:
    assert "".join(page.commitment for page in showing(PAGES, folio)) == found
