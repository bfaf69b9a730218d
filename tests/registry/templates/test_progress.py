"""A page about work that goes on draws itself again, and stops when the work ends."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

SCRIPT = '<script type="module" src="/static/trazarma.js"></script>'
UNDER_WAY = '<div data-progress data-under-way><p role="status">{} %</p></div>' + SCRIPT
DONE = '<div data-progress><p role="status">Hecho</p></div>' + SCRIPT


def test_progress_is_drawn_again_until_the_work_is_done(page: Page, at: str) -> None:
    drawn = [UNDER_WAY.format(10), UNDER_WAY.format(60), DONE]
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=drawn[min(len(asked), len(drawn)) - 1], content_type="text/html; charset=utf-8")

    page.route("**/imports/1", answer)
    page.clock.install()
    page.goto(f"{at}/imports/1")
    status = page.get_by_role("status")
    expect(status).to_have_text("10 %")
    page.clock.run_for(2100)
    expect(status).to_have_text("60 %")
    page.clock.run_for(2100)
    expect(status).to_have_text("Hecho")
    looks = len(asked)
    page.clock.run_for(60_000)
    assert len(asked) == looks
