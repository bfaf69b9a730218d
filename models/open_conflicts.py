"""The open conflicts of a weapon as one short text: a column that costs nothing where there are none."""

from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class OpenConflicts(TypeDecorator[dict[str, int]]):
    """Fact → entry of the conflict about it, kept as ``year:1290 model:1290``; empty when there is none."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dict[str, int] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(f"{fact}:{entry}" for fact, entry in sorted(value.items()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, int] | None:
        return None if value is None else {
            fact: int(entry) for fact, _, entry in (item.partition(":") for item in value.split())}
