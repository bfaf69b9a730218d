"""However make, model and calibre are typed, a weapon is one: what the catalogue knows is compared and kept by item."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from models.conflict import conflict_name
from registry.errors import RuleBroken
from registry.operations.contradict import Contradict
from registry.operations.correct import Correct
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.join_records import JoinRecords
from registry.operations.perform import perform
from registry.operations.spelling import Spelling
from registry.seeds import seeds
from tests.builders import a_weapon
from tests.registry.operations.armed import Armed, do, refused

PARABELLUM = "9 × 19 mm Parabellum"


def catalogued(there: Armed) -> None:
    for operation in seeds(lambda step: sha256(step.encode()).hexdigest()[:32], datetime.now(UTC)):
        perform(there.registry.engine, operation, 0)


def test_a_weapon_is_kept_and_compared_by_what_the_catalogue_calls_it(there: Armed) -> None:
    before = there.weapon("QZX 2O8", calibre="9 x 19", make="GLOCK")
    assert (there.state(before).make, there.state(before).calibre) == ("GLOCK", "9 x 19")
    catalogued(there)
    for calibre in (PARABELLUM, "9x19mm", "9MM LUGER", "9 MM LUGER (9X19MM)"):
        with pytest.raises(Exception, match="Ya hay un arma"):
            there.weapon("QZX2O8", calibre=calibre, model="G17")
    after = there.state(there.weapon("QZX 3O8", calibre="9x19mm", make="glock", model="G17"))
    assert (after.make, after.model, after.calibre) == ("Glock", "17", PARABELLUM)
    assert after.identity == "glock|17|9x19mmparabellum|QZX3O8"
    asked = {"weapon": after.id, "standing": "seen", "reason": "Se leyó de nuevo"}
    assert refused(there, Correct, fact="serial", value="QZX 2O8", serial_status="legible", **asked) == "serial"
    assert refused(there, Correct, fact="calibre", value="9 Luger", **asked) == "value"
    do(there, Correct, fact="make", value="BERETTA", **asked)
    assert (there.state(after.id).make, there.state(after.id).identity) == ("Beretta",
                                                                            "beretta|17|9x19mmparabellum|QZX3O8")


def test_what_papers_say_is_compared_and_decided_by_what_the_catalogue_calls_it(there: Armed) -> None:
    first = there.weapon("QZX 2O8", calibre="9 x 19", make="GLOCK")
    second, third = there.weapon("QZX 208", model="G17"), there.weapon("QZX 3O8", make="BERETTA", model="17")
    catalogued(there)
    said = {"source": "Libro 3, folio 12"}
    assert refused(there, Contradict, weapon=first, fact="make", value="Glock", **said) == "value"
    assert refused(there, Contradict, weapon=first, fact="calibre", value="9MM LUGER", **said) == "value"
    do(there, JoinRecords, 0, firsts=(first,), seconds=(second,), reason="Se comparó")
    assert set(there.state(first).open_conflicts) == {"serial"}
    serial = do(there, Contradict, weapon=third, fact="serial", value="QZX 208", **said).entries[0]
    make = do(there, Contradict, weapon=third, fact="make", value="GLOCK", **said).entries[0]
    decided = {"weapons": (third,), "stands": "claimed", "reason": "Se cotejó"}
    do(there, DecideConflicts, 0, conflicts=(conflict_name(make, "make"),), **decided)
    assert (there.state(third).make, there.state(third).identity) == ("Glock", "glock|17|9x19mmparabellum|QZX3O8")
    # The number is that of a record joined to the first: the weapon would be registered twice again.
    with pytest.raises(RuleBroken, match="se unió a otra"):
        do(there, DecideConflicts, 0, conflicts=(conflict_name(serial, "serial"),), **decided)
    assert refused(there, Correct, weapon=third, fact="serial", value="QZX 208", serial_status="legible",
                   standing="seen", reason="Se leyó") == "value"


def test_what_the_catalogue_does_not_know_is_kept_as_typed_and_compared_without_its_spaces() -> None:
    typed = Spelling({"make": "Nadie S.A.", "model": "X 1", "calibre": "9,7 x 11 mm"})
    assert typed.is_of(a_weapon(make="NADIE SA", model="x1", calibre="9,7 × 11"))
    assert not typed.is_of(a_weapon(make="NADIE SA", model="x2", calibre="9,7 × 11"))
