"""What an act about a body has to know of the lists that are being loaded for it."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.importing import ImportRun
from models.vocabulary import N_

RUNNING = N_("La carga de «%(file)s» está en marcha. Espere a que termine, o deténgala.")


def running_load(session: Session, bodies: Select[int]) -> str | None:
    """The name of a file that is being recorded for one of `bodies`; None when there is none."""
    running = select(ImportRun.file_name).where(
        ImportRun.organisation_id.in_(bodies), ImportRun.is_rehearsal.is_(False),
        ImportRun.state.in_(("waiting", "running")))
    return session.scalars(running).first()
