"""A registry with at least one row in every table that verification looks at, made by the real acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from models.database import engine_for, snapshot
from models.document import DocumentFile
from models.files import store
from models.photograph import Photograph as Picture
from models.verification import Evidence, Report, verify
from registry.checkpoints import sign_head
from registry.local_signer import LocalSigner
from registry.operations.close_baseline import CloseBaseline
from registry.operations.contradict import Contradict
from registry.operations.correct import Correct
from registry.operations.hold import Hold
from registry.operations.issue import Issue
from registry.operations.issue_document import Asked, IssueDocument
from registry.operations.issue_label import IssueLabel
from registry.operations.join_records import JoinRecords
from registry.operations.mark import Mark
from registry.operations.photograph import Photograph
from registry.operations.photograph_source import PhotographSource
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.register_source import RegisterSource
from registry.operations.rename_organisation import RenameOrganisation
from registry.operations.tell_apart import TellApart
from registry.verifying import DERIVED
from tests.registry.operations.armed import Armed, armed, do
from tests.registry.operations.asked import a_correction, approved, asked

ORIGIN = "demo.example/trazarma"
#: Enough that two nodes of 256 leaves are stored.
WEAPONS = 270


@dataclass
class Rich:
    """The registry, its data folder and its signer."""

    url: str
    data_dir: Path
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = engine_for(self.url)

    def signer(self) -> LocalSigner:
        """The signer's directory, opened; closed with `close`."""
        return LocalSigner(self.data_dir / "signer", ORIGIN)

    def evidence(self) -> Evidence:
        """Everything known beside the database."""
        signer = self.signer()
        try:
            return Evidence((signer.key(),), signer.head(), self.data_dir, DERIVED)
        finally:
            signer.close()

    def verified(self, evidence: Evidence | None = None) -> Report:
        """The report of a verification with all the evidence, or with that given."""
        with snapshot(self.engine) as session:
            return verify(session, evidence or self.evidence())


def fill(url: str, data_dir: Path) -> Rich:
    """Fill the new database at `url` and the folder `data_dir`."""
    there = armed(url)
    rich = Rich(url, data_dir)
    weapons = [there.weapon(f"QVX {number}") for number in range(WEAPONS)]
    _in_every_table(there, data_dir, weapons[:5])
    signer = rich.signer()
    sign_head(rich.engine, signer)
    calibre = CatalogueWord(kind="calibre", name="9 × 19 mm Parabellum", also="9 mm")
    there.registry.do(RegisterCatalogueItems, items=(calibre,))
    there.registry.do(RenameOrganisation, organisation=there.registry.other_force, organisation_name="Policía Nacional")
    do(there, CloseBaseline, "approver", organisation=there.registry.force)
    sign_head(rich.engine, signer)
    signer.close()
    there.registry.engine.dispose()
    return rich


def _in_every_table(there: Armed, data_dir: Path, weapons: list[int]) -> None:
    registry = there.registry
    officer = registry.person(registry.force, badge_number="PMLA-0412", birth_date=date(1990, 2, 1))
    do(there, Issue, "armourer", weapons=(weapons[0],), receiver=officer, due_back_at=None, magazines=(2,),
       purpose="Patrullaje")
    do(there, Mark, weapon=weapons[1], mark_kind="manufacture", text="GLOCK QVX 1", part="frame", face="left",
       method="engraved", legibility="legible", depth_um=90, remarks="Desgastado")
    do(there, Hold, weapons=(weapons[2],), authority="court", order_number="204/2026", ordered_on=date(2026, 1, 9),
       reason="Prueba en juicio")
    asked(there, Correct, **a_correction(weapons[0]))
    do(there, Contradict, weapon=weapons[1], fact="year", value=1998, source="Libro de parque 1998, folio 12")
    do(there, TellApart, "approver", firsts=(weapons[2],), seconds=(weapons[3],), reason="Comparadas a la vista")
    twice = [there.weapon(serial) for serial in ("QVX 4O0", "QVX 400")]
    approved(there, JoinRecords, firsts=(twice[0],), seconds=(twice[1],), reason="La misma, mal leída")
    book = registry.made(RegisterSource, source_kind="book", organisation=registry.force, title="Libro de parque 1998")
    registry.do(RegisterSource, source_kind="file", organisation=registry.force, title="parque.csv", rows=1,
                file_digest=store(data_dir, b"a list"), mapping="1e" * 32)
    page = Picture.of(digest=store(data_dir, b"a page"), media_type="image/jpeg", width=1400, height=2000)
    registry.do(PhotographSource, source=book, photographs=(page,), folios=(("12", "12 vto."),))
    do(there, IssueLabel, weapons=(weapons[3],))
    picture = Picture.of(digest=store(data_dir, b"a picture"), media_type="image/jpeg", width=800, height=600)
    do(there, Photograph, weapon=weapons[4], photographs=(picture,))
    there.weapon("QVX part", components=({"kind": "barrel", "serial": "B 1", "standing": "seen"},), source="Folio 3")
    file = DocumentFile.of(digest=store(data_dir, b"a document"), size=10)
    do(there, IssueDocument, asked=Asked("registration_file", "weapon:1"), organisation=registry.force, year=2026,
       ordinal=1, number="FR-PMLA-2026-000001", token="00" * 10, code="0" * 8, cut=1, about_act=None,
       weapons=(weapons[0],), file=file)
