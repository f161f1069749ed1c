"""Dataset -> YAML: read again, it is the same."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.model import Dataset
from explorer.data.reading import read_text
from explorer.data.reading.text import FORBIDDEN_CHARACTERS
from explorer.exchange import yaml_dump
from samples import actor, dataset, link, two_wars

# What YAML takes for something else, if it is not quoted.
TRAPS = [
    *("NO", "12:30", "~", "null", "1e3", "- a", "a: b", "#", "'", '"', "{", "*a", "&a", "!a", "%"),
    *("@", "`", "|", ">", "<<", "=", "a #b", "true", "2019", "\ta", " a", "a ", "\U0001f600"),
]

texts = st.one_of(
    st.sampled_from(TRAPS),
    st.text().filter(
        lambda text: (
            bool(text.strip()) and not FORBIDDEN_CHARACTERS.search(text) and "\r" not in text
        )
    ),
)


def test_files_come_back(dataset: Dataset) -> None:
    for one in (dataset, two_wars()):
        assert read_text(yaml_dump.dataset_to_yaml(one, ["A remark."])) == one


@given(texts, texts)
def test_any_text_comes_back(name: str, claim: str) -> None:
    evidence = [{"source": "herald", "claim": claim, "credibility": 2}]
    one = dataset(
        actor("norland", name=name, aliases=(claim,)),
        link("norland", "weapons", "coast", note=name, evidence=evidence),
    )
    assert read_text(yaml_dump.dataset_to_yaml(one)) == one


def test_ids_are_written_only_where_they_say_something() -> None:
    again = {"since": "2012", "id": "a.weapons.b.2"}
    one = dataset(
        link("a", "weapons", "b"), link("a", "weapons", "b", **again), link("a", "contact", "b")
    )
    assert "id:" not in yaml_dump.dataset_to_yaml(one)
    other = dataset(link("a", "weapons", "b", id="a.weapons.b.7"), link("a", "weapons", "b"))
    assert "id: a.weapons.b.7" in yaml_dump.dataset_to_yaml(other)
    for each in (one, other):
        assert read_text(yaml_dump.dataset_to_yaml(each)) == each


def test_it_reads_like_a_file_that_somebody_wrote() -> None:
    text = yaml_dump.dataset_to_yaml(two_wars())
    assert "Норланд" in text
    assert "\n  norland:\n    name: Norland\n" in text
    assert yaml.safe_load(text)["alliances"]["accord"]["members"][2] == "regime"


def test_a_headline_comes_back_and_is_left_out_where_there_is_none() -> None:
    one = dataset(link("a", "weapons", "b"), headline="North and South: fight")
    text = yaml_dump.dataset_to_yaml(one)
    assert read_text(text).headline == "North and South: fight"
    assert "headline" not in yaml_dump.dataset_to_yaml(dataset(link("a", "weapons", "b")))
