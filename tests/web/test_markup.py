"""Parts of the page as plain data: what Python sends, and that a browser makes no code of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from urllib.parse import quote

from playwright.sync_api import Page

from conftest import drawn
from explorer.data.ids import pair_id
from explorer.graph.question import BRIDGE_MEASURES, QUESTIONS
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.dossier import dossier
from explorer.presentation.drawing.page_map import PageMaps
from explorer.presentation.emptiness import emptiness_of
from explorer.presentation.legend import legend
from explorer.web.app import create_app
from explorer.web.filter_options import FilterOptions
from explorer.web.markup import element
from explorer.web.page_state import page_state
from explorer.web.panels import details
from explorer.web.panels.comparison import theater_comparison
from explorer.web.panels.empty_view import empty_view
from explorer.web.panels.legend_bar import legend_bar
from explorer.web.questions import answer_question, question_bar, question_heading
from explorer.web.tabs import CHART_TABS
from explorer.workspace import Workspace
from marked import actions, allowed, check
from pagework import Desk, lead
from pagework import details as details_of
from running_server import running_server
from samples import actor, asking, dataset, evidence, link

pytest_plugins = ("pagework",)


def test_an_element_is_three_plain_values() -> None:
    assert element("p", "Hello") == ["p", {}, ["Hello"]]
    assert element("p") == ["p", {}, []]
    assert element("p", ["a", "b"]) == ["p", {}, ["a", "b"]]
    assert element("p", ("a", "b")) == ["p", {}, ["a", "b"]]
    assert element("p", "") == ["p", {}, [""]]


def test_content_is_one_element_or_several() -> None:
    inner = element("b", "x")
    assert element("p", inner) == ["p", {}, [inner]]
    assert element("p", [inner, inner, inner]) == ["p", {}, [inner, inner, inner]]
    # Three texts look like an element only from far away.
    assert element("p", ["p", "q", "r"]) == ["p", {}, ["p", "q", "r"]]


def test_attributes_are_texts_under_their_names_in_html() -> None:
    node = element(
        "p",
        class_name="a b",
        tab_index=0,
        aria_label="Name",
        data_node="x",
        open=True,
        title=None,
        hidden=False,
        width=0,
    )
    assert node[1] == {
        "class": "a b",
        "tabindex": "0",
        "aria-label": "Name",
        "data-node": "x",
        "open": "",
        "width": "0",
    }


def test_the_browser_allows_no_tag_or_attribute_that_runs_code() -> None:
    tags, attributes, forms = allowed()
    assert not tags & {"script", "style", "iframe", "object", "embed", "form", "svg", "math",
                       "link", "meta", "base", "template", "textarea"}  # fmt: skip
    for name in ("onclick", "onerror", "style", "srcdoc", "formaction", "xlink:href", "srcset"):
        assert not attributes.fullmatch(name)
    for name in ("href", "src"):
        for value in ("javascript:x", " javascript:x", "data:text/html,x", "//evil.example", ""):
            assert not forms[name].match(value), value
    assert {"node", "focus", "only", "lift"} <= actions()


def views(workspace: Workspace) -> list[View]:
    """Many views of a dataset: every question in every theater, stories, filters, dates."""
    start = default_view(workspace.dataset)
    theaters = (None, *workspace.dataset.theaters)
    ends = list(workspace.layout(None).priority[:4])
    versus = Span.parse("2015-06")
    found = [
        asking(start, theater=theater, ask=ask, start=ends[0], end=ends[1], versus=versus)
        for theater, ask in product(theaters, (None, *QUESTIONS))
    ]
    found += [asking(start, ask="chains", start=one, end=ends[-1]) for one in ends]
    found += [asking(start, ask="bridges", size=size) for size in BRIDGE_MEASURES]
    found += [asking(start, ask=ask, span=None) for ask in QUESTIONS]
    found += [
        asking(start, ask=ask, story=(story.id, number))
        for story in workspace.dataset.stories.values()
        for number in range(1, len(story.steps) + 1)
        for ask in ("story", None)
    ]
    empty: frozenset[str] = frozenset()
    found += [asking(start, kinds=empty, ask=ask) for ask in (None, *QUESTIONS)]
    found += [
        replace(start, kinds=empty, types=frozenset({"state"}), theater=theaters[-1],
                focus=ends[0], span=Span.parse("1990")),
        replace(start, selected=ends[0], focus=ends[0], hops=3),
    ]  # fmt: skip
    return found


def test_the_browser_accepts_all_panels_of_the_shipped_data(workspace: Workspace) -> None:
    choices = FilterOptions.from_workspace(workspace)
    for view in views(workspace):
        shown = workspace.select(view)
        check(answer_question(workspace, shown, view).panel)
        check([question_bar(workspace, view), *question_heading(view)])
        check(legend_bar(legend(workspace.dataset, workspace.shown(view)), view))
        if emptiness := emptiness_of(workspace, choices.histogram, view):
            check(empty_view(emptiness))
        for chart_tab in CHART_TABS.values():
            check(list(chart_tab(workspace, choices, view).parts))
    for view in (default_view(workspace.dataset), View(kinds=frozenset()), asking(View(), "camps")):
        for part in (
            page_state(PageMaps(workspace), choices, view, ["What <b>is</b> that?"])
            .content["parts"]
            .values()
        ):
            check(part)


def test_the_browser_accepts_the_details_of_every_actor(workspace: Workspace) -> None:
    start = default_view(workspace.dataset)
    shown = workspace.select(start)
    chosen = [*workspace.graph, *sorted({pair_id(a, b) for a, b in workspace.graph.edges()})[::7]]
    for one in chosen:
        view = replace(start, selected=one)
        assert check(details.details_panel(dossier(workspace, shown, view), view)) > 5


def test_the_browser_accepts_comparisons(workspace: Workspace) -> None:
    start = default_view(workspace.dataset)
    for view in (start, replace(start, span=None), replace(start, span=Span.parse("2013"))):
        check(theater_comparison(PageMaps(workspace), view).lists)


# ------------------------------------------------------------------ in a browser

_BUILD = """async parts => {
  const { fillPage } = await import("/assets/scripts/fill.js");
  const errors = [];
  for (const part of parts)
    try { fillPage({ parts: { notices: [part] } }); }
    catch (error) { errors.push(error.message); }
  return [errors, document.getElementById("notices").innerHTML];
}"""

_FILL = """async text => (await import("/assets/scripts/fill.js")).fillPage({
  texts: { tip: text, nobody: text }, parts: { notices: [], "no-such-place": [["p", {}, []]] },
})"""

RUN = "window.hacked = true"
REFUSED = (
    "script", "iframe", "object", "embed", "svg", "form", "style", "base", "SCRIPT", "textarea",
)  # fmt: skip


def test_data_never_becomes_code(desk: Desk) -> None:
    page = desk.page
    errors, _ = page.evaluate(_BUILD, [[tag, {}, [RUN]] for tag in REFUSED])
    assert errors == [f"no part of a page: {tag}" for tag in REFUSED]
    attributes = {
        "onclick": RUN, "onmouseover": RUN, "ONCLICK": RUN, "style": "color: red",
        "formaction": "javascript:" + RUN, "srcdoc": "<b>", "id": "x",
    }  # fmt: skip
    for href in (
        "javascript:" + RUN, " javascript:" + RUN, "JaVaScRiPt:" + RUN, "\tjavascript:" + RUN,
        f"data:text/html,<script>{RUN}</script>", "vbscript:x", "//evil.example/", "/x",
        "http:javascript:" + RUN,
    ):  # fmt: skip
        link_ = ["a", {**attributes, "href": href}, [f"<script>{RUN}</script>"]]
        errors, html = page.evaluate(_BUILD, [link_])
        assert not errors
        assert html == f'<a id="x">&lt;script&gt;{RUN}&lt;/script&gt;</a>'
        page.locator("#notices a").dispatch_event("click")
    for source in ("https://evil.example/x.png", "data:text/html,<b>", "x"):
        image = ["img", {"src": source, "onerror": RUN, "alt": "x"}, []]
        assert page.evaluate(_BUILD, [image]) == [[], '<img alt="x">']
    page.evaluate(_BUILD, [["img", {"alt": f'"><script>{RUN}</script>'}, []]])
    assert page.locator("#notices img").get_attribute("alt") == f'"><script>{RUN}</script>'
    page.evaluate(_FILL, f"<b>{RUN}</b>")
    assert page.locator("#tip").inner_html() == f"&lt;b&gt;{RUN}&lt;/b&gt;"
    assert page.locator("#notices").is_hidden(), "what is empty takes no room"
    assert page.evaluate("window.hacked") is None


EVIL = '<img src=x onerror="window.hacked = true">'


def test_html_in_a_data_file_is_text_wherever_it_stands(page: Page) -> None:
    of = dataset(
        actor("a", name=f"A {EVIL}", short=f"A{EVIL}", description=EVIL, aliases=(EVIL,)),
        actor("b", name="</script><script>window.hacked = true</script>"),
        link("a", "weapons", "b", "coast", since="2015", note=EVIL, evidence=[evidence(EVIL)]),
        theaters={"coast": ("a", "b"), "hills": ("b",)},
        title=f"Two {EVIL}",
        description=EVIL,
        license=EVIL,
    )
    drawings = {
        "network": "#details .statement",
        "compare": "#compare-lists section",
        "matrix": "#matrix th[scope=row]",
        "timeline": "#timeline .timeline-label",
        "table": "#table .ag-cell .name",
    }
    with running_server(create_app(of).server) as address:
        page.goto(address)
        drawn(page)
        for tab, sign in drawings.items():
            lead(page, f"?select=a&tab={tab}&kinds={quote(EVIL)}")
            page.locator(sign).first.wait_for(state="attached")
            assert EVIL in details_of(page).inner_text()
            assert page.evaluate("document.querySelectorAll('[onerror]').length") == 0
            assert page.evaluate("window.hacked") is None
        assert page.title() == f"Two {EVIL}"
        for chart in ("matrix", "timeline"):
            assert "A<img src=x" in (page.locator(f"#{chart}").text_content() or "")
    assert view_from_query(f"kinds={EVIL}", of)[1]
