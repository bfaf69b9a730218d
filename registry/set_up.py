"""The first run of a real installation: opened once, by whoever reads the code the terminal printed.

Each step is an act under a key that follows from the code, so a set-up that was cut off goes on where it was.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from models.database import reading
from models.user import Grant, User
from registry.operations import Operation, perform
from registry.operations.enrolment import Enrolment
from registry.operations.grant_role import GrantRole
from registry.operations.open_registry import OpenRegistry
from registry.operations.party_identity import Particulars
from registry.operations.perform import SYSTEM
from registry.operations.register_organisation import RegisterOrganisation
from registry.operations.register_party import RegisterParty
from registry.operations.register_user import RegisterUser
from registry.permissions import Role
from registry.seeds import seeds

FILE = "setup-code"
#: A registry that one person alone administers cannot keep the two-person rule.
ADMINISTRATORS = 2


@dataclass(frozen=True)
class Administrator:
    """One of the first two: who they are, how they sign in, and what lets them in the first time."""

    particulars: Particulars
    username: str
    enrolment: Enrolment


@dataclass(frozen=True)
class Body:
    """A body of the tree as typed: its name, kind and code; all but the first are under the first."""

    name: str
    kind: str
    code: str


@dataclass(frozen=True)
class Plan:
    """Everything the wizard asks."""

    origin: str
    bodies: tuple[Body, ...]
    administrators: tuple[Administrator, ...]


def setup_code(data_dir: Path) -> str:
    """The code that opens the wizard: made once, readable only by the account that runs the registry."""
    path = data_dir / FILE
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(10))
    return path.read_text().strip()


def is_code(data_dir: Path, typed: str) -> bool:
    """Whether `typed` is the set-up code."""
    return hmac.compare_digest(setup_code(data_dir).encode(), typed.strip().lower().encode("utf-8", "replace"))


def is_set_up(engine: Engine) -> bool:
    """Whether two enabled accounts administer the registry: from then on the wizard is closed for ever."""
    query = select(func.count(func.distinct(Grant.user_id))).join(User, User.id == Grant.user_id)
    with reading(engine) as session:
        return (session.scalar(query.where(Grant.role == Role.ADMINISTRATOR)) or 0) >= ADMINISTRATORS


class SetUp:
    """The acts of the set-up, in order, each done once."""

    def __init__(self, engine: Engine, code: str, at: datetime) -> None:
        self._engine, self._code, self._at = engine, code, at

    @classmethod
    def of(cls, engine: Engine, data_dir: Path) -> "SetUp":
        """The set-up of an installation; its acts happened when its code was made."""
        code = setup_code(data_dir)
        made = (data_dir / FILE).stat().st_mtime
        return cls(engine, code, datetime.fromtimestamp(int(made), UTC))

    def key(self, step: str) -> str:
        """The act key of a step."""
        return hashlib.sha256(f"{self._code}/{step}".encode()).hexdigest()[:32]

    def run(self, plan: Plan) -> None:
        """Open the registry, plant the tree, make the administrators, fill catalogue and legal parameters."""
        self._do("open", OpenRegistry, origin=plan.origin, is_demo=False)
        root = self._bodies(plan.bodies)
        for place, administrator in enumerate(plan.administrators):
            self._administrator(place, administrator, root)
        for operation in seeds(lambda step: self.key(f"seed/{step}"), self._at):
            perform(self._engine, operation, SYSTEM)

    def _bodies(self, bodies: Iterable[Body]) -> int:
        root: int | None = None
        for body in bodies:
            made = self._do(f"body/{body.code}", RegisterOrganisation, organisation_name=body.name,
                            organisation_kind=body.kind, code=body.code, parent=root)
            root = made if root is None else root
        assert root is not None
        return root

    def _administrator(self, place: int, who: Administrator, root: int) -> None:
        step = f"administrator/{place}"
        party = self._do(f"{step}/party", RegisterParty, party_kind="natural", particulars=who.particulars,
                         organisation=root)
        user = self._do(self.account_step(place), RegisterUser, party=party, organisation=root, username=who.username,
                        enrolment=who.enrolment)
        self._do(f"{step}/grant", GrantRole, user=user, role=Role.ADMINISTRATOR.value, organisation=root)

    @staticmethod
    def account_step(place: int) -> str:
        """Name of the step that makes an administrator's account: its first sign-in code follows from it."""
        return f"administrator/{place}/user"

    def _do(self, step: str, operation: type[Operation], **fields: Any) -> int:
        asked = operation(act=self.key(step), claimed_at=self._at, **fields)
        return perform(self._engine, asked, SYSTEM).entries[0]
