"""The contrast of every pair of colours, as designed and as WCAG 2.2 counts it."""

from __future__ import annotations

import re

import pytest

from tests.registry.templates.skeleton import style

# Text or drawing, ground, the ratio the design states.
PAIRS = [
    ("ink", "paper", 16.0), ("ink", "wash", 14.5), ("muted", "paper", 7.2), ("muted", "wash", 6.5),
    ("edge", "paper", 4.4), ("edge", "wash", 4.0), ("rule", "paper", 1.5), ("paper", "band", 14.1),
    ("band-text", "band", 8.8), ("action", "paper", 8.3), ("action", "wash", 7.5), ("focus", "band", 8.7),
    ("focus", "ink", 9.9), ("ok", "paper", 7.6), ("ok", "ok-tint", 6.6), ("move", "paper", 8.7),
    ("move", "move-tint", 7.5), ("warn", "paper", 7.9), ("warn", "warn-tint", 7.1), ("stop", "paper", 8.4),
    ("stop", "stop-tint", 7.1), ("flat", "paper", 7.2), ("flat", "flat-tint", 6.2), ("paper", "practice", 9.9),
]  # fmt: skip


def colour(token: str) -> str:
    """The six hexadecimal digits of a token on screen, where it is first set."""
    found = re.search(rf"--tz-{token}:\s*#([0-9a-f]{{6}})", style())
    assert found, f"--tz-{token} is not set"
    return found[1]


def luminance(digits: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(("text", "ground", "stated"), PAIRS)
def test_a_pair_of_colours_has_the_contrast_the_design_states(text: str, ground: str, stated: float) -> None:
    assert contrast(colour(text), colour(ground)) == pytest.approx(stated, abs=0.1)


@pytest.mark.parametrize("text", ["ink", "muted", "action", "ok", "move", "warn", "stop", "flat"])
def test_text_on_paper_is_never_lighter_than_seven_to_one(text: str) -> None:
    assert contrast(colour(text), colour("paper")) >= 7


def test_bootstrap_is_given_the_same_colours_as_numbers() -> None:
    for token, name in (("ink", "body-color"), ("action", "link-color"), ("action-hover", "link-hover-color")):
        found = re.search(rf"--bs-{name}-rgb:\s*(\d+), (\d+), (\d+)", style())
        assert found
        assert "".join(f"{int(part):02x}" for part in found.groups()) == colour(token)
