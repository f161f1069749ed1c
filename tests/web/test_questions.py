"""The questions beside the map: what they say, and what they light up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from explorer.data.model import Story
from explorer.data.vocabulary import Family
from explorer.graph.view import ASKS, MEASURES, Span, View, default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.elements import canvas_elements, line_id
from explorer.presentation.theme import NO_CAMP_CLASS
from explorer.web.questions import (
    FIRST_CHAINS,
    LABELS,
    LEADS,
    TITLES,
    QuestionAnswer,
    answer_question,
    link_names,
    question_bar,
    question_heading,
    with_second_date,
)
from explorer.workspace import Workspace
from marked import check, found, text, texts
from samples import SOURCE, actor, dataset, evidence, link, two_wars


def story(*titles: str, **step: Any) -> Story:
    """A story with a step for each title."""
    steps = [
        {"title": title, "text": f"Of {title}.", "view": {"theater": "all"}, **step}
        for title in titles
    ]
    return Story.model_validate({"id": "walk", "title": "A walk", "steps": steps})


WARS = two_wars()
SAMPLE = Workspace(WARS.model_copy(update={"stories": {"walk": story("Coast", "Hills", "Sea")}}))
START = default_view(WARS)


def ask(question: str | None, of: Workspace = SAMPLE, **rest: Any) -> QuestionAnswer:
    view = replace(START, ask=question, **rest)
    answer = answer_question(of, of.select(view), view)
    check(answer.panel)
    return answer


def test_every_question_has_its_words() -> None:
    for words in (LABELS, TITLES, LEADS):
        assert tuple(words) == ASKS


def test_the_bar_asks_and_takes_back() -> None:
    for chosen in (None, *ASKS):
        node = question_bar(replace(START, ask=chosen), stories=True)
        check([node])
        buttons = found([node], "button")
        assert [text([one]) for one in buttons] == list(LABELS.values())
        for one, name in zip(buttons, ASKS, strict=True):
            is_on = name == chosen
            assert one[1]["aria-pressed"] == str(is_on).lower()
            assert one[1]["data-ask"] == ("none" if is_on else name)


def test_without_stories_nobody_offers_them() -> None:
    assert "Stories" not in texts([question_bar(START, stories=False)], "button")


def test_in_a_story_its_button_is_the_one_that_is_on() -> None:
    view = replace(START, ask="camps", story=("walk", 1))
    assert texts([question_bar(view, stories=True)], "button", aria_pressed="true") == ["Stories"]
    assert question_heading(view) == []


def test_the_head_is_the_question() -> None:
    assert question_heading(START) == []
    for name in ASKS:
        assert texts(question_heading(replace(START, ask=name)), "h2") == [TITLES[name]]


def test_who_asks_nothing_hears_nothing() -> None:
    assert ask(None) == QuestionAnswer()


# ------------------------------------------------------------------ chains


def test_before_anybody_is_chosen_the_strongest_chains_to_the_parties_are_offered() -> None:
    said = ask("chains")
    offers = {one[1]["data-chain"]: text([one]) for one in found(said.panel, "button")}
    assert offers["norland~front"] == "Norland > Wolf > FRT", "through somebody, before straight"
    assert offers["sudmark~league"] == "Sudmark > Brigade > League"
    assert offers["sudmark~council"] == "Sudmark > Council", "there is no other way"
    assert "confidence" in texts(said.panel, "span", class_="facts")[0]
    assert {"norland", "wolf", "front"} <= set(said.overlay["spot"]["nodes"])


def test_the_chains_offered_end_at_the_parties_of_the_theater_in_view() -> None:
    said = ask("chains", theater="coast")
    ends = {one[1]["data-chain"].split("~")[1] for one in found(said.panel, "button")}
    assert ends == {"front", "council"}


def test_no_more_chains_are_offered_than_one_reads_and_every_party_has_its_turn(
    workspace: Workspace,
) -> None:
    view = replace(default_view(workspace.dataset), ask="chains")
    said = answer_question(workspace, workspace.select(view), view)
    offers = [one[1]["data-chain"] for one in found(said.panel, "button")]
    assert len(offers) == FIRST_CHAINS
    assert {"russia~lna", "turkey~gna"} <= set(offers)
    assert "Russia > Wagner > LNA" in texts(said.panel, "button")


@pytest.mark.parametrize(
    ("ends", "words", "offered"),
    [
        (
            {"start": "norland"},
            "From Norland. Now choose to whom",
            {"norland~front", "norland~regime"},
        ),
        ({"end": "front"}, "To FRT. Now choose from whom", {"norland~front"}),
        ({"start": "front"}, "From FRT. Now choose to whom", set()),
    ],
)
def test_with_one_end_chosen_it_says_so_and_what_to_do(
    ends: dict[str, Any], words: str, offered: set[str]
) -> None:
    said = ask("chains", **ends)
    assert texts(said.panel, "p")[0].startswith(words)
    assert {one[1]["data-chain"] for one in found(said.panel, "button")} == offered
    assert ("spot" in said.overlay) == bool(offered)


def test_who_has_chosen_both_ends_is_not_told_to_choose() -> None:
    assert texts(question_heading(replace(START, ask="chains", start="wolf")), "p") == [
        LEADS["chains"]
    ]
    assert not texts(question_heading(replace(START, ask="chains", start="wolf", end="front")), "p")


def test_an_actor_and_itself() -> None:
    said = ask("chains", start="front", end="front")
    assert texts(said.panel, "p") == ["These two are one and the same."]
    assert not said.overlay


def test_chains_of_support_are_told_step_by_step() -> None:
    said = ask("chains", start="wolf", end="front")
    assert "of support" in texts(said.panel, "p")[0]
    assert found(said.panel, "button", data_node="front~wolf")
    assert "Wolf > FRT" in texts(said.panel, "p", class_="sentence")
    facts = texts(said.panel, "p", class_="facts")
    assert facts[0] == "high confidence", "one step is its own weakest"
    assert all("weakest step: " in one for one in facts[1:])
    spot = said.overlay["spot"]
    assert {"wolf", "front"} <= set(spot["nodes"])
    line = line_id("wolf", "front", Family.SUPPORT)
    assert line in spot["lines"]
    assert said.overlay["strong"] == [line], "the best chain is the direct one"


def test_all_that_it_lights_up_is_on_the_canvas() -> None:
    known = {one["data"]["id"] for one in canvas_elements(SAMPLE)}
    for question in ASKS:
        for start, end in (("wolf", "front"), ("sudmark", "regime")):
            overlay = ask(question, versus=Span.parse("2014"), start=start, end=end).overlay
            spot = overlay.get("spot", {"nodes": [], "lines": []})
            assert set(spot["nodes"]) | set(spot["lines"]) <= known
            assert set(overlay.get("strong", [])) <= known
            for part in ("marks", "sizes", "sides"):
                assert set(overlay.get(part, {})) <= known


def test_without_support_any_path_is_told() -> None:
    said = ask("chains", start="council", end="front")
    assert texts(said.panel, "p")[0].startswith("No chain of support")
    assert " ⊣ " in text(said.panel)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"since": "2014"}, "since 2014"),
        ({"since": "2014-02", "until": "2021"}, "February 2014 to 2021"),
        ({"until": "2021-05-06"}, "until 6 May 2021"),
        ({}, "start not known"),
    ],
)
def test_a_step_is_dated_no_more_exactly_than_its_links(dates: dict[str, Any], words: str) -> None:
    of = Workspace(dataset(actor("a", since="2011"), link("a", "weapons", "b", **dates)))
    said = ask("chains", of, start="a", end="b")
    assert texts(found(said.panel, "details"), "li") == [f"A – B: weapons, {words}"]


def test_no_path_at_all() -> None:
    said = ask("chains", start="front", end="league", kinds=frozenset({"training"}))
    assert texts(said.panel, "p") == ["No chain of up to four links joins them in this view."]
    assert not said.overlay


# ------------------------------------------------------------------ two dates


def test_two_dates_need_one() -> None:
    said = ask("dates", span=None, versus=Span.parse("2014"))
    assert "Give it one" in text(said.panel)
    assert not said.overlay


def test_without_a_second_date_it_is_the_year_before_and_says_so() -> None:
    said = ask("dates")
    words = "from 25 December 2018 to 25 December 2019"
    assert words in texts(said.panel, "p")[0]
    assert not found(said.panel, "button", aria_pressed="true")
    same = ask("dates", versus=Span.parse("2018-12-25"))
    assert said.overlay == same.overlay
    assert "began" in said.overlay["marks"].values()
    assert texts(said.panel, "li") == texts(same.panel, "li")


def test_the_view_that_is_drawn_compares_with_the_year_before() -> None:
    view = replace(START, ask="dates")
    assert with_second_date(view) == replace(view, versus=Span.parse("2018-12-25"))
    given = replace(view, versus=Span.parse("2014"))
    for same in (START, given, replace(view, span=None), replace(START, ask="camps")):
        assert with_second_date(same) is same
    leap = replace(view, span=Span.parse("2016-02-29..2019"))
    assert with_second_date(leap).versus == Span.parse("2015-02-28")


def test_second_dates_to_choose_from() -> None:
    said = ask("dates", versus=Span.parse("2019-06-25"))
    ways = {text([one]): one[1] for one in found(said.panel, "button", aria_pressed="true")}
    assert list(ways) == ["Half a year before"]
    ways = {
        text([one]): one[1]["data-versus"]
        for one in found(said.panel, "button")
        if "data-versus" in one[1]
    }
    assert ways == {
        "A month before": "2019-11-25",
        "Half a year before": "2019-06-25",
        "A year before": "2018-12-25",
        "Three years before": "2016-12-25",
    }


def test_the_lines_of_the_map_are_explained_as_they_look() -> None:
    said = ask("dates", versus=Span.parse("2014"))
    (legend,) = found(said.panel, "ul", class_="changes")
    looks = [one[1]["class"] for one in found([legend], "span")]
    assert looks == ["change began", "change ended", "change stayed"]
    assert texts([legend], "li")[0] == "strong: new"


def test_the_newest_comes_first() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2016"),
            link("a", "weapons", "c", since="2018-03"),
            link("a", "weapons", "d", since="2017"),
            link("a", "aid", "b", since="2001", until="2015"),
            link("a", "aid", "c", since="2002", until="2017"),
        )
    )
    rows = texts(ask("dates", of, versus=Span.parse("2014")).panel, "li")[3:]
    assert rows == [
        "A supplies weapons to C, since March 2018",
        "A supplies weapons to D, since 2017",
        "A supplies weapons to B, since 2016",
        "A gives aid to C, 2002 to 2017",
        "A gives aid to B, 2001 to 2015",
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_what_began_and_ended(*, swapped: bool) -> None:
    early, late = Span.parse("2014-06"), START.span
    span, versus = (early, late) if swapped else (late, early)
    said = ask("dates", span=span, versus=versus)
    assert texts(said.panel, "p")[0] == "From June 2014 to 25 December 2019:"
    heads = texts(said.panel, "h3")
    assert [one.split(" (")[0] for one in heads] == ["New", "Over", "Changed sides"]
    ended = found(said.panel, "button", data_node="league~sudmark")
    assert ended
    marks = said.overlay["marks"]
    assert marks[line_id("sudmark", "council", Family.SUPPORT)] == "began"
    assert marks[line_id("sudmark", "league", Family.SUPPORT)] == "ended"
    assert marks[line_id("league", "regime", Family.HOSTILITY)] == "stayed"
    assert set(marks.values()) <= {"began", "ended", "stayed"}


def test_a_line_with_links_of_both_sorts_has_stayed() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", since="2012"),
            link("a", "training", "b", since="2018"),
            link("b", "combat", "c", since="2012"),
        )
    )
    marks = ask("dates", of, versus=Span.parse("2014")).overlay["marks"]
    assert set(marks.values()) == {"stayed"}


def test_who_has_turned() -> None:
    of = Workspace(
        dataset(
            link("a", "combat", "b", since="2012", until="2014"),
            link("a", "weapons", "b", since="2017"),
            link("c", "weapons", "d", since="2012", until="2014"),
            link("c", "combat", "d", since="2017"),
        )
    )
    said = ask("dates", of, versus=Span.parse("2013"))
    assert "Changed sides (2)" in texts(said.panel, "h3")
    rows = texts(said.panel, "li")
    assert "A – B: from hostile to friendly" in rows
    assert "C – D: from friendly to hostile" in rows


def test_the_same_day_twice_changes_nothing() -> None:
    said = ask("dates", versus=START.span)
    assert texts(said.panel, "p").count("None.") == 3
    assert set(said.overlay["marks"].values()) == {"stayed"}


# ------------------------------------------------------------------ camps and bridges


def test_two_camps_hold_everybody_who_has_friends_or_foes() -> None:
    said = ask("camps")
    sides = {who: side for who, side in said.overlay["sides"].items() if side != NO_CAMP_CLASS}
    assert len(set(sides.values())) == 2
    camps = found(said.panel, "details", class_="chapter")
    assert [one[1].get("open") for one in camps] == ["", ""]
    listed = {node[1]["data-node"] for node in found(camps, "button")}
    assert listed == set(sides)
    assert sides["front"] != sides["council"]
    assert sides["regime"] != sides["league"]
    assert "friendly or hostile pairs" in texts(said.panel, "p")[0]


def test_camps_are_called_by_their_parties_which_come_first_then_states() -> None:
    said = ask("camps")
    assert set(said.camps) == {"Camp of League and Council", "Camp of Regime and FRT"}
    camps = found(said.panel, "details", class_="chapter")
    for camp, name in zip(camps, said.camps, strict=True):
        (summary,) = texts([camp], "summary")
        assert name in summary
        (names,) = texts([camp], "p")
        assert name == f"Camp of {' and '.join(names.split(', ')[:2])}"
    both = {name: texts([camp], "p")[0] for camp, name in zip(camps, said.camps, strict=True)}
    assert both["Camp of Regime and FRT"].startswith("Regime, FRT, Norland, ")
    assert both["Camp of League and Council"] == "League, Council, Sudmark, Brigade, Squad"


def test_a_camp_without_a_party_is_called_so() -> None:
    of = Workspace(
        dataset(link("a", "combat", "b", "coast"), theaters={"coast": ("a",)}),
    )
    assert ask("camps", of).camps == ("Camp of A", "Camp without a party")
    none = Workspace(dataset(link("a", "combat", "b", "coast")))
    assert ask("camps", none).camps == ("Camp 1", "Camp 2")


def test_who_is_in_neither_camp_is_named_with_the_reason() -> None:
    of = Workspace(
        dataset(
            link("a", "combat", "b", "coast"),
            link("a", "contact", "talker", "coast", since="2019"),
            link("x", "combat", "y", "coast"),
            theaters={"coast": ("a", "b")},
        )
    )
    said = ask("camps", of)
    assert "In neither camp (3)" in texts(said.panel, "h3")
    assert "no friendly or hostile links" in text(said.panel)
    assert {"Talker, X, Y"} <= set(texts(said.panel, "p"))
    sides = said.overlay["sides"]
    assert {sides[who] for who in ("talker", "x", "y")} == {NO_CAMP_CLASS}
    assert not any(one.startswith("In neither") for one in texts(ask("camps", HOSTILE).panel, "h3"))


HOSTILE = Workspace(dataset(link("a", "combat", "b", "coast"), theaters={"coast": ("a", "b")}))


def test_camps_of_nothing() -> None:
    said = ask("camps", kinds=frozenset())
    assert said.overlay["sides"] == {}
    assert "(0)" in text(said.panel)


def test_three_foes_of_each_other_do_not_balance() -> None:
    of = Workspace(
        dataset(
            link("a", "combat", "b", "coast"),
            link("b", "combat", "c", "coast"),
            link("a", "combat", "c", "coast"),
            theaters={"coast": ("a", "b")},
        )
    )
    said = ask("camps", of)
    heads = texts(said.panel, "h3")
    assert "Against the grain (1)" in heads
    assert "Triangles that do not balance (1 of 1)" in heads
    assert "foes in one camp" in text(said.panel)
    assert len(said.overlay["strong"]) == 1


@pytest.mark.parametrize("size", [None, *MEASURES])
def test_the_size_of_an_actor_stands_for_a_measure(size: str | None) -> None:
    said = ask("bridges", size=size)
    pressed = found(said.panel, "button", aria_pressed="true")
    assert [one[1]["data-measure"] for one in pressed] == [size or "theaters"]
    assert len(found(said.panel, "button", aria_pressed="false")) == len(MEASURES) - 1
    sizes = said.overlay["sizes"]
    assert all(12 <= one <= 38 for one in sizes.values())
    assert not set(sizes) - set(SAMPLE.select(START))


def test_bridges_of_nothing() -> None:
    said = ask("bridges", kinds=frozenset())
    assert "Nobody in this picture." in texts(said.panel, "p")
    assert said.overlay == {"sizes": {}}


# ------------------------------------------------------------------ stories


def test_the_stories_to_choose_from() -> None:
    said = ask("story")
    assert texts(said.panel, "li") == ["A walk (3 steps)"]
    assert found(said.panel, "button", data_story="walk.1")


@pytest.mark.parametrize(
    ("step", "ways"),
    [
        (1, ["walk.2", "none"]),
        (2, ["walk.1", "walk.3", "none"]),
        (3, ["walk.2", "none"]),
    ],
)
def test_a_step_leads_back_and_on(step: int, ways: list[str]) -> None:
    said = ask("story", story=("walk", step))
    title = ("Coast", "Hills", "Sea")[step - 1]
    assert texts(said.panel, "h2") == [title]
    assert f"Of {title}." in texts(said.panel, "p")
    buttons = found(said.panel, "button")
    assert [one[1]["data-story"] for one in buttons] == ways
    assert found(said.panel, "progress", value=str(step), max="3")
    assert not found(said.panel, "details"), "it cites nothing"


def test_a_step_may_ask_a_question_of_its_own() -> None:
    said = ask("camps", story=("walk", 2))
    assert texts(said.panel, "h2")[0] == "Hills"
    assert said.overlay["sides"]
    assert texts(ask(None, story=("walk", 2)).panel, "h2") == ["Hills"]


TEXTS = """Norland sent Wolf Group, not a wolf, to the FRT. The South objects, and so does Sudmark;
the Fronts, Norlandia and Wolfish are nobody. Envoy?"""


def test_names_in_a_text_lead_on_and_leave_the_text_as_it_is() -> None:
    pieces = link_names(WARS, TEXTS)
    assert "".join(one.text for one in pieces) == TEXTS
    assert [(one.text, one.target) for one in pieces if one.target] == [
        ("Norland", "norland"),
        ("Wolf Group", "wolf"),
        ("FRT", "front"),
        ("The South", "sudmark"),
        ("Sudmark", "sudmark"),
        ("Envoy", "envoy"),
    ]
    assert [one.target for one in link_names(WARS, "Nobody is here.")] == [None]
    assert link_names(WARS, "") == []


def test_what_two_are_called_is_nobody_s_name_and_the_comes_before_some() -> None:
    sample = dataset(
        actor("x", aliases=("Capital", "the Fort")), actor("y", aliases=("Capital",)),
        link("x", "aid", "y"),
    )  # fmt: skip
    pieces = link_names(sample, "The Fort and the Capital: X.")
    assert [(one.text, one.target) for one in pieces if one.target] == [("Fort", "x"), ("X", "x")]


def told(text_: str, view: dict[str, str], **rest: Any) -> dict[str, Any]:
    """The overlay of a step with this text and this view, of its own, beside a view."""
    walk = story("Step", text=text_, view=view)
    of = Workspace(WARS.model_copy(update={"stories": {"walk": walk}}))
    return ask(None, of, story=("walk", 1), **rest).overlay


def test_all_that_a_step_names_or_selects_stands_out_with_the_lines_between() -> None:
    overlay = told(
        "Norland helps the FRT.",
        {"select": "council~front", "focus": "sudmark"},
        selected="council~front",
        focus="sudmark",
        hops=3,
    )
    assert overlay["story"] is True
    spot = overlay["spot"]
    # The pact ties Norland to the Front, the accord Norland to Sudmark.
    assert spot["nodes"] == ["accord", "council", "front", "norland", "pact", "sudmark"]
    assert line_id("norland", "front", Family.SUPPORT) in spot["lines"]
    assert line_id("front", "council", Family.HOSTILITY) in spot["lines"]
    assert line_id("pact", "front", Family.MEMBERSHIP) in spot["lines"]
    assert line_id("norland", "regime", Family.SUPPORT) not in spot["lines"]


def test_a_step_stands_out_beside_any_view_as_far_as_that_shows_it() -> None:
    overlay = told("The League fights the Regime; Norland helps.", {"theater": "hills"})
    # The accord ties Norland to the Regime.
    assert set(overlay["spot"]["nodes"]) == {"league", "regime", "norland", "accord"}
    elsewhere = told(
        "The League fights the Regime; Norland and the FRT.", {}, theater="coast"
    )["spot"]  # fmt: skip
    assert set(elsewhere["nodes"]) == {"norland", "front", "pact"}


def test_one_alone_or_nobody_is_no_spot() -> None:
    assert told("Of the League.", {}) == {}
    assert told("Of nobody.", {}) == {}


def test_whoever_chose_something_else_is_not_overruled() -> None:
    text_ = "The League fights the Regime."
    other = told(text_, {"select": "league"}, selected="norland")
    assert "story" not in other
    assert "norland" in other["spot"]["nodes"]
    assert told(text_, {"select": "league"}, selected="league")["story"] is True
    assert told(text_, {"select": "league"})["story"] is True


def test_the_answer_to_a_step_s_own_question_stands_out_as_well() -> None:
    overlay = told("Look at the League and the Brigade.", {})
    assert "strong" not in overlay
    said = ask("chains", story=("walk", 1), start="wolf", end="front")
    assert {"wolf", "front"} <= set(said.overlay["spot"]["nodes"])
    assert said.overlay["story"] is True


def test_each_step_of_the_shipped_stories_lights_whom_it_names(workspace: Workspace) -> None:
    for one in workspace.dataset.stories.values():
        for index, step in enumerate(one.steps, 1):
            view, notices = view_from_query(urlencode(step.view), workspace.dataset)
            assert not notices
            view = replace(view, story=(one.id, index))
            shown = workspace.select(view)
            said = answer_question(workspace, shown, view)
            check(said.panel)
            assert step.text in texts(said.panel, "p")
            names = {piece.target for piece in link_names(workspace.dataset, step.text)} & set(
                shown
            )
            assert len(names) > 1, (one.id, index)
            assert names | set(view.selected_nodes) <= set(said.overlay["spot"]["nodes"])
            assert said.overlay["story"] is True


def test_a_step_names_its_sources() -> None:
    of = Workspace(
        dataset(
            link("a", "weapons", "b", evidence=[evidence()]),
            actor("c"),
            stories={"walk": story("Coast", cites=[SOURCE])},
        )
    )
    said = ask("story", of, story=("walk", 1))
    (source,) = found(said.panel, "a", href="https://herald.example/1")
    assert text([source]) == "What happened, The Herald"


def test_no_view_makes_it_fail(workspace: Workspace) -> None:
    start = default_view(workspace.dataset)
    first, *_, last = workspace.layout(None).priority
    for name in ASKS:
        for view in (
            View(ask=name),
            replace(start, ask=name, kinds=frozenset()),
            replace(start, ask=name, span=Span.parse("1990"), versus=Span.parse("1985")),
            replace(start, ask=name, start=first, end=last, theater="libya", focus=first),
        ):
            check(answer_question(workspace, workspace.select(view), view).panel)
