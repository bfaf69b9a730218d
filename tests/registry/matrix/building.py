"""Fills a new registry with two bodies and with the accounts of those who ask, by the acts people perform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from sqlalchemy import Engine

from models.conflict import conflict_name
from models.database import operational
from models.document import Label
from models.importing import ImportMapping, ImportRun
from models.user import Credential
from models.weapon import FACTS
from registry.importing.bringing import keep as keep_file
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.contradict import Contradict
from registry.operations.correct import Correct
from registry.operations.disable_user import DisableUser
from registry.operations.grant_role import GrantRole
from registry.operations.hold import Hold
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel
from registry.operations.make_request import MakeRequest
from registry.operations.mark import Mark
from registry.operations.open_registry import OpenRegistry
from registry.operations.photograph import Photograph
from registry.operations.photograph_source import PhotographSource
from registry.operations.register import Register
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.register_organisation import RegisterOrganisation
from registry.operations.register_source import RegisterSource
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.photographs import keep, prepare
from tests.registry.matrix.askers import ASKERS
from tests.registry.matrix.bodies import OTHER, OWN, Bodies, Body
from tests.registry.operations.founded import Founded

GLOCK = {"weapon_type": "pistol", "action": "semi_automatic", "make": "Glock", "model": "17", "calibre": "9 mm",
         "year": 2009, "country": "AT", "importer": None, "weapon_class": "organic", "condition": "operative"}


@dataclass
class Builder:
    """Makes bodies and what is in them."""

    registry: Founded
    data_dir: Path

    def bodies(self) -> Bodies:
        """The whole world but its documents, which need a signer."""
        self.registry.do(OpenRegistry, origin="matrix.example/trazarma", is_demo=False)
        root = self._unit("Oficina Central", "OC", None)
        citizen = self.registry.person(given_names="Ciudadana", family_names="Cualquiera", birth_date=date(1980, 5, 1))
        made = Bodies(self.registry, root, self._body(OWN, root), self._body(OTHER, root), self.data_dir, citizen)
        # A registry without two administrators is still being set up.
        for _ in range(2):
            self.registry.user(root, "administrator")
        made.users = {name: self._asker(made, name) for name in ASKERS}
        self._requests(made)
        return made

    def _body(self, word: str, root: int) -> Body:
        force = self._unit(f"{word}organisation".capitalize(), word, root)
        body = Body(word, force, self._unit(f"{word}organisation abajo".capitalize(), f"{word}B", force))
        body.things |= {"organisation_id": body.id, "below_id": body.below, "code": word.upper(),
                        "organisation_name": body.say("organisation")}
        # The catalogue is everybody's: whose item is asked for makes no difference.
        make = CatalogueWord(kind="make", name=f"Armería {body.id}", also=f"Arm. {body.id}")
        body.things["item_id"] = self.registry.made(RegisterCatalogueItems, items=(make,))
        self._people(body)
        self._weapons(body)
        body.things["run_id"] = self._import(body)
        self._source(body)
        return body

    def _source(self, body: Body) -> None:
        """A book of the body, with a photograph of one of its pages."""
        source = self.registry.made(RegisterSource, source_kind="book", organisation=body.id, title=body.say("book"))
        picture = keep(self.data_dir, prepare(_a_picture(body.word[::-1])))
        self.registry.do(PhotographSource, source=source, photographs=(picture,), folios=((body.say("folio")[:12],),))
        body.things |= {"source_id": source, "page_commitment": picture.commitment}

    def _import(self, body: Body) -> int:
        """A list of the body, brought and not loaded yet."""
        lines = f"Serial;Marca\n{body.say('listed')};Glock\n{body.say('listed')};Glock\n".encode()
        kept = keep_file(self.data_dir, BytesIO(lines), f"{body.say('file')}.csv")
        with operational(self.registry.engine) as session:
            mapping = ImportMapping(
                name=body.say("mapping"), organisation_id=body.id, fingerprint=kept.table.fingerprint,
                decided={"columns": {"Serial": "serial", "Marca": "make"}}, user_id=body.things["user_id"],
                at=datetime.now(UTC))
            session.add(mapping)
            session.flush()
            run = ImportRun(digest=kept.table.digest, file_name=kept.name, organisation_id=body.id,
                            mapping_id=mapping.id, user_id=body.things["user_id"], is_rehearsal=True, state="draft",
                            total=kept.rows, started_at=datetime.now(UTC))
            session.add(run)
            session.flush()
            return run.id

    def _unit(self, name: str, code: str, parent: int | None) -> int:
        return self.registry.made(RegisterOrganisation, organisation_name=name, organisation_kind="force",
                                  code=code.upper(), parent=parent)

    def _people(self, body: Body) -> None:
        card = f"V-{21_000_000 + body.id}"
        officer = self.registry.person(
            body.id, document_number=card, given_names=body.say("party").capitalize(), family_names="Pérez",
            rank=body.say("rank"), post=body.say("post"), badge_number=body.say("badge"))
        person = self.registry.person(body.id, given_names=body.say("party").capitalize(), family_names="Gómez")
        body.things |= {"party_id": officer, "card": card, "badge": body.say("badge"), "person_name": body.say("party"),
                        "user_id": self.registry.user(body.id, "clerk", party=person, username=body.say("user"))}

    def _weapons(self, body: Body) -> None:
        do, spare = self.registry.do, self._weapon(body, "spare")
        weapon, issued = self._weapon(body, "serial"), self._weapon(body, "issued")
        picture = keep(self.data_dir, prepare(_a_picture(body.word)))
        do(Photograph, weapon=weapon, photographs=(picture,))
        contested = self._weapon(body, "contested")
        noted = do(Contradict, weapon=contested, fact="year", value=2011, source=body.say("paper")).entries[0]
        marked = do(Mark, weapon=weapon, mark_kind="registry", text=body.say("mark"), part="frame", face="left",
                    method="laser", legibility="legible", remarks=body.say("remarks")).entries[0]
        label = self.registry.made(IssueLabel, weapons=(weapon,))
        do(Hold, weapons=(weapon,), authority="court", order_number=f"{body.say('order')} 7",
           ordered_on=date(2026, 1, 9), reason=body.say("reason"))
        act = do(Issue, weapons=(issued,), receiver=body.things["party_id"], magazines=(2,),
                 due_back_at=datetime.now(UTC) + timedelta(hours=8), purpose=body.say("purpose"))
        body.things |= {"spare_id": spare, "issued_id": issued, "weapon_id": weapon, "sequence": weapon,
                        "serial": body.say("serial"), "manufacturer": body.say("manufacturer"),
                        "commitment": picture.commitment, "mark_id": marked, "act_id": act.act_id, "label": label,
                        "token": self.registry.thing(Label, label).token, "conflict": conflict_name(noted, "year"),
                        "pair": f"{spare}-{contested}"}

    def _weapon(self, body: Body, serial: str) -> int:
        facts = GLOCK | {"serial": body.say(serial), "ballistic_number": body.say("ballistic"), "ballistic_on": None,
                         "ballistic_laboratory": None, "manufacturer": body.say("manufacturer")}
        standings = {name: "seen" if facts[name] is not None else "not_recorded" for name in FACTS}
        unit = f"organisation:{body.id}"
        return self.registry.made(
            Register, **facts, serial_status="legible", standings=standings, owner=unit, custodian=unit,
            organisation=body.id, place=body.say("place"), source=body.say("source"),
            components=({"kind": "barrel", "serial": body.say("barrel"), "standing": "seen"},))

    def _requests(self, made: Bodies) -> None:
        self.registry.do(SetLegalParameter, parameter="request_hours", value=72, source="Norma de prueba",
                         certainty="unverified", valid_from=date(2020, 1, 1))
        self.registry.user(made.root, "approver")
        for body in (made.own, made.other):
            asked = Correct(act=new_act_key(), claimed_at=datetime.now(UTC), weapon=body.things["weapon_id"],
                            fact="model", value="19", standing="seen", reason=body.say("wanted"))
            clerk = body.things["user_id"]
            body.things["request_id"] = perform(self.registry.engine, MakeRequest.of(asked), clerk).entries[0]

    def _asker(self, made: Bodies, name: str) -> int:
        asker = ASKERS[name]
        user = self.registry.user(made.place(asker.home))
        for role, place in asker.grants:
            self.registry.do(GrantRole, user=user, role=role, organisation=made.place(place))
        _let_in(self.registry.engine, user)
        if asker.is_disabled:
            self.registry.do(DisableUser, user=user, reason="Se retiró del servicio.")
        return user


def _let_in(engine: Engine, user: int) -> None:
    """The account has a password and a second factor, whichever: nobody signs in with them here."""
    with operational(engine) as session:
        credential = session.get_one(Credential, user)
        credential.password_hash, credential.enrolment_hash, credential.totp_secret = "set", None, b"set"


def _a_picture(word: str) -> bytes:
    """A JPEG whose colour follows from `word`, so that nobody else has it."""
    file = BytesIO()
    Image.new("RGB", (64, 48), tuple(word.encode()[:3])).save(file, "JPEG")  # type: ignore[arg-type]
    return file.getvalue()
