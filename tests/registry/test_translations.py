"""English is complete: what the source says in Spanish is in the catalogue, and the catalogue translates all of it."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from tests.source import HOME, PACKAGES, modules, read

PO = HOME / "registry/translations/en/LC_MESSAGES/messages.po"
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")

#: Spanish that no reader of English meets. Whole modules: what the operator reads at the terminal is Spanish alone, and
#: the demonstration's persons, bodies and reasons are data; what papers write is read and never shown.
SPANISH_ALONE = ("registry/commands/", "registry/catalogue_lists/", "registry/demo/", "registry/seeds/",
                 "proof/offline.py", "proof/signer.py", "marking/serial_words.py", "marking/serial_clauses.py",
                 "registry/importing/proposing.py", "registry/importing/formulas.py", "registry/importing/paper.py")
#: One text of a module, with the reason why it is not translated.
REVIEWED = {
    ("models/events/legal_parameter.py", "Código Civil, art. 18"): "example data of an event",
    ("models/events/ledger.py", "registro.example/trazarma"): "example data of an event",
    ("models/events/organisation.py", "Policía Municipal de Los Aleros"): "example data of an event",
    ("models/events/organisation.py", "Policía de Los Aleros"): "example data of an event",
    ("models/events/organisation_change.py", "Policía Municipal de Los Aleros"): "example data of an event",
    ("models/events/organisation_change.py", "Policía de Los Aleros"): "example data of an event",
    ("models/events/organisation_change.py", "Resolución 118-2026"): "example data of an event",
    ("models/events/organisation_change.py", "Resolución 204-2026"): "example data of an event",
    ("registry/importing/encoding.py", "áéíóúñüçãõâêôàÁÉÍÓÚÑÜÇÃÕÂÊÔÀ"): "letters that are looked for",
    ("registry/importing/table.py", "#NULO!"): "error of a spreadsheet, as it is read",
    ("registry/importing/table.py", "#VALOR!"): "error of a spreadsheet, as it is read",
    ("registry/importing/table.py", "#¡DIV/0!"): "error of a spreadsheet, as it is read",
    ("registry/importing/table.py", "#¡NULO!"): "error of a spreadsheet, as it is read",
    ("registry/importing/table.py", "#¡NUM!"): "error of a spreadsheet, as it is read",
    ("registry/importing/table.py", "#¡VALOR!"): "error of a spreadsheet, as it is read",
    ("registry/importing/table.py", "#¡REF!"): "error of a spreadsheet, as it is read",
    ("registry/importing/table.py", "#¿NOMBRE?"): "error of a spreadsheet, as it is read",
    ("registry/offline_program.py", "comprobar.pyz"): "name of a file",
    ("registry/views/imports.py", 'attachment; filename="rechazadas-'): "name of a file",
    ("registry/__init__.py", "la base perdería actos asentados sin luz ("): "refusal to start, at the terminal",
    ("registry/__init__.py", "); use un disco local y una SQLite reciente."): "refusal to start, at the terminal",
    ("registry/language.py", "Español"): "a language names itself",
    ("registry/operations/join_records.py", "Ficha "): "part of a kept text",
    ("registry/operations/join_records.py", ", registrada dos veces"): "part of a kept text",
    ("registry/operations/sources.py", ", (?:folio|línea) "): "mark inside a kept text",
    ("registry/operations/sources.py", "línea "): "part of a kept text",
    ("registry/operations/words.py", " Fuente: "): "mark inside a kept text",
    ("registry/shown/weapon.py", "<del>{}</del> <ins>{}</ins>"): "markup",
    ("registry/sign_in/passwords.py", "contraseña123"): "password that is refused",
    ("registry/sign_in/passwords.py", "contraseña1234"): "password that is refused",
    ("registry/sign_in/passwords.py", "micontraseña"): "password that is refused",
    ("registry/sign_in/passwords.py", "administrador"): "password that is refused",
    ("registry/sign_in/passwords.py", "administrador1"): "password that is refused",
    ("registry/sign_in/passwords.py", "administrador123"): "password that is refused",
    ("registry/sign_in/passwords.py", "nadie entra con esto"): "text of which only a hash is kept",
    ("registry/views/labels.py", 'inline; filename="etiquetas-'): "name of a file",
    ("registry/views/ledger.py", "asiento-"): "name of a file",
    ("reports/paper.py", "carta"): "code of a setting",
    ("reports/paper.py", "oficio"): "code of a setting",
}
#: English words that Spanish has too.
SHARED = {"control", "base"}


@pytest.fixture(scope="module")
def english() -> Catalog:
    """The catalogue as committed."""
    return read_po(io.BytesIO(PO.read_bytes()), locale="en")


@pytest.fixture(scope="module")
def extracted() -> set[str | tuple[str, ...]]:
    """The msgids of the source, as `make catalogue` finds them."""
    methods, options = parse_mapping_cfg(io.StringIO((HOME / "babel.cfg").read_text(encoding="utf-8")))
    found = extract_from_dir(HOME, methods, options, keywords={"_": None, "gettext": None, "ngettext": (1, 2)})
    return {message for _file, _line, message, _comments, _context in found}


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(texts: str | tuple[str, ...]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def words(text: str) -> set[str]:
    """The words of three letters or more, placeholders left out."""
    return set(re.findall(r"[^\W\d_]{3,}", PLACEHOLDER.sub("", text).lower()))


def spanish_words(catalogue: Catalog) -> set[str]:
    """Words that msgids have and no translation has: the catalogue is its own dictionary."""
    said = {word for message in entries(catalogue) for text in forms(message.id) for word in words(text)}
    translated = {word for message in entries(catalogue) for text in forms(message.string) for word in words(text)}
    return said - translated - SHARED


def constants(text: str) -> Iterator[str]:
    """String constants of a module that are not docstrings."""
    tree = ast.parse(text)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def spanish_of(text: str, dictionary: set[str]) -> set[str]:
    """The constants of a module that read as Spanish."""
    return {said for said in constants(text) if re.search("[áéíóúñ¿¡]", said) or words(said) & dictionary}


def test_the_catalogue_holds_what_the_source_says_and_nothing_else(
        english: Catalog, extracted: set[str | tuple[str, ...]]) -> None:
    held = {message.id for message in entries(english)}
    assert (extracted - held, held - extracted) == (set(), set())


def test_everything_is_translated_and_nothing_is_left_in_doubt(english: Catalog) -> None:
    blank = [message.id for message in entries(english) if not all(forms(message.string))]
    doubtful = [message.id for message in entries(english) if message.fuzzy]
    assert (blank, doubtful, list(english.obsolete)) == ([], [], [])


def test_a_translation_names_what_its_original_names(english: Catalog) -> None:
    wrong = [message.id for message in entries(english) for text in forms(message.string)
             if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall("".join(forms(message.id))))]
    assert wrong == []


def test_a_translated_sentence_sets_its_verb_apart(english: Catalog) -> None:
    wrong = [message.id for message in entries(english) for text in forms(message.string)
             if text.count("*") != forms(message.id)[0].count("*")]
    assert wrong == []


def test_no_translation_keeps_a_spanish_letter_or_quotation_mark(english: Catalog) -> None:
    wrong = [text for message in entries(english) for text in forms(message.string) if re.search("[áéíóúñ¿¡«»]", text)]
    assert wrong == []


def test_no_spanish_of_the_source_escapes_the_catalogue(english: Catalog) -> None:
    known = {text for message in entries(english) for text in forms(message.id)}
    dictionary = spanish_words(english)
    found = {(path.as_posix(), said) for path in modules() if is_product(path)
             for said in spanish_of(read(path), dictionary) - known}
    assert sorted(found - REVIEWED.keys()) == []
    assert sorted(REVIEWED.keys() - found) == [], "reviewed, but no longer there"


def is_product(path: Path) -> bool:
    is_ours = path.parts[0] in PACKAGES and "versions" not in path.parts and path.name != "extraction.py"
    return is_ours and not path.as_posix().startswith(SPANISH_ALONE)


def test_templates_say_nothing_outside_the_catalogue(english: Catalog) -> None:
    dictionary = spanish_words(english)
    for file in sorted((HOME / "registry/templates").rglob("*.html")):
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", file.read_text(encoding="utf-8"), flags=re.S)
        assert (file.name, words(bare) & dictionary) == (file.name, set())


def test_the_catalogue_compiles_without_complaint(english: Catalog) -> None:
    assert [(message.id, [str(fault) for fault in faults]) for message, faults in english.check()] == []
    compiled = io.BytesIO()
    write_mo(compiled, english)
    told = Translations(io.BytesIO(compiled.getvalue()))
    assert told.ungettext("%(num)s arma en esta página", "%(num)s armas en esta página", 1) == (
        "%(num)s weapon on this page")
    assert told.ungettext("%(num)s arma en esta página", "%(num)s armas en esta página", 2) == (
        "%(num)s weapons on this page")
