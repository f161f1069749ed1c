"""The first page of an address: what it holds, and that nothing gets out of its text."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.data.model import Dataset
from explorer.graph.view import TABS
from explorer.graph.view_query import view_from_query
from explorer.web import ids
from explorer.web.answers import Answers
from explorer.web.filter_options import FilterOptions
from explorer.web.first_page import writer
from explorer.web.first_page.writer import FIRST_PAGE_ID, FirstPage
from explorer.web.page.filters import MAX_RADIO_THEATERS
from explorer.workspace import Workspace
from marked import text
from samples import dataset, link, two_wars

WARS = two_wars()
PICTURE = '<svg id="map" class="picture"></svg>'
VOID = {"img", "input"}


def made(data: Dataset = WARS) -> tuple[FirstPage, Answers]:
    workspace = Workspace(data)
    answers = Answers(workspace, FilterOptions.from_workspace(workspace))
    return FirstPage(answers, lambda _: PICTURE, "/_picture"), answers


PAGE, ANSWERS = made()


class Outline(HTMLParser):
    """The elements of a page, each with those that it stands in; fails where one is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.said = ""
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.found.append((tag, named, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said += data

    def with_class(self, name: str) -> list[dict[str, str]]:
        return [named for _, named, _ in self.found if name in named.get("class", "").split()]


def outline(query: str = "", page: FirstPage = PAGE) -> Outline:
    return Outline(page.html(query))


def test_it_holds_what_the_page_will_say() -> None:
    theater = next(iter(WARS.theaters))
    for query in ("", f"theater={theater}", f"select={next(iter(WARS.actors))}", "ask=bridges"):
        said = "".join(outline(query).said.split())
        view, notices = view_from_query(query, WARS)
        content = ANSWERS.of(view, notices).content
        for part, nodes in content["parts"].items():
            assert "".join(text(nodes).split()) in said, part
        for name in (ids.SUMMARY, ids.DAY_TEXT):
            assert "".join(content["texts"][name].split()) in said
        assert "".join(WARS.title.split()) in said


@pytest.mark.parametrize("tab", TABS)
def test_it_holds_the_picture_whatever_tab_is_open(tab: str) -> None:
    html = PAGE.html(f"tab={tab}")
    assert html.count(PICTURE) == (tab != "overview")
    assert html.count(' id="overview"') == (tab == "overview")
    found = Outline(html)
    (current,) = [one for one in found.with_class("look-tab") if one.get("aria-current")]
    assert current["href"] == ("?" if tab == TABS[0] else f"?tab={tab}")
    assert bool(found.with_class("out-of-sight")) is (tab not in ("overview", "network"))


def test_the_boxes_and_counts_are_those_of_the_view() -> None:
    found = outline("kinds=combat")
    boxes = [named for tag, named, _ in found.found if tag == "input" and "value" in named]
    kinds = [one["value"] for one in boxes if "data-family" in one]
    assert len(kinds) > 2
    ticked = [one["value"] for one in boxes if "data-family" in one and "checked" in one]
    assert ticked == ["combat"]


def test_only_the_page_and_the_picture_have_ids_and_nothing_has_a_name() -> None:
    for query in ("tab=network", f"tab=table&select={next(iter(WARS.actors))}", "ask=chains"):
        found = outline(query).found
        picture = ["map"] if "tab" in query else ["overview", "overview-description"]
        assert [named["id"] for _, named, _ in found if "id" in named] == [FIRST_PAGE_ID, *picture]
        assert not [named for _, named, _ in found if "name" in named]


def test_theaters_are_links() -> None:
    first, second = WARS.theaters
    html = PAGE.html(f"theater={first}&kinds=combat")
    links = dict(
        re.findall(r'<a href="([^"]*)"( aria-current="true")?><span class="look-radio"', html)
    )
    assert {unescape(one): bool(current) for one, current in links.items()} == {
        "?kinds=combat": False,
        f"?theater={first}&kinds=combat": True,
        f"?theater={second}&kinds=combat": False,
    }


def test_pictures_can_be_saved_without_scripts() -> None:
    found = outline("kinds=combat").with_class("look-button")
    assert [one["href"] for one in found if "_picture" in one.get("href", "")] == [
        "/_picture?kinds=combat&_format=png",
        "/_picture?kinds=combat&_format=svg",
    ]


def test_many_theaters_are_a_list_for_readers_without_scripts() -> None:
    many = [f"t{index}" for index in range(MAX_RADIO_THEATERS + 1)]
    page, _ = made(
        dataset(link("a", "combat", "b", "t1"), theaters=dict.fromkeys(many, ("a", "b")))
    )
    html = page.html("theater=t1")
    assert "look-radios" not in html
    without = html.partition("<noscript>")[2]
    assert all(f'href="?theater={one}"' in without for one in many)


def test_every_link_is_a_sentence_for_readers_without_scripts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without = PAGE.html("").partition("<noscript>")[2]
    view, notices = view_from_query("", WARS)
    shown = [
        key for _, _, key in ANSWERS.workspace.select(view).edges(keys=True) if key in WARS.links
    ]
    assert len(shown) > 3
    assert without.count(" confidence, ") == len(shown)
    credit = ANSWERS.of(view, notices).picture["caption"]["credit"]
    assert credit in unescape(without)
    monkeypatch.setattr(writer, "MAX_LISTED_LINKS", 2)
    few = made()[0].html("").partition("<noscript>")[2]
    assert few.count(" confidence, ") == 2
    assert f"And {len(shown) - 2} more." in few


def test_without_a_picture_it_says_why_and_holds_the_rest() -> None:
    found = Outline(PAGE.html("tab=table", no_picture="It is <b>late</b>"))
    assert "It is <b>late</b>" in found.said
    assert WARS.title in found.said
    assert found.with_class("look-radios")
    assert not [named for _, named, _ in found.found if named.get("id") == "map"]


def test_a_page_that_was_written_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    page, _ = made()
    first = page.html("kinds=combat&tab=network")
    monkeypatch.setattr(writer, "fill_frame", None)
    assert page.html("?tab=network&kinds=combat") is first
    with pytest.raises(TypeError):
        page.html("kinds=troops")


def test_a_very_long_address_is_written_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    page, _ = made()
    monkeypatch.setattr(writer, "MAX_CACHED_QUERY", 5)
    assert page.html("kinds=combat") is not page.html("kinds=combat")


BLOCKS = {"div", "fieldset", "ul", "ol", "p", "section", "details", "h2", "h3", "nav"}


@pytest.mark.parametrize("query", ["", "ask=chains", "ask=bridges", "ask=camps", "tab=compare"])
def test_a_browser_builds_the_same_tree(query: str) -> None:
    """Browsers end a paragraph before a block, and a link before another one."""
    for who in ("", *WARS.actors):
        for tag, _, above in outline(f"{query}&select={who}" if who else query).found:
            assert not (tag in BLOCKS and "p" in above), (tag, above)
            assert not (tag in ("a", "button", "input") and "a" in above), (tag, above)


EVIL = "<script>alert(1)</script>\"' onload=x </noscript>"


def test_what_stands_in_a_file_is_text() -> None:
    data = dataset(link("a", "combat", "b", "t"))
    evil: dict[str, Any] = {"title": EVIL, "description": EVIL, "license": EVIL}
    actors = {key: one.model_copy(update={"name": EVIL}) for key, one in data.actors.items()}
    page, _ = made(data.model_copy(update={**evil, "actors": actors}))
    for query in ("", "select=a", "select=a~b"):
        html = page.html(query)
        assert "<script" not in html
        assert html.count("</noscript>") == 1
        assert EVIL in Outline(html).said


@settings(max_examples=60)
@given(
    st.text(max_size=60)
    | st.lists(
        st.tuples(
            st.sampled_from(
                ["theater", "kinds", "date", "select", "tab", "ask", "focus", "places"]
            ),
            st.sampled_from([EVIL, "%00", "%ff", "\ud800", "a%3Cb", "all", "none"]) | st.text(),
        ),
        max_size=4,
    ).map(lambda parts: "&".join(f"{name}={value}" for name, value in parts))
)
def test_any_address_is_a_page(address: str) -> None:
    html = PAGE.html(address)
    assert "<script" not in html
    html.encode()
    assert Outline(html).found[0][1]["id"] == FIRST_PAGE_ID
