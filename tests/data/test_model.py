"""The values of a data file: frozen, strict, and right about themselves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from explorer.data.model import (
    Actor,
    Alliance,
    Dataset,
    DatasetHeader,
    Evidence,
    Link,
    Source,
    Theater,
)

EVIDENCE = {"source": "reuters-1", "claim": "It was seen.", "credibility": 2}


def link(**fields: Any) -> Link:
    usual = {
        "id": "turkey.weapons.gna",
        "from": "turkey",
        "to": "gna",
        "kind": "weapons",
        "confidence": "high",
        "evidence": [EVIDENCE],
    }
    return Link.model_validate(usual | fields)


def alliance(**fields: Any) -> Alliance:
    usual = {
        "id": "pact",
        "name": "A pact",
        "kind": "pact",
        "members": ["turkey", "gna"],
        "confidence": "high",
        "evidence": [EVIDENCE],
    }
    return Alliance.model_validate(usual | fields)


def source(**fields: Any) -> Source:
    usual = {
        "id": "reuters-1",
        "title": "Drones",
        "publisher": "Reuters",
        "url": "https://example.org",
        "reliability": "B",
    }
    return Source.model_validate(usual | fields)


@pytest.mark.parametrize(
    "text", ["", "Turkey", "a_b", "a--b", "-a", "a-", "a b", "a.b", "ä", "a\n", "a/b"]
)
def test_what_is_no_id(text: str) -> None:
    with pytest.raises(ValidationError, match="is not an id"):
        Actor.model_validate({"id": text, "name": "x", "type": "state"})


@pytest.mark.parametrize("text", ["a.b.c", "turkey.weapons.gna.2", "own-name"])
def test_ids_of_links_may_have_dots(text: str) -> None:
    assert link(id=text).id == text


@pytest.mark.parametrize("text", ["a..b", ".a", "a.", "A.b", "a b"])
def test_what_is_no_id_of_a_link(text: str) -> None:
    with pytest.raises(ValidationError, match="is not an id of a link"):
        link(id=text)


@pytest.mark.parametrize(
    "text", ["http://example.org", "https://a.b/c?d=e#f", "https://de.wikipedia.org/wiki/Ägypten"]
)
def test_web_addresses(text: str) -> None:
    assert source(url=text).url == text


@pytest.mark.parametrize(
    "text",
    ["", "example.org", "ftp://a.b", "javascript:alert(1)", "data:text/html,x", "//a.b", "https://",
     "http:/a.b", "https://a b", 'https://a.b/"x', "https://a.b/<x>", "https://[",
     "https://a\n.b"],
)  # fmt: skip
def test_what_is_no_web_address(text: str) -> None:
    with pytest.raises(ValidationError, match="is not a web address"):
        source(url=text)


@given(st.text())
def test_any_text_is_a_web_address_or_a_validation_error(text: str) -> None:
    try:
        url = source(url=text).url
    except ValidationError:
        return
    assert url.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "value", ["nan", "inf", "1e999", "1_0", " 17", "17.", "181", "-180.1", "x"]
)
def test_what_is_no_longitude(value: str) -> None:
    with pytest.raises(ValidationError):
        Theater.model_validate({"id": "a", "name": "A", "parties": [], "longitude": value})


def test_a_longitude_may_be_a_number() -> None:
    theater = Theater.model_validate({"id": "a", "name": "A", "parties": [], "longitude": 17})
    assert theater.longitude == 17


@pytest.mark.parametrize("value", ["0", "7", "2.0", "+2", " 2", "two", "٢", 0, 7])
def test_what_is_no_credibility(value: object) -> None:
    with pytest.raises(ValidationError):
        Evidence.model_validate(EVIDENCE | {"credibility": value})


@pytest.mark.parametrize(("value", "mutual"), [("true", True), ("false", False), (True, True)])
def test_true_and_false_are_read(value: object, mutual: bool) -> None:  # noqa: FBT001
    assert link(mutual=value).mutual is mutual


@pytest.mark.parametrize("value", ["yes", "no", "True", "on", "1", ""])
def test_what_is_neither_true_nor_false(value: str) -> None:
    with pytest.raises(ValidationError, match="neither true nor false"):
        link(mutual=value)


@pytest.mark.parametrize("value", ["2019", "2019-12", "soon"])
def test_the_day_of_a_dataset_is_a_whole_day(value: str) -> None:
    with pytest.raises(ValidationError):
        DatasetHeader.model_validate({"title": "x", "license": "x", "as_of": value})


def test_one_theater_is_a_list_of_one() -> None:
    assert link(theater="libya").theaters == ("libya",)
    assert link(theater=["libya", "syria"]).theaters == ("libya", "syria")
    assert link().theaters == ()


def test_a_member_without_a_role_is_a_member() -> None:
    members = alliance(members=["turkey", {"actor": "gna", "role": "host"}]).members
    assert [(member.actor, member.role) for member in members] == [
        ("turkey", "member"),
        ("gna", "host"),
    ]


def test_an_alliance_has_two_members_at_least() -> None:
    with pytest.raises(ValidationError):
        alliance(members=["turkey"])


def test_no_link_without_evidence() -> None:
    with pytest.raises(ValidationError):
        link(evidence=[])


def test_member_is_no_kind_of_a_link() -> None:
    with pytest.raises(ValidationError):
        link(kind="member")


def test_what_ends_before_it_starts_is_refused() -> None:
    for make in (link, alliance):
        with pytest.raises(ValidationError, match="before it starts"):
            make(since="2019", until="2018")


def test_values_are_frozen_and_know_no_other_fields() -> None:
    with pytest.raises(ValidationError):
        link().note = "x"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        link(comment="x")


def test_mutual_by_kind_or_by_word() -> None:
    assert link(kind="negotiation").is_mutual
    assert link(kind="combat", mutual="true").is_mutual
    assert not link(kind="combat").is_mutual


def test_events() -> None:
    assert link(kind="contact", since="2019").is_event
    assert link(kind="strikes", since="2019-11-20", until="2019-11-21").is_event
    assert not link(kind="strikes", since="2015").is_event


def test_labels() -> None:
    actor = Actor.model_validate({"id": "gna", "name": "Government", "type": "government"})
    assert actor.label == "Government"
    assert alliance(short="P").label == "P"
    dataset = Dataset.model_validate(
        {"title": "x", "license": "x", "as_of": "2019-12-25", "theaters": {}, "sources": {}}
        | {"actors": {"gna": actor}, "alliances": {"pact": alliance()}, "links": {}}
    )
    assert dataset.label("gna") == "Government"
    assert dataset.node("pact").label == "A pact"
    with pytest.raises(KeyError):
        dataset.node("nobody")


def test_a_headline_is_one_line_or_none() -> None:
    header = {"title": "Wars", "as_of": "2019-12-25", "license": "CC0"}
    assert DatasetHeader.model_validate(header).headline is None
    lines = DatasetHeader.model_validate(header | {"headline": "North and\n  South fight"})
    assert lines.headline == "North and South fight"
    with pytest.raises(ValidationError):
        DatasetHeader.model_validate(header | {"headline": " "})
