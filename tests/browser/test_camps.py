"""Camps on the page: numbers that open their cases, the curve, and the answer to take along."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Request, expect

from conftest import Server
from explorer.data.model import Dataset
from explorer.graph.view_query import view_from_query
from explorer.workspace import Workspace
from pagework import Desk, address, details, doing, lead

pytest_plugins = ("pagework",)

QUERY = "?theater=syria&ask=camps"


def test_the_curve_is_fetched_when_it_is_opened(desk: Desk) -> None:
    page = desk.page
    asked: list[str] = []

    def note(request: Request) -> None:
        if "_camps" in request.url:
            asked.append(request.url)

    page.on("request", note)
    lead(page, QUERY)
    curve = details(page).get_by_alt_text("Curve of the pairs", exact=False).first
    expect(curve).to_be_hidden()
    assert not asked
    details(page).get_by_text("Over time").click()
    expect(curve).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0",
                           arg=curve.element_handle())  # fmt: skip
    assert len(asked) == 1, "the one of the other theme is not fetched"
    shown, region = curve.bounding_box(), details(page).bounding_box()
    assert shown
    assert region
    assert shown["x"] + shown["width"] <= region["x"] + region["width"]


def test_a_number_opens_its_cases_and_a_case_leads_to_its_evidence(desk: Desk) -> None:
    page = desk.page
    lead(page, QUERY)
    details(page).get_by_text("three foes of each other").click()
    case = details(page).get_by_role("button", name="HTS – Syrian gov.").locator("visible=true")
    with doing(page):
        case.first.click()
    assert "select=hts" in address(page)
    expect(details(page)).to_contain_text("HTS")


def test_the_answer_is_saved_as_json(desk: Desk, dataset: Dataset, tmp_path: Path) -> None:
    page = desk.page
    lead(page, QUERY)
    with page.expect_download() as found:
        details(page).get_by_role("link", name="JSON").click()
    path = tmp_path / found.value.suggested_filename
    found.value.save_as(path)
    said = json.loads(path.read_text(encoding="utf-8"))
    workspace = Workspace(dataset)
    assert said["summary"]["pairs"] == len(
        workspace.signed_pairs(view_from_query(QUERY, dataset)[0])
    )
    assert path.name.endswith("_camps.json")


def test_without_scripts_the_answer_can_be_saved_as_well(browser: Browser, server: Server) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server.url}/{QUERY}")
        with page.expect_download() as found:
            page.get_by_role("link", name="CSV").click()
        assert found.value.suggested_filename.endswith("_camps.zip")
