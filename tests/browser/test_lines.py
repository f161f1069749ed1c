"""Which lines of the map are drawn: those that wait, and the switch that draws all of them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from explorer.data.model import Dataset
from pagework import Desk, click_node, details, doing, lead, title, wait_for_address

pytest_plugins = ("pagework",)

_DRAWN = """() => {
  const lines = [...document.querySelectorAll("#map .line")];
  const looks = lines.map((line) => [line, getComputedStyle(line)]);
  const isDrawn = ([, look]) => look.visibility === "visible" && look.display !== "none";
  return looks.filter(isDrawn).map(([line]) => line.dataset.id);
}"""


def drawn_lines(page: Page) -> set[str]:
    """The ids of the lines that are seen."""
    return set(page.evaluate(_DRAWN))


def switch(page: Page) -> Locator:
    return page.get_by_role("checkbox", name="All lines")


# ------------------------------------------------------------------ all lines


def test_all_lines_are_drawn_for_who_wants_them(desk: Desk) -> None:
    page = desk.page
    few = drawn_lines(page)
    words = page.get_by_text(re.compile(r"^[0-9]+ more$"))
    waiting = int(words.inner_text().split()[0])
    expect(switch(page)).to_have_accessible_description(words.inner_text())
    switch(page).focus()
    with doing(page):
        page.keyboard.press("Space")
    wait_for_address(page, "?lines=all")
    expect(switch(page)).to_be_checked()
    expect(switch(page)).to_be_focused()
    assert len(drawn_lines(page)) == len(few) + waiting
    expect(words).to_have_count(0)
    with doing(page):
        page.keyboard.press("Space")
    wait_for_address(page, "")
    assert drawn_lines(page) == few


def test_an_address_can_ask_for_all_lines(desk: Desk) -> None:
    lead(desk.page, "?lines=all&theater=libya")
    expect(switch(desk.page)).to_be_checked()
    lead(desk.page, "?theater=libya")
    expect(switch(desk.page)).not_to_be_checked()


def test_there_is_no_switch_where_no_line_waits(desk: Desk) -> None:
    lead(desk.page, "?kinds=weapons")
    expect(switch(desk.page)).to_have_count(0)


# ------------------------------------------------------------------ the band


def test_the_band_says_what_lines_beside_it_would(desk: Desk) -> None:
    page = desk.page
    click_node(page, "russia")
    between = {line for line in drawn_lines(page) if line.startswith("russia~turkey~")}
    assert {line.rpartition("~")[2] for line in between} == {
        "cooperation",
        "hostility",
        "interest",
    }
    band = page.get_by_role("button", name=re.compile("^Russia ↔ Turkey · Weapons from Russia"))
    expect(band).to_have_class(re.compile(r"\blit\b"))


# ------------------------------------------------------------------ fronts and areas

_MIDDLE = """([selector, across, down]) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return [box.x + across * box.width, box.y + down * box.height];
}"""


def place_of(page: Page, selector: str, across: float, down: float) -> tuple[float, float]:
    """A point of the window within an element, by shares of its box."""
    x, y = page.evaluate(_MIDDLE, [f"#map {selector}", across, down])
    return x, y


def opacity(page: Page, selector: str) -> float:
    """How much of a stroke is seen."""
    return float(
        page.locator(f"#map {selector}").evaluate("one => getComputedStyle(one).strokeOpacity")
    )


def test_a_front_says_what_it_is_and_opens_what_is_between_its_sides(
    desk: Desk, dataset: Dataset
) -> None:
    page = desk.page
    front = page.get_by_role("button", name=re.compile("^GNA and LNA at war since April 2019"))
    expect(front).to_have_count(1)
    at = place_of(page, '.front[data-id="gna~lna"]', 0.3, 0.5)
    page.mouse.move(*at)
    expect(page.locator("#tip")).to_have_text(
        "GNA and LNA at war since April 2019. Combat since April 2019."
    )
    assert opacity(page, '.front[data-id="gna~lna"] .stroke') == 1
    assert opacity(page, '.front[data-id="syria-government~syrian-opposition"] .stroke') == 0.25
    with doing(page):
        page.mouse.click(*at)
    wait_for_address(page, "?select=gna~lna")
    expect(title(page)).to_have_text(f"{dataset.label('gna')} – {dataset.label('lna')}")
    page.mouse.move(5, 5)
    assert opacity(page, '.front[data-id="gna~lna"] .stroke') == 1
    assert opacity(page, '.front[data-id="syria-government~syrian-opposition"] .stroke') == 0.25


def test_the_area_of_a_side_lets_it_stand_out_and_opens_it(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    at = place_of(page, '.area[data-id="lna"]', 0.5, 0.93)
    page.mouse.move(*at)
    expect(page.locator("#tip")).to_contain_text("Side of LNA in Libya")
    expect(page.locator('#map .actor[data-id="lna"]')).to_have_class(re.compile(r"\bnear\b"))
    expect(page.locator('#map .actor[data-id="israel"]')).not_to_have_class(re.compile(r"\bnear\b"))
    with doing(page):
        page.mouse.click(*at)
    wait_for_address(page, "?select=lna")
    expect(title(page)).to_have_text(dataset.node("lna").name)
    with doing(page):
        page.mouse.click(*at)
    wait_for_address(page, "")
    expect(details(page)).to_contain_text("Start here")


# ------------------------------------------------------------------ rings and labels

# By how many px the ring of a mark that is chosen, pointed at or focused reaches the letters of a
# label that is drawn no later than it.
_REACHED = """width => {
  const groups = [...document.querySelectorAll("#map .marks > g")];
  const shown = (one) => getComputedStyle(one).display !== "none";
  const marks = groups.filter(shown).map((element, place) => {
    const { a, e, f } = element.getScreenCTM();
    const box = element.querySelector(".mark").getBBox();
    const beside = [...element.querySelectorAll(".label:not(.inside)")].filter(shown);
    const rows = beside.flatMap((text) =>
      [...text.querySelectorAll("tspan")].map((row) => {
        const { left, right, top, bottom } = row.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        return [left, middle - 5.4, right, middle + 5.4];
      }));
    const ring = ((Math.max(box.width, box.height) + width) / 2) * a;
    return { id: element.dataset.id, place, x: e, y: f, ring, rows };
  });
  const found = {};
  for (const { id, place, x, y, ring } of marks)
    for (const other of marks)
      for (const [left, top, right, bottom] of other.place <= place ? other.rows : []) {
        const away = [Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0)];
        const reach = ring - Math.hypot(...away);
        if (reach > 0) found[`${id} ${other.id}`] = reach;
      }
  return found;
}"""


@pytest.mark.parametrize("query", ["", "?theater=syria", "?theater=libya"])
def test_no_ring_covers_a_label(desk: Desk, query: str) -> None:
    page = desk.page
    lead(page, query)
    assert {pair: px for pair, px in page.evaluate(_REACHED, 3).items() if px > 0.6} == {}


def test_the_rings_are_as_wide_as_that(desk: Desk) -> None:
    page = desk.page
    click_node(page, "russia")
    chosen = page.locator('#map .actor[data-id="russia"] .mark')
    expect(chosen).to_have_css("stroke-width", "3px")
    page.keyboard.press("Escape")
    page.locator('#map [tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    focused = page.locator("#map g:focus-visible > .mark")
    expect(focused).to_have_css("stroke-width", "3px")


# ------------------------------------------------------------------ who is not there


def test_who_is_chosen_and_not_there_is_said_above_the_picture(desk: Desk) -> None:
    page = desk.page
    for tab in ("", "&tab=overview"):
        lead(page, f"?theater=libya&select=sdf{tab}")
        note = page.get_by_role("status").filter(has_text="SDF is not in this picture: ")
        expect(note).to_be_visible()
        with doing(page):
            note.get_by_role("button", name="Show all theaters").click()
        expect(note).to_have_count(0)
