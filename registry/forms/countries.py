"""Countries as people write them: a name in either language, or the two letters of ISO 3166-1."""

from functools import cache
from typing import Any

import pycountry
from babel import Locale
from wtforms.validators import ValidationError

from registry.language import LANGUAGES, spoken, worded
from registry.operations.identity import folded


class WithCountry:
    """Mixed into a form: its field ``country`` names one of the world's."""

    def validate_country(self, field: Any) -> None:
        """A country is one of the world's."""
        if field.data and country_code(field.data) is None:
            raise ValidationError(worded("Elija un país de la lista."))


@cache
def _codes_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in LANGUAGES:
        territories = Locale(language).territories
        names |= {folded(territories[country.alpha_2]): country.alpha_2
                  for country in pycountry.countries if country.alpha_2 in territories}
    return names | {country.alpha_2.lower(): country.alpha_2 for country in pycountry.countries}


def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country typed by name or code; None for what is neither."""
    return _codes_by_name().get(folded(text))


def country_name(code: str) -> str:
    """The name of a country in the language of the page; the code itself when it has none."""
    return Locale(spoken()).territories.get(code, code)


def countries_like(text: str, most: int = 12) -> list[str]:
    """Names of countries that hold `text`, those that begin with it first."""
    names = sorted(country_name(country.alpha_2) for country in pycountry.countries)
    wanted = folded(text)
    found = [name for name in names if wanted in folded(name)]
    return sorted(found, key=lambda name: not folded(name).startswith(wanted))[:most]
