"""The details of what is selected, as markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.vocabulary import CREDIBILITY, RELIABILITY
from explorer.graph.view import View, default_view
from explorer.presentation.dossier import MAX_THROUGH, dossier
from explorer.web.markup import MarkupNode
from explorer.web.panels.details import (
    MAX_SHOWN_STATEMENTS,
    details_panel,
)
from explorer.workspace import Workspace
from marked import check, found, text, texts
from samples import actor, dataset, link, two_wars

SAMPLE = Workspace(two_wars())
START = default_view(SAMPLE.dataset)


def panel(view: View, workspace: Workspace = SAMPLE) -> list[MarkupNode]:
    nodes = details_panel(dossier(workspace, workspace.select(view), view), view)
    check(nodes)
    return nodes


def of(selected: str, **rest: object) -> list[MarkupNode]:
    return panel(replace(START, selected=selected, **rest))  # type: ignore[arg-type]


def test_an_actor_has_a_heading_focus_buttons_and_links() -> None:
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
def test_the_focus_button_in_use_is_pressed(
    focus: str | None, hops: int, pressed: str | None
) -> None:
    nodes = found(of("norland", focus=focus, hops=hops), "div", class_="focus")
    assert texts(nodes, "button", aria_pressed="true") == ([pressed] if pressed else [])


def test_a_pair_has_no_focus_buttons() -> None:
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


def test_statements_of_hidden_links_have_a_class_of_their_own() -> None:
    nodes = of("sudmark~league")
    assert found(nodes, "li", class_="outside")
    assert not found(panel(View(selected="sudmark~league")), "li", class_="outside")


def test_an_actor_without_links_is_said_to_have_none() -> None:
    workspace = Workspace(dataset(link("a", "weapons", "b"), actor("lonely")))
    assert "No links in the data." in texts(panel(View(selected="lonely"), workspace), "p")


def test_names_and_alignments_come_before_the_focus_buttons() -> None:
    nodes = of("norland")
    looks = [node[1].get("class", node[0]) for node in nodes if not isinstance(node, str)]
    assert looks[:6] == [
        "details-title", "details-subtitle", "also", "p", "standings", "focus",
    ]  # fmt: skip
    assert texts(nodes, "p", class_="also") == ["Also known as Норланд"]


def test_what_comes_through_a_whole_stands_before_what_is_folded() -> None:
    foes = [link("b", "combat", f"x{at}") for at in range(MAX_THROUGH + 3)]
    small = Workspace(dataset(link("a", "leads", "b"), link("a", "aid", "c", until="2012"), *foes))
    nodes = panel(replace(default_view(small.dataset), selected="a"), small)
    [section] = found(nodes, "section", class_="through")
    heading = f"Through B, which A leads ({len(foes)})"
    assert texts([section], "h3") == [heading]
    assert "And 3 more: open B." in texts([section], "p")
    whole = text(nodes)
    assert whole.index("Belonging (1)") < whole.index(heading) < whole.index("Not in this picture")


@pytest.mark.parametrize(("more", "folded"), [(1, 0), (2, 2)])
def test_a_long_section_folds_what_is_more_than_one_too_many(more: int, folded: int) -> None:
    count = MAX_SHOWN_STATEMENTS + more
    workspace = Workspace(dataset(*(link("a", "weapons", f"b{index}") for index in range(count))))
    nodes = panel(View(selected="a"), workspace)
    assert len(found(nodes, "li", class_="statement")) == count
    (section,) = found(nodes, "section")
    assert [one for one in texts([section], "summary") if one.endswith("more")] == (
        [f"{folded} more"] if folded else []
    )


def test_the_reason_why_a_link_is_hidden_is_said_in_words() -> None:
    facts = texts(of("sudmark", theater="hills"), "p", class_="facts")
    said = " ".join(facts)
    for words in ("not yet on this date", "over by this date", "not of this theater"):
        assert words in said
    assert "hidden by the filters" in text(of("sudmark", kinds=frozenset({"aid"})))
