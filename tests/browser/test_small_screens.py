"""On a phone: everything within reach of a thumb, nothing to scroll sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from conftest import Server, drawn, on_map, opened
from explorer.data.model import Dataset
from machine_browser import wait_until
from pagework import (
    box,
    click_node,
    details,
    doing,
    ground_spot,
    lead,
    open_menu,
    picture,
    radio,
    search_box,
    seen,
    slider,
    spot,
    title,
    wait_for_address,
)

pytest_plugins = ("pagework",)

WIDE, HIGH = 390, 844


@pytest.fixture(scope="module")
def _phone(browser: Browser, server: Server) -> Iterator[Page]:
    complaints: list[str] = []
    with opened(browser, complaints, WIDE, HIGH) as page:
        page.emulate_media(reduced_motion="reduce")
        page.set_default_timeout(10_000)
        page.goto(f"{server.url}/{on_map('')}")
        yield drawn(page)
    assert not complaints


@pytest.fixture
def phone(_phone: Page) -> Page:
    """A page of 390x844, at its start, with all sheets closed."""
    _phone.evaluate("document.documentElement.dataset.sheet = ''")
    _phone.evaluate("document.activeElement.blur()")
    lead(_phone, "")
    return _phone


def is_reachable(part: Locator) -> bool:
    """In the window once scrolled to, large enough, and nothing above it."""
    part.scroll_into_view_if_needed()
    found = part.bounding_box()
    if not found or found["x"] < -1 or found["x"] + found["width"] > WIDE + 1:
        return False
    return bool(
        part.evaluate(
            """node => { const box = node.getBoundingClientRect();
            const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return !!over && (node.contains(over) || over.contains(node)
              || over.closest("label")?.control === node); }"""
        )
    )


def open_sheet(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Panels").get_by_role("button", name=name).click()


def test_nothing_scrolls_sideways(phone: Page) -> None:
    for query in ("", "?select=turkey", "?tab=table&kinds=combat", "?theater=mars"):
        lead(phone, query)
        for sheet in ("", "filters", "details", "time"):
            phone.evaluate("sheet => { document.documentElement.dataset.sheet = sheet }", sheet)
            width = phone.evaluate(
                "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
            )
            assert width <= WIDE, (query, sheet)


def test_what_stands_above_the_map_is_reachable(phone: Page) -> None:
    for theater in ("All", "Syria", "Libya"):
        assert is_reachable(radio(phone, theater))
    assert is_reachable(search_box(phone))
    for name in ("Share and export", "Light or dark", "Show everything"):
        assert is_reachable(phone.get_by_role("button", name=name)), name


def test_every_action_is_reachable(phone: Page) -> None:
    open_menu(phone)
    for name in ("Download PNG", "Download SVG", "Copy link", "Export and cite", "Reset view"):
        assert is_reachable(phone.get_by_role("button", name=name, exact=True)), name
    phone.get_by_role("button", name="Share and export").click()


def test_all_that_stands_above_is_one_row(phone: Page) -> None:
    found = phone.locator(".header").bounding_box()
    assert found
    assert found["height"] <= 48
    search_box(phone).click()
    wide = search_box(phone).bounding_box()
    assert wide
    assert wide["width"] > 250, "there is room to type"
    search_box(phone).blur()


def test_every_tab_is_reachable(phone: Page) -> None:
    for tab in phone.get_by_role("tab").all():
        assert is_reachable(tab), tab.inner_text()


def test_panels_open_as_sheets_and_close_again(phone: Page) -> None:
    for name, part in (
        ("Filters", phone.get_by_role("complementary", name="Filters")),
        ("Time", slider(phone)),
    ):
        expect(part).to_be_hidden()
        open_sheet(phone, name)
        expect(part).to_be_visible()
        found = part.bounding_box()
        assert found
        assert found["x"] >= 0
        assert found["x"] + found["width"] <= WIDE
        assert found["y"] + found["height"] <= HIGH
        open_sheet(phone, name)
        expect(part).to_be_hidden()


def test_the_details_show_two_lines_and_are_pulled_up(phone: Page) -> None:
    """By the button, by the bar, or with a finger; the picture has what is left."""

    def height(selector: str) -> float:
        found = phone.locator(selector).bounding_box()
        assert found
        return found["height"]

    low, map_before = height("#panel"), height("#map-frame")
    assert 50 < low < 100
    expect(title(phone)).to_be_visible()
    handle = phone.get_by_role("button", name="More or less of the details")
    handle.focus()
    phone.keyboard.press("Enter")
    assert height("#panel") > HIGH / 3
    assert height("#map-frame") < map_before - 100
    phone.keyboard.press("Enter")
    assert height("#panel") == low
    open_sheet(phone, "Details")
    assert height("#panel") > HIGH / 3
    open_sheet(phone, "Details")
    assert height("#panel") == low
    found = handle.bounding_box()
    assert found
    x, y = found["x"] + found["width"] / 2, found["y"] + 8
    phone.mouse.move(x, y)
    phone.mouse.down()
    phone.mouse.move(x, y - 150, steps=3)
    phone.mouse.move(x, y - 300, steps=3)
    phone.mouse.up()
    assert abs(height("#panel") - (low + 300)) < 4
    found = handle.bounding_box()
    assert found
    phone.mouse.move(x, found["y"] + 8)
    phone.mouse.down()
    phone.mouse.move(x, HIGH - 60, steps=3)
    phone.mouse.up()
    assert height("#panel") == low


def test_the_sheets_never_cover_the_picture(phone: Page) -> None:
    for sheet in ("", "filters", "details", "time"):
        phone.evaluate("sheet => { document.documentElement.dataset.sheet = sheet }", sheet)
        bottom = phone.locator("#map-frame").evaluate("one => one.getBoundingClientRect().bottom")
        for part in (".filters", ".details", ".time"):
            found = phone.locator(part).bounding_box()
            assert found is None or found["y"] >= bottom - 1, (sheet, part)


def test_a_step_of_a_story_and_the_way_on_are_seen_below_the_map(
    phone: Page, dataset: Dataset
) -> None:
    story = next(iter(dataset.stories.values()))
    lead(phone, f"?tab=network&story={story.id}.1")
    expect(title(phone).first).to_have_text(story.steps[0].title)
    following = phone.get_by_role("button", name="Next", exact=True)
    assert is_reachable(following)
    with doing(phone):
        following.click()
    expect(title(phone).first).to_have_text(story.steps[1].title)


LYING = ((844, 390), (740, 360), (667, 375))


def bounds(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).bounding_box()
    assert found, selector
    return found


@pytest.mark.parametrize("size", LYING, ids="{0[0]}x{0[1]}".format)
def test_a_phone_that_lies_gives_the_picture_its_whole_width(
    phone: Page, size: tuple[int, int]
) -> None:
    """One row above, one line below; an opened sheet stands beside the picture."""
    width, height = size
    try:
        phone.set_viewport_size({"width": width, "height": height})
        wait_until(phone, f"innerWidth === {width}")
        frame, panel = bounds(phone, "#map-frame"), bounds(phone, "#panel")
        assert frame["width"] == width
        assert frame["height"] >= height - 92
        assert panel["height"] <= 46
        assert panel["y"] >= frame["y"] + frame["height"] - 1
        tabs = phone.get_by_role("tab").all()
        assert {round(bounds(phone, ".header")["y"])} == {0}
        last = tabs[-1].bounding_box()
        assert last
        assert last["y"] < 44
        assert last["x"] + last["width"] <= bounds(phone, ".header .theaters")["x"] + 1
        expect(title(phone)).to_be_visible()
        expect(radio(phone, "Libya")).to_be_visible()
        for sheet, part in (("Filters", ".filters"), ("Time", ".time"), ("Details", "#panel")):
            open_sheet(phone, sheet)
            frame, panel = bounds(phone, "#map-frame"), bounds(phone, part)
            assert panel["x"] >= frame["x"] + frame["width"] - 1, sheet
            assert panel["x"] + panel["width"] <= width, sheet
            assert panel["height"] > height / 2, sheet
            assert frame["width"] > width / 2, sheet
        assert phone.evaluate("document.documentElement.scrollWidth") <= width
        # The map is fitted to what is left.
        left, _, right, _ = picture(phone).extent
        assert left >= 0
        assert right <= frame["width"]
    finally:
        phone.evaluate("document.documentElement.dataset.sheet = ''")
        phone.set_viewport_size({"width": WIDE, "height": HIGH})
        wait_until(phone, f"innerWidth === {WIDE}")


def overview_on(page: Page, width: int, height: int) -> None:
    """Show the overview in a window, and wait until it is drawn for it."""
    page.set_viewport_size({"width": width, "height": height})
    lead(page, "?tab=overview")
    wait_until(
        page,
        """() => { const svg = document.getElementById("overview");
        const stage = document.getElementById("overview-stage").getBoundingClientRect();
        return svg && window.conflictExplorer.ready
          && Number(svg.getAttribute("width")) === Math.floor(stage.width / 10) * 10; }""",
    )


@pytest.mark.parametrize(
    ("size", "most"), [((844, 390), 440), ((740, 360), 470)], ids=["844x390", "740x360"]
)
def test_the_overview_of_a_phone_that_lies_is_the_wide_one(
    phone: Page, size: tuple[int, int], most: int
) -> None:
    try:
        overview_on(phone, *size)
        svg = phone.locator("#overview")
        found = svg.bounding_box()
        assert found
        assert found["width"] >= size[0] - 10
        assert found["height"] <= most, "less than half of it has to be scrolled to"
        libya, syria = (svg.locator(f".theater[data-id={one}]") for one in ("libya", "syria"))
        boxes = [one.bounding_box() for one in (libya, syria)]
        assert boxes[0]
        assert boxes[1]
        assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"], "beside each other"
        assert abs(boxes[0]["y"] - boxes[1]["y"]) < 2
        assert smallest_text(phone) >= 12
    finally:
        phone.set_viewport_size({"width": WIDE, "height": HIGH})


def smallest_text(page: Page) -> float:
    """The px of the smallest letters of the overview, as they are seen."""
    found: float = page.evaluate(
        """() => { const svg = document.getElementById("overview");
        const { a } = svg.getScreenCTM();
        return Math.min(...[...svg.querySelectorAll("text")]
          .map((text) => parseFloat(getComputedStyle(text).fontSize) * a)); }"""
    )
    return found


@pytest.mark.parametrize("size", [(390, 844), (360, 640)], ids="{0[0]}x{0[1]}".format)
def test_all_of_the_overview_can_be_scrolled_clear_of_the_sheet(
    phone: Page, size: tuple[int, int]
) -> None:
    try:
        overview_on(phone, *size)
        assert smallest_text(phone) >= 12
        phone.locator(".overview-frame").evaluate("one => { one.scrollTop = one.scrollHeight; }")
        end = phone.locator("#overview").bounding_box()
        assert end
        assert end["y"] + end["height"] <= bounds(phone, "#panel")["y"] + 1
    finally:
        phone.set_viewport_size({"width": WIDE, "height": HIGH})


def test_who_is_found_is_scrolled_to_and_not_covered(phone: Page) -> None:
    try:
        overview_on(phone, 360, 640)
        phone.locator(".overview-frame").evaluate("one => { one.scrollTop = 0; }")
        search_box(phone).press_sequentially("hayat tahrir")
        with doing(phone):
            search_box(phone).press("Enter")
        wait_until(
            phone,
            """() => { const chosen = document.querySelector("#overview .chosen");
            const { top, bottom } = chosen.getBoundingClientRect();
            const stage = document.getElementById("overview-stage").getBoundingClientRect();
            return top >= stage.top - 1 && bottom <= stage.bottom + 1; }""",
        )
    finally:
        phone.set_viewport_size({"width": WIDE, "height": HIGH})


@pytest.mark.parametrize("size", [(390, 844), (360, 640), (844, 390)], ids="{0[0]}x{0[1]}".format)
def test_whom_a_step_of_a_story_names_is_not_covered(
    phone: Page, dataset: Dataset, size: tuple[int, int]
) -> None:
    """Neither by its two lines nor by the sheet that is pulled up: the map is fitted anew."""
    story = next(iter(dataset.stories.values()))
    try:
        phone.set_viewport_size({"width": size[0], "height": size[1]})
        lead(phone, f"?tab=network&story={story.id}.2")
        expect(title(phone)).to_be_visible()
        for sheet in ("", "details"):
            phone.evaluate("sheet => { document.documentElement.dataset.sheet = sheet }", sheet)
            phone.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
            frame = bounds(phone, "#map-frame")
            named = ("gna", "lna", "wagner", "russia")
            for name in named:
                x, y = spot(phone, name)
                assert frame["x"] < x < frame["x"] + frame["width"], (sheet, name)
                assert frame["y"] < y < frame["y"] + frame["height"], (sheet, name)
    finally:
        phone.set_viewport_size({"width": WIDE, "height": HIGH})


@pytest.mark.parametrize("size", [(390, 844), (360, 640), (844, 390)], ids="{0[0]}x{0[1]}".format)
def test_the_title_is_there_to_the_last_word(phone: Page, size: tuple[int, int]) -> None:
    try:
        phone.set_viewport_size({"width": size[0], "height": size[1]})
        heading = phone.get_by_role("heading", level=1)
        wide, high = heading.evaluate(
            "one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
        )
        assert (wide <= 0, high <= 1) == (True, True)
        found = heading.bounding_box()
        assert found
        assert found["x"] + found["width"] <= bounds(phone, ".theaters")["x"] + 1
        assert found["y"] >= 0
        assert found["y"] + found["height"] <= 44
    finally:
        phone.set_viewport_size({"width": WIDE, "height": HIGH})


def test_filter_by_thumb(phone: Page) -> None:
    open_sheet(phone, "Filters")
    last = box(phone, "Link kinds", "Dependence")
    assert is_reachable(last)
    with doing(phone):
        box(phone, "Link kinds", "Combat").uncheck()
    assert "combat" not in phone.evaluate("new URLSearchParams(location.search).get('kinds')")
    for group in ("Actor types", "Link kinds"):
        for tick in phone.get_by_role("group", name=group).get_by_role("checkbox").all():
            assert is_reachable(tick)


def test_a_tap_on_an_actor_shows_its_details(phone: Page, dataset: Dataset) -> None:
    """Their first lines are about it, and one more tap opens the rest."""
    click_node(phone, "gna")
    expect(title(phone)).to_be_visible()
    open_sheet(phone, "Details")
    expect(title(phone)).to_have_text(dataset.node("gna").name)
    name = details(phone).get_by_role("button", name=dataset.label("lna"), exact=True).first
    assert is_reachable(name)


def test_change_the_day_by_thumb(phone: Page) -> None:
    open_sheet(phone, "Time")
    with doing(phone):
        phone.get_by_role("button", name="A month back").click()
    wait_for_address(phone, "?date=2019-11-25")
    for name in ("Range", "All dates"):
        assert is_reachable(phone.get_by_role("checkbox", name=name))


def test_find_on_a_phone(phone: Page, dataset: Dataset) -> None:
    search_box(phone).press_sequentially("haftar")
    with doing(phone):
        phone.get_by_role("option").first.click()
    wait_for_address(phone, "?select=haftar")
    expect(title(phone)).to_have_text(dataset.node("haftar").name)
    expect(details(phone)).to_be_focused()
    assert bounds(phone, "#panel")["height"] > HIGH / 3, "one reads on"


def test_a_tap_on_the_ground_brings_all_back(phone: Page) -> None:
    lead(phone, "?select=gna")
    with doing(phone):
        phone.mouse.click(*ground_spot(phone))
    wait_for_address(phone, "")


def test_labels_on_a_phone(phone: Page) -> None:
    for query in ("", "?theater=libya"):
        lead(phone, query)
        found = picture(phone)
        assert found.smallest >= 10
        assert not found.overlaps


def test_the_picture_fills_a_phone(phone: Page) -> None:
    lead(phone, "?theater=libya")
    found = picture(phone)
    left, _, right, _ = found.extent
    assert right - left >= 2 / 3 * found.width
    assert found.height >= HIGH / 3


def test_fingers_zoom_the_map_not_the_page(phone: Page) -> None:
    touch = phone.locator("#map-frame").evaluate("node => getComputedStyle(node).touchAction")
    assert touch == "none"
    content = phone.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "width=device-width" in content
    assert "user-scalable=no" not in content


def test_targets_are_large_enough_for_a_thumb(phone: Page) -> None:
    """44 px each way (WCAG 2.2, 2.5.5), in the rows above and below the picture and on it."""
    small = []
    for part in (
        *phone.get_by_role("navigation", name="Panels").get_by_role("button").all(),
        phone.get_by_role("button", name="Show everything"),
        phone.get_by_role("button", name="Share and export"),
        phone.get_by_role("button", name="Light or dark"),
        search_box(phone),
        *phone.get_by_role("radiogroup", name="Theater").get_by_role("radio").all(),
        *phone.get_by_role("tab").all(),
    ):
        found = part.bounding_box()
        if not found or min(found["width"], found["height"]) < 44 - 0.5:
            small.append((part.inner_text() or part.get_attribute("value"), found))
    assert not small


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_other_widths(phone: Page, width: int) -> None:
    try:
        phone.set_viewport_size({"width": width, "height": HIGH})
        wait_until(phone, f"innerWidth === {width}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= width
        expect(radio(phone, "Libya")).to_be_visible()
        assert seen(phone)[0]
    finally:
        phone.set_viewport_size({"width": WIDE, "height": HIGH})
