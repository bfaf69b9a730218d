"""The lists a person keeps, as links."""

from dataclasses import dataclass

from flask import url_for

from models.saved_search import SavedSearch


@dataclass(frozen=True)
class KeptList:
    """A name, the address of the list, and where it is forgotten."""

    name: str
    url: str
    forget_url: str


def shown_kept(searches: list[SavedSearch]) -> list[KeptList]:
    """One link for each."""
    return [KeptList(search.name, f"{url_for('weapon.listing')}?{search.query}",
                     url_for("weapon_lists.discard", search_id=search.id)) for search in searches]
