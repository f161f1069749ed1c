"""Sentences for who does not see the overview."""

from __future__ import annotations

from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.sentences import side_sentence
from overview_samples import DAY, content_of, disputed, group, rival_file
from samples import actor, link


def test_a_side_with_its_own() -> None:
    assert side_sentence("GNA", "Libya", ["Sarraj"], 3, ["UN", "USA"]) == (
        "GNA, a side in Libya; with it Sarraj and 3 more; recognised by UN and USA."
    )
    assert side_sentence("GNA", "Libya", [], 0, []) == "GNA, a side in Libya."


def test_help_of_a_rival() -> None:
    data = rival_file(
        disputed("sudmark", "military", "gold", "west", since="2019-06"),
        without=("sudmark.military.gold",),
    )
    helps = content_of(data).rivals[1].helps
    assert [one.sentence for one in helps] == [
        "Sudmark helps Blue: forces, since 2015.",
        "Sudmark helps Gold: military help, since June 2019; disputed.",
    ]


def test_no_sentence_has_two_full_stops() -> None:
    data = rival_file(
        group("red", short="Red gov."),
        actor("envoy", ActorType.PERSON),
        link("utland", "weapons", "red", "east"),
        link("envoy", "mediation", "red", "east"),
        link("envoy", "mediation", "blue", "east"),
    )
    found = content_of(data, DAY, "east")
    assert found.outsiders[0].sentence == "Utland: arms for Red gov."
    (mediator,) = found.mediators
    assert mediator.sentence == "Envoy mediates between Red gov. and Blue."
