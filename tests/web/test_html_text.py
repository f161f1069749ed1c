"""Parts of the page as HTML: the same as markup.js builds, and nothing in it becomes code."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from explorer.web.html_text import MARKUP_ATTRIBUTES, MARKUP_TAGS, SAFE_VALUES, html_text
from explorer.web.markup import MarkupNode, element
from marked import allowed

VOID = ("img", "input")


class Reader(HTMLParser):
    """Reads HTML back: what opens, what closes, and the texts between."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("/", tag))

    def handle_data(self, data: str) -> None:
        if self.events and isinstance(self.events[-1], str):
            data = self.events.pop() + data
        self.events.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def read(text: str) -> list[Any]:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.events


def plain(text: str) -> str:
    """What is left of a text in HTML, which cannot hold all that Python can."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()


def expected(nodes: list[MarkupNode]) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, str):
            yield plain(node)
            continue
        tag, named, children = node
        yield (
            tag,
            {
                name: plain(value)
                for name, value in named.items()
                if name not in SAFE_VALUES or SAFE_VALUES[name].match(value)
            },
        )
        if tag not in VOID:
            yield from expected(children)
            yield "/", tag


def merged(events: Iterator[Any]) -> list[Any]:
    """The same with neighbouring texts as one, and without empty ones."""
    found: list[Any] = []
    for event in events:
        if event == "":
            continue
        if isinstance(event, str) and found and isinstance(found[-1], str):
            found[-1] += event
        else:
            found.append(event)
    return found


EVIL = [
    "<script>alert(1)</script>", '" onload="alert(1)', "' x='", "&lt;", "&#60;", "-->", "<!--",
    "</noscript>", "]]>", "\0", "\r\n", "\ud800", "javascript:alert(1)", "&", "{%scripts%}",
]  # fmt: skip
texts = st.text(max_size=20) | st.sampled_from(EVIL)
names = st.sampled_from(
    ["class", "title", "href", "src", "type", "value", "alt", "aria-label", "data-node"]
)
nodes = st.recursive(
    texts,
    lambda inner: st.tuples(
        st.sampled_from(sorted(MARKUP_TAGS)),
        st.dictionaries(names, texts | st.sampled_from(["https://a.org/?a&b", "button"])),
        st.lists(inner, max_size=4),
    ).map(list),
    max_leaves=12,
)


@given(st.lists(nodes, max_size=4))
@example([["p", {"title": '"><script>'}, ["<b>", "&amp;"]]])
@example([["img", {"src": "data:image/svg+xml,%3Csvg%3E", "alt": ""}, []]])
def test_what_is_written_is_read_back_and_nothing_else(given: list[MarkupNode]) -> None:
    assert read(html_text(given)) == merged(expected(given))


@given(texts)
def test_a_text_stays_inside_of_a_noscript(said: str) -> None:
    """There a browser with scripts looks for the end tag and for nothing else."""
    written = html_text(
        [["noscript", {}, [["p", {"title": said}, [said]]]]], tags=("noscript", "p")
    )
    assert written.count("<") == 4
    assert written.endswith("</noscript>")


def test_it_allows_what_the_script_allows() -> None:
    tags, attributes, forms = allowed()
    assert tags == MARKUP_TAGS
    assert attributes.pattern.strip("()") == MARKUP_ATTRIBUTES.pattern
    assert {name: form.pattern.lstrip("^") for name, form in forms.items()} == {
        name: form.pattern.replace(r"\Z", "$") for name, form in SAFE_VALUES.items()
    }


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(ValueError, match="no part of a page: script"):
        html_text([["script", {}, ["alert(1)"]]])
    assert html_text([["main", {}, []]], tags=("main",)) == "<main></main>"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("onclick", "alert(1)"),
        ("style", "color: red"),
        ("href", "javascript:alert(1)"),
        ("href", " https://a.org"),
        ("href", "//a.org"),
        ("href", "?theater=libya"),
        ("src", "https://a.org/a.png"),
        ("src", "data:text/html,x"),
        ("src", "_picture?_format=svg"),
        ("href", "/_camps?_format=csv"),
        ("type", "submit"),
        ("type", "button\n"),
        ("x y", ""),
        ("class\n", ""),
    ],
)
def test_what_could_do_harm_is_left_out(name: str, value: str) -> None:
    assert html_text([["a", {name: value}, []]]) == "<a></a>"


def test_the_answer_on_camps_is_found_at_its_own_route() -> None:
    link = element("a", "CSV", href="_camps?_format=csv")
    assert html_text([link]) == '<a href="_camps?_format=csv">CSV</a>'
    curve = element("img", src="_camps?_format=svg", alt="")
    assert html_text([curve]) == '<img src="_camps?_format=svg" alt="">'


def test_links_of_our_own_are_named_by_how_they_begin() -> None:
    link = element("a", "Libya", href="?theater=libya")
    assert html_text([link], own_links=("?",)) == '<a href="?theater=libya">Libya</a>'
    assert html_text([link], own_links=("/_",)) == "<a>Libya</a>"


def test_more_attributes_are_named_one_by_one() -> None:
    box = ["input", {"checked": "", "onclick": "x"}, []]
    assert html_text([box], attributes=("checked",)) == '<input checked="">'


def test_only_what_a_program_made_is_written_as_it_is() -> None:
    assert html_text([Markup("<svg/>"), "<svg/>"]) == "<svg/>&lt;svg/&gt;"
