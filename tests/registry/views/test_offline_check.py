"""A document checked by a stranger with what the pages give to take along, and nothing of the registry's."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.http import parse_options_header

from proof import offline
from proof.note import VerifyingKey
from tests.registry.views.papers import At, issued, pdf_of, verified, words_of
from tests.registry.views.site import text_of
from tests.registry.views.world import World

pytestmark = pytest.mark.usefixtures("signer")


def downloaded(app: Flask, page: str, folder: Path) -> None:
    """Save what the page of a stranger offers to take along, under the names it gives them."""
    for address in re.findall(r'href="(/verify/[^"]+)"', page):
        answer = app.test_client().get(address)
        assert answer.status_code == 200
        (folder / parse_options_header(answer.headers["Content-Disposition"])[1]["filename"]).write_bytes(answer.data)


def test_a_stranger_with_the_file_is_given_all_it_takes_to_check_it_without_the_registry(
        at: At, app: Flask, world: World, tmp_path: Path) -> None:
    paper = pdf_of(at, issued(at, world))
    page = verified(app, file=paper).text
    number = words_of(paper).partition("N.º ")[2].split()[0]
    folder = tmp_path / "stranger"
    folder.mkdir()
    downloaded(app, page, folder)
    (folder / f"{number}.pdf").write_bytes(paper)
    _, libraries, command = unescape(re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)[0]).splitlines()
    assert libraries.endswith("pip install cryptography rfc8785")
    # In place of the environment of the stranger, who has the two libraries and nothing of ours.
    words = [sys.executable, *shlex.split(command)[1:]]
    told = subprocess.run(words, cwd=folder, env={}, capture_output=True, text=True, check=True).stdout
    assert f"Es, byte por byte, el documento {number}" in told
    assert f"Es, byte por byte, el documento {number}" in text_of(page)
    (folder / f"{number}.pdf").write_bytes(paper + b" ")
    refused = subprocess.run(words, cwd=folder, env={}, capture_output=True, text=True, check=False)
    assert refused.returncode == 1


def test_the_page_of_a_document_gives_the_same_command(at: At, app: Flask, world: World) -> None:
    address = issued(at, world)
    commands = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)
    stranger = commands.findall(verified(app, file=pdf_of(at, address)).text)
    assert commands.findall(at("armourer").get(address).text) == stranger


def test_the_proof_of_a_document_is_not_given_to_who_does_not_hold_its_file(at: At, app: Flask, world: World) -> None:
    paper = pdf_of(at, issued(at, world))
    assert app.test_client().get(f"/verify/proof/{hashlib.sha256(paper).hexdigest()}").status_code == 200
    assert app.test_client().get(f"/verify/proof/{hashlib.sha256(paper + b' ').hexdigest()}").status_code == 404
    number = words_of(paper).partition("N.º ")[2].split()[0]
    assert "/verify/proof/" not in verified(app, code=number).text


def test_a_document_is_shown_without_the_registry(at: At, world: World, signer: VerifyingKey) -> None:
    address = issued(at, world)
    proof = at("armourer").get(address + "/proof")
    shown = offline.check(pdf_of(at, address), proof.text, signer)
    assert shown.number in text_of(at("armourer").get(address).text)
    assert json.loads(proof.text).keys() == {"entry", "salt", "proof"}
