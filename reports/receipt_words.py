"""The sentences of acts at the counter: how much of what, by whom, signed how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from reports import type as face
from reports.facts import Person
from reports.receipt import HandRecord, Receipt
from reports.text import Line, plain
from reports.words import Words, day, hour, number, one_or_many


def counted(receipts: Sequence[Receipt], t: Words) -> list[str]:
    """«12 armas», «22 cargadores», «355 cartuchos»: what there is none of is left out."""
    weapons, magazines, rounds = len(receipts), _magazines(receipts), _rounds(receipts)
    words = [one_or_many(weapons, t("1 arma"), t("%(count)s armas", count=number(weapons, t)))]
    if magazines:
        words.append(one_or_many(magazines, t("1 cargador"), t("%(count)s cargadores", count=number(magazines, t))))
    if rounds:
        words.append(one_or_many(rounds, t("1 cartucho"), t("%(count)s cartuchos", count=number(rounds, t))))
    return words


def in_series(words: Sequence[str], t: Words) -> str:
    """«a, b y c»."""
    if len(words) == 1:
        return words[0]
    return t("%(first)s y %(last)s", first=", ".join(words[:-1]), last=words[-1])


def is_one_thing(receipts: Sequence[Receipt], t: Words) -> bool:
    """Whether one thing passes and no more, so that the verb is singular."""
    return len(receipts) == 1 and len(counted(receipts, t)) == 1


def goods_and_people(receipts: Sequence[Receipt], t: Words) -> dict[str, str]:
    """The values of the sentence that says what passes («goods») and to or from whom («people»)."""
    return {"goods": in_series(counted(receipts, t), t), "people": people(receipts, t)}


def people(receipts: Sequence[Receipt], t: Words) -> str:
    """The one person by name, or how many."""
    persons = {receipt.person for receipt in receipts}
    if len(persons) == 1:
        return next(iter(persons)).name
    return t("%(count)s funcionarios", count=number(len(persons), t))


def missing(receipts: Sequence[Receipt], t: Words) -> str:
    """«Faltan 2 cargadores.»; empty when all came back that left."""
    count = sum(receipt.missing for receipt in receipts)
    if not count:
        return ""
    return one_or_many(count, t("Falta 1 cargador."), t("Faltan %(count)s cargadores.", count=number(count, t)))


def total_line(receipts: Sequence[Receipt], t: Words) -> str:
    """«Fin de la lista: 12 renglones. Total: 12 armas, 22 cargadores, 355 cartuchos.»"""
    lines = len(receipts)
    return t(
        "Fin de la lista: %(lines)s. Total: %(total)s.",
        lines=one_or_many(lines, t("1 renglón"), t("%(count)s renglones", count=number(lines, t))),
        total=", ".join(counted(receipts, t)),
    )


def lots_line(receipts: Sequence[Receipt], t: Words) -> Line:
    """«Cartuchos por lote: CV-24-0117 (9 × 19 mm) 330; CV-23-0051 (calibre 12) 25.»; empty without cartridges."""
    tally: Counter[tuple[str, str]] = Counter()
    for receipt in receipts:
        for lot in receipt.cartridges:
            tally[lot.lot, lot.calibre] += lot.quantity
    if not tally:
        return ()
    lots = "; ".join(f"{lot} ({calibre}) {number(count, t)}" for (lot, calibre), count in tally.items())
    return plain(t("Cartuchos por lote: %(lots)s.", lots=lots), face.RUNNING_BOLD)


def armourer_line(role: str, record: HandRecord, t: Words) -> str:
    """«Entrega: Iván Sarmiento, parquero, cred. 0733. 15-nov-2025, 05:40 a 05:57.»"""
    return t("%(role)s: %(person)s. %(when)s.", role=role, person=briefly(record.armourer, t), when=span(record, t))


def span(record: HandRecord, t: Words) -> str:
    """«15-nov-2025, 05:40 a 05:57»; one hour when it took less than a minute, two days when they differ."""
    began = {"day": day(record.began_at, t), "began": hour(record.began_at, t)}
    ended = {"ended_day": day(record.ended_at, t), "ended": hour(record.ended_at, t)}
    if began["day"] != ended["ended_day"]:
        return t("%(day)s, %(began)s, asentado el %(ended_day)s, %(ended)s", **began, **ended)
    if began["began"] == ended["ended"]:
        return ", ".join(began.values())
    return t("%(day)s, %(began)s a %(ended)s", **began, ended=ended["ended"])


def signings(receipts: Sequence[Receipt]) -> list[list[Receipt]]:
    """The receipts by who signs and how, in the order they first appear: one signature stands for all of each."""
    groups: dict[tuple[Person, datetime | None], list[Receipt]] = {}
    for receipt in receipts:
        groups.setdefault((receipt.person, receipt.pin_at), []).append(receipt)
    return list(groups.values())


def signatures_line(receipts: Sequence[Receipt], t: Words) -> str:
    """How many sign on paper and how many signed with a PIN; what an unsigned receipt means."""
    signing = signings(receipts)
    by_pin = sum(own[0].pin_at is not None for own in signing)
    if not by_pin:
        return t("Firmas: %(paper)s en este papel. Sin firma, el recibo queda pendiente.", paper=len(signing))
    return t(
        "Firmas: %(paper)s en este papel, %(pin)s con PIN. Sin firma, el recibo queda pendiente.",
        paper=len(signing) - by_pin,
        pin=by_pin,
    )


def briefly(person: Person, t: Words) -> str:
    """«Iván Sarmiento, parquero, cred. 0733»."""
    badge = t("cred. %(badge)s", badge=person.badge) if person.badge else person.identity
    return ", ".join(filter(None, (person.name, person.role, badge)))


def _magazines(receipts: Sequence[Receipt]) -> int:
    return sum(receipt.magazines for receipt in receipts if isinstance(receipt.magazines, int))


def _rounds(receipts: Sequence[Receipt]) -> int:
    return sum(lot.quantity for receipt in receipts for lot in receipt.cartridges)
