"""Documents: numbers without gaps, one for a form sent twice, and never drawn from a state that has passed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
from sqlalchemy import select

from models.database import reading
from models.document import Document, DocumentFile
from models.files import read
from models.ledger import SignedCheckpoint
from models.weapon import Weapon
from proof import document_token
from proof.document_token import DocumentClaim
from registry.errors import AnotherContent
from registry.issuing import Drawn, Issuer, Numbered
from registry.local_signer import LocalSigner
from registry.operations import Performed
from registry.operations.base import new_act_key
from registry.operations.issue_document import Asked
from tests.registry.operations.armed import Armed, armed

ORIGIN = "demo.example/trazarma"


class OneAtATime(LocalSigner):
    """A signer in this process that serves one request at a time, as the real one does."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory, ORIGIN)
        self._turn = Lock()

    def _exchange(self, line: bytes) -> bytes:
        with self._turn:
            return super()._exchange(line)


class Office:
    """An office that issues a paper about a weapon; `disturb` is what happens while it is being drawn."""

    def __init__(self, there: Armed, folder: Path) -> None:
        self.there, self.signer = there, OneAtATime(folder / "signer")
        self.issuer = Issuer(there.registry.engine, self.signer, folder)
        self.drawings: list[Numbered] = []
        self.disturb = lambda: None

    def issue(self, weapon: int, act: str | None = None, language: str = "es") -> Performed:
        """Issue the custody document, drawn as its number and the entry the weapon is at."""
        def draw(numbered: Numbered) -> Drawn:
            self.drawings.append(numbered)
            with reading(self.issuer.engine) as session:
                thing = session.get_one(Weapon, weapon)
            self.disturb()
            paper = f"{numbered.number} {thing.last_entry}".encode()
            return Drawn(paper, (weapon,), {thing.subject: thing.last_entry})

        return self.issuer.issue(act or new_act_key(), self.there.users["armourer"], self.there.registry.force,
                                 Asked("custody_chain", f"weapon:{weapon}", language), draw)

    def documents(self) -> list[Document]:
        """All that were issued, in order."""
        with reading(self.issuer.engine) as session:
            return list(session.scalars(select(Document).order_by(Document.id)))

    def paper(self, document: Document) -> bytes:
        """The stored bytes."""
        with reading(self.issuer.engine) as session:
            return read(self.issuer.data_dir, session.get_one(DocumentFile, document.file).digest)


@pytest.fixture
def office(migrated_url: str, tmp_path: Path) -> Iterator[Office]:
    made = Office(armed(migrated_url), tmp_path)
    yield made
    made.signer.close()
    made.there.registry.engine.dispose()


def test_a_document_is_its_stored_bytes_under_its_number(office: Office) -> None:
    office.issue(office.there.weapon("QVX 1"))
    document, = office.documents()
    assert office.paper(document).startswith(document.number.encode())
    assert document.number == f"DCC-PMLA-{document.year}-000001"


def test_every_entry_it_tells_of_and_the_document_itself_are_under_a_signed_checkpoint(office: Office) -> None:
    weapon = office.there.weapon("QVX 1")
    office.issue(weapon)
    document, = office.documents()
    with reading(office.issuer.engine) as session:
        sizes = set(session.scalars(select(SignedCheckpoint.size)))
    assert document.cut in sizes
    assert document.cut > weapon
    assert max(sizes) > document.id


def test_its_token_is_signed_for_its_number_and_its_cut(office: Office) -> None:
    office.issue(office.there.weapon("QVX 1"))
    document, = office.documents()
    claim = DocumentClaim(ORIGIN, document.number, bytes.fromhex(document.token), document.cut)
    document_token.verify(office.drawings[-1].token, claim, office.signer.key())


def test_a_form_sent_twice_issues_one_document(office: Office) -> None:
    weapon, act = office.there.weapon("QVX 1"), new_act_key()
    first, second = office.issue(weapon, act), office.issue(weapon, act)
    assert first.act_id == second.act_id
    assert second.repeated
    assert len(office.documents()) == 1


@pytest.mark.parametrize("other", [{"language": "en"}, {"weapon": True}])
def test_a_form_sent_again_for_another_document_is_told_so_and_issues_nothing(
        office: Office, other: dict[str, Any]) -> None:
    weapon, act = office.there.weapon("QVX 1"), new_act_key()
    another = office.there.weapon("QVX 2")
    office.issue(weapon, act)
    with pytest.raises(AnotherContent):
        office.issue(**{"weapon": weapon, "act": act} | other | ({"weapon": another} if "weapon" in other else {}))
    assert len(office.documents()) == 1


def test_a_form_sent_by_eight_hands_at_once_issues_one_document(office: Office) -> None:
    weapon, act = office.there.weapon("QVX 1"), new_act_key()
    with ThreadPoolExecutor(8) as hands:
        acts = {performed.act_id for performed in hands.map(lambda _: office.issue(weapon, act), range(8))}
    assert len(acts) == 1
    assert len(office.documents()) == 1


def test_numbers_have_no_gaps_whoever_issues_at_the_same_time(office: Office) -> None:
    weapons = office.there.weapons(6)
    with ThreadPoolExecutor(3) as hands:
        list(hands.map(office.issue, weapons))
    assert sorted(document.ordinal for document in office.documents()) == [1, 2, 3, 4, 5, 6]
    assert all(office.paper(document).startswith(document.number.encode()) for document in office.documents())


def test_a_weapon_that_changes_while_it_is_drawn_is_drawn_again(office: Office) -> None:
    weapon = office.there.weapon("QVX 1")

    def move() -> None:
        office.disturb = lambda: None
        office.there.send(office.there.store(weapon, place="estante 7"))

    office.disturb = move
    office.issue(weapon)
    document, = office.documents()
    assert len(office.drawings) == 2
    assert office.paper(document).endswith(str(office.there.state(weapon).last_entry).encode())


def test_the_digest_in_the_ledger_is_that_of_the_bytes(office: Office) -> None:
    office.issue(office.there.weapon("QVX 1"))
    document, = office.documents()
    with reading(office.issuer.engine) as session:
        file = session.get_one(DocumentFile, document.file)
    assert file.digest == hashlib.sha256(office.paper(document)).hexdigest()
    assert file.recomputed() == document.file
