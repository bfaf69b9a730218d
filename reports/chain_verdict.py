"""The verdict of a chain of custody in words: is it whole, who holds the weapon at the cut, who saw it last."""

from __future__ import annotations

from reports.chain import CustodyChain
from reports.chain_faults import after_end_line, due_line, gap_line, longest_first, overlap_line
from reports.facts import Hand, Person, Standing
from reports.standing import tally
from reports.words import Words, days_between, instant, length, number, one_or_many


def verdict_answer(chain: CustodyChain, t: Words) -> str:
    """The one sentence: gaps before overlaps, overlaps before contradictions, else that the chain is whole."""
    if not chain.links:
        return t("La cadena no tiene ningún eslabón asentado.")
    if chain.gaps:
        return _gap_answer(chain, t)
    if chain.overlaps:
        return _overlap_answer(chain, t)
    return _whole_answer(chain, t)


def verdict_lines(chain: CustodyChain, t: Words) -> tuple[str, ...]:
    """At most four lines: when and who answers, what else, who holds it at the cut, when it was last seen."""
    faults = [
        *(gap_line(gap, t) for gap in longest_first(chain.gaps, chain)),
        *(overlap_line(overlap, t) for overlap in chain.overlaps),
        *(after_end_line(link, link.after_end, t) for link in chain.links if link.after_end),
    ]
    first = faults[:1]
    if len(faults) > 1:
        rest = len(faults) - 1
        more = one_or_many(
            rest, t("Otra falta se detalla en la sección 3."),
            t("Otras %(count)s faltas se detallan en la sección 3.", count=rest),
        )  # fmt: skip
        first = [f"{faults[0]} {more}"]
    return (*first, count_line(chain, t), custodian_line(chain, t), seen_line(chain, t))


def verdict_word(chain: CustodyChain, t: Words) -> str:
    """The word under the symbol."""
    if chain.gaps:
        gaps = len(chain.gaps)
        return one_or_many(gaps, t("1 VACÍO"), t("%(count)s VACÍOS", count=gaps))
    if chain.overlaps:
        return t("DOS CUSTODIOS")
    if contradicted(chain) or not chain.links:
        return t("NO COINCIDE")
    return t("POR RECUPERAR") if chain.is_due else t("CONTINUA")


def count_line(chain: CustodyChain, t: Words) -> str:
    """«12 eslabones sin solapamientos: 7 vistos, 4 según libro, 1 contradictorio.»"""
    count, overlaps = len(chain.links), len(chain.overlaps)
    links = one_or_many(count, t("1 eslabón"), t("%(count)s eslabones", count=number(count, t)))
    found = one_or_many(overlaps, t("1 solapamiento"), t("%(count)s solapamientos", count=overlaps))
    standings = tally((link.standing for link in chain.links), t)
    if overlaps:
        return t("%(links)s con %(overlaps)s: %(standings)s.", links=links, overlaps=found, standings=standings)
    return t("%(links)s sin solapamientos: %(standings)s.", links=links, standings=standings)


def custodian_line(chain: CustodyChain, t: Words) -> str:
    """«Custodio al corte: Carlos Urdaneta, supervisor, credencial 1302, Sede Norte.»"""
    words = ", ".join(filter(None, (in_one_line(chain.custodian, t), chain.custodian_place)))
    return " ".join(filter(None, (t("Custodio al corte: %(custodian)s.", custodian=words), due_line(chain, t))))


def seen_line(chain: CustodyChain, t: Words) -> str:
    """«Arma vista por última vez: 06-oct-2025, hace 39 días.»"""
    days = days_between(chain.last_seen, chain.proof.cut_at)
    seen = instant(chain.last_seen, t)
    if days is None:
        return t("Arma vista por última vez: %(seen)s.", seen=seen)
    ago = t("hoy") if days == 0 else one_or_many(days, t("hace 1 día"), t("hace %(count)s días", count=number(days, t)))
    return t("Arma vista por última vez: %(seen)s, %(ago)s.", seen=seen, ago=ago)


def end_line(chain: CustodyChain, t: Words) -> str:
    """«Fin de la cadena: 12 eslabones y 1 vacío. Sin asientos posteriores al … (asiento 61877).»"""
    links, gaps = len(chain.links), len(chain.gaps)
    what = one_or_many(links, t("1 eslabón"), t("%(count)s eslabones", count=number(links, t)))
    if gaps:
        found = one_or_many(gaps, t("1 vacío"), t("%(count)s vacíos", count=gaps))
        what = t("%(links)s y %(gaps)s", links=what, gaps=found)
    return t(
        "Fin de la cadena: %(what)s. Sin asientos posteriores al %(moment)s (asiento %(entry)s).",
        what=what,
        moment=instant(chain.proof.cut_at, t),
        entry=chain.proof.cut_entry,
    )


def in_one_line(hand: Hand, t: Words) -> str:
    """A person as «Carlos Urdaneta, supervisor, credencial 1302»; words stay words."""
    if not isinstance(hand, Person):
        return t(hand)
    badge = t("credencial %(badge)s", badge=hand.badge) if hand.badge else hand.identity
    return ", ".join(filter(None, (hand.name, hand.role, badge)))


def contradicted(chain: CustodyChain) -> list[int]:
    """Numbers of the links that another record contradicts."""
    return [link.number for link in chain.links if link.standing is Standing.CONTRADICTED]


def _gap_answer(chain: CustodyChain, t: Words) -> str:
    gap = longest_first(chain.gaps, chain)[0]
    lapse = length(gap.since, gap.until or chain.proof.cut_at, t)
    if len(chain.gaps) == 1:
        return t("La cadena tiene 1 vacío: no consta quién tuvo el arma durante %(lapse)s.", lapse=lapse)
    return t(
        "La cadena tiene %(count)s vacíos: en el mayor no consta quién tuvo el arma durante %(lapse)s.",
        count=len(chain.gaps),
        lapse=lapse,
    )


def _overlap_answer(chain: CustodyChain, t: Words) -> str:
    overlap = chain.overlaps[0]
    return t(
        "Dos custodios a la vez durante %(lapse)s: %(one)s y %(other)s.",
        lapse=length(overlap.since, overlap.until or chain.proof.cut_at, t),
        one=overlap.custodians[0],
        other=overlap.custodians[1],
    )


def _whole_answer(chain: CustodyChain, t: Words) -> str:
    links = len(chain.links)
    count = one_or_many(links, t("1 eslabón"), t("%(count)s eslabones", count=number(links, t)))
    doubtful = contradicted(chain)
    if not doubtful and chain.is_due:
        return t("La cadena es continua (%(links)s), pero el arma está por recuperar.", links=count)
    if not doubtful:
        return t("La cadena es continua: %(links)s, ningún vacío ni solapamiento.", links=count)
    numbers = ", ".join(map(str, doubtful))
    return one_or_many(
        len(doubtful),
        t("La cadena es continua, con 1 dato contradictorio (N.º %(numbers)s).", numbers=numbers),
        t(
            "La cadena es continua, con %(count)s datos contradictorios (N.º %(numbers)s).",
            count=len(doubtful),
            numbers=numbers,
        ),
    )
