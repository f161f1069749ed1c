"""No label of a filter is cut off or covered, on a screen and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytest_plugins = ("pagework",)

COVERED = """() => [...document.querySelectorAll('.filters .box')].flatMap(box => {
  const range = document.createRange();
  const label = box.querySelector('label');
  range.selectNodeContents(label);
  const words = range.getBoundingClientRect();
  const only = box.querySelector('.only').getBoundingClientRect();
  const fits = words.right <= only.left && words.right <= box.getBoundingClientRect().right;
  return fits ? [] : [label.textContent]; })"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_button_only_covers_no_label(
    fresh: Callable[..., Page], width: int, height: int
) -> None:
    page = fresh(width=width, height=height)
    if width < 900:
        page.get_by_role("button", name="Filters").click()
    assert page.locator(".filters .box").count() > 20
    assert page.evaluate(COVERED) == []
