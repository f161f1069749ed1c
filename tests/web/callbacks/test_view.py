"""What happens when somebody does something, and when somebody sends what no page would send."""

from __future__ import annotations

import base64
import json
import math
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.vocabulary import KINDS, Family
from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.exchange.saved_view import CHANGED
from explorer.graph.view import MEASURES, TABS, View, default_view
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.web import ids
from explorer.web.app import create_app
from explorer.web.callbacks.view import _day, _days, _order, _several, _text
from explorer.web.panels.details import NEWEST_FIRST, TABLE_COLUMNS
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
            of = {
                "sort-button": [c for c, _ in TABLE_COLUMNS],
                "sort-head": [c for c, _ in TABLE_COLUMNS],
                "export": list(EXPORT_FORMATS),
            }[pattern["type"]]
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

    def look(
        self, changed: str | None = None, value: Any = None, at: str = "", **others: Any
    ) -> dict[str, Any]:
        """Somebody changed a control of the page that shows the address `at`."""
        values = {"url.search": f"?{at}", **others}
        if changed:
            values = {"boxes.data": self.look(at=at)[ids.BOXES]["data"]} | values | {changed: value}
        return self.send("url.search", values, changed)

    def goes_to(
        self, changed: str, value: Any, at: str = "", **others: Any
    ) -> tuple[str, list[str]]:
        """The address that the page then has, and the notices that it shows."""
        answer = self.look(changed, value, at, **others)
        notices = answer[ids.CONTENT]["data"]["parts"][ids.NOTICES]
        return answer[ids.URL]["search"].removeprefix("?"), texts(notices, "p")

    def ticks(self, at: str = "", **boxes: Any) -> tuple[str, list[str]]:
        """What `goes_to` gives after somebody has ticked these boxes and no others."""
        ticked = self.look(at=at)[ids.BOXES]["data"] | boxes
        return self.goes_to("gesture.data", {"kind": "boxes"}, at, **{"boxes.data": ticked})

    def gesture(self, kind: object, at: str = "", **more: Any) -> tuple[str, list[str]]:
        return self.goes_to("gesture.data", {"kind": kind, "n": 1, **more}, at)


@pytest.fixture(scope="module")
def page() -> Browser:
    return Browser(create_app(WARS))


# ------------------------------------------------------------------ the controls


def test_the_first_answer_sets_every_control(page: Browser) -> None:
    said = page.look()
    boxes = said[ids.BOXES]["data"]
    assert boxes["theater"] == "all"
    assert said[ids.TAB]["value"] == "network"
    assert said[ids.DAY]["value"] == AS_OF
    content = said[ids.CONTENT]["data"]
    assert content["hidden"] == {"day-box": False, "days-box": True, "chain-ends": True,
                                 "versus-box": True}  # fmt: skip
    assert content["ticked"] == boxes
    assert content["parts"][ids.NOTICES] == []
    assert ids.SEARCH not in said, "it is empty already"


def test_what_the_page_shows_already_is_not_sent_again(page: Browser) -> None:
    first = page.look()
    known = {f"{ids.BOXES}.data": first[ids.BOXES]["data"]}
    known |= {f"{one}.value": first[one]["value"] for one in (ids.TAB, ids.DAY, ids.DAYS)}
    again = page.look("gesture.data", {"kind": "select", "nodes": ["wolf"]}, **known)
    assert not {ids.BOXES, ids.TAB, ids.DAY, ids.DAYS} & set(again)
    assert again[ids.URL]["search"] == "?select=wolf"


def test_an_address_is_read_and_written_as_it_should_be(page: Browser) -> None:
    said = page.look(at="kinds=training,weapons&theater=coast&date=2019-12-25")
    assert said[ids.BOXES]["data"]["theater"] == "coast"
    assert ids.URL not in said, "to write it anew would be a trap for Back"
    nonsense = page.look(at=f"theater={HTML}&hops=9&x=1")
    assert nonsense[ids.BOXES]["data"]["theater"] == "all"
    notices = nonsense[ids.CONTENT]["data"]["parts"][ids.NOTICES]
    assert len(notices) == 3
    assert HTML in text(notices), "as text, which the browser writes as text"
    check(notices)


DAY_2016 = 736_000  # 2016-02-06


@pytest.mark.parametrize(
    ("changed", "value", "at", "address"),
    [
        ("day.value", DAY_2016, "", "date=2016-02-06"),
        ("day.value", AS_OF, "date=2016", ""),
        ("days.value", [DAY_2016, DAY_2016 + 60], "", "date=2016-02-06..2016-04-06"),
        ("any-day.checked", True, "", "date=any"),
        ("tab.value", "table", "", "tab=table"),
        ("search.value", "wolf", "", "select=wolf"),
        ("search.value", None, "select=wolf", "select=wolf"),
        ("chain-from.value", "wolf", "ask=chains", "ask=chains&from=wolf"),
        ("chain-from.value", None, "ask=chains&from=wolf", "ask=chains"),
        ("chain-to.value", "front", "ask=chains&from=wolf", "ask=chains&from=wolf&to=front"),
        ("versus.value", " 2014 ", "ask=dates", "ask=dates&versus=2014"),
        ("versus.value", "", "ask=dates&versus=2014", "ask=dates"),
        ("reset.n_clicks", 1, "theater=coast&select=wolf&tab=table&places=wolf:1:2", "tab=table"),
    ],
)
def test_what_a_control_changes(
    page: Browser, changed: str, value: object, at: str, address: str
) -> None:
    assert page.goes_to(changed, value, at) == (address, [])


@pytest.mark.parametrize(
    ("boxes", "at", "address"),
    [
        ({"theater": "coast"}, "", "theater=coast"),
        ({"theater": "all"}, "theater=coast&kinds=weapons", "kinds=weapons"),
        ({"kinds": ["weapons"]}, "", "kinds=weapons"),
        ({"kinds": []}, "", "kinds=none"),
        ({"types": ["pmc", "state"]}, "", "types=state,pmc"),
        ({"types": []}, "theater=coast", "theater=coast&types=none"),
    ],
)
def test_what_a_box_changes(page: Browser, boxes: dict[str, Any], at: str, address: str) -> None:
    assert page.ticks(at, **boxes) == (address, [])


def test_all_ticked_is_no_filter(page: Browser) -> None:
    everything = page.look()[ids.BOXES]["data"]
    assert page.ticks("kinds=weapons", kinds=everything["kinds"][::-1]) == ("", [])
    assert page.ticks("types=state", types=everything["types"]) == ("", [])


@pytest.mark.parametrize(
    "boxes", [None, [], "x", {"kinds": 1}, {"types": [{}, None, []]}, {"theater": 5}]
)
def test_boxes_that_no_page_would_send(page: Browser, boxes: object) -> None:
    """They change nothing, or tick nothing; nothing fails."""
    address, _ = page.goes_to("gesture.data", {"kind": "boxes"}, "", **{"boxes.data": boxes})
    assert address in ("", "types=none")


def test_the_boxes_of_day_and_range(page: Browser) -> None:
    handles: dict[str, Any] = {"day.value": DAY_2016, "days.value": [DAY_2016, DAY_2016 + 60]}
    assert page.goes_to("range.checked", True, **handles)[0] == "date=2016-02-06..2016-04-06"
    assert page.goes_to("range.checked", False, **handles)[0] == "date=2016-02-06"
    assert page.goes_to("any-day.checked", False, "date=any", **handles)[0] == "date=2016-02-06"


def test_only_what_was_changed_counts(page: Browser) -> None:
    """What lies in the other properties from before is not done once more."""
    stale = {"search.value": "wolf", "any-day.checked": True, "gesture.data": {"kind": "tab"}}
    assert page.goes_to("tab.value", "matrix", "theater=coast", **stale) == (
        "theater=coast&tab=matrix",
        [],
    )


def test_a_step_taken_before_the_last_was_answered_counts_too(page: Browser) -> None:
    """The address is behind then; what was chosen stands in the controls."""
    ahead = {"boxes.data": {"theater": "coast", "kinds": ["combat"]}}
    assert page.goes_to("tab.value", "matrix", "", **ahead) == (
        "theater=coast&kinds=combat&tab=matrix",
        [],
    )
    assert page.goes_to("day.value", DAY_2016, "theater=hills", **ahead) == (
        "theater=coast&date=2016-02-06&kinds=combat",
        [],
    )
    only = {"kind": "only", "what": "types:state"}
    assert page.goes_to("gesture.data", only, "", **ahead)[0] == (
        "theater=coast&kinds=combat&types=state"
    )


def test_a_good_step_ends_what_was_said_of_the_address(page: Browser) -> None:
    assert page.ticks("theater=mars", theater="coast") == ("theater=coast", [])


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ("tab.value", "nothing"),
        ("search.value", "nobody"),
        ("chain-from.value", "nobody"),
        ("versus.value", "yesterday"),
        ("versus.value", "2019-02-30"),
        ("versus.value", "\ud800"),
        ("versus.value", "9" * 100_000),
        ("day.value", -1),
        ("days.value", [AS_OF, AS_OF - 1]),
    ],
)
def test_nonsense_leaves_the_view_and_says_so(page: Browser, changed: str, value: object) -> None:
    address, notices = page.goes_to(changed, value, "theater=coast")
    assert address == "theater=coast"
    assert len(notices) == 1
    assert len(notices[0]) < 200


# ------------------------------------------------------------------ gestures


@pytest.mark.parametrize(
    ("gesture", "at", "address"),
    [
        ({"kind": "select", "nodes": ["wolf"]}, "", "select=wolf"),
        ({"kind": "select", "nodes": ["wolf", "front"]}, "", "select=front~wolf"),
        ({"kind": "select", "nodes": []}, "select=wolf", ""),
        ({"kind": "select", "nodes": ["accord"]}, "", "select=accord"),
        ({"kind": "select", "nodes": ["wolf"]}, "ask=chains", "ask=chains&from=wolf"),
        ({"kind": "select", "nodes": ["front"]}, "ask=chains&from=wolf",
         "ask=chains&from=wolf&to=front"),
        ({"kind": "select", "nodes": ["squad"]}, "ask=chains&from=wolf&to=front",
         "select=squad&ask=chains&from=wolf&to=front"),
        ({"kind": "select", "nodes": ["wolf", "front"]}, "ask=chains",
         "select=front~wolf&ask=chains"),
        ({"kind": "focus", "node": "wolf", "hops": 2}, "", "focus=wolf&hops=2"),
        ({"kind": "focus", "node": None}, "focus=wolf&hops=2", ""),
        ({"kind": "focus", "node": ""}, "focus=wolf", ""),
        ({"kind": "move", "node": "wolf", "x": 12, "y": -3.25}, "", "places=wolf:12:-3.2"),
        ({"kind": "move", "node": "wolf", "x": 5, "y": 6}, "places=front:1:2,wolf:3:4",
         "places=front:1:2,wolf:5:6"),
        ({"kind": "date", "day": DAY_2016}, "", "date=2016-02-06"),
        ({"kind": "date", "day": DAY_2016}, "date=any", "date=2016-02-06"),
        ({"kind": "date", "day": DAY_2016}, "date=2015..2019", "date=2015..2016-02-06"),
        ({"kind": "ask", "what": "camps"}, "", "ask=camps"),
        ({"kind": "ask", "what": "none"}, "ask=camps", ""),
        ({"kind": "size", "what": MEASURES[0]}, "ask=bridges", f"ask=bridges&size={MEASURES[0]}"),
        ({"kind": "tab", "what": "matrix"}, "", "tab=matrix"),
        ({"kind": "only", "what": "kinds:weapons"}, "", "kinds=weapons"),
        ({"kind": "only", "what": "kinds:weapons"}, "kinds=weapons", ""),
        ({"kind": "only", "what": "kinds:weapons"}, "kinds=combat,weapons", "kinds=weapons"),
        ({"kind": "only", "what": "types:pmc"}, "", "types=pmc"),
        ({"kind": "only", "what": "types:pmc"}, "types=pmc", ""),
        ({"kind": "lift", "what": "date"}, "date=2016&theater=coast", "theater=coast&date=any"),
        ({"kind": "lift", "what": "kinds"}, "kinds=none&types=pmc", ""),
        ({"kind": "lift", "what": "focus"}, "focus=wolf", ""),
        ({"kind": "lift", "what": "theater"}, "theater=coast", ""),
    ],
    ids=lambda one: json.dumps(one)[:60],
)  # fmt: skip
def test_what_a_gesture_turns_into(
    page: Browser, gesture: dict[str, Any], at: str, address: str
) -> None:
    assert page.gesture(at=at, **gesture) == (address, [])


@pytest.mark.parametrize("family", list(Family))
def test_a_family_alone_and_all_again(page: Browser, family: Family) -> None:
    own = frozenset(kind.id for kind in KINDS.values() if kind.family is family)
    address, notices = page.gesture("only", what=f"family:{family}")
    view, _ = view_from_query(address, WARS)
    assert view.kinds == own
    assert notices == []
    assert page.gesture("only", at=address, what=f"family:{family}") == ("", [])


def test_a_story_begins_afresh_and_leaves_the_picture_when_it_ends(page: Browser) -> None:
    begun, notices = page.gesture("story", at="theater=coast&kinds=weapons", what="walk.2")
    view, _ = view_from_query(begun, WARS)
    assert notices == []
    assert (view.story, view.theater, view.kinds) == (("walk", 2), None, None)
    ended, _ = page.gesture("story", at=begun, what="none")
    assert view_from_query(ended, WARS)[0].story is None


def test_a_picture_that_is_dropped_is_opened(page: Browser) -> None:
    wanted = "theater=coast&date=2016&select=wolf"
    at = "kinds=none"
    own = page.look()[ids.DRAWING]["data"]["stamp"]["explorer:dataset"]
    for mark in (own, ""):
        assert page.gesture("open", at, view=wanted, dataset=mark) == (wanted, [])
    assert page.gesture("open", at, view=wanted, dataset="other") == (wanted, [CHANGED])
    address, notices = page.gesture("open", at, view="theater=mars", dataset=own)
    assert address == ""
    assert "'mars'" in notices[0]


NOBODY = "nobody"


@pytest.mark.parametrize(
    "gesture",
    [
        {"kind": "select", "nodes": [NOBODY]},
        {"kind": "select", "nodes": ["wolf", "wolf"]},
        {"kind": "select", "nodes": ["wolf", "front", "squad"]},
        {"kind": "select", "nodes": [HTML, "wolf"]},
        {"kind": "focus", "node": NOBODY, "hops": 1},
        {"kind": "focus", "node": HTML, "hops": 1},
        {"kind": "move", "node": NOBODY, "x": 1, "y": 2},
        {"kind": "move", "node": "wolf", "x": None, "y": 2},
        {"kind": "move", "node": "wolf", "x": 1e300, "y": 2},
        {"kind": "move", "node": "wolf", "x": math.nan, "y": math.inf},
        {"kind": "date", "day": None},
        {"kind": "date", "day": 10**12},
        {"kind": "date", "day": "2016"},
        {"kind": "ask", "what": NOBODY},
        {"kind": "ask"},
        {"kind": "size", "what": 1},
        {"kind": "tab", "what": HTML},
        {"kind": "story", "what": f"{NOBODY}.1"},
        {"kind": "story", "what": "walk.99"},
        {"kind": "story", "what": "walk.-1"},
        {"kind": "only", "what": f"kinds:{NOBODY}"},
        {"kind": "only", "what": f"types:{HTML}"},
    ],
    ids=lambda one: json.dumps(one)[:60],
)
def test_a_gesture_that_makes_no_sense_changes_nothing_and_says_so(
    page: Browser, gesture: dict[str, Any]
) -> None:
    address, notices = page.gesture(at="theater=coast", **gesture)
    view, _ = view_from_query(address, WARS)
    assert replace(view, ask=None, focus=None) == replace(default_view(WARS), theater="coast")
    assert view.focus is None
    assert notices
    assert all(len(notice) < 200 for notice in notices)


@pytest.mark.parametrize(
    "value",
    [None, 1, True, "select", [], [1], {}, {"kind": None}, {"kind": []}, {"kind": {}},
     {"kind": "unheard"}, {"kind": "lift", "what": NOBODY}, {"kind": "lift", "what": []},
     {"kind": "only", "what": "x"}, {"nodes": ["wolf"]}],
    ids=lambda one: json.dumps(one)[:60],
)  # fmt: skip
def test_what_is_no_gesture_is_passed_over(page: Browser, value: object) -> None:
    assert page.goes_to("gesture.data", value, "theater=coast") == ("theater=coast", [])


def test_hops_that_make_no_sense_keep_those_that_are(page: Browser) -> None:
    nonsense: tuple[Any, ...] = (0, 4, -1, None, "x", 1.5, [], 10**20)
    for hops in nonsense:
        address, notices = page.gesture("focus", node="wolf", hops=hops)
        assert address == "focus=wolf"
        assert len(notices) == 1


PROPERTIES = [
    "url.search", "boxes.data", "day.value", "days.value",
    "any-day.checked", "range.checked", "tab.value", "search.value", "gesture.data",
    "reset.n_clicks", "chain-from.value", "chain-to.value", "versus.value",
]  # fmt: skip

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
gestures = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            ["select", "focus", "move", "date", "ask", "size", "tab", "story", "only", "lift",
             "open"]
        )
    },
    optional=dict.fromkeys(
        ("nodes", "node", "hops", "x", "y", "day", "what", "view", "dataset"), json_values
    ),
)  # fmt: skip


@given(st.sampled_from(PROPERTIES), json_values)
def test_whatever_a_property_holds_there_is_an_answer(
    page: Browser, changed: str, value: object
) -> None:
    said = page.look(changed, value, "theater=coast")
    if changed != "url.search":  # an address is never written anew
        view, notices = view_from_query(said[ids.URL]["search"], WARS)
        assert notices == ()
        assert view_to_query(view, WARS) == said[ids.URL]["search"].removeprefix("?")
    check(said[ids.CONTENT]["data"]["parts"][ids.NOTICES])


@given(gestures, st.sampled_from(["", "ask=chains", "date=2015..2019", "focus=wolf&kinds=none"]))
def test_whatever_a_gesture_holds_there_is_an_answer(
    page: Browser, gesture: dict[str, Any], at: str
) -> None:
    said = page.look("gesture.data", gesture, at)
    assert view_from_query(said[ids.URL]["search"], WARS)[1] == ()


@pytest.mark.parametrize("changed", PROPERTIES)
def test_huge_values_are_refused_in_a_line(page: Browser, changed: str) -> None:
    text_ = "x" * 300_000
    for value in (text_, [text_], ["wolf"] * 50_000, {"kind": text_}, 10**300):
        status, said = page.ask("url.search", {changed: value}, changed)
        assert status in (200, 400, 413)
        assert len(said) < 300_000, "it is not said back"


def test_huge_gestures_are_refused_in_a_line(page: Browser) -> None:
    for gesture in (
        {"kind": "select", "nodes": ["x" * 9] * 20_000},
        {"kind": "move", "node": "a," * 100_000, "x": "1," * 1000, "y": [1] * 1000},
        {"kind": "only", "what": "kinds:" + "a," * 100_000},
        {"kind": "open", "view": "&" * 100_000, "dataset": "x" * 100_000},
        {"kind": "story", "what": "walk." + "1" * 100_000},
    ):
        _, notices = page.gesture(**cast("dict[str, Any]", gesture))
        assert 1 <= len(notices) <= 10
        assert all(len(notice) < 200 for notice in notices)


def test_numbers_beyond_all_numbers_are_refused(page: Browser) -> None:
    digits = b"9" * (sys.get_int_max_str_digits() + 1)
    status, _ = page.ask("url.search", {"day.value": 123454321}, "day.value")
    assert status == 200
    body = json.dumps({"output": "x"}).encode().replace(b'"x"', digits)
    answer = page.client.post("/_dash-update-component", data=body, content_type="application/json")
    assert answer.status_code == 400


# ------------------------------------------------------------------ from values to words


@pytest.mark.parametrize(
    ("value", "expected"),
    [(AS_OF, "2019-12-25"), (float(AS_OF), "2019-12-25"), (AS_OF + 0.9, "2019-12-25"),
     (0, ""), (-5, ""), (10**9, ""), (math.nan, ""), (math.inf, ""), (True, ""), (None, ""),
     ("2019", ""), ([], ""), ({}, "")],
)  # fmt: skip
def test_a_day(value: object, expected: str) -> None:
    assert _day(value) == expected


@pytest.mark.parametrize(
    "value", [None, [], [1], [AS_OF], [AS_OF] * 3, [AS_OF, None], "ab", {1: 2}, [None, AS_OF], 5]
)
def test_no_days(value: object) -> None:
    assert _days(value) == ""


def test_two_days() -> None:
    assert _days([AS_OF - 1, AS_OF]) == "2019-12-24..2019-12-25"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(["a", "b"], "all"), (["b", "a", "a", "c"], "all"), (["a"], "a"), (["c"], "none"),
     ([], "none"), (None, "none"), ("ab", "none"), ([["a"], {}, None, 1], "none"), ([1, "b"], "b")],
)  # fmt: skip
def test_several(value: object, expected: str) -> None:
    assert _several(value, ("a", "b")) == expected


def test_only_a_text_is_one() -> None:
    assert _text("a") == "a"
    others: tuple[object, ...] = (None, 1, [], {}, b"a", True)
    assert {_text(one) for one in others} == {""}


@pytest.mark.parametrize(
    "sort", [None, 1, "since", [], {}, {"by": "nothing"}, {"by": []}, {"by": {}}, {"down": True}]
)
def test_an_order_that_is_none_is_the_usual_one(sort: object) -> None:
    assert _order(sort) == NEWEST_FIRST


def test_an_order() -> None:
    assert _order({"by": "kind"}) == ("kind", False)
    assert _order({"by": "kind", "down": 1}) == ("kind", True)


# ------------------------------------------------------------------ the tabs


def test_a_tab_that_is_shut_costs_nothing(page: Browser) -> None:
    for tab in TABS:
        others = page.send("compare.children", {"url.search": f"?tab={tab}"})
        shown = {"compare": {ids.COMPARE, ids.LISTS, ids.COMPARE_DRAWINGS, ids.FRAMED},
                 "matrix": {ids.MATRIX}, "timeline": {ids.TIMELINE}}.get(tab, set())  # fmt: skip
        assert set(others) == shown
        table = page.send("rows.data", {"url.search": f"?tab={tab}"})
        assert bool(table) == (tab == "table")


def test_the_two_canvases_are_made_once(page: Browser) -> None:
    at = {"url.search": "?tab=compare"}
    first = page.send("compare.children", at)
    assert first[ids.FRAMED]["data"] is True
    again = page.send("compare.children", {**at, "framed.data": True})
    assert ids.COMPARE not in again
    assert again[ids.LISTS]["data"]["texts"] == {
        ids.side_name(0): "Hills",
        ids.side_name(1): "Coast",
    }


def test_no_callback_sends_a_canvas_back(page: Browser) -> None:
    for known in page.callbacks.values():
        names = {(one["id"], one["property"]) for one in (*known["inputs"], *known["state"])}
        assert not [one for one in names if one[1] in ("elements", "figure")]
        assert (ids.COMPARE, "children") not in names, "it holds two canvases"


def test_charts_follow_the_theme(page: Browser) -> None:
    for tab in ("matrix", "timeline"):
        looks = {
            theme: json.dumps(
                page.send("compare.children", {"url.search": f"?tab={tab}", "theme.data": theme})
            )
            for theme in ("light", "dark", None, HTML)
        }
        assert looks["light"] == looks[None] == looks[HTML] != looks["dark"]


@pytest.mark.parametrize(
    "at",
    ["select=wolf", "select=norland~sudmark", "select=accord", "", "select=front~envoy",
     "date=any", "kinds=none", "date=1300"],
)  # fmt: skip
def test_a_timeline_of_any_selection(page: Browser, at: str) -> None:
    said = page.send("compare.children", {"url.search": f"?tab=timeline&{at}"})
    assert said[ids.TIMELINE]["children"]


@given(json_values, json_values, json_values)
def test_whatever_the_tabs_are_asked_there_is_an_answer(
    page: Browser, search: object, theme: object, sort: object
) -> None:
    for tab in ("compare", "matrix", "timeline", "table"):
        at = f"?tab={tab}&{search}" if isinstance(search, str) else search
        page.send("compare.children", {"url.search": at, "theme.data": theme, "framed.data": sort})
        page.send(
            "rows.data", {"url.search": at, "sort.data": sort, "sort-button.n_clicks": [1] * 8}
        )


def test_a_head_of_the_table_sorts_and_turns_round(page: Browser) -> None:
    at: dict[str, Any] = {"url.search": "?tab=table", "sort.data": {"by": "since", "down": True}}
    order = []
    for column, down in (("from", False), ("from", True), ("to", False)):
        pressed = json.dumps({"by": column, "type": "sort-button"}, separators=(",", ":"))
        said = page.send("rows.data", at, f"{pressed}.n_clicks")
        assert said[ids.SORT]["data"] == {"by": column, "down": down}
        at["sort.data"] = said[ids.SORT]["data"]
        rows = said[ids.ROWS]["data"]["parts"][ids.TABLE_ROWS]
        check(rows)
        order.append([texts([row], "td")[0] for row in rows])
        heads = {
            json.loads(name)["by"]: value["aria-sort"]
            for name, value in said.items()
            if name.startswith("{")
        }
        assert heads[column] == ("descending" if down else "ascending")
        assert sorted(heads.values())[1:] == ["none"] * (len(TABLE_COLUMNS) - 1)
    assert order[0] == order[1][::-1] or sorted(order[0]) == sorted(order[1])


@pytest.mark.parametrize(
    "pressed",
    ['{"by":"nothing","type":"sort-button"}', '{"by":[],"type":"sort-button"}', "{}", '{"by":1}'],
)
def test_a_head_that_is_none_sorts_nothing(page: Browser, pressed: str) -> None:
    status, said = page.ask("rows.data", {"url.search": "?tab=table"}, f"{pressed}.n_clicks")
    assert status in (200, 400)
    if status == 200:
        assert json.loads(said)["response"][ids.SORT]["data"] == dict(
            zip(("by", "down"), NEWEST_FIRST, strict=True)
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
    assert page.send("take.opened", {"more.n_clicks": 1}, "more.n_clicks") == {
        ids.TAKE: {"opened": True}
    }


def test_a_link_in_the_details_is_a_way_back_into_the_page(page: Browser) -> None:
    parts = page.look(at="select=wolf")[ids.CONTENT]["data"]["parts"]
    for name in {one[1]["data-node"] for one in found(parts[ids.DETAILS], "button")
                 if "data-node" in one[1]}:  # fmt: skip
        address, notices = page.gesture("select", nodes=name.split("~"))
        assert notices == []
        assert view_from_query(address, WARS)[0] == View(
            span=default_view(WARS).span, selected=name
        )
