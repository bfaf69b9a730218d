"""Two lists of one armoury, as an institution brings them on its first day: they contradict and resemble each other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from models.conflict import conflict_name
from models.database import operational, reading
from models.importing import ImportMapping, ImportRun
from models.weapon import Weapon
from registry.demo.routine import Armoury
from registry.demo.stage import Stage
from registry.importing.claiming import Claiming
from registry.importing.mapping import Mapping, value_key
from registry.importing.running import file_of
from registry.importing.table import Table, table_of
from registry.operations.claims import Claim
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.import_weapons import ImportWeapons
from registry.operations.register_source import RegisterSource
from registry.operations.store import Store
from registry.queries.recognised import Recogniser

COLUMNS = {"Serial": "serial", "Tipo": "weapon_type", "Marca": "make", "Modelo": "model", "Calibre": "calibre",
           "Año": "year", "Folio": "folio", "Unidad": "unit"}
#: The word of the other unit, as the second list writes it.
ELSEWHERE = "Comando Central"
BOOK = ("libro_parque_norte_2019.csv", """Serial;Tipo;Marca;Modelo;Calibre;Año;Folio
ZKR40812;Revólver;Smith & Wesson;10;.38 Special;1998;12
ZKR40813;Revólver;Smith & Wesson;10;.38 Special;1998;12
ZKR40815;Revólver;Smith & Wesson;10;.38 Special;1999;12
ZMT71356;Pistola;Beretta;92FS;9 mm;2004;13
ZMT71380;Pistola;Beretta;92FS;9 mm;2004;13
ZPX5501;Escopeta;Mossberg;500;12 GA;2001;14
ilegible;Pistola;CAVIM;Zamorana;9 mm;;14
;Escopeta;Mossberg;500;12 GA;;15
""")
#: Of the weapons of the book one has another year, one another year that is decided, one another unit, one is the same;
#: and two numbers were copied wrong: an O for a 0, and two neighbours exchanged.
RELATION = ("relacion_norte_2024.csv", f"""Serial;Tipo;Marca;Modelo;Calibre;Año;Unidad
ZKR40813;Revólver;Smith & Wesson;10;.38 Special;1989;
ZMT71380;Pistola;Beretta;92FS;9 mm;2006;
ZPX5501;Escopeta;Mossberg;500;12 GA;2001;{ELSEWHERE}
ZKR40815;Revólver;Smith & Wesson;10;.38 Special;1999;
ZKR4O812;Revólver;Smith & Wesson;10;.38 Special;1998;
ZMT73156;Pistola;Beretta;92FS;9 mm;2004;
""")
File = tuple[str, str]


@dataclass(frozen=True)
class Desk:
    """Whose lists they are: the armoury, the other unit, and who decides."""

    stage: Stage
    armoury: Armoury
    elsewhere: int
    approver: int

    @property
    def mapping(self) -> Mapping:
        """What the clerk decided about the columns of both."""
        constants = {"weapon_class": "organic", "unit": str(self.armoury.unit), "custody": "to_be_located",
                     "undecided": "as_written"}
        return Mapping(COLUMNS, {"unit": {value_key(ELSEWHERE): str(self.elsewhere)}}, constants)


def keep_lists(data_dir: Path) -> None:
    """Keep both files where those that are brought are kept."""
    for _name, text in (BOOK, RELATION):
        path = file_of(data_dir, _digest(text))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def bring_lists(stage: Stage, armoury: Armoury, elsewhere: int, approver: int) -> dict[str, int]:
    """Bring the book, and plan what comes of it; its weapons by the word of their case."""
    desk = Desk(stage, armoury, elsewhere, approver)
    _bring(desk, BOOK, stage.at(-81, 9))
    serials = {"contradicted": "ZKR40813", "decided": "ZMT71380", "moved": "ZPX5501", "alike": "ZKR40812",
               "swapped": "ZMT71356"}
    with reading(stage.engine) as session:
        query = select(Weapon.serial, Weapon.id).where(Weapon.serial.in_(serials.values()))
        ids = dict(session.execute(query).all())
    words = {word: ids[serial] for word, serial in serials.items()}
    found = (words["contradicted"], words["decided"], words["alike"])
    stage.plan(stage.at(-60, 9), lambda then: stage.act(
        Store, armoury.armourer, then, weapons=found, organisation=armoury.unit, place="estante 3"))
    stage.plan(stage.at(-12, 9), lambda then: _contradict(desk, words["decided"], then))
    return words


def _contradict(desk: Desk, weapon: int, when: datetime) -> None:
    _bring(desk, RELATION, when)
    with reading(desk.stage.engine) as session:
        [(fact, entry)] = session.get_one(Weapon, weapon).open_conflicts.items()
    desk.stage.plan(when + timedelta(days=3), lambda then: desk.stage.act(
        DecideConflicts, desk.approver, then, conflicts=(conflict_name(entry, fact),), weapons=(weapon,),
        stands="registered", reason="Se cotejó con la factura de compra."))


def _bring(desk: Desk, file: File, when: datetime) -> None:
    """Register the file as a source, and record what its rows claim."""
    name, text = file
    stage, armoury, mapping = desk.stage, desk.armoury, desk.mapping
    table, claims = _claims(desk, text)
    source = stage.act(RegisterSource, armoury.clerk, when, source_kind="file", organisation=armoury.unit, title=name,
                       file_digest=table.digest, mapping=mapping.digest, rows=len(claims)).entries[0]
    stage.act(ImportWeapons, armoury.clerk, when + timedelta(minutes=9), source=source, mapping=mapping.digest,
              claims=claims, reach=frozenset({armoury.unit, desk.elsewhere}), run=_run(desk, file, table, when, claims))


def _claims(desk: Desk, text: str) -> tuple[Table, tuple[Claim, ...]]:
    with TemporaryDirectory() as folder, reading(desk.stage.engine) as session:
        path = Path(folder) / "list.csv"
        path.write_text(text, encoding="utf-8")
        table, units = table_of(path), {unit: unit for unit in (desk.armoury.unit, desk.elsewhere)}
        claiming = Claiming(desk.mapping, table.columns, Recogniser(session), units)
        return table, tuple(claiming.claim(row) for row in table.rows())


def _run(desk: Desk, file: File, table: Table, when: datetime, claims: tuple[Claim, ...]) -> int:
    """The load that the page of loads tells of; once, however often the demonstration is loaded."""
    told: dict[str, Any] = {"organisation_id": desk.armoury.unit, "user_id": desk.armoury.clerk}
    with operational(desk.stage.engine) as session:
        known = session.scalars(select(ImportRun.id).where(ImportRun.digest == table.digest)).first()
        if known is not None:
            return known
        mapping = ImportMapping(name=file[0], fingerprint=table.fingerprint, decided=desk.mapping.written, at=when,
                                **told)
        session.add(mapping)
        session.flush()
        run = ImportRun(digest=table.digest, file_name=file[0], mapping_id=mapping.id, is_rehearsal=False, state="done",
                        total=len(claims), started_at=when, ended_at=when + timedelta(minutes=9), **told)
        session.add(run)
        session.flush()
        return run.id


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
