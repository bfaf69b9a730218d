"""Every table of the program, gathered once: import this before asking the metadata anything."""

from sqlalchemy import Table

import models.act
import models.answered
import models.baseline
import models.catalogue
import models.conflict
import models.daily_count
import models.document
import models.draft
import models.events
import models.importing
import models.ledger
import models.near_pair
import models.operational
import models.organisation
import models.party
import models.photograph
import models.request
import models.saved_search
import models.serial_key
import models.source
import models.user
import models.weapon
from models.base import Base, TableClass

metadata = Base.metadata
MODULES = (models.act, models.baseline, models.catalogue, models.conflict, models.daily_count, models.document,
           models.draft, models.events, models.importing, models.ledger, models.near_pair, models.operational,
           models.organisation, models.party, models.photograph, models.request, models.saved_search,
           models.serial_key, models.source, models.user, models.weapon)


def table_of(class_: type[Base]) -> Table:
    """The table of a mapped class."""
    table = class_.__table__
    assert isinstance(table, Table)
    return table


def mapped_classes(*classes: TableClass) -> list[type[Base]]:
    """The mapped classes of the given table classes, in the order of their table names."""
    mapped = [mapper.class_ for mapper in Base.registry.mappers]
    return sorted((c for c in mapped if c.table_class in classes), key=lambda c: c.__tablename__)
