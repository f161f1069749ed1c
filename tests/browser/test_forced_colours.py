"""Where the system forces its colours, both pictures use them, and all in them is told apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from machine_browser import wait_until

pytest_plugins = ("pagework",)

TEXT, MARK = 4.5, 3.0
"""The least contrast (WCAG 2) of a text to what it stands on, and of a line or an edge."""

CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
  const light = (colour) => rgb(colour).map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
  const contrast = (one, other) => { const both = [light(one), light(other)];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05); };
  const style = (one) => getComputedStyle(one);
  const ground = getComputedStyle(document.body).backgroundColor;
  const isPaint = (paint) => paint !== "none" && !/^rgba.*, 0\\)$/.test(paint);
  const under = (element) => { const { x, y, width, height } = element.getBoundingClientRect();
    for (const one of document.elementsFromPoint(x + width / 2, y + height / 2)) {
      if (one.closest("text") || !one.closest("svg") || one.tagName === "svg") continue;
      const { fill } = getComputedStyle(one);
      if (["rect", "path", "circle", "polygon"].includes(one.tagName) && isPaint(fill)) return fill;
    }
    return ground; };
  const seen = (selector) => [...document.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.getBoundingClientRect().width);
  const paints = (one) => [one, ...one.querySelectorAll("*")].flatMap((part) => {
    const { fill, stroke } = getComputedStyle(part);
    return [fill, stroke].filter(isPaint); });
  // A line has seams and cores in the ground, so its strongest part counts.
  const strongest = (one) => Math.max(...paints(one).map((paint) => contrast(paint, ground)));
  const weak = (found, least) => found.filter(([, value]) => value < least)
    .map(([one, value]) => `${one.textContent || one.outerHTML.slice(0, 120)}: ${value}`);
  return { count: seen(TEXTS).length,
    texts: weak(seen(TEXTS).map((one) => [one, contrast(style(one).fill, under(one))]), TEXT),
    lines: weak(seen(LINES).map((one) => [one, strongest(one)]), MARK),
    areas: weak(seen(AREAS).map((one) => [one, contrast(style(one).stroke, ground)]), MARK) };
}"""


def contrasts(page: Page, texts: str, lines: str, areas: str) -> dict[str, Any]:
    code = CONTRASTS.replace("TEXTS", repr(texts)).replace("LINES", repr(lines))
    code = code.replace("AREAS", repr(areas))
    code = code.replace("TEXT)", f"{TEXT})").replace("MARK)", f"{MARK})")
    found: dict[str, Any] = page.evaluate(code)
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["overview", "network"])
def test_everything_stands_out_from_its_ground(
    fresh: Callable[..., Page], theme: str, tab: str
) -> None:
    page = fresh(f"?tab={tab}", color_scheme=theme, forced_colors="active")
    page.evaluate("() => { document.documentElement.dataset.filters = ''; }")
    if tab == "overview":
        wide = "document.getElementById('overview')?.getAttribute('width') === '1010'"
        wait_until(page, wide)
        found = contrasts(
            page,
            "#overview text tspan, #overview text:not(:has(tspan))",
            "#overview .front, #overview .help, #overview .bridge",
            "#overview .side rect, #overview .theater rect:first-of-type",
        )
        assert found["count"] > 60
    else:
        found = contrasts(
            page,
            "#map .label",
            "#map .line:not(.quiet), #map .front",
            "#map .area > *, #map rect.area, #map path.area",
        )
        assert found["count"] > 30
    assert not found["texts"]
    assert not found["lines"]
    assert not found["areas"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_focus_has_a_ring_on_a_piece_and_on_an_actor(
    fresh: Callable[..., Page], theme: str
) -> None:
    page = fresh("?tab=overview", color_scheme=theme, forced_colors="active")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#overview .piece')"):
            break
    style, width, colour = page.evaluate(
        """() => { const { outlineStyle, outlineWidth, outlineColor } =
        getComputedStyle(document.activeElement);
        return [outlineStyle, parseFloat(outlineWidth), outlineColor]; }"""
    )
    assert (style, width >= 2) == ("solid", True)
    assert colour != ground
