"""The questions beside the map: what they say, and what they light up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from explorer.atlas import Atlas
from explorer.elements import elements, line_id
from explorer.model import Story
from explorer.view import ASKS, MEASURES, Span, View, default
from explorer.vocabulary import Family
from explorer.web.asks import LABELS, LEADS, TITLES, Asked, asked, bar, head
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
SAMPLE = Atlas(WARS.model_copy(update={"stories": {"walk": story("Coast", "Hills", "Sea")}}))
START = default(WARS)


def ask(question: str | None, of: Atlas = SAMPLE, **rest: Any) -> Asked:
    view = replace(START, ask=question, **rest)
    answer = asked(of, of.select(view), view)
    check(answer.panel)
    return answer


def test_every_question_has_its_words() -> None:
    for words in (LABELS, TITLES, LEADS):
        assert tuple(words) == ASKS


def test_the_bar_asks_and_takes_back() -> None:
    for chosen in (None, *ASKS):
        node = bar(replace(START, ask=chosen), stories=True)
        check([node])
        buttons = found([node], "button")
        assert [text([one]) for one in buttons] == list(LABELS.values())
        for one, name in zip(buttons, ASKS, strict=True):
            is_on = name == chosen
            assert one[1]["aria-pressed"] == str(is_on).lower()
            assert one[1]["data-ask"] == ("none" if is_on else name)


def test_without_stories_nobody_offers_them() -> None:
    assert "Stories" not in texts([bar(START, stories=False)], "button")


def test_in_a_story_its_button_is_the_one_that_is_on() -> None:
    view = replace(START, ask="camps", story=("walk", 1))
    assert texts([bar(view, stories=True)], "button", aria_pressed="true") == ["Stories"]
    assert head(view) == []


def test_the_head_is_the_question() -> None:
    assert head(START) == []
    for name in ASKS:
        assert texts(head(replace(START, ask=name)), "h2") == [TITLES[name]]


def test_who_asks_nothing_hears_nothing() -> None:
    assert ask(None) == Asked()


# ------------------------------------------------------------------ chains


@pytest.mark.parametrize("ends", [{}, {"start": "norland"}, {"end": "front"}])
def test_chains_wait_for_both_ends(ends: dict[str, Any]) -> None:
    assert ask("chains", **ends) == Asked()


def test_an_actor_and_itself() -> None:
    said = ask("chains", start="front", end="front")
    assert texts(said.panel, "p") == ["These two are one and the same."]
    assert not said.overlay


def test_chains_of_support_are_told_step_by_step() -> None:
    said = ask("chains", start="wolf", end="front")
    assert "of support" in texts(said.panel, "p")[0]
    assert found(said.panel, "button", data_node="front~wolf")
    assert "Wolf > FRT" in texts(said.panel, "p", class_="sentence")
    assert all("weakest step: " in one for one in texts(said.panel, "p", class_="facts"))
    spot = said.overlay["spot"]
    assert {"wolf", "front"} <= set(spot["nodes"])
    line = line_id("wolf", "front", Family.SUPPORT)
    assert line in spot["lines"]
    assert said.overlay["strong"] == [line], "the best chain is the direct one"


def test_all_that_it_lights_up_is_on_the_canvas() -> None:
    known = {one["data"]["id"] for one in elements(SAMPLE)}
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


def test_no_path_at_all() -> None:
    said = ask("chains", start="front", end="league", kinds=frozenset({"training"}))
    assert texts(said.panel, "p") == ["No chain of up to four links joins them in this view."]
    assert not said.overlay


# ------------------------------------------------------------------ two dates


def test_two_dates_need_two() -> None:
    assert ask("dates") == Asked()
    said = ask("dates", span=None, versus=Span.parse("2014"))
    assert "only while the picture has one" in text(said.panel)
    assert not said.overlay


@pytest.mark.parametrize("swapped", [False, True])
def test_what_began_and_ended(*, swapped: bool) -> None:
    early, late = Span.parse("2014-06"), START.span
    span, versus = (early, late) if swapped else (late, early)
    said = ask("dates", span=span, versus=versus)
    assert texts(said.panel, "p")[0] == "From June 2014 to 25 December 2019:"
    heads = texts(said.panel, "h3")
    assert [one.split(" (")[0] for one in heads] == ["Began", "Ended", "Changed sides"]
    ended = found(said.panel, "button", data_node="league~sudmark")
    assert ended
    marks = said.overlay["marks"]
    assert marks[line_id("sudmark", "council", Family.SUPPORT)] == "began"
    assert marks[line_id("sudmark", "league", Family.SUPPORT)] == "ended"
    assert marks[line_id("league", "regime", Family.HOSTILITY)] == "stayed"
    assert set(marks.values()) <= {"began", "ended", "stayed"}


def test_a_line_with_links_of_both_sorts_has_stayed() -> None:
    of = Atlas(
        dataset(
            link("a", "weapons", "b", since="2012"),
            link("a", "training", "b", since="2018"),
            link("b", "combat", "c", since="2012"),
        )
    )
    marks = ask("dates", of, versus=Span.parse("2014")).overlay["marks"]
    assert set(marks.values()) == {"stayed"}


def test_who_has_turned() -> None:
    of = Atlas(
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
    sides = said.overlay["sides"]
    assert len(set(sides.values())) == 2
    camps = found(said.panel, "details", class_="chapter")
    assert [one[1].get("open") for one in camps] == ["", ""]
    listed = {node[1]["data-node"] for node in found(camps, "button")}
    assert listed == set(sides)
    assert sides["front"] != sides["council"]
    assert sides["regime"] != sides["league"]
    assert "friendly or hostile pairs" in texts(said.panel, "p")[0]


def test_camps_of_nothing() -> None:
    said = ask("camps", kinds=frozenset())
    assert said.overlay["sides"] == {}
    assert "(0)" in text(said.panel)


def test_three_foes_of_each_other_do_not_balance() -> None:
    of = Atlas(
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


def test_a_step_names_its_sources() -> None:
    of = Atlas(
        dataset(
            link("a", "weapons", "b", evidence=[evidence()]),
            actor("c"),
            stories={"walk": story("Coast", cites=[SOURCE])},
        )
    )
    said = ask("story", of, story=("walk", 1))
    (source,) = found(said.panel, "a", href="https://herald.example/1")
    assert text([source]) == "What happened, The Herald"


def test_no_view_makes_it_fail(atlas: Atlas) -> None:
    start = default(atlas.dataset)
    first, *_, last = atlas.map(None).priority
    for name in ASKS:
        for view in (
            View(ask=name),
            replace(start, ask=name, kinds=frozenset()),
            replace(start, ask=name, span=Span.parse("1990"), versus=Span.parse("1985")),
            replace(start, ask=name, start=first, end=last, theater="libya", focus=first),
        ):
            check(asked(atlas, atlas.select(view), view).panel)
