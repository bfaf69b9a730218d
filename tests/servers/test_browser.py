"""The browser the journeys use is real and speaks Spanish."""

from playwright.sync_api import Page


def test_the_browser_runs_scripts_and_prefers_spanish(page: Page) -> None:
    page.set_content("<p>Trazarma</p><script>document.title = navigator.language</script>")
    assert page.title() == "es-VE"
    assert page.get_by_text("Trazarma").is_visible()
