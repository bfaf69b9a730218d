"""Contradictions in words: the queue, those that are decided together, and those of one weapon on its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from models.conflict import UNIT, ConflictClaim
from models.weapon import Weapon
from registry.forms.queues import ConflictFilters
from registry.operations.conflict_sides import CLAIMED, REGISTERED, SEEN
from registry.queries.conflict_list import ConflictLine
from registry.queries.keyset import Page
from registry.queries.weapon_list import MOST_COUNTED
from registry.sentences import fact_value, told_value
from registry.shown.links import address
from registry.shown.states import capital, linked
from registry.shown.turning import turns
from registry.shown.weapon import Row
from registry.shown.weapon_line import weapon_line
from registry.wording import code, day, grouped

Names = Mapping[str, str]


def references_in(lines: Iterable[ConflictLine]) -> set[str]:
    """The units and sources they name."""
    found: set[str] = set()
    for line in lines:
        found |= {f"organisation:{line.weapon.organisation_id}", f"source:{line.weapon.source_id}"}
        found |= {f"source:{claim.source_id}" for claim in line.claims}
        found |= {claim.value for claim in line.claims if claim.fact == UNIT}
    return found


def shown_queue(page: Page[ConflictLine], form: ConflictFilters, names: Names) -> dict[str, Any]:
    """The list template's context."""
    kept: dict[str, Any] = form.kept()
    may_decide = address("conflict.decide") is not None
    return {
        "rows": [_row(line, names, may_decide=may_decide) for line in page.lines], "heads": heads(may_decide),
        "may_decide": may_decide, "count": _count(page.count), "narrowed": bool(kept),
        **turns(page, "conflict.listing", lambda line: line.name, **kept),
    }


def _count(count: int | None) -> str:
    if count is None:
        return _("más de %(most)s contradicciones", most=grouped(MOST_COUNTED))
    return ngettext("%(count)s contradicción", "%(count)s contradicciones", count, count=grouped(count))


def heads(may_decide: bool = False) -> list[Any]:
    """The column heads."""
    told = [(_("Arma"), "plain"), _("Dato"), _("Consta"), _("Otro papel dice"), _("Desde")]
    return [_("Elegir"), *told] if may_decide else told


def _row(line: ConflictLine, names: Names, *, may_decide: bool) -> Row:
    fact = capital(code("fact", line.conflict.fact))
    cells = (linked(address("weapon.page", weapon_id=line.weapon.id), weapon_line(line.weapon)), fact,
             registered_words(line, names), Markup("<br>").join(claim_words(claim, line, names)
                                                               for claim in line.claims), day(line.conflict.since))
    if not may_decide:
        return Row(cells)
    words = _("%(fact)s del arma %(serial)s", fact=fact, serial=line.weapon.serial or line.weapon.id)
    return Row((tick("c", line.name, words), *cells))


def tick(name: str, value: str, words: str) -> Markup:
    """A box of a list that chooses its row, large enough for a finger."""
    return Markup('<span class="tz-option"><input type="checkbox" name="{}" value="{}" aria-label="{}"></span>').format(
        name, value, words)


def registered_words(line: ConflictLine, names: Names) -> str:
    """What is registered, and on what it rests."""
    fact, weapon = line.conflict.fact, line.weapon
    if fact == UNIT:
        return f"{names.get(f'organisation:{weapon.organisation_id}', '')}{_origin(weapon, names)}"
    value = fact_value(fact, getattr(weapon, fact), line.conflict.standing_was or "unknown")
    standing = code("standing", line.conflict.standing_was) if line.conflict.standing_was else ""
    return f"{value} ({standing}{_origin(weapon, names)})"


def _origin(weapon: Weapon, names: Names) -> str:
    if weapon.source_id is None:
        return ""
    return ", " + place_words(names.get(f"source:{weapon.source_id}", _("la fuente %(id)s", id=weapon.source_id)),
                              weapon.folio, weapon.line)


def place_words(source: str, folio: str | None, line: int | None) -> str:
    """Source, folio and line, those that are known."""
    parts = [source, _("folio %(folio)s", folio=folio) if folio else "", _("línea %(line)s", line=line) if line else ""]
    return ", ".join(part for part in parts if part)


def claim_words(claim: ConflictClaim, line: ConflictLine, names: Names) -> str:
    """What a paper says, and which it is."""
    value = told_value(claim.fact, claim.value, dict(names))
    if claim.source_id is None:
        source = line.papers.get(claim.paper or "") or _("un papel cuyo nombre se suprimió")
        return f"{value} ({source})"
    source = names.get(f"source:{claim.source_id}") or _("la fuente %(id)s", id=claim.source_id)
    return f"{value} ({place_words(source, claim.folio, claim.line)})"


def sides(lines: Sequence[ConflictLine], names: Names) -> list[tuple[str, str]]:
    """What may be chosen, as the form takes it."""
    if len(lines) > 1:
        return [(REGISTERED, _("Lo que consta de cada una")),
                (CLAIMED, _("Lo que dice el papel más nuevo de cada una"))]
    [line] = lines
    told = [(REGISTERED, _("Lo que consta: %(value)s", value=registered_words(line, names)))]
    told += [(f"{CLAIMED}:{claim.entry}", _("El otro papel: %(value)s", value=claim_words(claim, line, names)))
             for claim in line.claims]
    return told if line.conflict.fact == UNIT else [*told, (SEEN, _("Ninguno: lo que se vio en el arma"))]


def shown_decision(lines: Sequence[ConflictLine], names: Names) -> dict[str, Any]:
    """The context of the form that decides them."""
    title = ngettext("Decidir %(num)s contradicción", "Decidir %(num)s contradicciones", len(lines))
    facts = {line.conflict.fact for line in lines}
    back = url_for("conflict.listing")
    return {
        "title": title, "sub": ", ".join(capital(code("fact", fact)) for fact in sorted(facts)), "back_url": back,
        "crumbs": [(_("Contradicciones"), back), (title, None)], "heads": heads(),
        "listed": [_row(line, names, may_decide=False) for line in lines],
        "subjects": [weapon_line(line.weapon) for line in lines], "mono": ["value"] if facts == {"serial"} else [],
    }


def notes_of(lines: Sequence[ConflictLine], names: Names) -> list[tuple[str, str | None]]:
    """For the page of the weapon: each open contradiction in a sentence, and where it is decided."""
    return [(_("Dos papeles se contradicen en %(fact)s. Consta: %(registered)s. Otro dice: %(claims)s.",
               fact=code("fact", line.conflict.fact), registered=registered_words(line, names),
               claims="; ".join(claim_words(claim, line, names) for claim in line.claims)),
             address("conflict.decide", c=line.name)) for line in lines]
