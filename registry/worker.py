"""The worker: each minute it tells that it is alive, closes what nobody decided in time, and has a new head signed;
once a legal day it counts what is to be located."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from models.database import operational, reading
from models.ledger import head_of
from models.operational import Heartbeat
from proof.note import KeyRejected
from proof.signer_client import SignerClient
from proof.signer_refusals import SignerRefused, SignerUnavailable
from registry.checkpoints import sign_head
from registry.daily_counts import count_to_be_located
from registry.drafts import forget_old
from registry.errors import Refused
from registry.importing.keeping import settle_brought
from registry.lapsing import lapse_overdue
from registry.log_keys import remember
from registry.queries.checkpoints import latest
from registry.queries.health import WORKER

#: Seconds between two rounds when all is well, and at most when it is not.
INTERVAL = 60.0
log = logging.getLogger("trazarma.worker")
#: What a round may meet and the next one may not: database or signer down, disk full, ledger behind.
PASSING = (SQLAlchemyError, SignerUnavailable, SignerRefused, Refused, KeyRejected, OSError)


@dataclass
class Worker:
    """Rounds on one installation until `stop` is set; no outage of the database or of the signer ends it."""

    engine: Engine
    signer: SignerClient
    data_dir: Path
    stop: Event

    def run(self) -> None:
        """Do a round each minute; after a failed one, try again soon, then less and less often."""
        failures = 0
        while not self.stop.is_set():
            failures = 0 if self.round() else failures + 1
            self.stop.wait(INTERVAL if failures == 0 else min(INTERVAL, 2.0 ** (failures - 1)))

    def round(self) -> bool:
        """Beat, close and count what is due, forget what nobody went on with, keep what was loaded, sign what is new.

        False when something could not be done.
        """
        try:
            self._beat()
            lapse_overdue(self.engine, datetime.now(UTC))
            forget_old(self.engine, datetime.now(UTC))
            settle_brought(self.engine, self.data_dir, datetime.now(UTC))
            count_to_be_located(self.engine, datetime.now(UTC))
            if self._has_grown():
                sign_head(self.engine, self.signer)
                remember(self.data_dir, self.signer.key())
        except PASSING as outage:
            log.warning("%s: %s", type(outage).__name__, str(outage).splitlines()[0] if str(outage) else "")
            return False
        return True

    def _beat(self) -> None:
        with operational(self.engine) as session:
            session.merge(Heartbeat(name=WORKER, at=datetime.now(UTC)))

    def _has_grown(self) -> bool:
        with reading(self.engine) as session:
            size, last = head_of(session).size, latest(session)
        return size > (last.size if last else 0)
