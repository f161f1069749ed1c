"""Views of a sample, drawn at random, and small helpers to select with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import networkx as nx
from hypothesis import strategies as st

from explorer.data.dates import PartialDate
from explorer.data.ids import pair_id
from explorer.data.model import Link
from explorer.data.vocabulary import CONFIDENCES, KINDS, ActorType
from explorer.graph.build import build_graph
from explorer.graph.question import (
    BRIDGE_MEASURES,
    BridgesQuestion,
    ChainsQuestion,
    Question,
    StoriesQuestion,
    TwoCampsQuestion,
    TwoDatesQuestion,
)
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import MAX_HOPS, MAX_OVERVIEW_PAGES, TABS, View
from samples import dataset, story, two_wars

SAMPLE = two_wars().model_copy(
    update={"stories": {"tale": story("tale", steps=3), "fable": story("fable", steps=1)}}
)
PARTIES = [party for theater in SAMPLE.theaters.values() for party in theater.parties]
NODES = [node.id for node in SAMPLE.nodes()]


def on(text: str, **rest: object) -> View:
    return replace(View(span=Span.parse(text)), **rest)  # type: ignore[arg-type]


def keys(graph: nx.MultiDiGraph) -> set[str]:
    return {key for *_, key in graph.edges(keys=True)}


def seen(one: Link, days: str) -> bool | None:
    """Whether a single link is in the picture of these days; None for recent."""
    shown = select(build_graph(dataset(one)), on(days))
    if not shown:
        return False
    [recent] = [recent for *_, recent in shown.edges(data="recent")]
    return None if recent else True


spans = st.builds(
    lambda one, other, mark: Span(*sorted((one, other), key=mark)),
    *[
        st.one_of(
            st.builds(PartialDate, st.integers(2009, 2021)),
            st.builds(PartialDate, st.integers(2009, 2021), st.integers(1, 12)),
            st.dates(date(2009, 1, 1), date(2021, 12, 31)).map(PartialDate.from_date),
        )
    ]
    * 2,
    st.just(lambda day: (day.first, day.last)),
)
coordinates = st.integers(-1_000_000, 1_000_000).map(lambda tenths: tenths / 10)


questions: st.SearchStrategy[Question] = (
    st.builds(
        ChainsQuestion, st.none() | st.sampled_from(NODES), st.none() | st.sampled_from(NODES)
    )
    | st.builds(TwoDatesQuestion, st.none() | spans)
    | st.builds(BridgesQuestion, st.none() | st.sampled_from(BRIDGE_MEASURES))
    | st.sampled_from([TwoCampsQuestion(), StoriesQuestion()])
)


@st.composite
def views(draw: st.DrawFn) -> View:
    focus = draw(st.none() | st.sampled_from(NODES))
    return View(
        theater=draw(st.none() | st.sampled_from([*SAMPLE.theaters])),
        span=draw(st.none() | spans),
        kinds=draw(st.none() | st.frozensets(st.sampled_from([*KINDS]))),
        types=draw(st.none() | st.frozensets(st.sampled_from([*map(str, ActorType)]))),
        confidences=draw(st.none() | st.frozensets(st.sampled_from([*map(str, CONFIDENCES)]))),
        focus=focus,
        hops=draw(st.integers(1, MAX_HOPS)) if focus else 1,
        selected=draw(
            st.none()
            | st.sampled_from(NODES)
            | st.lists(st.sampled_from(NODES), min_size=2, max_size=2, unique=True).map(
                lambda ends: pair_id(*ends)
            )
        ),
        tab=draw(st.sampled_from(TABS)),
        places=draw(st.dictionaries(st.sampled_from(NODES), st.tuples(coordinates, coordinates))),
        question=draw(st.none() | questions),
        story=draw(st.none() | st.sampled_from([("tale", 1), ("tale", 3), ("fable", 1)])),
        all_lines=draw(st.booleans()),
        compared=draw(st.none() | st.sampled_from([*permutations(SAMPLE.theaters, 2)])),
        overview_page=draw(st.just(1) | st.integers(1, MAX_OVERVIEW_PAGES)),
        enlarged=draw(st.none() | st.sampled_from(PARTIES)),
    )
