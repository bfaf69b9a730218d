"""Photographs, documents and loaded lists by content: what the database names is there, and no file says otherwise."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import DocumentFile
from models.files import digest_of, path_of, stored
from models.photograph import Photograph
from models.source import Source
from models.verification.faults import Tampered
from models.verification.streaming import streamed
from models.vocabulary import N_


def referenced(session: Session) -> Iterator[tuple[str, str]]:
    """Table and digest of every file the database names."""
    for class_ in (Photograph, DocumentFile):
        for row in streamed(session, select(class_.digest).order_by(class_.commitment)):
            yield class_.__tablename__, row.digest


def brought(session: Session) -> Iterator[str]:
    """Digests of the lists that sources name: a file is kept of each that was loaded here since such files are kept."""
    for row in streamed(session, select(Source.digest).where(Source.digest.is_not(None)).order_by(Source.id)):
        yield row.digest


def check_files(session: Session, data_dir: Path) -> tuple[str, ...]:
    """Raise `Tampered` for a missing or altered file; give the names of files that nothing names.

    An act that failed after its file was stored leaves one: it is told, and is no fault.
    """
    known = set()
    for table, digest in referenced(session):
        known.add(bytes.fromhex(digest))
        _require_file(data_dir, table, digest)
    for digest in brought(session):
        known.add(bytes.fromhex(digest))
        if path_of(data_dir, digest).is_file():
            _require_file(data_dir, Source.__tablename__, digest)
    return tuple(path.name for path in stored(data_dir) if not _is_known(path.name, known))


def _require_file(data_dir: Path, table: str, digest: str) -> None:
    path = path_of(data_dir, digest)
    if not path.is_file():
        raise Tampered(N_("Falta el archivo %(digest)s, de «%(table)s»."), digest=digest, table=table)
    if digest_of(path) != digest:
        raise Tampered(N_("El archivo %(digest)s, de «%(table)s», cambió: su contenido no da su nombre."),
                       digest=digest, table=table)


def _is_known(name: str, known: set[bytes]) -> bool:
    try:
        return bytes.fromhex(name) in known
    except ValueError:
        return False
