"""What makes the identity of a natural or legal person writable: its document, its names, its birth date."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.checks import refuse_all
from registry.operations.identity import folded
from registry.operations.party_document import document_as_shown, document_key, refuse_country
from registry.operations.words import plain, refuse_unwritable, required

LONGEST_NAME = 120
LONGEST_BADGE = 30
#: The longest documented life is 122 years: an earlier date is a slip of the pen.
OLDEST = 125
DOCUMENTS = {
    "natural": frozenset({"identity_card", "passport", "foreign_document"}),
    "legal": frozenset({"tax_id", "foreign_document"}),
}
OF_NATURAL = ("given_names", "family_names", "birth_date", "rank", "post", "badge_number")


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """An identity as typed or, after `checked`, as it is kept; the fields are those of a party's identity."""

    document_kind: str
    #: ISO 3166-1 alpha-2 of the issuing country.
    document_country: str
    document_number: str
    given_names: str | None = None
    family_names: str | None = None
    legal_name: str | None = None
    birth_date: date | None = None
    rank: str | None = None
    post: str | None = None
    badge_number: str | None = None

    @property
    def document_key(self) -> str:
        """What two documents are compared by, in whichever form the number is typed."""
        number = plain(self.document_number) or ""
        with suppress(RuleBroken):  # a number that is none is compared as it stands
            number = document_as_shown(self.document_kind, number)
        return document_key(self.document_kind, self.document_country, number)

    @property
    def name_key(self) -> str:
        """Folded words of the name, one space between them, for search."""
        words = " ".join(filter(None, (self.given_names, self.family_names, self.legal_name)))
        return " ".join(filter(None, map(folded, words.split())))

    def columns(self) -> dict[str, Any]:
        """Every column of the identity's row, derived keys included."""
        return asdict(self) | {"document_key": self.document_key, "name_key": self.name_key}

    def changed_from(self, other: "Particulars") -> set[str]:
        """Names of the fields in which the two differ."""
        mine, others = asdict(self), asdict(other)
        return {name for name in mine if mine[name] != others[name]}


Rule = Callable[[Particulars, date], None]


def checked(typed: Particulars, party_kind: str, today: date) -> Particulars:
    """`typed` as it is kept, or all that is wrong with it at once. `today` is the legal day in Caracas."""
    if party_kind not in DOCUMENTS:
        raise RuleBroken("Elija persona natural o jurídica.", "party_kind")
    kept = _trimmed(typed)
    if kept.document_kind not in DOCUMENTS[party_kind]:
        raise RuleBroken("Elija un documento que corresponda a esta clase de persona.", "document_kind")
    refuse_all(partial(rule, kept, today) for rule in (*_DOCUMENT, *_BY_KIND[party_kind]))
    return replace(kept, document_number=document_as_shown(kept.document_kind, kept.document_number))


def _trimmed(typed: Particulars) -> Particulars:
    texts: dict[str, Any] = {name: plain(value) for name, value in asdict(typed).items() if name != "birth_date"}
    country, number = texts["document_country"] or "", texts["document_number"] or ""
    return replace(typed, **texts | {"document_country": country.upper(), "document_number": number})


def _country(kept: Particulars, today: date) -> None:
    refuse_country(kept.document_kind, kept.document_country)


def _number(kept: Particulars, today: date) -> None:
    document_as_shown(kept.document_kind, kept.document_number)


def _given(kept: Particulars, today: date) -> None:
    required(kept.given_names, "given_names", LONGEST_NAME, N_("Escriba los nombres."))


def _family(kept: Particulars, today: date) -> None:
    required(kept.family_names, "family_names", LONGEST_NAME, N_("Escriba los apellidos."))


def _no_legal_name(kept: Particulars, today: date) -> None:
    if kept.legal_name:
        raise RuleBroken("Una persona natural no lleva denominación.", "legal_name")


def _post(kept: Particulars, today: date) -> None:
    refuse_unwritable(kept.rank, "rank", LONGEST_NAME)
    refuse_unwritable(kept.post, "post", LONGEST_NAME)
    refuse_unwritable(kept.badge_number, "badge_number", LONGEST_BADGE)


def _birth(kept: Particulars, today: date) -> None:
    if kept.birth_date is None:
        return
    if kept.birth_date > today:
        raise RuleBroken("La fecha de nacimiento todavía no ha llegado.", "birth_date")
    if today.year - kept.birth_date.year > OLDEST:
        raise RuleBroken("La fecha de nacimiento es demasiado antigua: revise el año.", "birth_date")


def _legal_name(kept: Particulars, today: date) -> None:
    required(kept.legal_name, "legal_name", LONGEST_NAME, N_("Escriba la denominación."))


def _nothing_of_natural(kept: Particulars, today: date) -> None:
    for name in OF_NATURAL:
        if getattr(kept, name) is not None:
            raise RuleBroken("Una persona jurídica no lleva este dato.", name)


_DOCUMENT: tuple[Rule, ...] = (_country, _number)
_BY_KIND: dict[str, tuple[Rule, ...]] = {
    "natural": (_given, _family, _no_legal_name, _post, _birth),
    "legal": (_legal_name, _nothing_of_natural),
}
