"""The sentences of the registration file: is the record whole, by whom made, what its facts rest on."""

from __future__ import annotations

from reports.registration import RegistrationFile
from reports.standing import tally
from reports.words import Words, instant, one_or_many


def answer(registry_number: str, disputed: int, flawed: int, t: Words) -> str:
    """That the weapon is registered under its number, and how much there is to answer."""
    faults = [
        one_or_many(disputed, t("1 dato contradictorio"), t("%(count)s datos contradictorios", count=disputed))
        if disputed
        else "",
        one_or_many(flawed, t("1 marcaje no conforme"), t("%(count)s marcajes no conformes", count=flawed))
        if flawed
        else "",
    ]
    found = [fault for fault in faults if fault]
    if not found:
        return t("El arma está inscrita con el número de registro %(number)s.", number=registry_number)
    return t(
        "El arma está inscrita con el número de registro %(number)s, con %(faults)s.",
        number=registry_number,
        faults=found[0] if len(found) == 1 else t("%(first)s y %(last)s", first=found[0], last=found[1]),
    )


def lines(record: RegistrationFile, t: Words) -> tuple[str, ...]:
    """Who registered it and when, owner and custodian, what the facts rest on, when it was last seen."""
    return (
        t(
            "Inscrita el %(moment)s por %(person)s, asiento %(entry)s.",
            moment=instant(record.registered_at, t),
            person=record.registered_by,
            entry=record.entry,
        ),
        t(
            "Propietario: %(owner)s. Custodio: %(custodian)s.",
            owner=t(record.weapon.owner),
            custodian=t(record.weapon.custodian),
        ),
        _rest(record, t),
        t("Arma vista por última vez: %(seen)s.", seen=instant(record.last_seen, t)),
    )


def _rest(record: RegistrationFile, t: Words) -> str:
    photographs = record.photographs
    kept = one_or_many(photographs, t("1 fotografía"), t("%(count)s fotografías", count=photographs))
    facts = tally((fact.standing for fact in record.facts), t)
    return t("Datos: %(facts)s. En archivo: %(kept)s.", facts=facts, kept=kept)
