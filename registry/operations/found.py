"""Loading the one thing an act is about, or answering as if it did not exist."""

from typing import TypeVar

from sqlalchemy.orm import Session

from models.base import Thing
from registry.errors import NotFound

T = TypeVar("T", bound=Thing)


def found(session: Session, model: type[T], id_: int) -> T:
    """The thing by id; `NotFound` when there is none."""
    thing = session.get(model, id_)
    if thing is None:
        raise NotFound()
    return thing
