"""Every route, and what stands between it and whoever asks: the reviewed list the answers are judged by.

A new route needs a row: what its view declares, the thing each part of its address names (a name of `Body.things`),
and the permissions that must reach the body whose thing it is.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.queries.permitted import PERMISSIONS
from registry.security import PUBLIC, SIGNED_IN


class Answer(enum.StrEnum):
    """What somebody who asks is told."""

    SERVED = "served"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not found"
    SIGN_IN = "sign in first"
    SECOND_FACTOR = "second factor first"
    UNLOCK = "unlock first"


@dataclass(frozen=True)
class Route:
    """One row; several rows of one endpoint ask it in several ways."""

    #: What the view declares: public, signed in, or a permission.
    access: str
    #: Part of the address or of its query → name of the thing asked for; empty when nothing of anybody's is.
    takes: Mapping[str, str] = field(default_factory=dict)
    #: Part of the address → a value that is nobody's.
    fixed: Mapping[str, Any] = field(default_factory=dict)
    #: Permissions that must reach the body, beside the one declared.
    reach: tuple[str, ...] = ()
    #: Name in the query → name of the thing searched for: what is out of reach is not found, without saying so.
    searches: Mapping[str, str] = field(default_factory=dict)
    #: Whether a citizen, who belongs to no body, can be asked for.
    takes_citizens: bool = False
    #: Whether the thing is only proposed in the form: what is sent is judged by what was typed.
    is_proposal: bool = False
    #: What a POST is answered, or everything for a route that is closed, where it is not the usual.
    posted: Answer | None = None
    #: It leads on to the start, or to sign in.
    is_door: bool = False
    always: Answer | None = None


def _of(access: str, *reach: str, **takes: str) -> Route:
    return Route(access, takes, reach=reach)


WEAPON = {"weapon_id": "weapon_id"}
ITEM = {"item_id": "item_id"}
ROUTES: dict[str, tuple[Route, ...]] = {
    # Open to anybody.
    "static": (Route(PUBLIC, fixed={"filename": "trazarma.css"}),),
    "bootstrap.static": (Route(PUBLIC, fixed={"filename": "css/bootstrap.min.css"}),),
    "home.index": (Route(PUBLIC, is_door=True),),
    "home.healthz": (Route(PUBLIC),),
    "session.sign_in": (Route(PUBLIC),),
    "set_up.wizard": (Route(PUBLIC, always=Answer.NOT_FOUND),),
    "set_up.printer_page": (Route(PUBLIC),),
    "verify.page": (Route(PUBLIC),),
    "verify.offline_program": (Route(PUBLIC),),
    # Who cannot tell the digest of a document's file is told that there is no such thing.
    "verify.proof": (Route(PUBLIC, fixed={"digest": "0" * 64}, always=Answer.NOT_FOUND),),
    "ledger.checkpoints": (Route(PUBLIC),),
    # One's own session, and the start.
    "home.start": (Route(SIGNED_IN),),
    "session.choose_password": (Route(SIGNED_IN),),
    "session.enrol": (Route(SIGNED_IN),),
    "session.second_factor": (Route(SIGNED_IN),),
    "session.switch": (Route(SIGNED_IN),),
    "session.lock": (Route(SIGNED_IN, posted=Answer.UNLOCK),),
    "session.unlock": (Route(SIGNED_IN),),
    "session.sign_out": (Route(SIGNED_IN, posted=Answer.SIGN_IN),),
    "draft.listing": (Route(SIGNED_IN),),
    "draft.keep_typed": (Route(SIGNED_IN, fixed={"form": "weapon"}),),
    "draft.token": (Route(SIGNED_IN),),
    "draft.discard": (Route(SIGNED_IN, fixed={"act": "0" * 32}),),
    "account.page": (Route(SIGNED_IN),),
    "account.end": (Route(SIGNED_IN, fixed={"digest": "00" * 32}),),
    "account.end_others": (Route(SIGNED_IN),),
    "account.password": (Route(SIGNED_IN),),
    "account.codes": (Route(SIGNED_IN),),
    "search.results": (
        *(Route(SIGNED_IN, searches={"q": name}, reach=("weapon:read",)) for name in ("serial", "token")),
        Route(SIGNED_IN, searches={"q": "document_number"}, reach=("document:read",)),
    ),
    # Weapons.
    "weapon.listing": (Route("weapon:read"), Route("weapon:read", searches={"text": "serial"})),
    "weapon_lists.save": (Route("weapon:read"),),
    "weapon_lists.discard": (Route("weapon:read", fixed={"search_id": 0}),),
    "weapon_lists.export": tuple(
        Route("weapon:export", fixed={"kind": kind}, searches={"text": "serial"}) for kind in ("csv", "xlsx")),
    "weapon.page": (_of("weapon:read", **WEAPON),),
    "weapon.photograph": (_of("weapon:read", **WEAPON, commitment="commitment"),),
    "registration.form": (Route("weapon:register"),),
    "registration.series": (Route("weapon:register"),),
    # A picture is told by its signed ticket alone: this one nobody signed.
    "registration.photograph": (Route("weapon:register", fixed={"ticket": "0"}, always=Answer.NOT_FOUND),),
    **{f"weapon_act.{name}": (_of(permission, **WEAPON),) for name, permission in PERMISSIONS.items()},
    "weapon_act.correct_fact": (Route("weapon:correct", WEAPON, fixed={"fact": "make"}),),
    "weapon_act.correct_mark": (_of("weapon:correct", **WEAPON, mark_id="mark_id"),),
    "weapon_act.correct_part": (Route("weapon:correct", WEAPON | {"entry": "weapon_id"}, fixed={"position": 0}),),
    "weapon_act.contradict_fact": (Route("weapon:register", WEAPON, fixed={"fact": "year"}),),
    "suggestion.words": (Route("weapon:read", fixed={"kind": "make"}, searches={"q": "manufacturer"}),),
    "suggestion.facts": (Route("weapon:read"),),
    "suggestion.countries": (Route("weapon:read"),),
    "suggestion.units": (Route("weapon:read", searches={"q": "organisation_name"}),),
    "counter.start": (Route("weapon:issue"),),
    **{f"counter.{name}{step}": (Route(PERMISSIONS[name]),)
       for name in ("issue", "take_back", "store") for step in ("", "_act")},
    # Acts and papers.
    "act.listing": (Route("weapon:read"),),
    "act.page": (_of("weapon:read", act_id="act_id"),),
    "document.listing": (Route("document:read"),),
    "document.page": (_of("document:read", document_id="document_id"),),
    "document.pdf": (_of("document:read", document_id="document_id"),),
    "document.proof": (_of("document:read", document_id="document_id"),),
    "document.reprint": (_of("document:reprint", "document:read", document_id="document_id"),),
    "document.issue": (_of("document:issue", "weapon:read", act_id="act_id"),),
    "document.issue_of_weapon": tuple(
        Route("document:issue", WEAPON, fixed={"kind": kind}, reach=("weapon:read",))
        for kind in ("custody_chain", "registration_file")),
    "label.sheet": (_of("label:issue", "weapon:read", first="label", last="label"),),
    # Persons.
    "party.listing": tuple(Route("party:read", searches={"text": name}) for name in ("person_name", "badge")),
    "party.page": (Route("party:read", {"party_id": "party_id"}, takes_citizens=True),),
    "party_act.register": (Route("party:register"),),
    **{f"party_act.{name}": (Route(permission, {"party_id": "party_id"}, takes_citizens=True),)
       for name, permission in (
           ("correct_party", "party:correct"), ("assign_party", "party:assign"),
           ("record_death", "party:record_death"), ("correct_death", "party:record_death"),
           ("suspend_party", "party:suspend"),
           ("reinstate_party", "party:reinstate"))},
    "party_merger.duplicates": (Route("party:merge"),),
    **{f"party_merger.{name}": (Route("party:merge", {"party_id": "party_id"}, takes_citizens=True),)
       for name in ("merge_parties", "separate_party")},
    # Bodies.
    "organisation.listing": (Route("organisation:read"),),
    "organisation.page": (_of("organisation:read", organisation_id="organisation_id"),),
    "organisation_act.register": (Route("organisation:register"),),
    "organisation_act.rename_organisation": (_of("organisation:rename", organisation_id="organisation_id"),),
    "organisation_act.move_organisation": (_of("organisation:move", organisation_id="organisation_id"),),
    **{f"organisation_change.{name}": (_of(permission, organisation_id="organisation_id"),) for name, permission in (
        ("merge_organisation", "organisation:merge"), ("carry_over", "organisation:merge"),
        ("dissolve_organisation", "organisation:merge"), ("intervene_organisation", "organisation:intervene"),
        ("end_intervention", "organisation:intervene"))},
    "organisation_act.close_baseline": (_of("organisation:close_baseline", organisation_id="organisation_id"),),
    "quality.listing": (Route("weapon:read"),),
    "quality.page": (_of("weapon:read", organisation_id="organisation_id"),),
    # Accounts.
    "user.listing": (Route("user:read"),),
    "user.page": (_of("user:read", user_id="user_id"),),
    "user.permissions": (Route("permissions:read"),),
    "user_act.register": (
        Route("user:register"), Route("user:register", {"party": "party_id"}, takes_citizens=True, is_proposal=True)),
    "user_act.grant_role": (_of("user:grant", user_id="user_id"),),
    "user_act.revoke_role": (
        Route("user:grant", {"user_id": "user_id", "organisation": "organisation_id"}, fixed={"role": "clerk"}),),
    "user_act.disable_user": (_of("user:disable", user_id="user_id"),),
    "user_act.enable_user": (_of("user:disable", user_id="user_id"),),
    "user_act.reset_enrolment": (_of("user:reset", user_id="user_id"),),
    # What one person asks and another decides: here, corrections of a weapon of each body.
    "request.listing": (Route("request:read"),),
    "request.page": (_of("request:read", "weapon:read", request_id="request_id"),),
    "request.approve": (_of("request:decide", "request:read", "weapon:read", request_id="request_id"),),
    "request.refuse": (_of("request:decide", "request:read", "weapon:read", request_id="request_id"),),
    "request.withdraw": (_of("request:make", "request:read", "weapon:read", request_id="request_id"),),
    # Lists brought and loaded.
    "import.listing": (Route("import:read"),),
    "import.new": (Route("import:run"),),
    "import.page": (_of("import:read", run_id="run_id"),),
    "import.rows": (_of("import:read", run_id="run_id"),),
    "import.refused": (Route("import:read", {"run_id": "run_id"}, fixed={"kind": "csv"}),),
    **{f"import.{name}": (_of("import:run", run_id="run_id"),) for name in ("columns", "rehearse", "start", "discard")},
    "import.values": (Route("import:run", {"run_id": "run_id"}, fixed={"field": "make"}),),
    # Sources, and the photographs of their pages.
    "source.page": (_of("import:read", source_id="source_id"),),
    "source.page_photograph": (_of("import:read", source_id="source_id", commitment="page_commitment"),),
    "source.photograph": (_of("import:run", source_id="source_id"),),
    # A picture is told by its signed ticket alone: this one nobody signed.
    "source.kept_photograph": (Route("import:run", fixed={"ticket": "0"}, always=Answer.NOT_FOUND),),
    # Papers that contradict each other.
    "conflict.listing": (Route("conflict:read"),),
    "conflict.decide": (_of("conflict:decide", c="conflict"),),
    "near.listing": (Route("conflict:read"),),
    "near.decide": (_of("conflict:decide", p="pair"),),
    # Words and figures everybody is served by.
    "reference.catalogue": (Route("catalogue:read"),),
    "reference.add_to_catalogue": (Route("catalogue:register"),),
    "catalogue_item.page": (Route("catalogue:read", ITEM),),
    **{f"catalogue_item.{name}": (Route(permission, ITEM),) for name, permission in (
        ("add_synonym", "catalogue:register"), ("remove_synonym", "catalogue:register"),
        ("rename", "catalogue:decide"), ("merge", "catalogue:decide"), ("withdraw", "catalogue:decide"),
        ("reinstate", "catalogue:decide"))},
    "catalogue_desk.words": (Route("catalogue:register", fixed={"kind": "make"}),),
    "catalogue_desk.take_up": (Route("catalogue:register", fixed={"kind": "make"}, posted=Answer.NOT_FOUND),),
    "reference.parameters": (Route("legal_parameter:read"),),
    "reference.set_parameter": (Route("legal_parameter:set"),),
    # The ledger itself.
    "ledger.listing": (Route("ledger:read"),),
    "ledger.page": (_of("ledger:read", sequence="sequence"),),
    "ledger.proof": (_of("ledger:read", sequence="sequence"),),
}
