"""The sentences about where a chain of custody fails: gaps nobody answers for, and two custodians at once."""

from __future__ import annotations

from datetime import datetime

from reports.chain import ChainGap, ChainOverlap, CustodyChain
from reports.text import strong
from reports.words import Moment, Words, instant, length, seconds_between


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
