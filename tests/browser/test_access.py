"""For everyone: axe-core, light and dark, calm, and a page that speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import Server
from explorer.graph.view import TABS
from explorer.presentation.theme import PALETTES, Theme
from machine_browser import wait_until
from pagework import (
    Desk,
    doing,
    lead,
    open_menu,
    pixels,
    radio,
    wait_until_drawn,
)

pytest_plugins = ("pagework",)

SIZES = ((1280, 800), (390, 844), (844, 390))
FEW = "kinds=combat,strikes,troops"
VIEWS = [f"?{FEW}&select=turkey", *(f"?{FEW}&theater=libya&tab={tab}" for tab in TABS)]


UNSEEN = [["#map [display='none']"]]
"""Several hundred elements that wait for a filter, and that nobody can come upon."""

COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules of axe-core that look at colours."""

MILD = ("region", "landmark-unique", "aria-allowed-role")
"""Rules that take long, the first longer than most others together, and find nothing serious."""


def faults(page: Page, part: str = "html", only: dict[str, Any] | None = None) -> list[str]:
    """What axe-core calls serious or critical in a part of the page, one line each."""
    context = {"include": [[part]], "exclude": UNSEEN}
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    options |= {"runOnly": only} if only else {"rules": {one: {"enabled": False} for one in MILD}}
    found: dict[str, Any] = Axe().run(page, context, options).response
    return [
        f"{one['impact']} {one['id']}: {one['help']} ({len(one['nodes'])}x) "
        f"e.g. {one['nodes'][0]['html'][:160]} {one['nodes'][0].get('failureSummary', '')[:300]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


LOOKS = [*(("light", size) for size in SIZES), *(("dark", size) for size in SIZES[:2])]
"""Themes and sizes; whatever a phone that lies shows has the same colours as standing."""

SEEN_FIRST = [len(VIEWS), 2, 1, len(VIEWS), 1]
"""How many of the views are looked at in `make test`, for each of the looks.

The tabs of a phone are those of a screen in less width, and in the dark they have no colours but
those of a screen in the dark.
"""


def in_theme(page: Page, theme: Any) -> dict[str, Any] | None:
    """Turn a calm page to a theme; the rules that can find something new in it, None for all.

    In the dark all but the colours of the page is as in the light.
    """
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    wait_until(
        page, f"document.documentElement.getAttribute('data-mantine-color-scheme') === '{theme}'"
    )
    return None if theme == "light" else COLOURS


def axe_cases() -> list[Any]:
    """Theme, size, view; those that only a sweep looks at are marked."""
    return [
        pytest.param(*look, view, marks=[] if index < first else pytest.mark.sweep)
        for look, first in zip(LOOKS, SEEN_FIRST, strict=True)
        for index, view in enumerate(VIEWS)
    ]


@pytest.mark.parametrize(("theme", "size", "view"), axe_cases(), ids=str)
def test_axe_finds_no_serious_fault(
    windows: Callable[[int, int], Page], theme: Any, size: tuple[int, int], view: str
) -> None:
    """In every tab, and with an actor's details open; around the tabs the page is the same."""
    page = windows(*size)
    only = in_theme(page, theme)
    lead(page, view)
    if view != VIEWS[0]:
        wait_for_tab(page)
    assert not faults(page, "html" if view in VIEWS[:2] else "main", only)


@pytest.mark.parametrize(("theme", "size"), LOOKS, ids=str)
def test_axe_finds_no_serious_fault_in_what_opens(
    windows: Callable[[int, int], Page], theme: Any, size: tuple[int, int]
) -> None:
    """In the menu; on a phone in every sheet, with an actor's details."""
    page = windows(*size)
    only = in_theme(page, theme)
    lead(page, VIEWS[0])
    open_menu(page)
    found = {"menu": faults(page, "header", only)}
    page.keyboard.press("Escape")
    if size[0] < 900:
        for sheet in ("filters", "details", "time"):
            page.evaluate("sheet => { document.documentElement.dataset.sheet = sheet }", sheet)
            found[sheet] = faults(page, f".{sheet}", only)
        page.evaluate("document.documentElement.dataset.sheet = ''")
    assert not any(found.values()), found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_the_dialog(
    windows: Callable[[int, int], Page], theme: Any
) -> None:
    """What one can take along stands in a dialog, which keeps and gives back the focus."""
    page = windows(*SIZES[0])
    only = in_theme(page, theme)
    lead(page, f"?{FEW}")
    open_menu(page)
    page.get_by_role("button", name="Export and cite", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    preview = dialog.get_by_alt_text("The picture as it will be saved")
    wait_until(page, "image => image.naturalWidth > 600", arg=preview.element_handle())
    wait_until(page, "() => document.getAnimations().every(one => one.playState !== 'running')")
    assert not faults(page, only=only)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    # What was pressed is hidden again; the way to it has the focus.
    expect(page.get_by_role("button", name="Share and export", exact=True)).to_be_focused()


def wait_for_tab(page: Page) -> None:
    """Wait until the chosen tab shows something; of the table more than its caption."""
    wait_until(
        page,
        """() => { const tab = document.querySelector('[role=tab][aria-selected=true]');
        const panel = tab && document.getElementById(tab.getAttribute("aria-controls"));
        const shown = ".ag-cell, svg, li, p:not(.waiting, .table-caption)";
        return panel && panel.querySelector(shown); }""",
    )


# --- light and dark ---------------------------------------------------------------------


def test_a_sign_is_loaded_with_its_theme(fresh: Callable[..., Page]) -> None:
    """Each stands there twice; the one that is not seen costs nothing until it is."""
    page = fresh("", color_scheme="dark")
    widths = """theme => [...document.querySelectorAll(`#legend img.only-${theme}`)]
      .map(({ naturalWidth }) => naturalWidth)"""
    wait_until(page, "document.querySelector('#legend img.only-dark').naturalWidth > 0")
    dark, light = page.evaluate(widths, "dark"), page.evaluate(widths, "light")
    assert len(dark) == len(light) > 5
    assert all(dark)
    assert not any(light)
    page.get_by_role("button", name="Light or dark").click()
    wait_until(page, f"({widths})('light').every(Boolean)")


def ground(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_theme_follows_the_system(fresh: Callable[..., Page], theme: Theme) -> None:
    page = fresh("?theater=libya", color_scheme=str(theme))
    assert ground(page) == rgb(PALETTES[theme].ground)
    check_map(page, theme)


def check_map(page: Page, theme: Theme) -> None:
    """The map has the colours of a theme: its labels, its ground."""
    expect(page.locator("#map .actor.theater-party .label").first).to_have_css(
        "fill", rgb(PALETTES[theme].ink)
    )
    shot = pixels(page, page.locator("#map").screenshot())
    light = sum(shot.ground) > 3 * 128
    assert light == (theme is Theme.LIGHT)


def test_the_switch_turns_the_theme_and_it_lasts(fresh: Callable[..., Page]) -> None:
    page = fresh("", color_scheme="light")
    page.get_by_role("button", name="Light or dark").click()
    wait_until(
        page,
        "wanted => getComputedStyle(document.body).backgroundColor === wanted",
        arg=rgb(PALETTES[Theme.DARK].ground),
    )
    check_map(page, Theme.DARK)
    page.reload()
    wait_until_drawn(page)
    assert ground(page) == rgb(PALETTES[Theme.DARK].ground)
    check_map(page, Theme.DARK)


def test_colours_of_the_style_sheet_are_those_of_the_picture(
    windows: Callable[[int, int], Page],
) -> None:
    page = windows(*SIZES[0])
    for theme in Theme:
        page.emulate_media(color_scheme="dark" if theme is Theme.DARK else "light")
        wait_until(
            page,
            "theme => document.documentElement.dataset.mantineColorScheme === theme",
            arg=str(theme),
        )
        palette = PALETTES[theme]
        names = ("ground", "panel", "ink", "muted", "rule", "accent", "highlight")
        for name, colour in (
            *((name, getattr(palette, name)) for name in names),
            *((str(family), colour) for family, colour in palette.families.items()),
        ):
            found = page.evaluate(
                "name => getComputedStyle(document.documentElement).getPropertyValue('--' + name)",
                name,
            )
            assert found.strip() == colour, (theme, name)


# --- calm -------------------------------------------------------------------------------


def test_nothing_moves_where_the_system_asks_for_calm(desk: Desk) -> None:
    """No animation and no transition runs while the view changes."""
    page = desk.page
    with doing(page):
        radio(page, "Libya").check()
    running = page.evaluate(
        "document.getAnimations().filter(one => one.playState === 'running').length"
    )
    assert running == 0


# --- a page that speaks -----------------------------------------------------------------


def test_it_has_landmarks_and_one_title(desk: Desk) -> None:
    page = desk.page
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_counts_say_what_they_count(desk: Desk) -> None:
    """Boxes are named by their label alone; what they mean and count is there, too."""
    boxes = desk.page.get_by_role("group", name="Link kinds").get_by_role("checkbox")
    names = boxes.evaluate_all("nodes => nodes.map(node => node.labels[0]?.textContent.trim())")
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("tab", ["overview", "network"])
def test_all_can_be_twice_as_large(fresh: Callable[..., Page], tab: str) -> None:
    """At 200% zoom (half the window) the picture keeps its room, and all is in reach."""
    page = fresh(f"?tab={tab}", 640, 400)
    stage = page.locator("#overview-stage" if tab == "overview" else "#stage")
    found, header = stage.bounding_box(), page.locator(".header").bounding_box()
    assert found
    assert header
    assert found["height"] >= 250
    assert found["width"] == 640
    assert found["y"] >= header["y"] + header["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    for name in ("All", "Syria", "Libya"):
        assert page.evaluate(ON_TOP, radio(page, name).element_handle()), name
    for part in (
        *page.get_by_role("tab").all(),
        page.get_by_role("button", name="Share and export"),
        *page.get_by_role("navigation", name="Panels").get_by_role("button").all(),
    ):
        assert page.evaluate(ON_TOP, part.element_handle()), part.inner_text()


ON_TOP = """node => { const { left, top, width, height } = node.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  return Boolean(over && (node.contains(over) || over.contains(node)
    || over.closest("label")?.control === node)); }"""


# --- before scripts run -----------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_something_is_painted_before_scripts_run(
    browser: Browser, server: Server, size: tuple[int, int]
) -> None:
    """No blank page: the first answer has the header, the tabs and the picture."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light"
    )
    try:
        page = context.new_page()
        page.route("**/*.js*", lambda route: route.abort())
        page.goto(f"{server.url}/", wait_until="load")
        shown = page.locator("#first-page")
        expect(shown.get_by_role("heading", level=1)).to_be_visible()
        expect(shown.get_by_text("Overview", exact=True)).to_be_visible()
        picture = shown.locator("svg.overview:visible")
        expect(picture).to_have_count(1)
        found = picture.bounding_box()
        assert found
        assert found["width"] > size[0] / 2
        shot = pixels(page, page.screenshot())
        left, top, right, bottom = shot.margins
        assert max(left, right) < 40
        assert max(top, bottom) < 40
    finally:
        context.close()
