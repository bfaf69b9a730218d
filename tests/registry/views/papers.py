"""Papers as those who hold them meet them: issued at a counter, read off the page, asked about by anybody."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import zxingcpp
from flask import Flask
from PIL import Image
from pypdf import PdfReader
from werkzeug.test import TestResponse

from tests.registry.views.site import Browser
from tests.registry.views.world import World

At = Callable[[str], Browser]
#: What the log of the signer is called.
ORIGIN = "demo.example/trazarma"


def issued(at: At, world: World, who: str = "armourer", kind: str = "custody_chain") -> str:
    """Issue a document about the pistol; the address of its page."""
    answer = at(who).fill(f"/weapons/{world.weapons['QVX 2O8']}/documents/{kind}", {})
    assert answer.status_code == 302
    return answer.location


def pdf_of(at: At, address: str, who: str = "armourer") -> bytes:
    """The stored bytes of the document whose page is at `address`."""
    answer = at(who).get(f"{address}/pdf")
    assert answer.mimetype == "application/pdf"
    return answer.data


def words_of(pdf: bytes) -> str:
    """Everything the paper says, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def pictures_of(pdf: bytes) -> list[Image.Image]:
    """Its pages as an office scanner sees them, 150 dots per inch."""
    return [page.render(scale=150 / 72).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def codes_on(pdf: bytes) -> list[str]:
    """The QR codes read off its pages."""
    return [code.text for picture in pictures_of(pdf) for code in zxingcpp.read_barcodes(picture)]


def png(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def verified(app: Flask, code: str = "", file: bytes | None = None, name: str = "a.pdf") -> TestResponse:
    """Ask the public page, as nobody in particular."""
    fields: dict[str, object] = {"code": code}
    if file is not None:
        fields["file"] = (io.BytesIO(file), name)
    return app.test_client().post("/verify", data=fields)
