"""Finding an actor by anything it is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.model import Dataset
from explorer.data.text_folding import fold_text
from explorer.data.vocabulary import ActorType
from explorer.graph.search import all_names, own_key_count, search_keys
from samples import actor, alliance, dataset, link
from search_reference import find_in, find_nodes, is_one_slip, match_rank, search_index

# ruff: noqa: RUF001 - look-alikes are what this is about


SAMPLE = dataset(
    actor("turkey", name="Türkiye", short="Turkey", aliases=("Republic of Turkey",)),
    actor("erdogan", ActorType.PERSON, name="Recep Tayyip Erdoğan", short="Erdoğan"),
    actor("gna", ActorType.GOVERNMENT, name="Government of National Accord", short="GNA",
          names={"ar": "حكومة الوفاق الوطني"}),
    actor("lna", ActorType.ARMED_FORCES, name="Libyan National Army", short="LNA",
          names={"ar": "الجيش الوطني الليبي"}),
    actor("russia", name="Russia", names={"ru": "Россия"}),
    actor("pkk", ActorType.ARMED_GROUP, name="Kurdistan Workers’ Party", short="PKK"),
    actor("sadat", ActorType.COMPANY, name="SADAT", aliases=("Uluslararası Danışmanlık",)),
    alliance("accord", ["turkey", "russia"], name="Accord of Sochi"),
    link("russia", "contact", "turkey"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("turkey", "turkey"),
        ("TURKIYE", "turkey"),
        ("republic of t", "turkey"),
        ("erdogan", "erdogan"),
        ("tayyip", "erdogan"),
        ("erdogan recep", "erdogan"),
        ("gna", "gna"),
        ("حكومه الوفاق", "gna"),
        ("الليبي", "lna"),
        ("россия", "russia"),
        ("rossiya", "russia"),
        ("workers party", "pkk"),
        ("danismanlik", "sadat"),
        ("sochi", "accord"),
    ],
)
def test_the_best_hit(text: str, first: str) -> None:
    assert find_nodes(SAMPLE, text)[0] == first


def test_better_fits_come_first_and_equals_in_the_file_s_order() -> None:
    sample = dataset(
        actor("e", name="Xyz abxab"),
        actor("d", name="Tripoliabab"),
        actor("c", name="Army of Ab"),
        actor("b2", name="Abzz"),
        actor("b1", name="Abyy"),
        actor("a", name="Army of All", short="AB"),
    )
    assert find_nodes(sample, "ab") == ("a", "b2", "b1", "e", "c", "d")


def test_rank_of_each_way_to_match() -> None:
    found = ("gna", "government of national accord", "tripoli government")
    levels = [
        (fit := match_rank(text, found, 2)) and fit[0]
        for text in ("gna", "gov", "tri", "acc", "ord", "accord gna", "acord gna", "zz", "")
    ]
    assert levels == [0, 1, 2, 3, 4, 5, 6, None, None]
    assert match_rank("gov", found, 2) == (1, len("government of national accord"))


@given(st.text("abcde", min_size=1), st.data())
def test_a_slip_is_one_letter(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert is_one_slip(word, word)
    for other in (
        word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + "x" + word[at:],
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    ):
        assert is_one_slip(word, other)
        assert is_one_slip(other, word)
    assert not is_one_slip(word, word + "xx")
    assert not is_one_slip(word, "x" + word + "y")


def test_short_words_are_taken_as_they_are_typed() -> None:
    assert find_nodes(SAMPLE, "gnx") == ()
    assert find_nodes(SAMPLE, "sadta") == ("sadat",)


def test_a_name_comes_before_an_alias() -> None:
    sample = dataset(
        actor("army", aliases=("Turkish-backed army",)),
        actor("turkistan", name="Turkistan Party"),
        actor("turkey", name="Turkey"),
    )
    assert find_nodes(sample, "turk") == ("turkey", "turkistan", "army")


@pytest.mark.parametrize("text", ["", " ", "-", "'", "nobody at all"])
def test_an_empty_search_finds_nothing(text: str) -> None:
    assert find_nodes(SAMPLE, text) == ()


def test_no_more_than_asked_for() -> None:
    assert len(find_nodes(SAMPLE, "a", limit=3)) == 3
    assert find_nodes(SAMPLE, "a", limit=3) == find_nodes(SAMPLE, "a")[:3]


def test_names_come_once_the_label_first() -> None:
    turkey = actor("turkey", name="Turkey", aliases=("Türkiye", "Turkey"), names={"tr": "Türkiye"})
    assert all_names(turkey) == ("Turkey", "Türkiye")
    assert search_keys(turkey) == ("turkey", "turkiye")
    assert all_names(SAMPLE.alliances["accord"]) == ("Accord of Sochi",)


def test_a_name_in_another_script_is_found_in_latin_letters_too() -> None:
    putin = actor("putin", name="Путин", short="ВП", aliases=("Vladimir Vladimirovich",))
    assert search_keys(putin) == ("вп", "vp", "путин", "putin", "vladimir vladimirovich")
    assert own_key_count(putin) == 4


def test_a_name_of_marks_alone_has_no_key() -> None:
    assert search_keys(actor("dots", name="...", short="Dots")) == ("dots",)


def test_every_name_in_the_shipped_file_finds_its_own(dataset: Dataset) -> None:
    index = search_index(dataset)
    for node in dataset.nodes():
        for name in all_names(node):
            # Written in whatever way it is one search; so each is made once.
            for text in {fold_text(one) for one in (name, name.upper(), name.lower(), f" {name} ")}:
                assert node.id in find_in(index, text)[:2], text


def test_every_beginning_of_a_label_in_the_shipped_file_leads_there(dataset: Dataset) -> None:
    for node in dataset.nodes():
        found = search_keys(node)
        for length in range(1, len(node.label) + 1):
            text = fold_text(node.label[:length])
            fit = match_rank(text, found, own_key_count(node))
            assert not text or (fit is not None and fit[0] in (0, 1)), text


@given(st.text(st.characters()))
def test_any_text_may_be_searched_for(text: str) -> None:
    assert set(find_nodes(SAMPLE, text)) <= {node.id for node in SAMPLE.nodes()}
