"""One word has one class and one shape everywhere; the stylesheet knows each class a template writes, and no other."""

from __future__ import annotations

import re

import pytest

from tests.registry.templates.skeleton import TEMPLATES, scripts, source, style, templates
from tests.source import HOME

STATES = ("is-ok", "is-move", "is-warn", "is-stop", "is-book", "is-none", "is-end")
OURS = re.compile(r"(?<![\w-])((?:is|tz)-[a-z]+(?:-[a-z]+)*)(?![\w-])")
ASIDE = re.compile(r"\{#.*?#\}", re.DOTALL)


def styled() -> set[str]:
    """Our classes the stylesheet has a rule for."""
    return set(re.findall(r"\.((?:is|tz)-[a-z]+(?:-[a-z]+)*)", style()))


def written(name: str) -> set[str]:
    """Our classes in a template, comments apart."""
    return set(OURS.findall(ASIDE.sub("", source(name))))


@pytest.mark.parametrize("name", templates())
def test_every_class_of_ours_in_a_template_has_a_rule(name: str) -> None:
    assert written(name) - styled() == set()


def test_every_class_with_a_rule_is_used() -> None:
    used = {one for name in templates() for one in written(name)}
    elsewhere = [*scripts(), *(HOME / "registry").rglob("*.py")]
    used |= {one for path in elsewhere for one in OURS.findall(path.read_text(encoding="utf-8"))}
    composed = {"tz-short", "tz-wide", "tz-full"}  # form.html builds them from `width`
    assert styled() - used - composed - set(STATES) == set()


@pytest.mark.parametrize("state", STATES)
def test_a_state_sets_its_colour_and_its_tint(state: str) -> None:
    rules = re.findall(rf"^\.{state} \{{([^}}]*)\}}", style(), flags=re.MULTILINE)
    assert len(rules) == 1
    assert "--tz-state:" in rules[0]
    assert "--tz-tint:" in rules[0]


def test_no_two_states_share_colour_and_shape() -> None:
    rules = [re.findall(rf"^\.{state} \{{([^}}]*)\}}", style(), flags=re.MULTILINE)[0].strip() for state in STATES]
    assert len(set(rules)) == len(STATES)


def test_a_state_sets_properties_only() -> None:
    for body in re.findall(r"^\.is-(?:ok|move|warn|stop|book|none|end) \{([^}]*)\}", style(), flags=re.MULTILINE):
        assert all(part.strip().startswith("--tz-") for part in body.split(";") if part.strip())


def test_every_macro_file_begins_with_its_signatures() -> None:
    for path in sorted((TEMPLATES / "macros").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        head = text[: text.index("-#}")]
        assert text.startswith("{#-"), path.name
        names = re.findall(r"^\{% macro (\w+)\(", text, flags=re.MULTILINE)
        assert any(f"{name}(" in head for name in names), path.name
