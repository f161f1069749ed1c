"""The caption of a picture: what was filtered, how much is shown, and whose data it is."""

from __future__ import annotations

import re
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.data.model import Dataset
from explorer.data.vocabulary import KINDS, Confidence, Family
from explorer.data.words import count_noun
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.presentation.captions import (
    MAX_NAMED_CHOICES,
    Caption,
    caption,
    count_words,
    describe_choice,
    drawn_words,
    filter_parts,
    present_kinds,
    present_types,
    undrawn_words,
)
from explorer.presentation.lines import bundle_lines
from explorer.workspace import Workspace
from samples import asking, dataset, link, two_wars
from sweeping import examples

SAMPLE = two_wars()
GRAPH = build_graph(SAMPLE)


def of(view: View, sample: Dataset = SAMPLE) -> Caption:
    return caption(sample, select(build_graph(sample), view), view)


def kinds(*chosen: str) -> View:
    return View(kinds=frozenset(chosen))


@pytest.mark.parametrize(
    ("view", "subtitle"),
    [
        (View(), "All theaters · any date"),
        (default_view(SAMPLE), "All theaters · 25 December 2019"),
        (View(theater="coast", span=Span.parse("2015..2019-11")),
         "Coast · 2015 to November 2019"),
        (kinds("weapons"), "All theaters · any date · only weapons"),
        # in the vocabulary's order, however they were chosen
        (kinds("combat", "weapons"), "All theaters · any date · only weapons, combat"),
        (kinds("troops", "weapons", "combat", "strikes"),
         "All theaters · any date · only troops, weapons, combat, strikes"),
        (kinds("troops", "weapons", "combat", "strikes", "aid", "contact"),
         "All theaters · any date · only troops, weapons, aid and 3 more"),
        (kinds(), "All theaters · any date · nothing chosen"),
        (kinds(*present_kinds(SAMPLE) - {"combat"}), "All theaters · any date · without combat"),
        (kinds(*present_kinds(SAMPLE) - {"member"}),
         "All theaters · any date · without alliance members"),
        (kinds(*set(KINDS) - {"member"}), "All theaters · any date · without alliance members"),
        (kinds(*present_kinds(SAMPLE)), "All theaters · any date"),
        # of which there are none: what was chosen is said all the same
        (kinds("sanctions", "threat"), "All theaters · any date · only sanctions, threats"),
        (asking(default_view(SAMPLE), ask="dates", versus=Span.parse("2018-01")),
         "All theaters · 25 December 2019 compared with January 2018"),
        (asking(default_view(SAMPLE), "camps", versus=Span.parse("2018-01")),
         "All theaters · 25 December 2019"),
        (View(types=frozenset({"state", "person"})),
         "All theaters · any date · only states, people"),
        (View(focus="wolf"), "All theaters · any date · within 1 step of Wolf"),
        (View(focus="accord", hops=3), "All theaters · any date · within 3 steps of Accord"),
    ],
)  # fmt: skip
def test_the_subtitle_says_what_was_filtered(view: View, subtitle: str) -> None:
    assert of(view).subtitle == subtitle


@pytest.mark.parametrize(
    ("view", "file"),
    [
        (View(), "Two-small-wars_all_any"),
        (default_view(SAMPLE), "Two-small-wars_all_2019-12-25"),
        (View(theater="coast", span=Span.parse("2019-12")), "Two-small-wars_coast_2019-12"),
        (View(span=Span.parse("2015..2019-12-25")), "Two-small-wars_all_2015..2019-12-25"),
        (
            asking(default_view(SAMPLE), ask="dates", versus=Span.parse("2018")),
            "Two-small-wars_all_2019-12-25_versus_2018",
        ),
    ],
)
def test_the_file_name_is_title_theater_and_date(view: View, file: str) -> None:
    assert of(view).file == file


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Who's who? Libya/Syria: 2011–2020", "Who-s-who-Libya-Syria-2011-2020"),
        ("../../etc/passwd", "etc-passwd"),
        ("Кто воюет", "Кто-воюет"),
        ("من يقاتل", "من-يقاتل"),
        ("???", "conflict-explorer"),
        ("ﬁrst Ⅳ", "first-IV"),
    ],
)
def test_any_title_makes_a_file_name(title: str, name: str) -> None:
    assert of(View(), dataset(title=title)).file == f"{name}_all_any"


@pytest.mark.parametrize("title", ["a" * 500, "ab " * 100, "战争" * 100])
def test_a_long_title_makes_a_short_file_name(title: str) -> None:
    file = of(View(), dataset(title=title)).file
    assert len(file.encode()) < 230
    assert re.fullmatch(r"[\w-]*\w_all_any", file)


def test_the_credit_names_data_day_sources_and_licence() -> None:
    assert of(View()).credit == (
        "Data: Two small wars, as of 25 December 2019, 1 source, CC0. Made with conflict-explorer."
    )
    assert "0 sources" in of(kinds()).credit


def test_the_credit_counts_the_sources_of_what_is_shown(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    for theater in (None, *dataset.theaters):
        view = replace(default_view(dataset), theater=theater)
        shown = select(graph, view)
        cited = {
            evidence.source
            for *_, key in shown.edges(keys=True)
            if key in dataset.links
            for evidence in dataset.links[key].evidence
        } | {
            evidence.source
            for node in shown
            if node in dataset.alliances
            for evidence in dataset.alliances[node].evidence
        }
        assert f", {count_noun(len(cited), 'source')}, " in caption(dataset, shown, view).credit


def test_only_actors_and_links_are_counted_where_there_are_none() -> None:
    assert count_words(GRAPH) == "10 actors, 2 alliances, 19 links, 5 memberships"
    assert count_words(build_graph(dataset(link("a", "aid", "b")))) == "2 actors, 1 link"
    assert count_words(select(GRAPH, kinds())) == "0 actors, 0 links"


def test_counts_agree_with_the_graph(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    for theater in (None, *dataset.theaters):
        for kind in (None, *KINDS):
            chosen = None if kind is None else frozenset({kind})
            shown = select(graph, replace(default_view(dataset), theater=theater, kinds=chosen))
            found = {
                word.rstrip("s"): int(count.replace(",", ""))
                for count, word in (part.split() for part in count_words(shown).split(", "))
            }
            assert found["actor"] == sum(node in dataset.actors for node in shown)
            assert found.get("alliance", 0) == sum(node in dataset.alliances for node in shown)
            families = [family for *_, family in shown.edges(data="family")]
            assert found["link"] == len(families) - families.count(Family.MEMBERSHIP)


@pytest.mark.parametrize("sample", ["shipped", "made up"])
def test_what_can_be_chosen_is_what_occurs_in_the_graph(sample: str, dataset: Dataset) -> None:
    of_sample = dataset if sample == "shipped" else SAMPLE
    graph = build_graph(of_sample)
    assert present_kinds(of_sample) == {kind for *_, kind in graph.edges(data="kind")}
    assert present_types(of_sample) == {
        data["type"] for _, data in graph.nodes(data=True) if data["node"] == "actor"
    }


LETTERS = "abcdefghijkl"
some_letters = st.sets(st.sampled_from(LETTERS))


@examples(25)
@given(st.none() | some_letters, some_letters)
@example(set("bcdefghijkl"), set(LETTERS))
@example(set(LETTERS), set("abc"))
@example(set("jkl"), set("ab"))
def test_a_filter_names_exactly_what_was_chosen_or_exactly_what_is_left_out(
    chosen: set[str] | None, present: set[str]
) -> None:
    words = describe_choice(chosen, {one: one.upper() for one in LETTERS}, present)
    verb, _, rest = words.partition(" ")
    listed, _, more = rest.partition(" and ")
    named = {label.lower() for label in listed.split(", ")}
    if words == "":
        assert chosen is None or (chosen and present <= chosen)
    elif words == "nothing chosen":
        assert chosen == set()
    elif verb == "without":
        assert chosen is not None
        assert named == present - chosen
        assert not more
    else:
        assert verb == "only"
        assert chosen is not None
        assert named <= chosen
        assert len(named) + int(more.removesuffix(" more") or 0) == len(chosen)
        assert named == chosen or len(named) == MAX_NAMED_CHOICES - 1


@given(some_letters.filter(bool), some_letters.filter(bool))
def test_the_shorter_of_two_true_wordings_is_taken(chosen: set[str], present: set[str]) -> None:
    words = describe_choice(chosen, {one: one for one in LETTERS}, present)
    left_out = present - chosen
    if words.startswith("only"):
        assert left_out
        assert len(left_out) >= len(chosen & present) or len(left_out) > MAX_NAMED_CHOICES
    elif words.startswith("without"):
        assert len(left_out) < len(chosen)


def test_a_caption_says_how_many_of_how_many_lines_are_drawn(
    large_workspace: Workspace,
) -> None:
    picture, dataset = large_workspace.initial, large_workspace.dataset
    lines = len(bundle_lines(picture.graph))
    counts = caption(dataset, picture.graph, default_view(dataset), picture=picture).counts
    assert counts == f"{count_words(picture.graph)}; {picture.drawn_lines} of {lines} lines drawn"
    whole = large_workspace.shown(View(focus="tunisia"))
    assert drawn_words(whole) == ""
    assert "drawn" not in caption(dataset, whole.graph, View(focus="tunisia"), picture=whole).counts


@pytest.mark.parametrize(
    ("theaters", "subtitle"),
    [
        ((), "Any date"),
        (("x",), "X · any date"),
        (("x", "y"), "All theaters · any date"),
    ],
)
def test_only_of_several_theaters_a_picture_shows_all(
    theaters: tuple[str, ...], subtitle: str
) -> None:
    of = dataset(link("a", "weapons", "b"), theaters=dict.fromkeys(theaters, ("a",)))
    assert caption(of, build_graph(of), View()).subtitle == subtitle


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"high"}, ["only high confidence"]),
        ({"high", "moderate"}, ["without low confidence"]),
        ({"high", "moderate", "low"}, []),
        (set(), ["nothing chosen"]),
    ],
)
def test_how_sure_links_must_be_is_said(chosen: set[str], words: list[str]) -> None:
    of_three = dataset(
        link("a", "aid", "b", confidence=Confidence.HIGH),
        link("b", "aid", "c", confidence=Confidence.MODERATE),
        link("c", "aid", "d", confidence=Confidence.LOW),
    )
    view = View(confidences=frozenset(chosen))
    assert filter_parts(of_three, view) == words
    shown = caption(of_three, select(build_graph(of_three), view), view)
    assert shown.subtitle.casefold().endswith(words[0] if words else "any date")


def test_lines_that_are_not_drawn_are_counted() -> None:
    assert [undrawn_words(count) for count in (0, 1, 2)] == [
        "",
        "1 more line not drawn",
        "2 more lines not drawn",
    ]
