"""Whatever a person can read passes through the translations."""

from __future__ import annotations

import re

import pytest

from tests.registry.templates.skeleton import Skeleton, skeleton, source, templates

READ_ALOUD = ("alt", "aria-label", "aria-description", "data-l", "label", "placeholder", "title")
NAMES = {"Trazarma"}


def untranslated(text: str) -> list[str]:
    """Words a template writes itself, in text or in an attribute that is read."""
    found: Skeleton = skeleton(text)
    spoken = [attributes[name] for _tag, attributes in found.tags for name in READ_ALOUD if name in attributes]
    words = [word for run in found.words + spoken for word in re.findall(r"[^\W\d_]{2,}", run)]
    return [word for word in words if word not in NAMES]


@pytest.mark.parametrize("name", templates())
def test_every_word_of_a_template_can_be_translated(name: str) -> None:
    assert untranslated(source(name)) == []


@pytest.mark.parametrize("text", ["<p>Guardar</p>", '<a title="Abrir">{{ x }}</a>', '<td data-l="{{ x }} Calibre">'])
def test_a_word_outside_the_translations_is_found(text: str) -> None:
    assert untranslated(text)


def test_a_word_inside_the_translations_is_let_through() -> None:
    assert untranslated("<p>{{ _('Guardar') }} · {{ x }}</p>") == []
