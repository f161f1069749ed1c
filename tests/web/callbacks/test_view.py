"""What happens when somebody does something, and when somebody sends what no page would send."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.graph.question import QUESTIONS
from explorer.graph.view import TABS, View, default_view
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.web import ids
from explorer.web.app import create_app
from marked import check, found, text, texts
from samples import story, two_wars

WARS = two_wars().model_copy(update={"stories": {"walk": story("walk", steps=2)}})
AS_OF = WARS.as_of.toordinal()
HTML = "<script>alert(1)</script>"


class Browser:
    """What Dash's own script does: sends the properties, takes the answer apart."""

    def __init__(self, app: Dash) -> None:
        self.client: FlaskClient = app.server.test_client()
        self.callbacks = app.callback_map

    def send(
        self, output: str, values: Mapping[str, Any] | None = None, changed: str | None = None
    ) -> dict[str, Any]:
        """Ask for the callback whose outputs begin with `output`; property -> value."""
        status, said = self.ask(output, values, changed)
        assert status == 200, said
        answer: dict[str, Any] = json.loads(said)["response"] if said else {}
        return answer

    def ask(
        self, output: str, values: Mapping[str, Any] | None = None, changed: str | None = None
    ) -> tuple[int, bytes]:
        given = dict(values or {})
        (key,) = [one for one in self.callbacks if one.removeprefix("..").startswith(output)]
        known = self.callbacks[key]

        def part(one: Mapping[str, str]) -> Any:
            name, prop = one["id"], one["property"]
            if not name.startswith("{"):
                return {"id": name, "property": prop, "value": given.get(f"{name}.{prop}")}
            pattern = json.loads(name)
            of = {"export": list(EXPORT_FORMATS)}[pattern["type"]]
            (field,) = set(pattern) - {"type"}
            value = given.get(f"{pattern['type']}.{prop}", [None] * len(of))
            return [
                {"id": {"type": pattern["type"], field: column}, "property": prop, "value": each}
                for column, each in zip(of, value, strict=True)
            ]

        names = [one.rpartition(".") for one in key.strip(".").split("...")]
        outputs = [part({"id": name, "property": prop}) for name, _, prop in names]
        body = {
            "output": key,
            "outputs": outputs if key.startswith("..") else outputs[0],
            "inputs": [part(one) for one in known["inputs"]],
            "state": [part(one) for one in known["state"]],
            "changedPropIds": [changed] if changed else [],
        }
        answer = self.client.post(
            "/_dash-update-component", data=json.dumps(body), content_type="application/json"
        )
        return answer.status_code, answer.data

    def look(self, *actions: dict[str, Any], at: str = "", **others: Any) -> dict[str, Any]:
        """The page shows the address `at`, and somebody has done these things since."""
        values = {"url.search": f"?{at}", **others}
        if not actions:
            return self.send("url.search", values)
        listed = [{"n": number, **action} for number, action in enumerate(actions, start=1)]
        waiting = {"base": f"?{at}", "list": listed}
        return self.send("url.search", values | {"actions.data": waiting}, "actions.data")

    def goes_to(self, *actions: dict[str, Any], at: str = "") -> tuple[str, list[str]]:
        """The address that the page then has, and the notices that it shows."""
        answer = self.look(*actions, at=at)
        notices = answer[ids.CONTENT]["data"]["parts"][ids.NOTICES]
        return answer[ids.URL]["search"].removeprefix("?"), texts(notices, "p")


@pytest.fixture(scope="module")
def page() -> Browser:
    return Browser(create_app(WARS))


# ------------------------------------------------------------------ the controls


def test_the_first_answer_sets_every_control(page: Browser) -> None:
    said = page.look()
    assert said[ids.TAB]["value"] == "overview"
    assert said[ids.DAY]["value"] == AS_OF
    content = said[ids.CONTENT]["data"]
    assert content["hidden"] == {
        "day-box": False,
        "days-box": True,
        **{ids.question_controls(one): True for one in QUESTIONS},
    }
    assert content["ticked"]["theater"] == "all"
    assert content["parts"][ids.NOTICES] == []
    assert content["answered"]["n"] == 0
    assert content["answered"]["address"] == ""
    assert ids.SEARCH not in said, "it is empty already"


def test_what_the_page_shows_already_is_not_sent_again(page: Browser) -> None:
    first = page.look()
    known = {f"{one}.value": first[one]["value"] for one in (ids.TAB, ids.DAY, ids.DAYS)}
    again = page.look({"type": "select", "nodes": ["wolf"]}, **known)
    assert not {ids.TAB, ids.DAY, ids.DAYS} & set(again)
    assert again[ids.URL]["search"] == "?select=wolf"


def test_an_address_is_read_and_left_as_it_is(page: Browser) -> None:
    said = page.look(at="kinds=training,weapons&theater=coast&date=2019-12-25")
    content = said[ids.CONTENT]["data"]
    assert content["ticked"]["theater"] == "coast"
    assert ids.URL not in said, "to write it anew would be a trap for Back"
    assert content["answered"]["address"] == "?theater=coast&kinds=weapons,training"
    nonsense = page.look(at=f"theater={HTML}&hops=9&x=1")
    assert nonsense[ids.CONTENT]["data"]["ticked"]["theater"] == "all"
    notices = nonsense[ids.CONTENT]["data"]["parts"][ids.NOTICES]
    assert len(notices) == 3
    assert HTML in text(notices), "as text, which the browser writes as text"
    check(notices)


@pytest.mark.parametrize(
    ("action", "field", "at"),
    [("date", ids.DATE_ENTRY, ""), ("versus", ids.VERSUS, "ask=dates")],
)
def test_a_date_that_is_not_understood_stays_in_its_field(
    page: Browser, action: str, field: str, at: str
) -> None:
    refused = {"type": action, "value": "1/2/2020"}
    shown = {f"{field}.value": "1/2/2020"}
    said = page.look(refused, at=at, **shown)
    assert field not in said, "it stands there already"
    assert said[ids.CONTENT]["data"]["answered"]["controls"][field] == "1/2/2020"
    for later in ({"type": action, "value": "Feb 2020"}, {"type": "tab", "value": "matrix"}):
        again = page.look(refused, later, at=at, **shown)
        assert again[field]["value"] != "1/2/2020"


def test_an_answer_says_what_it_has_applied_and_what_the_controls_show(page: Browser) -> None:
    said = page.look({"type": "tab", "value": "matrix"}, {"type": "theater", "value": "coast"})
    answered = said[ids.CONTENT]["data"]["answered"]
    assert answered["n"] == 2
    assert answered["address"] == said[ids.URL]["search"] == "?theater=coast&tab=matrix"
    assert answered["controls"][ids.TAB] == said[ids.TAB]["value"] == "matrix"


def test_actions_start_from_their_own_address_and_not_from_that_of_the_page(page: Browser) -> None:
    waiting = {"base": "?theater=coast", "list": [{"n": 7, "type": "tab", "value": "table"}]}
    said = page.send(
        "url.search", {"url.search": "?theater=hills", "actions.data": waiting}, "actions.data"
    )
    assert said[ids.URL]["search"] == "?theater=coast&tab=table"
    assert said[ids.CONTENT]["data"]["answered"]["n"] == 7


def test_back_leaves_what_was_done_before(page: Browser) -> None:
    """The address counts when it is what has changed, whatever still lies in the store."""
    waiting = {"base": "", "list": [{"n": 1, "type": "theater", "value": "coast"}]}
    said = page.send("url.search", {"url.search": "", "actions.data": waiting}, "url.search")
    assert said[ids.CONTENT]["data"]["ticked"]["theater"] == "all"


def test_a_good_action_ends_what_was_said_of_the_address(page: Browser) -> None:
    assert page.goes_to({"type": "theater", "value": "coast"}, at="theater=mars") == (
        "theater=coast",
        [],
    )


@pytest.mark.parametrize(
    "waiting",
    [None, 1, "x", [], {}, {"base": 5, "list": 5}, {"base": "?theater=coast"},
     {"base": "", "list": [None, 1, [], {}, {"n": 1}, {"n": "1", "type": "tab"}]}],
    ids=lambda one: json.dumps(one)[:60],
)  # fmt: skip
def test_a_store_that_no_page_would_send(page: Browser, waiting: object) -> None:
    said = page.send("url.search", {"actions.data": waiting}, "actions.data")
    assert said[ids.CONTENT]["data"]["parts"][ids.NOTICES] == []


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["wolf", "front", "accord", "coast", "weapons", "walk.1", "none", "all"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.sampled_from(["url.search", "actions.data"]), json_values)
def test_whatever_a_property_holds_there_is_an_answer(
    page: Browser, changed: str, value: object
) -> None:
    said = page.send("url.search", {"url.search": "?theater=coast", changed: value}, changed)
    if ids.URL in said:
        view, notices = view_from_query(said[ids.URL]["search"], WARS)
        assert notices == ()
        assert view_to_query(view, WARS) == said[ids.URL]["search"].removeprefix("?")
    check(said[ids.CONTENT]["data"]["parts"][ids.NOTICES])


@pytest.mark.parametrize("changed", ["url.search", "actions.data"])
def test_huge_values_are_refused_in_a_line(page: Browser, changed: str) -> None:
    text_ = "x" * 300_000
    actions = [{"n": 1, "type": "select", "nodes": ["x" * 9] * 20_000}]
    for value in (text_, [text_], {"base": text_}, {"base": "", "list": actions}, 10**300):
        status, said = page.ask("url.search", {changed: value}, changed)
        assert status in (200, 400, 413)
        assert len(said) < 300_000, "it is not said back"


# ------------------------------------------------------------------ the tabs


def test_a_tab_that_is_shut_costs_nothing(page: Browser) -> None:
    for tab in TABS:
        others = page.send("compare.children", {"url.search": f"?tab={tab}"})
        compared = {ids.COMPARE, ids.COMPARE_CONTENT, ids.COMPARE_DRAWINGS, ids.COMPARE_READY}
        by_tab = {"compare": compared, "matrix": {"matrix", ids.CHART_CONTENT},
                  "timeline": {"timeline", ids.CHART_CONTENT, ids.TIMELINE_CHART}}  # fmt: skip
        shown = by_tab.get(tab, set())
        assert set(others) == shown


def test_the_two_frames_are_made_once(page: Browser) -> None:
    at = {"url.search": "?tab=compare"}
    first = page.send("compare.children", at)
    assert first[ids.COMPARE_READY]["data"] is True
    again = page.send("compare.children", {**at, "compare-ready.data": True})
    assert ids.COMPARE not in again
    assert again[ids.COMPARE_CONTENT]["data"]["chosen"] == {
        ids.compare_choice(0): "hills",
        ids.compare_choice(1): "coast",
    }


def test_no_callback_sends_a_picture_back(page: Browser) -> None:
    """Only the browser itself takes one out of a store."""
    for output, known in page.callbacks.items():
        names = {(one["id"], one["property"]) for one in (*known["inputs"], *known["state"])}
        assert not [one for one in names if one[1] == "figure"]
        assert (ids.DRAWING, "data") not in names or output == f"{ids.STAGE}.className"
        assert (ids.COMPARE, "children") not in names, "it holds two maps"


def test_a_tab_with_a_chart_is_sent_what_fills_it(page: Browser) -> None:
    for tab in ("matrix", "timeline"):
        said = page.send("compare.children", {"url.search": f"?tab={tab}"})
        filled = said[ids.CHART_CONTENT]["data"]
        assert filled["place"] == ids.chart_tab(tab)
        assert filled["parts"]
        assert (filled["matrix"] is not None) == (tab == "matrix")
        assert said[tab]["data-shown"] == f"tab={tab}"


@pytest.mark.parametrize(
    "at",
    ["select=wolf", "select=norland~sudmark", "select=accord", "", "select=front~envoy",
     "date=any", "kinds=none", "date=1300"],
)  # fmt: skip
def test_a_timeline_of_any_selection(page: Browser, at: str) -> None:
    said = page.send("compare.children", {"url.search": f"?tab=timeline&{at}"})
    assert said[ids.CHART_CONTENT]["data"]["parts"]


@given(json_values, json_values)
def test_whatever_the_tabs_are_asked_there_is_an_answer(
    page: Browser, search: object, framed: object
) -> None:
    for tab in ("compare", "matrix", "timeline"):
        at = f"?tab={tab}&{search}" if isinstance(search, str) else search
        page.send(
            "compare.children",
            {"url.search": at, "compare-ready.data": framed},
        )


# ------------------------------------------------------------------ to take along


@pytest.mark.parametrize("form", list(EXPORT_FORMATS))
def test_an_export_is_a_file_of_the_view(page: Browser, form: str) -> None:
    name = json.dumps({"of": form, "type": "export"}, separators=(",", ":"))
    clicks = [int(one == form) or None for one in EXPORT_FORMATS]
    values = {"url.search": "?theater=coast", "export.n_clicks": clicks}
    file = page.send("file.data", values, f"{name}.n_clicks")[ids.FILE]["data"]
    assert file["filename"] == f"Two-small-wars_coast_2019-12-25{EXPORT_FORMATS[form].endings[0]}"
    assert file["type"] == EXPORT_FORMATS[form].mime
    assert base64.b64decode(file["content"])


@pytest.mark.parametrize(
    ("changed", "clicks"),
    [
        (None, [1] * len(EXPORT_FORMATS)),
        ('{"of":"json","type":"export"}.n_clicks', [None] * len(EXPORT_FORMATS)),
        ('{"of":"exe","type":"export"}.n_clicks', [1] * len(EXPORT_FORMATS)),
        ('{"type":"export"}.n_clicks', [1] * len(EXPORT_FORMATS)),
        ("url.search", [1] * len(EXPORT_FORMATS)),
    ],
)
def test_nobody_gets_a_file_unasked(page: Browser, changed: str | None, clicks: list[Any]) -> None:
    status, said = page.ask("file.data", {"export.n_clicks": clicks}, changed)
    assert status == 204 or ids.FILE not in json.loads(said)["response"]


def test_the_dialog_opens(page: Browser) -> None:
    assert page.send(
        "export-dialog.opened", {"open-export.n_clicks": 1}, "open-export.n_clicks"
    ) == {ids.EXPORT_DIALOG: {"opened": True}}


def test_a_link_in_the_details_is_a_way_back_into_the_page(page: Browser) -> None:
    parts = page.look(at="select=wolf")[ids.CONTENT]["data"]["parts"]
    for name in {one[1]["data-node"] for one in found(parts[ids.DETAILS], "button")
                 if "data-node" in one[1]}:  # fmt: skip
        address, notices = page.goes_to({"type": "select", "nodes": name.split("~")})
        assert notices == []
        assert view_from_query(address, WARS)[0] == View(
            span=default_view(WARS).span, selected=name
        )


# ------------------------------------------------------------------ the overview


STAGE: dict[str, Any] = {"stage-size.data": [733, 500]}


def drawn_width(answer: dict[str, Any]) -> str:
    (found,) = re.findall(r'<svg [^>]*? width="(\d+)"', answer[ids.DRAWING]["data"]["overview"])
    return str(found)


def test_the_overview_comes_while_it_is_open_in_the_size_of_its_stage(page: Browser) -> None:
    assert drawn_width(page.look(**STAGE)) == "730"
    assert drawn_width(page.look()) == "1000"
    for tab in ("network", "table"):
        picture = page.look(at=f"tab={tab}")[ids.DRAWING]["data"]
        assert "overview" not in picture
        assert "marks" in picture


def test_an_action_knows_the_size_of_the_stage_and_a_later_size_counts(page: Browser) -> None:
    waiting = {"base": "?", "list": [{"n": 1, "type": "reset"}], "stage": [900, 600]}
    values = {"url.search": "", "actions.data": waiting, "stage-size.data": [733, 500]}
    assert drawn_width(page.send("url.search", values, "actions.data")) == "900"
    assert drawn_width(page.send("url.search", values, "stage-size.data")) == "730"
