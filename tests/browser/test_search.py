"""The search of the page, with and without slips, finds what its reference in Python does."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import expect

from explorer.data.model import Dataset
from pagework import Desk, doing, search_box, title
from search_reference import find_in, search_index

pytest_plugins = ("pagework",)

FIND = """async ([options, searches]) => {
  const { findActors } = await import("/assets/scripts/find-actors.js");
  return searches.map(text => findActors(options, text, 10).map(({ value }) => value)); }"""


def slips(word: str) -> Iterator[str]:
    """A name with one letter changed, missing, extra, or swapped with the next; in the middle."""
    at = len(word) // 2
    yield word
    yield word[:at] + "x" + word[at + 1 :]
    yield word[:at] + word[at + 1 :]
    yield word[:at] + "x" + word[at:]
    yield word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :]
    yield word[: at + 2]


def test_the_page_and_its_reference_find_the_same(desk: Desk, dataset: Dataset) -> None:
    index = search_index(dataset)
    options = [
        {"value": node, "label": node, "keys": "\n".join(keys), "own": own}
        for node, keys, own in index
    ]
    searches = [text for node in dataset.nodes() for text in slips(node.label)]
    found = desk.page.evaluate(FIND, [options, searches])
    assert found == [list(find_in(index, text)) for text in searches]


def test_one_wrong_letter_is_forgiven(desk: Desk) -> None:
    for typed in ("Turkye", "Trukey", "Turkex", "Turky", "Turkkey"):
        search_box(desk.page).fill(typed)
        expect(desk.page.get_by_role("option").first).to_have_text("Turkey")
    with doing(desk.page):
        search_box(desk.page).press("Enter")
    expect(title(desk.page)).to_have_text("Turkey")
