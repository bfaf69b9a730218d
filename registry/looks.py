"""Each look at a person's record is written down: who looked, at whom, on which page, when."""

from datetime import UTC, datetime

from models.database import operational
from models.operational import AccessLog
from registry.security import acting, engine


def looked_at(page: str, *party_ids: int) -> None:
    """Write down that the acting person is shown these persons; before anything is shown, or nothing is."""
    if not party_ids:
        return
    now, user = datetime.now(UTC), acting().user_id
    with operational(engine()) as session:
        session.add_all(AccessLog(user_id=user, party_id=party, page=page, reason=None, at=now)
                        for party in dict.fromkeys(party_ids))
