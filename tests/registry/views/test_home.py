"""Where everybody starts: what waits, and what to do who may do nothing yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from registry.operations.legal_day import legal_day
from registry.operations.record_death import RecordDeath
from registry.operations.report_lost import ReportLost
from registry.operations.revoke_role import RevokeRole
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]


def test_what_is_lost_and_what_the_dead_still_have_waits_at_the_start(at: At, world: World) -> None:
    world.do(ReportLost, weapons=(world.weapons["HK-70113"],), reason="No volvió de la guardia",
             crime_report="K-26-0001", reported_on=date(2026, 1, 2))
    world.do(RecordDeath, party=world.people["Darwin Peraza"], died_on=legal_day(datetime.now(UTC)), reason="Acta 12")
    page = text_of(at("clerk").get("/start").text)
    assert "Extraviadas (1)" in page
    assert "Por recuperar: su custodio falleció o está suspendido (1)" in page
    assert "QVX 214" in page


def test_an_account_without_a_role_is_told_what_to_do(at: At, world: World) -> None:
    world.do(RevokeRole, user=world.users["inspector"], role="inspector", organisation=world.units["OC"])
    page = text_of(at("inspector").get("/start").text)
    assert "Su cuenta todavía no tiene ningún rol" in page
    assert "Su cuenta todavía no tiene" not in text_of(at("clerk").get("/start").text)
