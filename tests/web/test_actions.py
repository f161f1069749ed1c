"""The one reducer: what each action does, what nonsense does not, and that none is ever lost."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.vocabulary import KINDS, Family
from explorer.exchange.saved_view import DATA_CHANGED_NOTICE
from explorer.graph.question import BRIDGE_MEASURES, TwoDatesQuestion
from explorer.graph.view import MAP_TAB, OVERVIEW_TAB, View, default_view
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.web.actions import (
    MAX_ACTIONS,
    Action,
    Context,
    _day,
    _days,
    _text,
    _ticked,
    apply,
    read_actions,
)
from explorer.web.filter_options import FilterOptions
from explorer.workspace import Workspace
from samples import asking, story, two_wars

WARS = two_wars().model_copy(update={"stories": {"walk": story("walk", steps=2)}})
OPTIONS = FilterOptions.from_workspace(Workspace(WARS))
CONTEXT = Context(WARS, OPTIONS)
AS_OF = WARS.as_of.toordinal()
DAY_2016 = 736_000  # 2016-02-06
HTML = "<script>alert(1)</script>"
NOBODY = "nobody"


def at(query: str) -> View:
    return view_from_query(query, WARS)[0]


def leads(query: str, *actions: dict[str, Any]) -> tuple[View, tuple[str, ...]]:
    """The view after some actions, and the notices."""
    listed = [{"n": number, **one} for number, one in enumerate(actions, start=1)]
    base, found = read_actions({"base": query, "list": listed})
    return apply(at(base), found, CONTEXT)


def does(query: str, *actions: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The address after some actions on the map, without that tab, and the notices."""
    on_map = query if "tab=" in query else f"{query}&tab={MAP_TAB}"
    view, notices = leads(on_map, *actions)
    if view.tab == MAP_TAB:
        view = replace(view, tab=OVERVIEW_TAB)
    return view_to_query(view, WARS), notices


@pytest.mark.parametrize(
    ("query", "action", "expected"),
    [
        ("", {"type": "theater", "value": "coast"}, "theater=coast"),
        ("theater=coast&kinds=weapons", {"type": "theater", "value": "all"}, "kinds=weapons"),
        ("", {"type": "kinds", "value": ["weapons"]}, "kinds=weapons"),
        ("", {"type": "kinds", "value": []}, "kinds=none"),
        ("kinds=weapons", {"type": "kinds", "value": [*OPTIONS.kinds][::-1]}, ""),
        ("", {"type": "types", "value": ["pmc", "state"]}, "types=state,pmc"),
        ("theater=coast", {"type": "types", "value": []}, "theater=coast&types=none"),
        ("types=state", {"type": "types", "value": [*OPTIONS.types]}, ""),
        ("", {"type": "day", "value": DAY_2016}, "date=2016-02-06"),
        ("date=2016", {"type": "day", "value": AS_OF}, ""),
        ("", {"type": "days", "value": [DAY_2016, DAY_2016 + 60]}, "date=2016-02-06..2016-04-06"),
        ("", {"type": "any_day", "value": True}, "date=any"),
        ("date=any", {"type": "any_day", "value": False, "day": DAY_2016}, "date=2016-02-06"),
        ("", {"type": "range", "value": True, "days": [DAY_2016, AS_OF]},
         "date=2016-02-06..2019-12-25"),
        ("date=2015..2017", {"type": "range", "value": False, "day": DAY_2016}, "date=2016-02-06"),
        ("", {"type": "step_day", "value": DAY_2016}, "date=2016-02-06"),
        ("date=any", {"type": "step_day", "value": DAY_2016}, "date=2016-02-06"),
        ("date=2015..2019", {"type": "step_day", "value": DAY_2016}, "date=2015..2016-02-06"),
        ("", {"type": "tab", "value": "table"}, "tab=table"),
        ("", {"type": "find", "value": "wolf"}, "select=wolf"),
        ("select=wolf", {"type": "find", "value": None}, "select=wolf"),
        ("", {"type": "select", "nodes": ["wolf"]}, "select=wolf"),
        ("", {"type": "select", "nodes": ["wolf", "front"]}, "select=front~wolf"),
        ("select=wolf", {"type": "select", "nodes": []}, ""),
        ("", {"type": "select", "nodes": ["accord"]}, "select=accord"),
        ("ask=chains", {"type": "select", "nodes": ["wolf"]}, "ask=chains&from=wolf"),
        ("ask=chains&from=wolf", {"type": "select", "nodes": ["front"]},
         "ask=chains&from=wolf&to=front"),
        ("ask=chains&from=wolf&to=front", {"type": "select", "nodes": ["squad"]},
         "select=squad&ask=chains&from=wolf&to=front"),
        ("ask=chains", {"type": "select", "nodes": ["wolf", "front"]},
         "select=front~wolf&ask=chains"),
        ("ask=chains", {"type": "chain_from", "value": "wolf"}, "ask=chains&from=wolf"),
        ("ask=chains&from=wolf", {"type": "chain_from", "value": None}, "ask=chains"),
        ("ask=chains&from=wolf", {"type": "chain_to", "value": "front"},
         "ask=chains&from=wolf&to=front"),
        ("", {"type": "chain", "value": "wolf~front"}, "ask=chains&from=wolf&to=front"),
        ("ask=dates", {"type": "versus", "value": " 2014 "}, "ask=dates&versus=2014"),
        ("ask=dates&versus=2014", {"type": "versus", "value": ""}, "ask=dates"),
        ("ask=dates", {"type": "versus", "value": "March 2014"}, "ask=dates&versus=2014-03"),
        ("", {"type": "date", "value": " 1 March 2014"}, "date=2014-03-01"),
        ("", {"type": "date", "value": "2014 to 1.3.2016"}, "date=2014..2016-03-01"),
        ("date=2014", {"type": "date", "value": " "}, "date=2014"),
        ("date=2014", {"type": "date", "value": "Any"}, "date=any"),
        ("date=2017..2018", {"type": "step_day", "value": DAY_2016}, "date=2017..2018"),
        ("", {"type": "focus", "node": "wolf", "hops": 2}, "focus=wolf&hops=2"),
        ("focus=wolf&hops=2", {"type": "focus", "node": None}, ""),
        ("focus=wolf", {"type": "focus", "node": ""}, ""),
        ("", {"type": "move", "node": "wolf", "x": 12, "y": -3.25}, "places=wolf:12:-3.2"),
        ("places=front:1:2,wolf:3:4", {"type": "move", "node": "wolf", "x": 5, "y": 6},
         "places=front:1:2,wolf:5:6"),
        ("", {"type": "ask", "value": "camps"}, "ask=camps"),
        ("ask=camps", {"type": "ask", "value": "none"}, ""),
        ("ask=bridges", {"type": "size", "value": BRIDGE_MEASURES[0]},
         f"ask=bridges&size={BRIDGE_MEASURES[0]}"),
        ("", {"type": "columns", "value": "actors"}, "columns=actors"),
        ("", {"type": "page", "value": "2"}, "part=2"),
        ("part=2", {"type": "page", "value": "1"}, ""),
        ("part=2&date=2016", {"type": "theater", "value": "coast"}, "theater=coast&date=2016"),
        ("part=2", {"type": "day", "value": DAY_2016}, "date=2016-02-06&part=2"),
        ("part=2", {"type": "select", "nodes": ["wolf"]}, "select=wolf&part=2"),
        ("", {"type": "lines", "value": "all"}, "lines=all"),
        ("lines=all", {"type": "lines", "value": "strong"}, ""),
        ("", {"type": "compare", "side": 0, "value": "coast"}, "compare=coast,hills"),
        ("", {"type": "compare", "side": 1, "value": "hills"}, "compare=coast,hills"),
        ("compare=coast,hills", {"type": "compare", "side": 0, "value": "coast"},
         "compare=coast,hills"),
        ("compare=coast,hills", {"type": "compare", "side": 1, "value": "coast"},
         "compare=hills,coast"),
        ("", {"type": "only", "value": "kinds:weapons"}, "kinds=weapons"),
        ("kinds=weapons", {"type": "only", "value": "kinds:weapons"}, ""),
        ("kinds=combat,weapons", {"type": "only", "value": "kinds:weapons"}, "kinds=weapons"),
        ("", {"type": "only", "value": "types:pmc"}, "types=pmc"),
        ("types=pmc", {"type": "only", "value": "types:pmc"}, ""),
        ("date=2016&theater=coast", {"type": "lift", "value": "date"}, "theater=coast&date=any"),
        ("kinds=none&types=pmc", {"type": "lift", "value": "kinds"}, ""),
        ("confidence=low", {"type": "lift", "value": "kinds"}, ""),
        ("confidence=low", {"type": "lift", "value": "all"}, "date=any"),
        ("", {"type": "confidence", "value": ["high", "x"]}, "confidence=high"),
        ("confidence=high", {"type": "confidence", "value": [*OPTIONS.confidences]}, ""),
        ("", {"type": "only", "value": "confidence:high"}, "confidence=high"),
        ("confidence=high", {"type": "only", "value": "confidence:high"}, ""),
        ("focus=wolf", {"type": "lift", "value": "focus"}, ""),
        ("theater=coast", {"type": "lift", "value": "theater"}, ""),
        ("theater=coast&select=wolf&tab=table&places=wolf:1:2", {"type": "reset"}, "tab=table"),
    ],
    ids=lambda one: json.dumps(one)[:60],
)  # fmt: skip
def test_what_an_action_does(query: str, action: dict[str, Any], expected: str) -> None:
    assert does(query, action) == (expected, ())


@pytest.mark.parametrize(
    ("query", "action", "tab"),
    [
        ("", {"type": "theater", "value": "coast"}, OVERVIEW_TAB),
        ("", {"type": "kinds", "value": ["weapons"]}, OVERVIEW_TAB),
        ("", {"type": "day", "value": DAY_2016}, OVERVIEW_TAB),
        ("", {"type": "select", "nodes": ["wolf"]}, OVERVIEW_TAB),
        ("", {"type": "find", "value": "wolf"}, OVERVIEW_TAB),
        ("", {"type": "focus", "node": "wolf", "hops": 1}, MAP_TAB),
        ("focus=wolf", {"type": "focus", "node": "wolf", "hops": 2}, MAP_TAB),
        ("focus=wolf", {"type": "focus", "node": None}, OVERVIEW_TAB),
        ("focus=wolf", {"type": "kinds", "value": ["weapons"]}, OVERVIEW_TAB),
        ("", {"type": "ask", "value": "camps"}, MAP_TAB),
        ("", {"type": "ask", "value": "story"}, OVERVIEW_TAB),
        ("ask=camps", {"type": "ask", "value": "none"}, OVERVIEW_TAB),
        ("", {"type": "versus", "value": "2014"}, MAP_TAB),
        ("", {"type": "chain", "value": "wolf~front"}, MAP_TAB),
        ("tab=matrix", {"type": "ask", "value": "camps"}, "matrix"),
        ("", {"type": "story", "value": "walk.1"}, MAP_TAB),
        ("kinds=weapons", {"type": "reset"}, OVERVIEW_TAB),
        ("", {"type": "open", "view": "tab=overview&focus=wolf"}, OVERVIEW_TAB),
        ("", {"type": "side", "theater": "coast", "party": "front"}, MAP_TAB),
    ],
    ids=lambda one: json.dumps(one)[:60],
)
def test_what_only_the_map_shows_is_shown_on_it(
    query: str, action: dict[str, Any], tab: str
) -> None:
    """Whoever does something sees what it does; where the overview shows it, that stays."""
    view, notices = leads(query, action)
    assert (view.tab, notices) == (tab, ())


def test_a_page_that_is_none_changes_nothing() -> None:
    query, notices = does("part=2", {"type": "page", "value": "many"})
    assert (query, notices) == ("part=2", ("Not understood: part goes from 1 to 999.",))


def test_a_side_of_the_overview_opens_on_the_map() -> None:
    view, _ = leads("kinds=weapons", {"type": "side", "theater": "coast", "party": "front"})
    assert view_to_query(view, WARS) == (
        "theater=coast&kinds=weapons&select=front&tab=network&side=front"
    )
    same, notices = leads("", {"type": "side", "theater": "mars", "party": "front"})
    assert same.tab == OVERVIEW_TAB
    assert len(notices) == 1


@pytest.mark.parametrize(
    ("action", "address"),
    [
        ({"type": "theater", "value": "hills"}, "theater=hills&select=front&tab=network"),
        ({"type": "theater", "value": "all"}, "select=front&tab=network"),
        ({"type": "lift", "value": "theater"}, "select=front&tab=network"),
        ({"type": "reset"}, "tab=network"),
        ({"type": "day", "value": DAY_2016},
         "theater=coast&date=2016-02-06&select=front&tab=network&side=front"),
        ({"type": "side", "theater": "hills", "party": "regime"},
         "theater=hills&select=regime&tab=network&side=regime"),
        ({"type": "side", "theater": "hills", "party": "wolf"},
         "theater=hills&select=wolf&tab=network"),
    ],
    ids=lambda one: json.dumps(one)[:60],
)  # fmt: skip
def test_a_side_is_shown_larger_until_another_theater_is_chosen(
    action: dict[str, Any], address: str
) -> None:
    view, _ = leads("", {"type": "side", "theater": "coast", "party": "front"}, action)
    assert view_to_query(view, WARS) == address


@pytest.mark.parametrize("family", list(Family))
def test_a_family_alone_and_all_again(family: Family) -> None:
    own = frozenset(kind.id for kind in KINDS.values() if kind.family is family)
    once, notices = does("", {"type": "only", "value": f"family:{family}"})
    assert at(once).kinds == own
    assert notices == ()
    assert does(once, {"type": "only", "value": f"family:{family}"}) == ("", ())


@pytest.mark.parametrize("other", ["camps", "bridges", "chains", "story", "none"])
def test_what_belongs_to_a_question_ends_with_it(other: str) -> None:
    """A second date that outlives its question would draw one picture and caption another."""
    query, _ = does("ask=dates&versus=2014", {"type": "ask", "value": other})
    assert at(query).second_date is None
    assert "versus" not in query
    again, _ = does(query, {"type": "ask", "value": "dates"})
    assert at(again).question == TwoDatesQuestion()


def test_a_story_begins_afresh_and_leaves_the_picture_when_it_ends() -> None:
    query = "theater=coast&kinds=weapons&places=wolf:1:2&columns=actors&tab=matrix"
    view, notices = leads(query, {"type": "story", "value": "walk.2"})
    assert notices == ()
    assert (view.story, view.theater, view.kinds) == (("walk", 2), None, None)
    assert (dict(view.places), view.columns, view.tab) == ({}, View().columns, MAP_TAB)
    begun = view_to_query(view, WARS)
    assert leads(begun, {"type": "story", "value": "none"}) == (default_view(WARS), ())


def test_next_pressed_twice_goes_on_by_two_steps() -> None:
    following = {"type": "story", "value": "next"}
    third, notices = does("story=walk.1&select=wolf", following, {"type": "story", "value": "next"})
    assert (at(third).story, at(third).selected, notices) == (("walk", 2), None, ())
    assert does(third, {"type": "story", "value": "previous"})[0] == "story=walk.1"
    assert does("story=walk.1", {"type": "story", "value": "previous"})[0] == "story=walk.1"
    assert does("theater=coast", following)[0] == "theater=coast", "there is no story"


def test_a_picture_that_is_dropped_is_opened() -> None:
    wanted = "theater=coast&date=2016&select=wolf"
    for mark in (OPTIONS.fingerprint, ""):
        action = {"type": "open", "view": wanted, "dataset": mark}
        assert does("kinds=none", action) == (wanted, ())
    other = {"type": "open", "view": wanted, "dataset": "other"}
    assert does("kinds=none", other) == (wanted, (DATA_CHANGED_NOTICE,))
    query, notices = does("kinds=none", {"type": "open", "view": "theater=mars"})
    assert query == ""
    assert "'mars'" in notices[0]


@pytest.mark.parametrize(
    "action",
    [
        {"type": "select", "nodes": [NOBODY]},
        {"type": "select", "nodes": ["wolf", "wolf"]},
        {"type": "select", "nodes": ["wolf", "front", "squad"]},
        {"type": "select", "nodes": [HTML, "wolf"]},
        {"type": "find", "value": NOBODY},
        {"type": "focus", "node": NOBODY, "hops": 1},
        {"type": "focus", "node": HTML, "hops": 1},
        {"type": "move", "node": NOBODY, "x": 1, "y": 2},
        {"type": "move", "node": "wolf", "x": None, "y": 2},
        {"type": "move", "node": "wolf", "x": 1e300, "y": 2},
        {"type": "move", "node": "wolf", "x": math.nan, "y": math.inf},
        {"type": "day", "value": None},
        {"type": "day", "value": -1},
        {"type": "step_day", "value": 10**12},
        {"type": "step_day", "value": "2016"},
        {"type": "days", "value": [AS_OF, AS_OF - 1]},
        {"type": "ask", "value": NOBODY},
        {"type": "size", "value": "big"},
        {"type": "versus", "value": "yesterday"},
        {"type": "versus", "value": "1/2/2014"},
        {"type": "date", "value": "yesterday"},
        {"type": "date", "value": "1/2/2014"},
        {"type": "date", "value": HTML},
        {"type": "versus", "value": "2019-02-30"},
        {"type": "versus", "value": "\ud800"},
        {"type": "versus", "value": "9" * 100_000},
        {"type": "chain_from", "value": NOBODY},
        {"type": "tab", "value": HTML},
        {"type": "compare", "side": 0, "value": NOBODY},
        {"type": "compare", "side": True, "value": "coast"},
        {"type": "compare", "side": 2, "value": "coast"},
        {"type": "theater", "value": NOBODY},
        {"type": "story", "value": f"{NOBODY}.1"},
        {"type": "story", "value": "walk.99"},
        {"type": "story", "value": "walk.-1"},
        {"type": "only", "value": f"kinds:{NOBODY}"},
        {"type": "only", "value": f"types:{HTML}"},
    ],
    ids=lambda one: json.dumps(one)[:60],
)
def test_an_action_that_makes_no_sense_changes_nothing_and_says_so(action: dict[str, Any]) -> None:
    query, notices = does("theater=coast", action)
    view = at(query)
    assert asking(view, None, focus=None) == replace(default_view(WARS), theater="coast")
    assert view.focus is None
    assert notices
    assert all(len(notice) < 200 for notice in notices)
    assert not any("address" in notice for notice in notices), "it stood in none"


@pytest.mark.parametrize(
    "value",
    [None, 1, True, "select", [], [1], {}, {"type": None}, {"type": []}, {"type": {}},
     {"type": "unheard"}, {"type": "lift", "value": NOBODY}, {"type": "lift", "value": []},
     {"type": "only", "value": "x"}, {"nodes": ["wolf"]}],
    ids=lambda one: json.dumps(one)[:60],
)  # fmt: skip
def test_what_is_no_action_is_passed_over(value: object) -> None:
    item = {"n": 1, **value} if isinstance(value, dict) else value
    _, actions = read_actions({"base": "", "list": [item]})
    assert apply(at("theater=coast"), actions, CONTEXT) == (at("theater=coast"), ())


def test_hops_that_make_no_sense_keep_those_that_are() -> None:
    nonsense: tuple[Any, ...] = (0, 4, -1, None, "x", 1.5, [], 10**20)
    for hops in nonsense:
        query, notices = does("", {"type": "focus", "node": "wolf", "hops": hops})
        assert query == "focus=wolf"
        assert len(notices) == 1


def test_huge_actions_are_refused_in_a_line() -> None:
    for action in (
        {"type": "select", "nodes": ["x" * 9] * 20_000},
        {"type": "move", "node": "a," * 100_000, "x": "1," * 1000, "y": [1] * 1000},
        {"type": "only", "value": "kinds:" + "a," * 100_000},
        {"type": "open", "view": "&" * 100_000, "dataset": "x" * 100_000},
        {"type": "story", "value": "walk." + "1" * 100_000},
    ):
        _, notices = does("", cast("dict[str, Any]", action))
        assert 1 <= len(notices) <= 10
        assert all(len(notice) < 200 for notice in notices)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(AS_OF, "2019-12-25"), (float(AS_OF), "2019-12-25"), (AS_OF + 0.9, "2019-12-25"),
     (0, ""), (-5, ""), (10**9, ""), (math.nan, ""), (math.inf, ""), (True, ""), (None, ""),
     ("2019", ""), ([], ""), ({}, "")],
)  # fmt: skip
def test_a_day_is_read_from_its_ordinal(value: object, expected: str) -> None:
    assert _day(value) == expected


@pytest.mark.parametrize(
    "value", [None, [], [1], [AS_OF], [AS_OF] * 3, [AS_OF, None], "ab", {1: 2}, [None, AS_OF], 5]
)
def test_what_is_no_pair_of_days_is_ignored(value: object) -> None:
    assert _days(value) == ""


def test_two_days_are_read_from_their_ordinals() -> None:
    assert _days([AS_OF - 1, AS_OF]) == "2019-12-24..2019-12-25"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(["a", "b"], "all"), (["b", "a", "a", "c"], "all"), (["a"], "a"), (["c"], "none"),
     ([], "none"), (None, "none"), ("ab", "none"), ([["a"], {}, None, 1], "none"), ([1, "b"], "b")],
)  # fmt: skip
def test_what_is_ticked(value: object, expected: str) -> None:
    assert _ticked(value, ("a", "b")) == expected


def test_values_other_than_texts_are_read_as_an_empty_text() -> None:
    assert _text("a") == "a"
    others: tuple[object, ...] = (None, 1, [], {}, b"a", True)
    assert {_text(one) for one in others} == {""}


def test_actions_come_in_the_order_of_their_numbers_and_once_each() -> None:
    listed = [{"n": 3, "type": "b"}, {"n": 1, "type": "a"}, {"n": 3, "type": "c"}, {"n": 0}]
    _, actions = read_actions({"base": "", "list": listed})
    assert [(one.number, one.type) for one in actions] == [(1, "a"), (3, "c")]
    many = [{"n": number, "type": "reset"} for number in range(1, MAX_ACTIONS + 50)]
    assert len(read_actions({"base": "", "list": many})[1]) == MAX_ACTIONS


# ------------------------------------------------------------------ nothing is lost


nodes = st.sampled_from(["wolf", "front", "norland", "accord", NOBODY])
days = st.sampled_from([DAY_2016, AS_OF, 736_500, None])
values = st.sampled_from(
    ["camps", "dates", "chains", "none", "table", "coast", "hills", "all", "kinds:weapons",
     "types:pmc", "family:support", "confidence:high", "walk.1", "walk.2", "next", "previous",
     "strong",
     "date", "kinds", "wolf~front", "2014"]
)  # fmt: skip
several = st.lists(
    st.sampled_from(["weapons", "combat", "training", "state", "pmc", "high"]), max_size=3
)
TYPES = (
    "theater", "kinds", "types", "confidence", "only", "day", "days", "step_day", "any_day",
    "range", "tab",
    "select", "find", "focus", "move", "reset", "lift", "ask", "size", "columns", "versus",
    "chain", "chain_from", "chain_to", "story", "open", "date",
    "compare", "lines", "page", "side",
)  # fmt: skip


@st.composite
def actions_of_somebody(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(TYPES))
    value: Any
    if kind in ("kinds", "types", "confidence"):
        value = draw(several)
    elif kind in ("day", "step_day"):
        value = draw(days)
    elif kind == "days":
        value = [draw(days), draw(days)]
    elif kind in ("any_day", "range"):
        value = draw(st.booleans())
    elif kind in ("find", "chain_from", "chain_to"):
        value = draw(nodes | st.none())
    elif kind == "side":
        parts = {"theater": draw(st.sampled_from(["coast", "hills", NOBODY])), "party": draw(nodes)}
        return {"type": kind, **parts}
    elif kind == "page":
        value = draw(st.sampled_from(["1", "2", "0", "x"]))
    else:
        value = draw(values)
    return {
        "type": kind, "value": value, "nodes": draw(st.lists(nodes, max_size=2)),
        "node": draw(nodes), "hops": draw(st.integers(0, 3)), "x": draw(st.integers(-9, 9)),
        "y": 1, "day": draw(days), "days": [DAY_2016, AS_OF], "view": "theater=coast",
    }  # fmt: skip


def numbered(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"n": number, **one} for number, one in enumerate(listed, start=1)]


@given(st.lists(actions_of_somebody(), max_size=8), st.integers(0, 8))
def test_to_apply_in_two_steps_is_to_apply_at_once(listed: list[dict[str, Any]], cut: int) -> None:
    _, actions = read_actions({"base": "", "list": numbered(listed)})
    start = default_view(WARS)
    whole, _ = apply(start, actions, CONTEXT)
    first, _ = apply(start, actions[:cut], CONTEXT)
    # Between two requests a view is what its address says.
    assert apply(at(view_to_query(first, WARS)), actions[cut:], CONTEXT)[0] == whole


class Page:
    """What assets/ does with actions: keep them, send all that wait, drop what is answered."""

    def __init__(self) -> None:
        self.base = ""
        self.waiting: list[dict[str, Any]] = []
        self.requests: list[dict[str, Any]] = []
        self.acknowledged = 0

    def send(self) -> None:
        self.requests.append({"base": self.base, "list": list(self.waiting)})

    def hear(self, request: dict[str, Any]) -> None:
        """The answer to one of the requests, however late."""
        base, actions = read_actions(request)
        view, _ = apply(at(base), actions, CONTEXT)
        number = actions[-1].number if actions else 0
        if number > self.acknowledged:
            self.acknowledged = number
            self.waiting = [one for one in self.waiting if one["n"] > number]
            self.base = view_to_query(view, WARS)


@given(st.lists(actions_of_somebody(), max_size=8), st.randoms())
def test_no_action_is_lost_or_done_twice_whatever_becomes_of_requests(
    listed: list[dict[str, Any]], chance: Random
) -> None:
    """Answers come late, in any order, twice or never; at the end one more request gets through."""
    page = Page()
    for action in numbered(listed):
        page.waiting.append(action)
        page.send()
        while page.requests and chance.random() < 0.5:
            which = chance.randrange(len(page.requests))
            page.hear(page.requests[which])
            if chance.random() < 0.5:
                page.requests.pop(which)
    page.send()
    page.hear(page.requests[-1])
    expected, _ = apply(
        default_view(WARS), read_actions({"base": "", "list": numbered(listed)})[1], CONTEXT
    )
    assert not page.waiting
    assert at(page.base) == expected


def test_an_action_is_a_plain_value() -> None:
    assert Action(1, "tab", {}) == Action(1, "tab", {})
