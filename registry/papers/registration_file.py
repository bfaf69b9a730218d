"""The registration file of a weapon: each fact, what it rests on and since which entry."""

from models.events.weapon import WeaponCorrected
from models.weapon import FACTS
from registry.issuing import Drawn
from registry.language import worded
from registry.operations.sources import WRITTEN
from registry.papers import people, weapon
from registry.papers.frame import Drawing
from registry.queries.entries import Told, history_of
from registry.queries.notes import texts_of
from registry.queries.photographs import photographs_of
from registry.queries.weapons import WeaponFile
from registry.shown.notes import sources_of
from registry.wording import code
from reports.facts import NOT_RECORDED, Signer, Standing
from reports.registration import FactLine, RegistrationFile
from reports.registration_file import registration_file
from reports.words import day


def draw(drawing: Drawing, file: WeaponFile) -> Drawn:
    """The document as bytes."""
    told = tuple(history_of(drawing.session, file.weapon.subject))
    paper = registration_file(data(drawing, file, told), drawing.words)
    return Drawn(paper, (file.weapon.id,), {file.weapon.subject: file.weapon.last_entry})


def data(drawing: Drawing, file: WeaponFile, told: tuple[Told, ...]) -> RegistrationFile:
    """The plain values of the document; the first entry of a weapon is its registration."""
    session, first = drawing.session, told[0]
    events = [item.event for item in told]
    books = sources_of(events, texts_of(session, events))
    return RegistrationFile(
        drawing.letterhead(), weapon.identity(session, file), first.entry.recorded_at,
        people.user(session, first.entry.actor).name, first.entry.sequence,
        file.weapon.last_seen_at or NOT_RECORDED,
        tuple(_line(drawing, file, told, name, books.get(name)) for name in FACTS), weapon.marks(file),
        len(photographs_of(session, file.weapon.id)),
        (Signer(worded("Emite"), drawing.issuer, has_seal=True), Signer(worded("Aprueba"))),
        drawing.proof(), weapon.remarks(session, told))


def _line(drawing: Drawing, file: WeaponFile, told: tuple[Told, ...], name: str, book: str | None) -> FactLine:
    source, standing = _source(told, name), file.weapon.standings[name]
    rests = Standing(standing) if standing in set(Standing) else None
    since = day(source.entry.claimed_at, drawing.words)
    return FactLine(code("fact", name), weapon.fact(file.weapon, name), rests,
                    f"{book}, {since}" if book and standing in WRITTEN else since, source.entry.sequence)


def _source(told: tuple[Told, ...], name: str) -> Told:
    corrections = [item for item in told if isinstance(item.event, WeaponCorrected) and item.event.fact == name]
    return corrections[-1] if corrections else told[0]
