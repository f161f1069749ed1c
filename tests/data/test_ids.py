"""Ids: their form, and those that are made for what has none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.ids import (
    RESERVED_IDS,
    SCHEMA_ID_PATTERN,
    LinkIdGenerator,
    base_link_id,
    is_generated_link_id,
    is_id,
    is_link_id,
    pair_id,
    unused_id,
)

IDS = st.lists(st.text("az09", min_size=1), min_size=1, max_size=4).map("-".join).filter(is_id)


@pytest.mark.parametrize("text", ["turkey", "islamic-state", "a", "2nd-corps", "un"])
def test_kebab_case_is_an_id(text: str) -> None:
    assert is_id(text)
    assert is_link_id(text)


@pytest.mark.parametrize(
    "text", ["", "Turkey", "a_b", "a--b", "-a", "a-", "a b", "a.b", "ä", "a\n", "a/b", "a~b"]
)
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_editors_refuse_reserved_ids_too() -> None:
    assert re.search(SCHEMA_ID_PATTERN, "turkey")
    assert not any(re.search(SCHEMA_ID_PATTERN, text) for text in (*RESERVED_IDS, "A", ""))


@given(IDS, IDS)
def test_a_pair_has_one_id_whichever_end_comes_first(one: str, other: str) -> None:
    assert pair_id(one, other) == pair_id(other, one)
    assert sorted(pair_id(one, other).split("~")) == sorted((one, other))


def test_links_of_one_kind_between_two_ends_are_numbered() -> None:
    link_ids = LinkIdGenerator(taken={"a.arms.b.2"})
    made = [link_ids.next_id("a", "arms", "b") for _ in range(3)]
    assert made == ["a.arms.b", "a.arms.b.3", "a.arms.b.4"]
    assert link_ids.next_id("b", "arms", "a") == "b.arms.a"


@given(st.lists(st.tuples(*[st.sampled_from(("a", "b", "a-b"))] * 3)), st.sets(IDS))
def test_made_ids_of_links_are_distinct_and_well_formed(
    links: list[tuple[str, str, str]], taken: set[str]
) -> None:
    taken |= {base_link_id(*link) for link in links[:1]}
    link_ids = LinkIdGenerator(taken)
    made = [link_ids.next_id(*link) for link in links]
    assert len({*made, *taken}) == len(made) + len(taken)
    assert all(map(is_link_id, made))
    assert all(is_generated_link_id(key, *link) for key, link in zip(made, links, strict=True))


@pytest.mark.parametrize("text", ["own", "a.arms.b.c", "a.arms.b-2", "a.arms"])
def test_an_id_of_another_form_is_not_a_made_one(text: str) -> None:
    assert not is_generated_link_id(text, "a", "arms", "b")


@given(IDS, st.sets(st.sampled_from(("x", "x-2", "x-3"))))
def test_an_unused_id_is_unused(base: str, taken: set[str]) -> None:
    for start in (base, "x"):
        made = unused_id(start, taken)
        assert made not in taken
        assert is_id(made)
        assert made == start or start in taken
