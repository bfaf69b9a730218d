"""Telling everything that is wrong with a form at once, not only the first thing."""

from collections.abc import Callable, Iterable

from registry.errors import RuleBroken, RulesBroken


def refuse_all(checks: Iterable[Callable[[], object]]) -> None:
    """Run every check; raise the one `RuleBroken` that was met, or `RulesBroken` with all of them."""
    broken = []
    for check in checks:
        try:
            check()
        except RuleBroken as refusal:
            broken.append(refusal)
    if len(broken) == 1:
        raise broken[0]
    if broken:
        raise RulesBroken(broken)
