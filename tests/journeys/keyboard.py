"""A clerk at the keyboard: forms filled in without a mouse, and a stopwatch that counts keys."""

from __future__ import annotations

from playwright.sync_api import Page

#: Each key that goes down, counted by the browser itself, from one page to the next.
COUNTER = """window.addEventListener("keydown",
    () => sessionStorage.setItem("keys", Number(sessionStorage.getItem("keys")) + 1), true)"""


def count_keys(page: Page) -> None:
    """Start the stopwatch: from the next page on."""
    page.add_init_script(COUNTER)


def keys_pressed(page: Page) -> int:
    """The keys counted so far."""
    return int(page.evaluate("Number(sessionStorage.getItem('keys'))"))


def goes_to(page: Page, name: str) -> None:
    """Press Enter until the field `name` has the focus: no key but Enter is needed to move on."""
    for _ in range(40):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Enter")
    raise AssertionError(f"Enter never reached {name}")


def register(page: Page, serial: str, repeated: str) -> None:
    """Fill in the form of a pistol with the keyboard alone, and ask for its review."""
    page.wait_for_load_state()
    page.locator("[name=weapon_type]").focus()
    page.keyboard.type("pistola")
    for name, text in (("make", "Glock"), ("model", "17"), ("calibre", "9 × 19 mm Parabellum"), ("year", "2009"),
                       ("manufacturer", "Glock Ges.m.b.H."), ("country", "Austria"), ("action", "semi"),
                       ("serial", serial), ("serial_again", repeated), ("weapon_class", "arma org"),
                       ("condition", "operativa")):
        goes_to(page, name)
        page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    page.wait_for_load_state()
