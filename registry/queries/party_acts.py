"""Which acts on a person are open now to somebody's roles."""

from sqlalchemy.orm import Session

from models.party import Party
from registry.permissions import Authority, permits

#: Operation → permission and whether the person's situation admits it, as the operation itself will judge.
ACTS = {
    "correct_party": ("party:correct", lambda party: True),
    "assign_party": ("party:assign", lambda party: party.kind == "natural" and party.is_alive),
    "reinstate_party": ("party:reinstate", lambda party: party.is_suspended),
    "suspend_party": ("party:suspend", lambda party: party.is_alive and not party.is_suspended),
    "record_death": ("party:record_death", lambda party: party.is_alive),
    "correct_death": ("party:record_death", lambda party: not party.is_alive),
    "register_user": ("user:register", lambda party: party.kind == "natural" and party.is_alive),
    "merge_parties": ("party:merge", lambda party: True),
}


def open_acts(session: Session, authority: Authority, party: Party) -> tuple[str, ...]:
    """Names of the operations, in the order a page offers them."""
    if party.merged_into is not None:
        return ("separate_party",) if permits(session, authority, "party:merge", [party.organisation_id]) else ()
    return tuple(name for name, (permission, admits) in ACTS.items()
                 if admits(party) and permits(session, authority, permission, [party.organisation_id]))
