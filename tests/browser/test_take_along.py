"""What one can take along from each tab: its picture, the table, sources and a citation."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from explorer.data.model import Dataset
from explorer.exchange.image_metadata import VIEW_KEY, read_png_metadata
from explorer.exchange.picture_file import PictureMaker, PictureOptions
from explorer.exchange.source_list import source_words, sources_of_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.presets import PICTURE_PRESETS
from explorer.workspace import Workspace
from pagework import (
    Desk,
    lead,
    open_menu,
)

pytest_plugins = ("pagework",)


def taken(page: Page, button: str) -> Download:
    """What a button saves, pressed by the keyboard."""
    found_button = page.get_by_role("button", name=button, exact=True)
    if not found_button.count() or not found_button.is_visible():
        open_menu(page)
    with page.expect_download() as found:
        found_button.press("Enter")
    return found.value


@pytest.mark.parametrize("tab", ["overview", "network", "compare", "matrix", "timeline", "table"])
def test_each_tab_gives_its_own_picture(
    desk: Desk, workspace: Workspace, tmp_path: Path, tab: str
) -> None:
    page = desk.page
    query = f"theater=libya&select=turkey&tab={tab}"
    lead(page, f"?{query}")
    view, _ = view_from_query(query, workspace.dataset)
    maker = PictureMaker(workspace)
    for button, form in (("Download PNG", "png"), ("Download SVG", "svg")):
        got = taken(page, button)
        assert got.suggested_filename == f"{maker.words(view).file}.{form}"
        path = tmp_path / got.suggested_filename
        got.save_as(path)
        assert path.read_bytes() == maker.file(view, PictureOptions(form)), "as snapshot has it"
    status = page.get_by_role("status").filter(has_text="Saved")
    if tab == "table":
        expect(status).to_contain_text("Download CSV saves the table")
    else:
        expect(status).not_to_contain_text("CSV")


def test_the_table_is_saved_as_it_is_shown(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    lead(page, "?theater=libya&kinds=troops,mercenaries&tab=table")
    expect(page.locator(".ag-cell").first).to_be_visible()
    got = taken(page, "Download CSV")
    assert got.suggested_filename.endswith("_libya_2019-12-25_mercenaries-troops_table.csv")
    got.save_as(tmp_path / "table.csv")
    text = (tmp_path / "table.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    shown = page.locator(".ag-center-cols-container .ag-row").count()
    assert len(rows) == shown > 3
    first = page.locator(".ag-center-cols-container .ag-row").first.locator(".ag-cell")
    cells = [one.strip() for one in first.all_inner_texts()]
    assert cells in [list(row.values()) for row in rows]


@pytest.mark.parametrize("query", ["theater=libya&tab=network", "tab=timeline&select=turkey"])
def test_the_dialog_lists_the_sources_behind_the_picture(
    desk: Desk, workspace: Workspace, tmp_path: Path, query: str
) -> None:
    page = desk.page
    lead(page, f"?{query}")
    view, _ = view_from_query(query, workspace.dataset)
    listed = [source_words(one) for one in sources_of_view(workspace, view)]
    open_menu(page)
    page.get_by_role("button", name="Export and cite", exact=True).click()
    region = page.get_by_role("region", name="Sources behind the picture")
    expect(region).to_have_text("\n".join(listed), use_inner_text=False)
    got = taken(page, "Save sources as text")
    got.save_as(tmp_path / "sources.txt")
    assert (tmp_path / "sources.txt").read_text(encoding="utf-8").splitlines() == listed
    assert taken(page, "Save sources as CSV").suggested_filename.endswith("_sources.csv")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_citation_has_address_and_day_of_access(desk: Desk, dataset: Dataset) -> None:
    page = desk.page
    lead(page, "?theater=libya&tab=matrix")
    open_menu(page)
    page.get_by_role("button", name="Export and cite", exact=True).click()
    said = page.locator(".citation")
    expect(said).to_contain_text(f"{dataset.title} ({dataset.as_of.year}): Libya: who stands")
    expect(said).to_contain_text(
        re.compile(r"View: \?theater=libya&tab=matrix, accessed \d{1,2} [A-Z][a-z]+ \d{4}\.")
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_picture_for_an_article_is_chosen_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    lead(page, "?theater=libya&select=turkey")
    open_menu(page)
    page.get_by_role("button", name="Export and cite", exact=True).click()
    label = PICTURE_PRESETS["article"].label
    page.get_by_role("radio", name=PICTURE_PRESETS["screen"].label, exact=True).focus()
    for _ in range(list(PICTURE_PRESETS).index("article")):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name=label, exact=True)).to_be_checked()
    got = taken(page, "Save as PNG")
    assert got.suggested_filename.endswith("_libya_2019-12-25_turkey_article.png")
    got.save_as(tmp_path / "article.png")
    data = (tmp_path / "article.png").read_bytes()
    assert int.from_bytes(data[16:20]) == 640
    assert "select=turkey" in read_png_metadata(data)[VIEW_KEY]
    page.get_by_text(PICTURE_PRESETS["screen"].label, exact=True).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
