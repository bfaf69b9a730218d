"""The ledger for those who audit it, and the signed checkpoints for everybody."""

from flask import Blueprint, Response, render_template, request

from models.database import reading
from registry.acts import told
from registry.errors import NotFound
from registry.installation import installation
from registry.queries.checkpoints import proof_of
from registry.queries.ledger import entries_before, entry_page, newest_checkpoints
from registry.security import acting, engine, public, requires

blueprint = Blueprint("ledger", __name__)


@blueprint.get("/ledger")
@requires("ledger:read")
def listing() -> str:
    """Entries, newest first, as sentences."""
    with reading(engine()) as session:
        page = entries_before(session, acting().authority, request.args.get("before", type=int))
    sentences = told(engine(), [item.event for item in page.told])
    return render_template("ledger/listing.html", page=page, rows=list(zip(page.told, sentences, strict=True)))


@blueprint.get("/ledger/<int:sequence>")
@requires("ledger:read")
def page(sequence: int) -> str:
    """One entry: its bytes, its sentence, and the checkpoint that covers it."""
    with reading(engine()) as session:
        found = entry_page(session, acting().authority, sequence)
        return render_template("ledger/page.html", page=found, sentence=told(engine(), [found.told.event])[0])


@blueprint.get("/ledger/<int:sequence>/proof")
@requires("ledger:read")
def proof(sequence: int) -> Response:
    """The self-contained proof that the entry is in the signed ledger (c2sp.org/tlog-proof@v1)."""
    with reading(engine()) as session:
        checkpoint = entry_page(session, acting().authority, sequence).checkpoint
        if checkpoint is None:
            raise NotFound()
        return _text(proof_of(session, sequence, checkpoint), f"asiento-{sequence}.tlog-proof")


@blueprint.get("/checkpoints")
@public
def checkpoints() -> str:
    """The signed checkpoints and the key they verify with: they name no weapon and no person."""
    keys = [key.to_text() for key in installation().log_keys()]
    with reading(engine()) as session:
        return render_template("ledger/checkpoints.html", checkpoints=newest_checkpoints(session), keys=keys)


def _text(text: str, name: str) -> Response:
    answer = Response(text, mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
