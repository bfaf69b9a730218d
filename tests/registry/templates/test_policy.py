"""Pages work under a policy that allows nothing inline and nothing from elsewhere."""

from __future__ import annotations

import re

import pytest
from jinja2 import Environment

from tests.registry.templates.skeleton import STATIC, scripts, skeleton, source, style, templates

# Bootstrap draws these from data: addresses, which the policy refuses.
DRAWN_FROM_DATA = {
    "accordion-button", "btn-close", "carousel-control-next-icon", "carousel-control-prev-icon", "form-switch",
    "is-invalid", "is-valid", "navbar-toggler-icon",
}  # fmt: skip


def inline(text: str) -> list[str]:
    """What the policy would refuse in a template."""
    found = []
    for tag, attributes in skeleton(text).tags:
        found += [f"{tag} {name}" for name in attributes if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in attributes):
            found.append(f"inline {tag}")
    return found


@pytest.mark.parametrize("name", templates())
def test_a_template_can_be_parsed(name: str) -> None:
    Environment(extensions=["jinja2.ext.i18n"]).parse(source(name))


@pytest.mark.parametrize("name", templates())
def test_a_template_has_no_style_or_script_of_its_own(name: str) -> None:
    assert inline(source(name)) == []


@pytest.mark.parametrize(
    "text", ['<p style="x">', "<b onclick='x'>", "<style>p{}</style>", "<script>x()</script>", "<p {{ a }} onfocus=x>"]
)
def test_what_is_inline_is_found(text: str) -> None:
    assert inline(text)


@pytest.mark.parametrize("name", templates())
def test_a_template_loads_nothing_from_elsewhere(name: str) -> None:
    loaded = [attributes.get("src", "") for _tag, attributes in skeleton(source(name)).tags]
    linked = [attributes.get("href", "") for tag, attributes in skeleton(source(name)).tags if tag == "link"]
    assert [address for address in loaded + linked if "//" in address or address.startswith("data:")] == []


@pytest.mark.parametrize("name", templates())
def test_a_template_uses_no_bootstrap_part_drawn_from_a_data_address(name: str) -> None:
    classes = {one for _tag, attributes in skeleton(source(name)).tags for one in attributes.get("class", "").split()}
    assert classes & DRAWN_FROM_DATA == set()


def test_the_stylesheet_takes_nothing_from_elsewhere() -> None:
    assert "@import" not in style()
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", style())
    assert addresses
    assert [address for address in addresses if not (STATIC / address).is_file()] == []


def test_scripts_write_no_markup_and_run_no_text() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in scripts())
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", texts) == []
