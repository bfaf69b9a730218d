"""The chain-of-custody document, from the weapon's history."""

from datetime import date

from models.act import Act
from registry.issuing import Drawn
from registry.language import worded
from registry.papers import people, weapon
from registry.papers.frame import Drawing
from registry.queries.custody import Holder, holder_of
from registry.queries.custody_chain import Chain, Link, Overlap, chain_of
from registry.queries.names import names_of
from registry.queries.weapons import WeaponFile
from registry.shown.states import capital
from registry.wording import code
from reports.chain import ChainGap, ChainLink, ChainOverlap, CustodyChain, Ended
from reports.custody_chain import custody_chain
from reports.facts import NOT_RECORDED, Person, Signer, Standing


def draw(drawing: Drawing, file: WeaponFile) -> Drawn:
    """The document as bytes, from every entry of the weapon."""
    chain = chain_of(drawing.session, file.weapon.subject)
    paper = custody_chain(data(drawing, file, chain), drawing.words)
    return Drawn(paper, (file.weapon.id,), {file.weapon.subject: file.weapon.last_entry})


def data(drawing: Drawing, file: WeaponFile, chain: Chain) -> CustodyChain:
    """The plain values of the document."""
    session, answers = drawing.session, _units(drawing, chain)
    holder = holder_of(session, file.weapon.custodian)
    return CustodyChain(
        drawing.letterhead(), weapon.identity(session, file), weapon.marks(file),
        tuple(_link(drawing, link, chain) for link in chain.links),
        tuple(ChainGap(gap.after, gap.since, gap.until, answers[gap.unit]) for gap in chain.gaps),
        tuple(_overlap(drawing, overlap) for overlap in chain.overlaps),
        people.hand(session, file.weapon.custodian), file.weapon.place or "",
        file.weapon.last_seen_at or NOT_RECORDED, drawing.proof(), _signers(drawing),
        weapon.remarks(session, chain.told), _ended(holder, holder.ended_on), holder.is_suspended)


def _link(drawing: Drawing, link: Link, chain: Chain) -> ChainLink:
    fact = (worded("Cambio de lugar en el parque") if link.delivered == link.received
            else capital(code("operation", drawing.session.get_one(Act, link.act_id).operation)))
    corrected = tuple(told.entry.sequence for told in chain.told
                      if getattr(told.event, "corrects", None) == link.entry)
    delivered = people.hand(drawing.session, link.delivered) if link.delivered else worded(NOT_RECORDED)
    return ChainLink(link.number, link.occurred_at, fact, getattr(link.event, "place", None) or "", delivered,
                     people.hand(drawing.session, link.received), worded("acto %(number)s", number=link.act_id),
                     link.entry, Standing(link.standing), corrected,
                     _ended(holder_of(drawing.session, link.received), link.ended_on))


def _ended(holder: Holder, on: date | None) -> Ended | None:
    return None if on is None else Ended(on, is_body=holder.tax_id is not None)


def _units(drawing: Drawing, chain: Chain) -> dict[str, str]:
    names = names_of(drawing.session, [gap.unit for gap in chain.gaps])
    return {gap.unit: names.get(gap.unit, "") for gap in chain.gaps}


def _overlap(drawing: Drawing, overlap: Overlap) -> ChainOverlap:
    names = names_of(drawing.session, overlap.custodians)
    first, second = (weapon.custodian(reference, names) for reference in overlap.custodians)
    return ChainOverlap(overlap.first, overlap.second, overlap.since, overlap.until, (first, second))


def _signers(drawing: Drawing) -> tuple[Signer, ...]:
    return (Signer(worded("Emite"), drawing.issuer, has_seal=True),
            Signer(worded("Recibe"), Person(""), takes_thumb=True), Signer(worded("Aprueba")))


