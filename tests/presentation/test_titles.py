"""What a picture and a file are called: just what is shown, and nothing that is not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from explorer.data.model import Dataset
from explorer.graph.build import build_graph
from explorer.graph.question import QUESTIONS
from explorer.graph.select import select
from explorer.graph.view import View, default_view
from explorer.graph.view_query import story_view, view_from_query
from explorer.presentation.captions import caption
from explorer.presentation.titles import (
    MAX_NAME_BYTES,
    data_file_name,
    picture_file_name,
    place_words,
    subject_of,
)
from samples import dataset, link
from sweeping import examples
from view_samples import SAMPLE, views

GRAPH = build_graph(SAMPLE)


def title(query: str, of: Dataset = SAMPLE) -> str:
    view, notices = view_from_query(query, of)
    assert notices == ()
    return caption(of, select(build_graph(of), view), view).title


def file(query: str) -> str:
    view, notices = view_from_query(query, SAMPLE)
    assert notices == ()
    return caption(SAMPLE, select(GRAPH, view), view).file


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Two small wars"),
        ("theater=coast", "Coast: who supports whom, who fights whom"),
        ("theater=coast&kinds=weapons", "Coast: only weapons"),
        ("theater=coast&kinds=weapons&types=state", "Coast: only weapons; only states"),
        ("kinds=weapons", "Two small wars: only weapons"),
        ("select=wolf", "Wolf"),
        ("select=norland~wolf&theater=coast", "Norland and Wolf in Coast"),
        ("focus=wolf&hops=2", "Wolf"),
        # whoever is selected is what it is about, whatever it was cut down to
        ("focus=wolf&select=norland", "Norland"),
        ("ask=camps", "Hills and Coast: two camps"),
        ("ask=bridges&theater=coast", "Coast: who holds it together"),
        ("ask=chains&from=wolf", "Hills and Coast: chains from Wolf"),
        ("ask=chains&from=wolf&to=front&theater=coast", "Coast: chains from Wolf to FRT"),
        ("ask=dates&versus=2018", "Hills and Coast: what changed from 2018 to 25 December 2019"),
        ("ask=dates&versus=2021", "Hills and Coast: what changed from 25 December 2019 to 2021"),
        ("ask=story", "Two small wars"),
    ],
)
def test_the_title_says_what_is_shown(query: str, words: str) -> None:
    assert title(query) == words


def test_who_is_not_in_the_picture_is_not_in_its_title() -> None:
    view = replace(default_view(SAMPLE), kinds=frozenset({"sanctions"}), selected="wolf")
    shown = select(GRAPH, view)
    assert "wolf" not in shown
    assert subject_of(view, shown) == ()
    assert "Wolf" not in caption(SAMPLE, shown, view).title


def test_a_step_of_a_story_has_its_own_title_while_it_is_what_is_seen() -> None:
    step = SAMPLE.stories["tale"].steps[1]
    view, _ = story_view(SAMPLE, "tale", 2)
    shown = select(GRAPH, view)
    words = caption(SAMPLE, shown, view)
    assert words.title == step.title
    assert words.file.endswith("_tale-02")
    moved = replace(view, places={"wolf": (1.0, 2.0)})
    assert caption(SAMPLE, shown, moved).title == step.title
    other = replace(view, theater="coast", kinds=frozenset({"weapons"}))
    assert caption(SAMPLE, select(GRAPH, other), other).title != step.title


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("theater=coast&select=wolf", "Two-small-wars_coast_2019-12-25_wolf"),
        ("select=norland~wolf", "Two-small-wars_all_2019-12-25_norland-wolf"),
        ("focus=wolf", "Two-small-wars_all_2019-12-25_around-wolf"),
        ("focus=wolf&hops=3", "Two-small-wars_all_2019-12-25_around-wolf-3-steps"),
        ("kinds=weapons,combat", "Two-small-wars_all_2019-12-25_combat-weapons"),
        ("kinds=none", "Two-small-wars_all_2019-12-25_no-kinds"),
        ("confidence=high,low", "Two-small-wars_all_2019-12-25_high-low-confidence"),
        ("confidence=none", "Two-small-wars_all_2019-12-25_no-confidences"),
        ("types=state", "Two-small-wars_all_2019-12-25_state"),
        ("kinds=weapons,combat,aid,troops", "Two-small-wars_all_2019-12-25_4-kinds"),
        ("lines=all", "Two-small-wars_all_2019-12-25_all-lines"),
        ("ask=camps", "Two-small-wars_all_2019-12-25_camps"),
        ("ask=chains&to=front", "Two-small-wars_all_2019-12-25_chains-none-front"),
        ("ask=dates&versus=2018", "Two-small-wars_all_2019-12-25_versus_2018"),
        ("part=2", "Two-small-wars_all_2019-12-25_part-2"),
        ("part=2&tab=network", "Two-small-wars_all_2019-12-25"),
    ],
)
def test_the_name_of_a_file_tells_pictures_of_one_day_apart(query: str, name: str) -> None:
    assert file(query) == name


def test_a_picture_of_a_tab_says_which() -> None:
    view = default_view(SAMPLE)
    name = picture_file_name(SAMPLE, view, ["wolf"], theaters=["coast", "hills"], tab="compare")
    assert name == "Two-small-wars_coast-hills_2019-12-25_wolf_compare"


@examples(30)
@given(views())
def test_the_name_of_data_says_nothing_that_data_does_not_know(view: View) -> None:
    name = data_file_name(SAMPLE, view)
    plain = replace(view, selected=None, story=None, tab="network", places={})
    assert name == data_file_name(SAMPLE, plain)
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert re.fullmatch(r"[\w.-]+", name)


@examples(30)
@given(views())
def test_names_of_pictures_are_short_and_plain(view: View) -> None:
    of = SAMPLE.model_copy(update={"title": "战争" * 100})
    words = caption(of, select(GRAPH, view), view)
    assert len(words.file.encode()) <= MAX_NAME_BYTES
    assert re.fullmatch(r"[\w.-]+", words.file)
    assert words.title[:1] == words.title[:1].upper()


def test_many_theaters_are_not_named_one_by_one() -> None:
    many = dataset(
        *(link(f"a{n}", "combat", f"b{n}", f"war-{n}") for n in range(4)),
        theaters={f"war-{n}": (f"a{n}",) for n in range(4)},
        title="Four wars",
    )
    assert place_words(many, None) == "Four wars"
    assert place_words(many, "war-1") == many.theaters["war-1"].name
    assert place_words(dataset(link("a", "aid", "b"), title="None"), None) == "None"


def test_every_question_that_lights_something_up_is_named() -> None:
    for question in QUESTIONS:
        if question != "story":
            assert title(f"ask={question}") != title("")
