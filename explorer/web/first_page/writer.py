"""The first page of an address as HTML, as the server's first answer holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from explorer.caching import cached
from explorer.data.words import count_noun
from explorer.graph.view import ALL, OVERVIEW_TAB, View
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.dossier import link_sentence
from explorer.presentation.drawing.overview.page_overview import (
    NARROW_SIZE,
    OVERVIEW_ID,
    WIDE_SIZE,
)
from explorer.presentation.theme import PALETTES, Theme
from explorer.web import ids
from explorer.web.actions import Context
from explorer.web.answers import MAX_CACHED_QUERY, Answers
from explorer.web.first_page.filling import fill_frame, instead_of_picture
from explorer.web.first_page.links import ButtonLinks
from explorer.web.first_page.look_alikes import look_alike
from explorer.web.first_page.overview_links import pieces_as_links
from explorer.web.html_text import MARKUP_TAGS, HtmlNode, html_text
from explorer.web.markup import MarkupNode, element
from explorer.web.page.filters import MAX_RADIO_THEATERS, filter_frame, has_radio_theaters
from explorer.web.page.whole_page import page_regions
from explorer.web.page_state import PageState

FIRST_PAGE_ID = "first-page"
"""The id of the part that the page's script takes away when it has mounted the page."""

MAX_LISTED_LINKS = 500
"""How many links are told as sentences where there are no scripts; a table lists them all."""

CACHED_PAGES = 32
"""How many first pages are kept at hand, of 100 to 320 kB each for the shipped file.

Of a large file, where one may have 4 MB, there are `workspace.LARGE_ANSWERS`.
"""

_FRAMES = (ids.OVERVIEW_FRAME, ids.MAP_FRAME)

_OVERVIEWS = (
    ("wide-overview", WIDE_SIZE, OVERVIEW_ID),
    ("narrow-overview", NARROW_SIZE, ""),
)
"""The overviews of a first page: a class, px across and down, and an id, which only one has."""

_TAGS = MARKUP_TAGS | {"aside", "h1", "header", "main", "noscript"}
_ATTRIBUTES = frozenset({"checked", "disabled"})


class FirstPage:
    """The first pages of a dataset.

    `draw`: the SVG of the map, from the `picture` of a `PageState`. `pictures`: the path of the
    route that answers with pictures as files.
    """

    def __init__(
        self, answers: Answers, draw: Callable[[Mapping[str, Any]], str], pictures: str
    ) -> None:
        self._answers = answers
        self._draw = draw
        self._pictures = pictures
        self._context = Context(answers.workspace.dataset, answers.options)
        self._regions = page_regions(answers.workspace, answers.options)
        self._kept = cached(self._write_text, answers.workspace.kept_answers(CACHED_PAGES))
        self._frame: dict[str, Any] = filter_frame(answers.workspace, answers.options)["parts"]

    def html(self, address: str, *, no_picture: str = "") -> str:
        """The page of an address, whatever it is.

        `address`: the query of the request. `no_picture`: why there is no picture, in words
        that stand in its place; "" where there is one.
        """
        view, notices = view_from_query(address, self._context.dataset)
        if no_picture:
            return self._write(view, None, no_picture)
        text = view_to_query(view, self._context.dataset)
        if len(text) > MAX_CACHED_QUERY:
            return self._write(view, self._answers.of(view, notices))
        return self._kept(text, notices)

    def _write_text(self, text: str, notices: tuple[str, ...]) -> str:
        view, _ = view_from_query(text, self._context.dataset)
        return self._write(view, self._answers.of(view, notices))

    def _write(self, view: View, state: PageState | None, no_picture: str = "") -> str:
        links = ButtonLinks(view, self._context, self._pictures)
        content: Mapping[str, Any] = state.content if state else {}
        parts = self._frame | content.get("parts", {})
        if has_radio_theaters(self._context.dataset):
            parts[ids.THEATERS] = self._theaters(view, links)
        frame = fill_frame(
            look_alike(self._regions, state.controls if state else {ids.TAB: view.tab}),
            {**content, "parts": parts},
            pictures=dict.fromkeys(_FRAMES, instead_of_picture(no_picture))
            if state is None
            else self._pictures_of(view, state, links),
            address_of=links.address,
        )
        page: list[HtmlNode] = [["div", {"id": FIRST_PAGE_ID, "class": "page"}, frame]]
        if state:
            words = self._in_words(view, state, links)
            page.append(["noscript", {}, [_STYLE_WITHOUT_SCRIPTS, words]])
        return html_text(
            page, tags=_TAGS, attributes=_ATTRIBUTES, own_links=("?", f"{self._pictures}?")
        )

    def _pictures_of(self, view: View, state: PageState, links: ButtonLinks) -> dict[str, HtmlNode]:
        """The picture of a view in its frame.

        Of an overview there are two, of which the style sheet shows the one that the window has
        room for.
        """
        if view.tab != OVERVIEW_TAB:
            drawn = Markup(self._draw(state.picture))  # noqa: S704 - escaped by whoever draws
            return {ids.MAP_FRAME: drawn}
        found: list[HtmlNode] = []
        for look, size, element_id in _OVERVIEWS:
            svg = pieces_as_links(self._answers.overview(view, size, element_id), links)
            found.append(["div", {"class": look}, [Markup(svg)]])  # noqa: S704 - likewise
        return {ids.OVERVIEW_FRAME: ["div", {"class": "either-overview"}, found]}

    def _theaters(self, view: View, links: ButtonLinks) -> list[MarkupNode]:
        """The choice of a theater, with links in place of radio buttons."""
        return [
            element("span", "Theater", class_name="muted"),
            element("div", self._theater_links(view, links), class_name="look-radios"),
        ]

    def _theater_links(self, view: View, links: ButtonLinks) -> list[MarkupNode]:
        theaters = self._context.dataset.theaters.values()
        return [
            element(
                "a",
                [element("span", class_name="look-radio"), name],
                href=links.after("theater", value),
                aria_current="true" if value == (view.theater or ALL) else None,
            )
            for value, name in ((ALL, "All"), *((one.id, one.name) for one in theaters))
        ]

    def _in_words(self, view: View, state: PageState, links: ButtonLinks) -> MarkupNode:
        """What the picture shows in sentences, for readers without scripts."""
        dataset = self._context.dataset
        shown = self._answers.workspace.select(view)
        listed = [
            dataset.links[key] for _, _, key in shown.edges(keys=True) if key in dataset.links
        ]
        rows: list[MarkupNode] = []
        for link in listed[:MAX_LISTED_LINKS]:
            sentence = "".join(run.text for run in link_sentence(dataset, link))
            sources = count_noun(len(link.evidence), "source")
            period = link.period.as_known_on(view.last_day)
            words = f"{sentence}: {period.words}, {link.confidence} confidence, {sources}."
            rows.append(element("li", words))
        if len(listed) > MAX_LISTED_LINKS:
            rows.append(element("li", f"And {len(listed) - MAX_LISTED_LINKS:,} more."))
        caption = state.picture["caption"]
        choice: list[MarkupNode] = []
        if len(dataset.theaters) > MAX_RADIO_THEATERS:
            theaters = self._theater_links(view, links)
            choice = [element("ul", [element("li", [one]) for one in theaters])]
        saved: list[MarkupNode] = []
        for form, button in (("PNG", ids.PNG), ("SVG", ids.SVG)):
            way = element("a", form, href=links.address({"id": button}))
            saved += [" or ", way] if saved else [way]
        return element(
            "section",
            [
                *choice,
                element("h2", "All links of this picture"),
                element("ul", rows),
                element("p", caption["credit"]),
                element("p", ["Save the picture as ", *saved, "."]),
                element("p", "Search, dates, the other tabs and other exports need scripts."),
            ],
            class_name="in-words",
        )


def _dark_colours() -> str:
    """The dark colours as variables of a style sheet."""
    palette = PALETTES[Theme.DARK]
    named = {
        name: getattr(palette, name)
        for name in ("ground", "panel", "ink", "muted", "rule", "accent", "highlight")
    }
    named |= {str(family): colour for family, colour in palette.families.items()}
    named |= {f"camp{index}": colour for index, colour in enumerate(palette.camps)}
    named["between"] = palette.no_camp
    return "".join(f"--{name}:{colour};" for name, colour in named.items())


_STYLE_WITHOUT_SCRIPTS = Markup(  # noqa: S704 - nothing but what stands here
    "<style>"
    f"#{FIRST_PAGE_ID}{{position:static}}#react-entry-point{{display:none}}"
    "html,body{height:auto;overflow:auto}.only{visibility:hidden}"
    ".only-dark{display:none!important}"
    ".share:hover .menu{display:grid}:is(.filters-button,.lines){display:none}"
    f"@media(max-width:900px){{#{FIRST_PAGE_ID}{{display:flex;flex-direction:column;height:auto}}"
    ".main{flex:0 0 85dvh}.filters,.time{order:1}.filters,.details,.time{display:block;"
    "position:static;max-height:none;height:auto}"
    f"#{FIRST_PAGE_ID} .details>*{{display:revert}}.sheet-bar{{display:none}}}}"
    f"@media(prefers-color-scheme:dark){{:root{{color-scheme:dark;{_dark_colours()}}}"
    ".only-dark{display:revert!important}.only-light{display:none!important}}"
    "</style>"
)
"""Where no script chooses light or dark, takes the first page away, or opens a sheet."""
