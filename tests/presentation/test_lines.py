"""Lines: one per pair and family, and what each says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import networkx as nx
import pytest

from explorer.data.dates import End
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import Family
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.lines import (
    BACK,
    BOTH,
    FORWARD,
    Line,
    bundle_lines,
    joint_summary,
    line_id,
    line_summary,
)
from explorer.workspace import Workspace
from samples import alliance, dataset, evidence, link


def bundled(*links: Link) -> tuple[Line, ...]:
    return bundle_lines(build_graph(dataset(*links)))


def only(*links: Link) -> Line:
    [line] = bundled(*links)
    return line


def test_one_line_per_pair_and_family() -> None:
    found = bundled(
        link("b", "weapons", "a"),
        link("a", "training", "b"),
        link("a", "combat", "b"),
        link("a", "weapons", "c"),
    )
    assert [line.id for line in found] == ["a~b~hostility", "a~b~support", "a~c~support"]
    assert found[1].links == ("b.weapons.a", "a.training.b")


def test_every_link_is_in_one_line(graph: nx.MultiDiGraph) -> None:
    found = bundle_lines(graph)
    assert len({line.id for line in found}) == len(found)
    bundles = Counter(
        (frozenset((source, target)), family)
        for source, target, family in graph.edges(data="family")
    )
    assert (
        Counter(
            {
                (frozenset((line.source, line.target)), line.family): len(line.links)
                for line in found
            }
        )
        == bundles
    )
    keys = [key for line in found for key in line.links]
    assert Counter(keys) == Counter(key for *_, key in graph.edges(keys=True))


def test_ids_are_sorted_and_ends_too(graph: nx.MultiDiGraph) -> None:
    found = bundle_lines(graph)
    for line in found:
        assert line.source < line.target
        assert line.id == f"{line.source}~{line.target}~{line.family}"
        assert line_id(line.target, line.source, line.family) == line.id
    order = [(line.source, line.target, line.family) for line in found]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("links", "arrows"),
    [
        ([link("a", "weapons", "b")], FORWARD),
        ([link("b", "weapons", "a")], BACK),
        ([link("a", "weapons", "b"), link("a", "training", "b")], FORWARD),
        ([link("a", "weapons", "b"), link("b", "training", "a")], BOTH),
        ([link("a", "agreement", "b")], 0),
        ([link("b", "weapons", "a", mutual=True)], 0),
        ([link("a", "weapons", "b"), link("b", "training", "a", mutual=True)], 0),
    ],
)
def test_arrows(links: list[Link], arrows: int) -> None:
    assert only(*links).arrows == arrows


def test_what_joins_an_alliance_to_its_members_has_no_arrow() -> None:
    found = bundle_lines(
        build_graph(dataset(alliance("pact", ["a", "b"]), link("c", "opposition", "pact")))
    )
    assert {line.id: line.arrows for line in found} == {
        "a~pact~membership": 0,
        "b~pact~membership": 0,
        "c~pact~hostility": FORWARD,
    }


def test_a_line_is_recent_if_all_its_links_are() -> None:
    call = link("a", "contact", "b", since="2019-04-04", until="2019-04-04")
    talks = link("a", "negotiation", "b", since="2019-11")

    def recent(*links: Link) -> bool:
        view = View(span=Span.parse("2019-12-25"))
        [line] = bundle_lines(select(build_graph(dataset(*links)), view))
        return line.recent

    silent = link("a", "mediation", "b", since="2016", last_reported="2019-06")
    view = View(span=Span.parse("2019-12-25"))
    [line] = bundle_lines(select(build_graph(dataset(call, silent)), view))
    assert (line.recent, line.recent_ends) == (True, frozenset({End.KNOWN, End.UNKNOWN}))
    assert recent(call)
    assert not recent(talks)
    assert not recent(call, talks)
    assert not only(call).recent


def said(*links: Link, day: str | None = None) -> str:
    sample = dataset(*links)
    shown = select(build_graph(sample), View(span=Span.parse(day) if day else None))
    [line] = bundle_lines(shown)
    return line_summary(sample, shown, line)


@pytest.mark.parametrize(
    ("links", "words"),
    [
        ([link("b", "weapons", "a", since="2019")], "B → A · Weapons · since 2019 · 1 source"),
        (
            # kinds in the vocabulary's order, the earliest start
            [link("a", "training", "b", since="2019"), link("a", "troops", "b", since="2016-03")],
            "A → B · Troops, training · since March 2016 · 1 source",
        ),
        (
            [
                link("a", "combat", "b", since="2014", until="2015"),
                link("b", "combat", "a", since="2017", until="2018-06"),
            ],
            "A ↔ B · Combat · 2014 to June 2018 · 1 source",
        ),
        (
            [link("a", "combat", "b", since="2014", until="2015"), link("b", "strikes", "a")],
            "A ↔ B · Combat, strikes · 1 source",
        ),
        (
            [link("a", "contact", "b", since="2019-12-11", until="2019-12-11")],
            "A ↔ B · Contacts · 11 December 2019 · 1 source",
        ),
        ([link("a", "aid", "b", until="2015")], "A → B · Aid · until 2015 · 1 source"),
        (
            [link("a", "aid", "b", last_reported="2019")],
            "A → B · Aid · last reported in 2019 · 1 source",
        ),
        (
            [
                link("a", "combat", "b", since="2014", until="2017"),
                link("b", "combat", "a", since="2017", last_reported="2017"),
            ],
            "A ↔ B · Combat · since 2014, last reported in 2017 · 1 source",
        ),
    ],
)
def test_summary_of_a_line(links: list[Link], words: str) -> None:
    assert said(*links) == words


def test_only_what_is_shown_is_said() -> None:
    links = (
        link("a", "training", "b", since="2019"),
        link("a", "troops", "b", since="2010", until="2012"),
    )
    assert said(*links, day="2019-12-25") == "A → B · Training · since 2019 · 1 source"


def test_what_no_longer_holds_stands_apart_on_a_line_that_does() -> None:
    links = (
        link("a", "weapons", "b", since="2018", last_reported="2019-07"),
        link("a", "political", "b", since="2016"),
    )
    assert said(*links, day="2019-12-25") == (
        "A → B · Political backing · since 2016 · "
        "earlier: weapons, since 2018, last reported in July 2019 · 1 source"
    )
    assert said(*links, day="2019-07") == (
        "A → B · Weapons, political backing · since 2016 · 1 source"
    )
    [line] = bundle_lines(select(build_graph(dataset(*links)), View(span=Span.parse("2019-12-25"))))
    assert (line.holding, line.past) == (("a.political.b",), ("a.weapons.b",))


def test_sources_are_counted_once() -> None:
    one = link("a", "aid", "b", evidence=[evidence("One."), evidence("Two.")])
    assert said(one).endswith("1 source")


def test_summary_of_a_membership() -> None:
    sample = dataset(alliance("pact", ["a", "b"]))
    graph = build_graph(sample)
    [first, _] = bundle_lines(graph)
    assert line_summary(sample, graph, first) == "A, part of Pact · Alliance members"


def test_a_line_that_tells_of_others_says_each_kind_with_its_dates() -> None:
    sample = dataset(
        link("a", "economic", "b"),
        link("b", "weapons", "a", since="2019-07"),
        link("a", "contact", "b", since="2019-12", until="2019-12"),
        link("a", "joint-operations", "b", since="2017", until="2030"),
        link("a", "negotiation", "b", since="2019"),
    )
    graph = select(build_graph(sample), View(span=Span.parse("2020-03")))
    last = date(2020, 3, 31).toordinal()
    lines = {line.family: line for line in bundle_lines(graph, last)}
    order = (Family.COOPERATION, Family.DIPLOMACY, Family.SUPPORT)
    assert joint_summary(sample, [lines[family] for family in order]) == (
        "A ↔ B · Weapons from B since July 2019; joint operations since 2017; economic ties; "
        "negotiations since 2019 · earlier: contacts December 2019 · 1 source"
    )


def test_every_line_of_the_shipped_file_says_something(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    for line in bundle_lines(graph):
        words = line_summary(dataset, graph, line)
        names = {dataset.label(line.source), dataset.label(line.target)}
        sign = " → " if line.arrows in (FORWARD, BACK) else " ↔ "
        if line.family is Family.MEMBERSHIP:
            sign = ", part of "
        assert {*words.partition(" · ")[0].split(sign)} == names
        assert "\n" not in words


def test_a_line_names_no_date_later_than_the_days_shown() -> None:
    """Nobody knew in 2019 when something would end."""
    one = dataset(
        link("a", "weapons", "b", since="2012", until="2023"),
        link("a", "training", "c", since="2014", until="2019"),
        link("a", "combat", "d", until="2024-12-08"),
    )
    shown = select(build_graph(one), View(span=Span.parse("2019-06-01")))
    day = Span.parse("2019-06-01").last_day
    words = [line_summary(one, shown, line) for line in bundle_lines(shown, day)]
    assert words == [
        "A → B · Weapons · since 2012 · 1 source",
        "A → C · Training · 2014 to 2019 · 1 source",
        "A → D · Combat · 1 source",
    ]
    always = [line_summary(one, shown, line) for line in bundle_lines(shown)]
    assert "2012 to 2023" in always[0]


def test_no_line_of_the_shipped_file_knows_the_future(workspace: Workspace) -> None:
    for day in ("2011-06-01", "2014-06-01", "2016-06-01", "2018", "2019-12-25", "2020-06-30"):
        span = Span.parse(day)
        shown = workspace.select(View(span=span))
        for line in bundle_lines(shown, span.last_day):
            words = line_summary(workspace.dataset, shown, line)
            years = map(int, re.findall(r"\b(?:19|20)[0-9]{2}\b", words))
            assert max(years, default=0) <= span.end.year, words
