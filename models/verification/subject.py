"""One thing, quickly: its own chain of entries, and its own rows against what those entries give."""

from sqlalchemy.orm import Session

from models.record import replay
from models.verification.comparing import compare_given
from models.verification.entries import body_of, stored_entries
from models.verification.faults import Fault, Tampered
from models.verification.scratch import projected, scratch
from models.vocabulary import N_


def verify_subject(session: Session, subject: str) -> Fault | None:
    """The first fault of the thing called `subject` (``weapon:1042``), or None: bytes, chain, and the rows they give.

    It does not tell whether the entries are under a signed root (an inclusion proof does), nor of rows too many.
    """
    try:
        with scratch() as engine, Session(engine) as replayed:
            _replay_alone(session, replayed, subject)
            replayed.commit()
            for class_ in projected():
                compare_given(session, replayed, class_)
    except Tampered as found:
        return found.fault
    return None


def _replay_alone(session: Session, replayed: Session, subject: str) -> None:
    last = -1
    for row in stored_entries(session, subject):
        body = body_of(row)
        is_first = subject.endswith(f":{row.sequence}")
        if body["previous"] != last or is_first != (last == -1):
            raise Tampered(N_("El asiento %(entry)s no sigue al último de %(subject)s."), entry=row.sequence,
                           subject=subject)
        last = row.sequence
        _apply(replayed, body)
    if last == -1:
        raise Tampered(N_("Ningún asiento trata de %(subject)s."), subject=subject)


def _apply(replayed: Session, body: dict) -> None:
    try:
        replay(replayed, body)
        replayed.flush()
    except Exception as failure:
        raise Tampered(N_("El asiento %(entry)s no se puede aplicar a lo que los anteriores dejaron."),
                       entry=body["sequence"]) from failure
