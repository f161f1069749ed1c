"""Details, legend and empty pictures as markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.vocabulary import CREDIBILITY, KINDS, RELIABILITY, Family
from explorer.graph.view import Span, View, default_view
from explorer.presentation.dossier import dossier
from explorer.presentation.legend import legend
from explorer.web.markup import MarkupNode
from explorer.web.panels.details import (
    SHOWN_STATEMENTS,
    details_panel,
    empty_view,
    intro,
    legend_bar,
)
from explorer.workspace import Workspace
from marked import check, found, text, texts
from samples import actor, dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


def panel(view: View, workspace: Workspace = SAMPLE) -> list[MarkupNode]:
    nodes = details_panel(
        dossier(workspace.dataset, workspace.graph, workspace.select(view), view), view
    )
    check(nodes)
    return nodes


def of(selected: str, **rest: object) -> list[MarkupNode]:
    return panel(replace(START, selected=selected, **rest))  # type: ignore[arg-type]


def test_an_actor_has_a_heading_steps_around_it_and_its_links() -> None:
    nodes = of("norland")
    assert texts(nodes, "h2") == ["Norland"]
    assert texts(nodes, "button", data_focus="norland:2") == ["2 steps"]
    assert "A northern power." in texts(nodes, "p")
    assert found(nodes, "li", class_="statement")
    assert "Норланд" in texts(nodes, "bdi")
    headings = texts(nodes, "h3") + texts(nodes, "summary")
    assert any(one.endswith(")") for one in headings)


@pytest.mark.parametrize(
    ("focus", "hops", "pressed"),
    [
        (None, 1, "all"),
        ("norland", 1, "1 step"),
        ("norland", 3, "3 steps"),
        ("front", 1, None),
    ],
)
def test_the_step_that_is_on_is_pressed(focus: str | None, hops: int, pressed: str | None) -> None:
    nodes = found(of("norland", focus=focus, hops=hops), "div", class_="focus")
    assert texts(nodes, "button", aria_pressed="true") == ([pressed] if pressed else [])


def test_a_pair_has_no_steps_around_it() -> None:
    nodes = of("norland~sudmark")
    assert not found(nodes, "div", class_="focus")
    assert [node[1]["data-node"] for node in found(found(nodes, "h2"), "button")] == [
        "norland", "sudmark",
    ]  # fmt: skip


def test_an_alliance_lists_its_members() -> None:
    nodes = of("accord")
    assert "Members (3)" in texts(nodes, "h3")
    for member in ("norland", "sudmark", "regime"):
        assert found(nodes, "button", data_node=member)


def test_evidence_names_its_source_grades_and_what_speaks_against() -> None:
    nodes = of("norland~wolf")
    assert "1 source, one claim against it" in texts(nodes, "summary")
    quotes = found(nodes, "blockquote")
    against = found(nodes, "blockquote", class_="against")
    assert [text(node[2]).startswith("Against: ") for node in against] == [True]
    assert len(quotes) == 2
    for quote in quotes:
        (source,) = found([quote], "a")
        assert source[1] == {
            "href": "https://herald.example/1", "target": "_blank",
            "rel": "noopener noreferrer nofollow",
        }  # fmt: skip
        (grade,) = found([quote], "span", class_="grade")
        said = grade[1]["aria-label"]
        assert text([grade]) == "B2"
        assert RELIABILITY["B"] in said or RELIABILITY["B"].lower() in said.lower()
        assert CREDIBILITY[2].lower() in said.lower()
        assert "B2 usually reliable, probably true. What happened" in text([quote])
        assert text([quote]).endswith("What happened, The Herald, 20 December 2019")


def test_what_is_not_in_the_picture_is_told_apart() -> None:
    nodes = of("sudmark~league")
    assert found(nodes, "li", class_="outside")
    assert not found(panel(View(selected="sudmark~league")), "li", class_="outside")


def test_who_has_no_links_is_said_to_have_none() -> None:
    workspace = Workspace(dataset(link("a", "weapons", "b"), actor("lonely")))
    assert "No links in the data." in texts(panel(View(selected="lonely"), workspace), "p")


def test_the_beginning_says_how_to_read_it_and_who_fights() -> None:
    nodes = intro(SAMPLE.dataset)
    check(nodes)
    assert texts(nodes, "h2") == ["Who stands where"]
    assert "Coast: Council, FRT" in texts(nodes, "li")
    assert found(nodes, "button", data_node="front")
    described = intro(dataset(description="Of a war."))
    assert "Of a war." in texts(described, "p")
    assert "Two small wars" in texts(nodes, "p")


def test_the_legend_s_lines_are_filters_and_its_sides_show_their_members() -> None:
    view = replace(START, kinds=frozenset({"combat"}))
    for one in (START, view, View(kinds=frozenset())):
        nodes = legend_bar(legend(SAMPLE.select(one), SAMPLE.layout(None)), one)
        check(nodes)
        for row in found(nodes, "ul"):
            assert row[1]["aria-label"]
    assert legend_bar((), START) == []
    everything = legend_bar(legend(SAMPLE.select(START), SAMPLE.layout(None)), START)
    assert found(everything, "button", data_only="family:support", aria_pressed="false")
    assert [node for node in found(everything, "button") if "data-camp" in node[1]]


def test_a_legend_s_line_is_pressed_while_it_alone_is_shown() -> None:
    own = frozenset(kind.id for kind in KINDS.values() if kind.family is Family.HOSTILITY)
    view = replace(START, kinds=own)
    nodes = legend_bar(legend(SAMPLE.select(view), SAMPLE.layout(None)), view)
    assert found(nodes, "button", data_only="family:hostility", aria_pressed="true")


@pytest.mark.parametrize(
    ("view", "ways"),
    [
        (View(), []),
        (View(span=Span.parse("1990")), ["date"]),
        (View(kinds=frozenset()), ["kinds"]),
        (View(types=frozenset({"pmc"})), ["kinds"]),
        (View(theater="coast", focus="squad"), ["focus", "theater"]),
    ],
)
def test_an_empty_picture_offers_the_ways_back_that_there_are(view: View, ways: list[str]) -> None:
    nodes = empty_view(view)
    check(nodes)
    assert [node[1]["data-lift"] for node in found(nodes, "button")] == ways


LOST = View(span=Span.parse("1990"), theater="coast", focus="squad", kinds=frozenset())


@pytest.mark.parametrize(
    ("view", "counts", "ways"),
    [
        (
            LOST,
            {"date": 12, "kinds": 0, "focus": 1},
            {"date": "Show any date (12 actors)", "focus": "Show the whole map (1 actor)"},
        ),
        (LOST, {"date": 0, "kinds": 0, "focus": 0, "theater": 0}, {"all": "Show everything"}),
        (LOST, {}, {"all": "Show everything"}),
        (View(theater="coast"), {"date": 9}, {"all": "Show everything"}),
        (View(), {}, {}),
    ],
)
def test_only_ways_that_help_are_offered_with_what_they_show(
    view: View, counts: dict[str, int], ways: dict[str, str]
) -> None:
    nodes = empty_view(view, counts)
    check(nodes)
    assert {one[1]["data-lift"]: text([one]) for one in found(nodes, "button")} == ways


def test_who_it_is_and_how_it_stands_comes_before_the_buttons_and_the_links() -> None:
    nodes = of("norland")
    looks = [node[1].get("class", node[0]) for node in nodes if not isinstance(node, str)]
    assert looks[:6] == [
        "details-title", "details-subtitle", "also", "p", "standings", "focus",
    ]  # fmt: skip
    assert texts(nodes, "p", class_="also") == ["Also known as Норланд"]


@pytest.mark.parametrize(("count", "folds"), [(SHOWN_STATEMENTS + 1, 0), (SHOWN_STATEMENTS + 2, 2)])
def test_a_long_chapter_shows_the_weightiest_and_folds_the_rest(count: int, folds: int) -> None:
    workspace = Workspace(dataset(*(link("a", "weapons", f"b{index}") for index in range(count))))
    nodes = panel(View(selected="a"), workspace)
    assert len(found(nodes, "li", class_="statement")) == count
    (section,) = found(nodes, "section")
    assert [one for one in texts([section], "summary") if one.endswith("more")] == (
        [f"{folds} more"] if folds else []
    )


def test_why_a_link_is_not_in_the_picture_is_said_in_words() -> None:
    facts = texts(of("sudmark", theater="hills"), "p", class_="facts")
    said = " ".join(facts)
    for words in ("not yet on this date", "over by this date", "not of this theater"):
        assert words in said
    assert "hidden by the filters" in text(of("sudmark", kinds=frozenset({"aid"})))
