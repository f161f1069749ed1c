"""Chains: what is offered and told."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.graph.view import default_view
from explorer.presentation.overlays.chains import OFFERED_CHAINS
from explorer.web.questions import (
    answer_question,
    question_heading,
    question_page,
)
from explorer.workspace import Workspace
from marked import found, text, texts
from question_samples import START, ask
from samples import actor, asking, dataset, link


def test_before_anybody_is_chosen_the_strongest_chains_to_the_parties_are_offered() -> None:
    said = ask("chains")
    offers = {one[1]["data-chain"]: text([one]) for one in found(said.panel, "button")}
    assert offers["norland~front"] == "Norland > Wolf > FRT", "through somebody, before straight"
    assert offers["sudmark~league"] == "Sudmark > Brigade > League"
    assert offers["sudmark~council"] == "Sudmark > Council", "there is no other way"
    assert "confidence" in texts(said.panel, "span", class_="facts")[0]


def test_the_chains_offered_end_at_the_parties_of_the_theater_in_view() -> None:
    said = ask("chains", theater="coast")
    ends = {one[1]["data-chain"].split("~")[1] for one in found(said.panel, "button")}
    assert ends == {"front", "council"}


def test_no_more_chains_are_offered_than_one_reads_and_every_party_has_its_turn(
    workspace: Workspace,
) -> None:
    view = asking(default_view(workspace.dataset), ask="chains")
    said = answer_question(workspace, workspace.select(view), view)
    offers = [one[1]["data-chain"] for one in found(said.panel, "button")]
    assert len(offers) == OFFERED_CHAINS
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


def test_who_has_chosen_both_ends_is_not_told_to_choose() -> None:
    assert texts(question_heading(asking(START, ask="chains", start="wolf")), "p") == [
        question_page("chains").lead
    ]
    assert not texts(question_heading(asking(START, ask="chains", start="wolf", end="front")), "p")


def test_an_actor_and_itself() -> None:
    said = ask("chains", start="front", end="front")
    assert texts(said.panel, "p") == ["These two are one and the same."]


def test_chains_of_support_are_told_step_by_step() -> None:
    said = ask("chains", start="wolf", end="front")
    assert "of support" in texts(said.panel, "p")[0]
    assert found(said.panel, "button", data_node="front~wolf")
    assert "Wolf > FRT" in texts(said.panel, "p", class_="sentence")
    facts = texts(said.panel, "p", class_="facts")
    assert facts[0] == "high confidence", "one step is its own weakest"
    assert all("weakest step: " in one for one in facts[1:])


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
        ({"last_reported": "2019-12"}, "last reported in December 2019"),
        ({"since": "2014", "last_reported": "2019"}, "since 2014, last reported in 2019"),
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
