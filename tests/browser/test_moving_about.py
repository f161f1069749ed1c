"""Moving about in the map: by mouse, by wheel, by touch; what is hit, and what follows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from conftest import Server, drawn, on_map, opened
from explorer.data.model import Dataset
from explorer.data.vocabulary import ActorType
from explorer.presentation.drawing.line_path import LineEnd, line_path
from explorer.presentation.drawing.outline import Outline, mark_outline
from machine_browser import wait_until
from pagework import (
    ZOOM,
    Desk,
    address,
    details,
    doing,
    ground_spot,
    lead,
    line_spot,
    marks,
    seen,
    spot,
    title,
    wait_for_address,
)

pytest_plugins = ("pagework",)

TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.dist(one, other)


# --- the map and the page ---------------------------------------------------------------


def test_dragging_the_ground_pans(desk: Desk) -> None:
    page = desk.page
    x, y = ground_spot(page)
    before = spot(page, "gna")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 25, steps=4)
    page.mouse.up()
    after = spot(page, "gna")
    assert after == pytest.approx((before[0] + 40, before[1] + 25), abs=1)
    assert address(page) == "", "to move the map about chooses nobody"
    assert page.evaluate("getSelection().toString()") == ""


def test_the_wheel_zooms_towards_the_pointer(desk: Desk) -> None:
    page = desk.page
    before, zoom = spot(page, "lna"), page.evaluate(ZOOM)
    page.mouse.move(*before)
    page.mouse.wheel(0, -300)
    wait_until(page, f"before => ({ZOOM})() > 1.1 * before", arg=zoom)
    assert far(spot(page, "lna"), before) < 3, "what lies under the pointer stays there"
    page.mouse.wheel(0, 300)
    wait_until(page, f"before => Math.abs(({ZOOM})() / before - 1) < 0.02", arg=zoom)


def test_the_picture_is_never_lost(desk: Desk) -> None:
    page = desk.page
    x, y = ground_spot(page)
    for dx, dy in ((3000, 0), (0, 3000), (-6000, -6000)):
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + dx, y + dy, steps=3)
        page.mouse.up()
        box = page.locator("#map").bounding_box()
        assert box
        inside = [
            node
            for node in sorted(seen(page)[0])
            if 0 <= spot(page, node)[0] - box["x"] <= box["width"]
            and 0 <= spot(page, node)[1] - box["y"] <= box["height"]
        ]
        assert inside
    page.keyboard.press("z")


def test_double_click_zooms_in_and_plus_and_minus_too(desk: Desk) -> None:
    page = desk.page
    start = page.evaluate(ZOOM)
    page.mouse.dblclick(*ground_spot(page))
    wait_until(page, f"start => ({ZOOM})() > 1.5 * start", arg=start)
    page.keyboard.press("z")
    wait_until(page, f"start => Math.abs(({ZOOM})() - start) < 1e-3", arg=start)
    page.locator('#map [tabindex="0"]').focus()
    page.keyboard.press("+")
    wait_until(page, f"start => ({ZOOM})() > 1.1 * start", arg=start)
    page.keyboard.press("-")
    wait_until(page, f"start => Math.abs(({ZOOM})() / start - 1) < 0.02", arg=start)


def test_text_keeps_its_size_and_more_of_it_appears(desk: Desk) -> None:
    """Labels are as large at any zoom; those for which there was no room come up."""
    page = desk.page
    labels = """() => [...document.querySelectorAll("#map .label")]
      .filter(one => getComputedStyle(one).display !== "none" && one.getClientRects().length)
      .map(one => parseFloat(getComputedStyle(one).fontSize) * Math.hypot(
        one.getScreenCTM().a, one.getScreenCTM().b))"""
    before = page.evaluate(labels)
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    page.evaluate(TWO_FRAMES)
    after = page.evaluate(labels)
    assert len(after) > len(before)
    assert min(before) == pytest.approx(min(after), abs=0.2)
    assert max(before) == pytest.approx(max(after), abs=0.2)
    assert min(after) >= 11.5


# --- what is hit ------------------------------------------------------------------------


def test_a_line_is_hit_within_six_px_and_not_beyond(desk: Desk) -> None:
    page = desk.page
    line, at, sides = line_with_room(page)
    hit = f'#map .pointed[data-id="{line}"]'
    page.mouse.move(at[0] + 5 * sides[0], at[1] + 5 * sides[1])
    page.locator(hit).wait_for(state="attached")
    page.mouse.move(at[0] + 9 * sides[0], at[1] + 9 * sides[1])
    expect(page.locator(hit)).to_have_count(0)


def line_with_room(page: Page) -> tuple[str, tuple[float, float], tuple[float, float]]:
    """A line, a point of it, and the direction in which nothing else is near."""
    for line in sorted(seen(page)[1]):
        at = line_spot(page, line) if line.endswith(("hostility", "support")) else None
        if not at:
            continue
        x, y = normal_at(page, line, at)
        for side in (1, -1):
            if page.evaluate(_FREE, [line, at[0] + side * 5 * x, at[1] + side * 5 * y]):
                return line, at, (side * x, side * y)
    pytest.fail("no room beside any line")


def normal_at(page: Page, line: str, at: tuple[float, float]) -> tuple[float, float]:
    """The direction away from a line at one of its points, of length 1."""
    x, y = page.evaluate(
        """([id, x, y]) => {
          const stroke = document.querySelector(`#map [data-id="${id}"] .stroke`);
          const matrix = stroke.getScreenCTM();
          const all = stroke.getTotalLength();
          const point = share => stroke.getPointAtLength(share * all).matrixTransform(matrix);
          const shares = Array.from({ length: 200 }, (_, index) => index / 199);
          const far = share => Math.hypot(point(share).x - x, point(share).y - y);
          const best = shares.reduce((a, b) => (far(a) < far(b) ? a : b));
          const [p, q] = [point(Math.max(best - 0.01, 0)), point(Math.min(best + 0.01, 1))];
          const long = Math.hypot(q.x - p.x, q.y - p.y);
          return [-(q.y - p.y) / long, (q.x - p.x) / long];
        }""",
        [line, *at],
    )
    return x, y


_FREE = """([id, x, y]) => {
  const shown = [...document.querySelectorAll("#map .line")]
    .filter(one => one.dataset.id !== id && getComputedStyle(one).display !== "none");
  const near = one => {
    const box = one.getBoundingClientRect();
    return box.width && x > box.x - 6 && x < box.right + 6 && y > box.y - 6 && y < box.bottom + 6;
  };
  if ([...document.querySelectorAll("#map .mark, #map text")].some(near)) return false;
  return !shown.some(line => {
    const stroke = line.querySelector(".stroke");
    const matrix = stroke.getScreenCTM();
    return Array.from({ length: 120 }, (_, index) => index / 119).some(share => {
      const at = stroke.getPointAtLength(share * stroke.getTotalLength()).matrixTransform(matrix);
      return Math.hypot(at.x - x, at.y - y) < 6;
    });
  });
}"""


def test_the_tip_and_the_rest_go_when_the_pointer_leaves_at_once(desk: Desk) -> None:
    page = desk.page
    page.mouse.move(*spot(page, "turkey"))
    expect(page.locator("#tip")).to_be_visible()
    assert marks(page, "faded")
    page.mouse.move(640, 3)  # one move, from the middle of the map into the header
    expect(page.locator("#tip")).to_be_hidden()
    expect(page.locator("#map.pointing")).to_have_count(0)
    assert not marks(page, "faded")


def test_an_agreement_is_chosen_as_an_actor_is(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    lead(page, "?focus=astana-process&hops=1")
    with doing(page):
        page.mouse.click(*spot(page, "astana-process"))
    expect(title(page)).to_have_text(dataset.alliances["astana-process"].name)


# --- dragging an actor ------------------------------------------------------------------


def test_a_dragged_actor_takes_lines_and_label_along_and_stays(desk: Desk) -> None:
    page = desk.page
    line = next(one for one in sorted(seen(page)[1]) if one.startswith("gna~"))
    ends = """id => {
      const stroke = document.querySelector(`#map [data-id="${id}"] .stroke`);
      const at = stroke.getPointAtLength(0).matrixTransform(stroke.getScreenCTM());
      return [at.x, at.y];
    }"""
    x, y = spot(page, "gna")
    before = page.evaluate(ends, line)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y + 40, steps=5)
    assert spot(page, "gna") == pytest.approx((x + 50, y + 40), abs=1)
    assert far(page.evaluate(ends, line), spot(page, "gna")) < 30, "the line follows at once"
    with doing(page):
        page.mouse.up()
    assert "places=gna:" in address(page)
    dropped = spot(page, "gna")
    assert dropped == pytest.approx((x + 50, y + 40), abs=1.5)
    assert page.evaluate(ends, line) != before
    with doing(page):
        page.go_back()
    assert spot(page, "gna") == pytest.approx((x, y), abs=1)


# --- a mouse is not needed --------------------------------------------------------------


def test_there_is_one_stop_for_tab_and_everything_has_a_name(desk: Desk) -> None:
    page = desk.page
    expect(page.locator('#map [tabindex="0"]')).to_have_count(1)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("#map :is(.actor, .alliance, .line)")].filter(one =>
          one.getAttribute("role") !== "button" || !one.getAttribute("aria-label")).length"""
    )
    assert nameless == 0
    turkey = page.locator('#map [data-id="turkey"]')
    name = turkey.get_attribute("aria-label") or ""
    assert name.startswith("Turkey, state, with ")
    assert "links" in name
    label = page.locator("#map").get_attribute("aria-label") or ""
    assert "All theaters" in label


def test_enter_chooses_who_has_the_focus_and_brackets_go_through_its_lines(desk: Desk) -> None:
    page = desk.page
    lead(page, "?select=lna")
    page.locator('#map [tabindex="0"]').focus()
    page.keyboard.press("]")
    focused = page.evaluate("document.activeElement.dataset.id") or ""
    assert "lna" in focused.split("~")
    with doing(page):
        page.keyboard.press("Enter")
    assert address(page).startswith("?select=")
    assert "~" in address(page)
    expect(details(page).locator(".statement").first).to_be_visible()


def test_focus_and_hover_survive_an_answer(desk: Desk) -> None:
    page = desk.page
    page.mouse.move(*spot(page, "gna"))
    page.locator('#map .pointed[data-id="gna"]').wait_for(state="attached")
    lead(page, "?kinds=combat,weapons,troops")
    page.locator('#map .pointed[data-id="gna"]').wait_for(state="attached")
    page.mouse.move(1, 1)
    page.locator('#map .actor[data-id="gna"]').focus()
    lead(page, "")
    assert page.evaluate("document.activeElement.dataset.id") == "gna"


# --- touch ------------------------------------------------------------------------------


@pytest.fixture
def touched(browser: Browser, server: Server) -> Iterator[tuple[Page, CDPSession]]:
    complaints: list[str] = []
    with opened(browser, complaints, 390, 844) as page:
        page.emulate_media(reduced_motion="reduce")
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})
        page.goto(f"{server.url}/{on_map('')}")
        yield drawn(page), session
    assert not complaints


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    session.send(
        "Input.dispatchTouchEvent",
        {
            "type": kind,
            "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)],
        },
    )


@pytest.mark.chromium
def test_two_fingers_pinch_and_one_pans(touched: tuple[Page, CDPSession]) -> None:
    page, session = touched
    before = page.evaluate(ZOOM)
    touch(session, "touchStart", (150, 420), (240, 420))
    for step in range(1, 7):
        touch(session, "touchMove", (150 - 10 * step, 420), (240 + 10 * step, 420))
    touch(session, "touchEnd")
    wait_until(page, f"before => ({ZOOM})() > 1.5 * before", arg=before)
    place = spot(page, "russia")
    x, y = ground_spot(page)
    touch(session, "touchStart", (x, y))
    for step in range(1, 6):
        touch(session, "touchMove", (x + 8 * step, y + 6 * step))
    touch(session, "touchEnd")
    page.evaluate(TWO_FRAMES)
    moved = spot(page, "russia")
    assert moved[0] > place[0] + 20
    assert moved[1] > place[1] + 15
    assert page.evaluate("[scrollX, scrollY, visualViewport.scale]") == [0, 0, 1]
    assert address(page) == ""


@pytest.mark.chromium
def test_a_thumb_hits_a_mark_that_it_just_misses(touched: tuple[Page, CDPSession]) -> None:
    page, session = touched
    lead(page, "?focus=lna&kinds=troops,mercenaries")
    x, y = spot(page, "lna")
    half = page.evaluate(
        "document.querySelector('#map .actor[data-id=\"lna\"] .mark')"
        ".getBoundingClientRect().width / 2"
    )
    with doing(page):
        touch(session, "touchStart", (x, y + half + 9))
        touch(session, "touchEnd")
    wait_for_address(page, "?kinds=troops,mercenaries&focus=lna&select=lna")


# --- the same lines in Python and in the browser ----------------------------------------


def random_lines(count: int) -> Iterator[tuple[list[Any], Any]]:
    """Lines of all sorts, as the script takes them, and as Python draws them."""
    dice = Random(14)
    types = [*ActorType, "alliance"]

    def end() -> tuple[tuple[float, float], Outline]:
        place = (round(dice.uniform(0, 400), 1), round(dice.uniform(0, 300), 1))
        return place, mark_outline(dice.choice(types), round(dice.uniform(3, 16), 1))

    for _ in range(count):
        (first, one), (second, other) = end(), end()
        lane = dice.choice([0, 0, 0.5, -0.5, 1, -1.5])
        arrows, width = dice.randrange(4), dice.choice([1.0, 1.2, 1.8, 2.2, 2.6, 3.4])
        path = line_path(LineEnd(first, one), LineEnd(second, other), lane, arrows, width)
        yield [first, one, second, other, lane, arrows, width], [path.stroke, path.head]


def test_a_dragged_line_is_drawn_as_python_draws_it(desk: Desk) -> None:
    asked, wanted = zip(*random_lines(600), strict=True)
    found = desk.page.evaluate(
        """async lines => {
          const { linePath } = await import("/assets/scripts/map/line-path.js");
          return lines.map(([first, one, second, other, lane, arrows, width]) => {
            const end = ([x, y], outline) => ({ x, y, outline });
            const path = linePath(end(first, one), end(second, other), lane, arrows, width);
            return [path.stroke, path.head];
          });
        }""",
        list(asked),
    )
    for got, expected_path, line in zip(found, wanted, asked, strict=True):
        assert got == expected_path, line


# --- before and without scripts ---------------------------------------------------------


def test_without_scripts_the_picture_is_there_and_can_be_read(
    browser: Browser, server: Server, dataset: Dataset
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        answer = page.goto(f"{server.url}/?theater=libya&tab=network")
        assert answer
        # The browser of the tests runs no scripts, but reads the document as if it could.
        without = answer.text().partition("<noscript>")[2].partition("</noscript>")[0]
        assert "All links of this picture" in without
        assert "sends troops to" in without or "supplies weapons to" in without
        expect(page.locator("#map .actor")).not_to_have_count(0)
        expect(page.get_by_text(dataset.title).first).to_be_visible()
        expect(page.locator("#map")).to_be_visible()
        shown = page.locator('#map .line[data-id="gna~lna~hostility"]')
        expect(shown).to_have_count(1)
        page.get_by_role("link", name="Syria", exact=True).first.click()
        assert "theater=syria" in page.url
        expect(page.locator('#map .actor[data-id="syria-government"]')).to_have_count(1)


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("query", ["", "?theater=libya&select=turkey", "?theater=syria"])
def test_without_scripts_no_label_is_cut(
    browser: Browser, server: Server, query: str, size: tuple[int, int]
) -> None:
    with browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(f"{server.url}/{on_map(query)}")
        labels, cut = page.evaluate(
            """() => {
              const map = document.getElementById("map");
              const { overflow, paddingTop } = getComputedStyle(map);
              const clipped = overflow === "visible" ? 0 : Number.parseFloat(paddingTop);
              const frame = map.getBoundingClientRect();
              const shown = [...map.querySelectorAll("text")]
                .map(text => [text.textContent, text.getBoundingClientRect()])
                .filter(([, box]) => box.width);
              const isCut = ([, box]) =>
                box.x < frame.x + clipped || box.right > frame.right - clipped ||
                box.y < frame.y + clipped || box.bottom > frame.bottom - clipped;
              return [shown.length, shown.filter(isCut).map(([text]) => text)];
            }"""
        )
        assert labels > 5
        assert cut == []


def test_nothing_jumps_when_the_page_takes_over(
    fresh: Callable[..., Page], browser: Browser, server: Server
) -> None:
    """At 1280x800 everybody stands where the first answer put them."""
    places = """() => Object.fromEntries([...document.querySelectorAll("#map .actor")]
      .filter(one => getComputedStyle(one).display !== "none")
      .map(one => [one.dataset.id, [one.getScreenCTM().e, one.getScreenCTM().f]]))"""
    with browser.new_context(
        viewport={"width": 1280, "height": 800}, java_script_enabled=False
    ) as context:
        still = context.new_page()
        still.goto(f"{server.url}/{on_map('')}")
        # As in the pages under test, see conftest.
        still.evaluate("document.documentElement.dataset.filters = 'open'")
        before = still.evaluate(places)
    after = fresh("").evaluate(places)
    assert before.keys() == after.keys()
    assert max(far(before[node], after[node]) for node in before) < 2
