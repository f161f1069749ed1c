"""Datasets drawn at random, for the tests of what is drawn of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from explorer.data.ids import pair_id
from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import KINDS, ActorType, Confidence
from explorer.graph.question import (
    BridgesQuestion,
    Question,
    TwoCampsQuestion,
    TwoDatesQuestion,
)
from explorer.graph.span import Span
from explorer.graph.view import View
from samples import actor, alliance, dataset, evidence, link

LINK_KINDS = [kind for kind in KINDS if kind != "member"]

names = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"]),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() == text and text.strip() != "")
"""Names as a file may hold them, in any script."""


@st.composite
def datasets(draw: st.DrawFn, *, most: int = 12) -> Dataset:
    """Up to so many actors of any type, tied in any way, in none to two theaters."""
    count = draw(st.integers(2, most))
    ids = [f"a{index}" for index in range(count)]
    types = draw(st.lists(st.sampled_from(ActorType), min_size=count, max_size=count))
    items: list[Actor | Link | Alliance] = [
        actor(who, type_, **_own_name(draw)) for who, type_ in zip(ids, types, strict=True)
    ]
    wars = draw(st.sampled_from([(), ("coast",), ("coast", "hills")]))
    pairs = draw(
        st.lists(
            st.tuples(
                st.sampled_from(ids),
                st.sampled_from(ids),
                st.sampled_from(LINK_KINDS),
                st.sampled_from(["", *wars]),
                st.sampled_from(Confidence),
                st.booleans(),
            ),
            min_size=1,
            max_size=3 * count,
        )
    )
    seen = set()
    for start, end, kind, war, confidence, flag in pairs:
        if start == end or (start, kind, end) in seen or KINDS[kind].id == "part-of":
            continue
        seen.add((start, kind, end))
        proof = [evidence(), evidence("No.", against=True)] if flag else [evidence()]
        where = (war,) if war else ()
        items.append(
            link(start, kind, end, *where, confidence=confidence, evidence=proof, since="2015")
        )
    if draw(st.booleans()):
        members = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=4, unique=True))
        items.append(alliance("pact", members, **_own_name(draw)))
    if len(items) == count:
        items.append(link(ids[0], "weapons", ids[1]))
    parties = {war: tuple(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)))
               for war in wars}  # fmt: skip
    return dataset(*items, theaters=parties)


def _own_name(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.none() | names)
    return {} if name is None else {"name": name, "short": name}


@st.composite
def pictures(draw: st.DrawFn, *, most: int = 12) -> tuple[Dataset, View]:
    """A dataset, and a view of it: a theater, whom one chose, what was dragged, a question."""
    of = draw(datasets(most=most))
    ids = [*of.actors]
    chosen = draw(
        st.none()
        | st.sampled_from(ids)
        | st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True).map(
            lambda ends: pair_id(*ends)
        )
    )
    places = st.sampled_from(
        [
            st.tuples(st.integers(-200, 1400), st.integers(-200, 1100)),
            # So near each other that labels and lines get in each other's way.
            st.tuples(st.integers(200, 330), st.integers(200, 300)),
        ]
    )
    questions = [BridgesQuestion(), TwoCampsQuestion(), TwoDatesQuestion(Span.parse("2014"))]
    question: Question | None = draw(st.none() | st.sampled_from(questions))
    return of, View(
        theater=draw(st.none() | st.sampled_from([*of.theaters])) if of.theaters else None,
        span=Span.of_day(of.as_of) if question or draw(st.booleans()) else None,
        selected=chosen,
        places=draw(st.dictionaries(st.sampled_from(ids), draw(places), max_size=len(ids))),
        question=question,
    )
