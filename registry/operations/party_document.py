"""Numbers of identity documents: cédula, RIF, passport and other foreign documents."""

import re

import pycountry
from stdnum.exceptions import ValidationError
from stdnum.ve import rif

from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.identity import folded

CEDULA = re.compile(r"([VE])[\s.-]*((?:[0-9][\s.]*){1,9})", re.IGNORECASE)
#: A cédula as people say it. Fewer figures are a badge, a page, a part of something else.
LETTERLESS = re.compile(r"(?:[0-9][\s.]*){5,9}")
FOREIGN = re.compile(r"[A-Z0-9][A-Z0-9 ./-]{1,29}")
#: Kinds of document that any State issues.
ABROAD = ("passport", "foreign_document")
#: First letters of the RIF of a company, and of a State body.
LEGAL_LETTERS = "JG"
WRONG_CEDULA = N_("Escriba la cédula con hasta nueve cifras, como V-12345678 o E-84123456; sin letra se entiende V-.")
WRONG_RIF = N_("El RIF no es correcto: revise la letra, las ocho cifras y la cifra final, como J-12345678-9.")
WRONG_FOREIGN = N_("Escriba de 2 a 30 letras y cifras, como están en el documento.")
WRONG_COUNTRY = N_("Elija el país que emitió el documento.")
ONLY_VENEZUELA = N_("La cédula y el RIF los emite Venezuela.")


def document_as_shown(kind: str, number: str) -> str:
    """`number` in the one form that is kept and shown, ``V-12345678`` or ``J-12345678-9``; `RuleBroken` when wrong."""
    if kind == "identity_card":
        return _cedula(number)
    if kind == "tax_id":
        return _rif(number)
    shown = number.upper()
    if not FOREIGN.fullmatch(shown):
        raise RuleBroken(WRONG_FOREIGN, "document_number")
    return shown


def assumed_cedula(text: str) -> str | None:
    """The cédula that figures without a letter are taken for, ``V-12345678``; None for what needs no assuming."""
    typed = text.strip()
    return _cedula(typed) if LETTERLESS.fullmatch(typed) and typed.strip("0. ") else None


def _cedula(number: str) -> str:
    match = CEDULA.fullmatch(f"V{number}" if LETTERLESS.fullmatch(number) else number)
    digits = re.sub(r"\D", "", match[2]).lstrip("0") if match else ""
    if not match or not digits:
        raise RuleBroken(WRONG_CEDULA, "document_number")
    return f"{match[1].upper()}-{digits}"


def _rif(number: str) -> str:
    try:
        compact = rif.validate(number.replace(".", ""))
    except ValidationError:
        raise RuleBroken(WRONG_RIF, "document_number") from None
    if compact[0] not in LEGAL_LETTERS:
        raise RuleBroken("Ese RIF es de una persona natural: regístrela con su cédula.", "document_number")
    return f"{compact[0]}-{compact[1:9]}-{compact[9]}"


def refuse_country(kind: str, country: str) -> None:
    """A cédula and a RIF are Venezuelan; any other document names an ISO 3166-1 alpha-2 country."""
    if kind in {"identity_card", "tax_id"}:
        if country != "VE":
            raise RuleBroken(ONLY_VENEZUELA, "document_country")
    elif len(country) != 2 or pycountry.countries.get(alpha_2=country) is None:
        raise RuleBroken(WRONG_COUNTRY, "document_country")


def document_key(kind: str, country: str, number: str) -> str:
    """What two documents are compared by, as ``identity_card:ve:v12345678``."""
    return f"{kind}:{country.lower()}:{folded(number)}"


def keys_of(text: str) -> list[str]:
    """The keys under which the document whose whole number is typed may stand: a cédula, a RIF, or another State's.

    Every key is whole, so that an index answers; a passport is typed without its country, so there is one for each.
    """
    keys, number = [], text.strip().upper()
    if FOREIGN.fullmatch(number) and not number.isalpha():
        keys = [document_key(kind, country.alpha_2, number) for kind in ABROAD for country in pycountry.countries]
    for kind in ("identity_card", "tax_id"):
        try:
            keys.append(document_key(kind, "VE", document_as_shown(kind, text.strip())))
        except RuleBroken:
            continue
    return keys
