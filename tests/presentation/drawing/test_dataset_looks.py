"""What of a dataset's look depends on no view."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.vocabulary import Confidence
from explorer.graph.build import build_graph
from explorer.presentation.drawing.dataset_looks import DatasetLooks, is_doubtful
from explorer.presentation.lines import bundle_lines, line_summary
from samples import evidence, link, two_wars

SAMPLE = two_wars()
GRAPH = build_graph(SAMPLE)
LOOKS = DatasetLooks(SAMPLE, GRAPH)


@pytest.mark.parametrize(
    ("confidence", "is_denied", "expected"),
    [
        (Confidence.HIGH, False, False),
        (Confidence.HIGH, True, False),
        (Confidence.MODERATE, False, False),
        (Confidence.MODERATE, True, True),
        (Confidence.LOW, False, True),
        (Confidence.LOW, True, True),
    ],
)
def test_disputed_and_reported_links_are_in_doubt(
    confidence: Confidence, *, is_denied: bool, expected: bool
) -> None:
    proof = [evidence(), evidence("No.", against=True)] if is_denied else [evidence()]
    assert is_doubtful(link("a", "weapons", "b", confidence=confidence, evidence=proof)) == expected


def test_every_link_and_line_is_there() -> None:
    assert set(LOOKS.links) == {line.id for line in bundle_lines(GRAPH)}
    assert set(LOOKS.strength) == {key for *_, key in GRAPH.edges(keys=True)}
    assert LOOKS.doubtful == {"wolf.affiliated.norland"}


def test_the_labels_of_parties_and_their_backers_must_be_there() -> None:
    assert LOOKS.parties == {"league", "regime", "council", "front"}
    assert LOOKS.parties < LOOKS.important
    assert {"norland", "sudmark"} <= LOOKS.important


def test_a_line_is_called_what_its_links_say_however_often_it_is_asked() -> None:
    for line in bundle_lines(GRAPH):
        expected = line_summary(SAMPLE, GRAPH, line)
        assert [LOOKS.line_name(line), LOOKS.line_name(line)] == [expected] * 2
    one = next(line for line in bundle_lines(GRAPH) if len(line.links) > 1)
    fewer = replace(one, links=one.links[:1])
    assert LOOKS.line_name(fewer) == line_summary(SAMPLE, GRAPH, fewer) != LOOKS.line_name(one)
