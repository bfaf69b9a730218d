"""The sentences about where a chain of custody fails: gaps nobody answers for, and two custodians at once."""

from __future__ import annotations

from datetime import datetime

from reports.chain import ChainGap, ChainLink, ChainOverlap, CustodyChain, Ended
from reports.text import strong
from reports.words import Moment, Words, day, days_between, instant, length, number, one_or_many, seconds_between


def gap_line(gap: ChainGap, t: Words) -> str:
    """«Del 03-jul-2021 18:40 al 19-jul-2021 08:05. Responde la Brigada Motorizada.»"""
    return " ".join(filter(None, (f"{_span(gap.since, gap.until, t)}.", _answers(gap.answers, t))))


def overlap_line(overlap: ChainOverlap, t: Words) -> str:
    """From when to when two custodians were recorded, in which links, and who answers."""
    words = t(
        "Solapamiento de los eslabones %(first)s y %(second)s: %(span)s.",
        first=overlap.first,
        second=overlap.second,
        span=_lowered(_span(overlap.since, overlap.until, t)),
    )
    return " ".join(filter(None, (words, _answers(overlap.answers, t))))


def gap_title(place: int, gap: ChainGap, chain: CustodyChain, t: Words) -> str:
    """«VACÍO 1 · 15 días, 13 horas, 25 minutos»."""
    lapse = length(gap.since, gap.until or chain.proof.cut_at, t)
    return f"{t('VACÍO %(number)s', number=place)} · {lapse}"


def gap_story(gap: ChainGap, t: Words) -> str:
    """What no entry says, who answers meanwhile, and the finding; the values that matter are marked strong."""
    told = t("Ningún asiento dice quién tuvo el arma %(span)s.", span=strong(_lowered(_span(gap.since, gap.until, t))))
    owed = (
        t("Durante el vacío figura por localizar, a cargo de %(body)s.", body=strong(gap.answers))
        if gap.answers
        else t("No consta qué cuerpo responde.")
    )
    return " ".join(filter(None, (told, owed, f"{gap.finding}." if gap.finding else "")))


def overlap_title(place: int, overlap: ChainOverlap, chain: CustodyChain, t: Words) -> str:
    """«SOLAPAMIENTO 1 · 6 horas»."""
    lapse = length(overlap.since, overlap.until or chain.proof.cut_at, t)
    return f"{t('SOLAPAMIENTO %(number)s', number=place)} · {lapse}"


def overlap_story(overlap: ChainOverlap, t: Words) -> str:
    """Who both were recorded as custodians, in which links, from when to when."""
    told = t(
        "%(one)s (eslabón %(first)s) y %(other)s (eslabón %(second)s) figuran a la vez como custodios %(span)s.",
        one=strong(overlap.custodians[0]),
        other=strong(overlap.custodians[1]),
        first=overlap.first,
        second=overlap.second,
        span=strong(_lowered(_span(overlap.since, overlap.until, t))),
    )
    return " ".join(filter(None, (told, _answers(overlap.answers, t))))


def after_end_line(link: ChainLink, end: Ended, t: Words) -> str:
    """«Eslabón 2: recibe el arma 4 días después de su fallecimiento (20-nov-2026).»"""
    return t("Eslabón %(number)s: recibe el arma %(story)s.", number=link.number, story=_after(link, end, t))


def after_end_title(t: Words) -> str:
    """What the framed row is called."""
    return t("DATO CONTRADICTORIO")


def after_end_story(link: ChainLink, end: Ended, t: Words) -> str:
    """Who is recorded to have received the weapon after the death, and how long after."""
    who = link.received if isinstance(link.received, str) else link.received.name
    return t("%(one)s (eslabón %(number)s) figura como quien recibe el arma %(story)s.", one=strong(who),
             number=link.number, story=strong(_after(link, end, t)))


def due_line(chain: CustodyChain, t: Words) -> str:
    """Why the weapon is to be recovered from the custodian at the cut; empty when it is not."""
    end = chain.custodian_end
    if end is not None:
        on = day(end.on, t)
        return (t("Se disolvió el %(day)s: arma por recuperar.", day=on) if end.is_body
                else t("Falleció el %(day)s: arma por recuperar.", day=on))
    return t("Está suspendido: arma por recuperar.") if chain.is_suspended else ""


def _after(link: ChainLink, end: Ended, t: Words) -> str:
    days = days_between(end.on, link.occurred_at) or 0
    lapse = one_or_many(days, t("1 día"), t("%(count)s días", count=number(days, t)))
    if end.is_body:
        return t("%(lapse)s después de su disolución (%(day)s)", lapse=lapse, day=day(end.on, t))
    return t("%(lapse)s después de su fallecimiento (%(day)s)", lapse=lapse, day=day(end.on, t))


def longest_first(gaps: tuple[ChainGap, ...], chain: CustodyChain) -> list[ChainGap]:
    """The gaps, the longest in front."""
    return sorted(gaps, key=lambda gap: -seconds_between(gap.since, gap.until or chain.proof.cut_at))


def _span(since: Moment, until: Moment | None, t: Words) -> str:
    if until is None:
        return t("Desde el %(since)s hasta el corte", since=instant(since, t))
    if isinstance(since, datetime) and instant(since, t) == instant(until, t):
        return t("El %(since)s, durante menos de un minuto", since=instant(since, t))
    return t("Del %(since)s al %(until)s", since=instant(since, t), until=instant(until, t))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _answers(body: str, t: Words) -> str:
    return t("Responde: %(body)s.", body=body) if body else ""
