"""Which acts wait for a second person, when, and who that may be: one row each, and nowhere else.

What waits: the identity of a weapon or a person once it is relied upon, a death that was recorded wrongly, the class
of a weapon, every grant of a role, the end or the intervention of a body, and a list of more rows than the legal
parameter ``import_rows_alone`` (of any size while that is not set). A row here is all it takes:
`registry/operations/make_request.py` and `execute_request.py` do the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from registry.operations.base import Operation
from registry.operations.correct import Correct
from registry.operations.correct_death import CorrectDeath
from registry.operations.correct_mark import CorrectMark
from registry.operations.correct_part import CorrectPart
from registry.operations.correct_party import CorrectParty
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.dissolve_organisation import DissolveOrganisation
from registry.operations.end_intervention import EndIntervention
from registry.operations.grant_role import GrantRole
from registry.operations.intervene_organisation import InterveneOrganisation
from registry.operations.join_records import JoinRecords
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.merge_parties import MergeParties
from registry.operations.register_source import RegisterSource
from registry.operations.separate_party import SeparateParty

#: Acts of the system itself: set-up, demo and restore while there is no administrator yet, and what time brings.
SYSTEM = 0


@dataclass(frozen=True)
class Rule:
    """One kind of act that may have to wait."""

    kind: type[Operation]
    #: Permission of whoever decides; it must reach every organisation the act reaches.
    approval: str
    #: Permission that lets others read what was asked.
    reading: str
    #: Reference of the one thing the act would change; None when there is none, or are many.
    about: Callable[[Any], str | None]
    #: Whether this act needs it: the operation, its facts, the account that acts.
    applies: Callable[[Any, Any, int], bool]


#: Changes of a person's identity that an office makes alone: they say where somebody serves, not who it is.
ALONE = frozenset({"post_change"})
#: Facts of a weapon that are never corrected alone, not even in one's own fresh entry.
NEVER_ALONE = frozenset({"weapon_class"})

RULES: dict[str, Rule] = {rule.kind.name: rule for rule in (
    Rule(Correct, "weapon:approve_correction", "weapon:read", lambda asked: f"weapon:{asked.weapon}",
         lambda asked, facts, actor: asked.fact in NEVER_ALONE or not facts.is_own_and_fresh(actor)),
    *(Rule(kind, "weapon:approve_correction", "weapon:read", lambda asked: f"weapon:{asked.weapon}",
           lambda asked, facts, actor: not facts.is_own_and_fresh(actor)) for kind in (CorrectMark, CorrectPart)),
    Rule(CorrectParty, "party:approve_correction", "party:read", lambda asked: f"party:{asked.party}",
         lambda asked, facts, actor: asked.cause not in ALONE),
    Rule(CorrectDeath, "party:approve_correction", "party:read", lambda asked: f"party:{asked.party}",
         lambda asked, facts, actor: True),
    Rule(DecideConflicts, "conflict:approve", "conflict:read", lambda asked: asked.about,
         lambda asked, facts, actor: asked.needs_another(facts, actor)),
    Rule(JoinRecords, "conflict:approve", "conflict:read", lambda asked: asked.about, lambda asked, facts, actor: True),
    # Whose a weapon is said to be, and who counts as another person, both follow from it.
    *(Rule(kind, "party:approve_correction", "party:read", lambda asked: f"party:{asked.party}",
           lambda asked, facts, actor: True) for kind in (MergeParties, SeparateParty)),
    Rule(RegisterSource, "import:approve", "import:read", lambda asked: None,
         lambda asked, facts, actor: asked.rows is not None and (facts.alone is None or asked.rows > facts.alone)),
    # A stroke of the pen over everything that a body has.
    *(Rule(kind, "organisation:approve_change", "organisation:read", lambda asked: f"organisation:{asked.organisation}",
           lambda asked, facts, actor: True)
      for kind in (MergeOrganisation, DissolveOrganisation, InterveneOrganisation, EndIntervention)),
    Rule(GrantRole, "user:approve_grant", "user:read", lambda asked: f"user:{asked.user}",
         lambda asked, facts, actor: True),
)}


def needs_another(operation: Operation, facts: Any, actor: int) -> bool:
    """Whether a second person must decide `operation`; what the system itself does has nobody to ask."""
    rule = RULES.get(operation.name)
    return actor != SYSTEM and rule is not None and rule.applies(operation, facts, actor)
