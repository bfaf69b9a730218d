"""What each asker is to be answered, worked out from `MATRIX` and the reviewed routes alone."""

from __future__ import annotations

from registry.permissions import ALL, BRANCH, MATRIX, Role
from registry.security import PUBLIC, SIGNED_IN
from tests.registry.matrix.askers import ASKERS, Asker
from tests.registry.matrix.routes import Answer, Route

#: A body → itself and the bodies above it.
LINES = {"root": ("root",), "own": ("own", "root"), "other": ("other", "root"), "below": ("below", "own", "root")}
#: Open to a session with a step left to give: to leave, to let somebody else in.
WAYS_OUT = frozenset({"session.switch", "session.sign_out"})


def expected(name: str, endpoint: str, route: Route, method: str, owner: str) -> Answer:
    """The answer to the asker `name` (nobody's: anonymous) who asks for something of `owner`."""
    stopped = _stopped(ASKERS.get(name), endpoint, route)
    if stopped and not (route.is_door and method == "OPTIONS"):
        return stopped
    # The framework answers OPTIONS by the map alone.
    if method == "OPTIONS":
        return Answer.SERVED
    if route.takes and not sees(ASKERS[name], route, owner):
        return Answer.NOT_FOUND
    return route.always or (route.posted if method == "POST" and route.posted else Answer.SERVED)


def _stopped(asker: Asker | None, endpoint: str, route: Route) -> Answer | None:
    """What somebody is told before the view is asked at all, or None when it is."""
    is_nobody = asker is None or asker.is_disabled or asker.is_revoked
    if route.access == PUBLIC and not (route.is_door and is_nobody):
        return None
    if asker is None or is_nobody:
        return Answer.SIGN_IN
    if asker.is_partial and endpoint not in {"session.second_factor", *WAYS_OUT}:
        return Answer.SECOND_FACTOR
    if asker.is_locked and endpoint not in {"session.unlock", *WAYS_OUT}:
        return Answer.UNLOCK
    return None if route.access == SIGNED_IN or has(asker, route.access) else Answer.FORBIDDEN


def sees(asker: Asker, route: Route, owner: str) -> bool:
    """Whether every permission the route needs comes as far as the owner."""
    needed = [permission for permission in (route.access, *route.reach) if permission in MATRIX]
    if owner == "nobody":
        return all(sees_everything(asker, permission) for permission in needed)
    return all(reaches(asker, permission, owner) for permission in needed)


def has(asker: Asker, permission: str) -> bool:
    """Whether a role of the asker includes the permission, anywhere."""
    return any(Role(role) in MATRIX[permission] for role, _place in asker.grants)


def sees_everything(asker: Asker, permission: str) -> bool:
    """Whether a role of the asker includes the permission everywhere, even where nothing of the asker's own is."""
    return ALL in {MATRIX[permission].get(Role(role)) for role, _place in asker.grants}


def reaches(asker: Asker, permission: str, owner: str) -> bool:
    """Whether the permission, from where it is held, comes as far as `owner`."""
    reach = [(MATRIX[permission].get(Role(role)), place) for role, place in asker.grants]
    return any(far == ALL or (far == BRANCH and place in LINES[owner]) or (far is not None and place == owner)
               for far, place in reach)


def known_to(name: str, owner: str) -> frozenset[str]:
    """The permissions to read that reach the owner, and ``home`` where the asker works there."""
    asker = ASKERS.get(name)
    if asker is None or not asker.is_let_in:
        return frozenset()
    reads = {permission for permission in MATRIX if permission.endswith(":read") and reaches(asker, permission, owner)}
    return frozenset(reads | ({"home"} if owner in LINES[asker.home] else set()))
