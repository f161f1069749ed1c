"""Two camps: who is in which, and what goes against the split."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from explorer.analysis.balance.certainty import MAX_SPLITS
from explorer.data.model import Dataset
from explorer.presentation.legend import LegendGroup
from explorer.presentation.overlays.camps import find_camps
from explorer.presentation.theme import NO_CAMP_CLASS
from explorer.web.html_text import html_text
from explorer.web.questions.answer import QuestionAnswer
from explorer.web.questions.camps import MAX_CASES, verdict
from explorer.workspace import Workspace
from marked import found, text, texts
from question_samples import NEUTRALS, START, THREE_FOES, ask
from samples import asking, dataset, link


def camp_names(said: QuestionAnswer) -> tuple[str, ...]:
    """What the legend calls the two camps."""
    assert said.picture.legend is not None
    signs = said.picture.legend(())
    return tuple(
        sign.label for sign in signs if sign.group == LegendGroup.CAMP and sign.id != NO_CAMP_CLASS
    )


@pytest.fixture(name="shipped")
def shipped_fixture(dataset: Dataset) -> Dataset:
    """The shipped file, under a name that hides no function of this module."""
    return dataset


def camp_chapters(said: QuestionAnswer) -> list[Any]:
    """The parts of the answer that list a camp."""
    return [
        one
        for one in found(said.panel, "details", class_="chapter")
        if "Camp" in texts([one], "summary")[0]
    ]


def test_two_camps_hold_everybody_who_has_friends_or_foes() -> None:
    said = ask("camps")
    camp_by_node = said.picture.overlay.camp_by_node
    sides = {who for who, side in camp_by_node.items() if side != NO_CAMP_CLASS}
    camps = camp_chapters(said)
    assert [one[1].get("open") for one in camps] == ["", ""]
    listed = {node[1]["data-node"] for node in found(camps, "button")}
    assert listed == sides
    assert "friendly or hostile pairs" in texts(said.panel, "p")[0]


def test_camps_are_called_by_their_parties_which_come_first_then_states() -> None:
    said = ask("camps")
    assert set(camp_names(said)) == {"Camp of League and Council", "Camp of Regime and FRT"}
    camps = camp_chapters(said)
    for camp, name in zip(camps, camp_names(said), strict=True):
        (summary,) = texts([camp], "summary")
        assert name in summary
        same, names = texts([camp], "p")
        assert same == "The same in every best split:"
        assert name == f"Camp of {' and '.join(names.split(', ')[:2])}"
    both = {name: texts([camp], "p")[1] for camp, name in zip(camps, camp_names(said), strict=True)}
    assert both["Camp of Regime and FRT"].startswith("Regime, FRT, Norland, ")
    assert both["Camp of League and Council"] == "League, Council, Sudmark, Brigade, Squad"


def test_a_camp_without_a_party_is_called_so() -> None:
    of = Workspace(
        dataset(link("a", "combat", "b", "coast"), theaters={"coast": ("a",)}),
    )
    assert camp_names(ask("camps", of)) == ("Camp of A", "Camp without a party")
    none = Workspace(dataset(link("a", "combat", "b", "coast")))
    assert camp_names(ask("camps", none)) == ("Camp 1", "Camp 2")


def test_who_is_in_neither_camp_is_named_with_the_reason() -> None:
    said = ask("camps", NEUTRALS)
    assert "In neither camp (3)" in texts(said.panel, "h3")
    assert "no friendly or hostile links" in text(said.panel)
    assert {"Talker, X, Y"} <= set(texts(said.panel, "p"))
    assert not any(one.startswith("In neither") for one in texts(ask("camps", HOSTILE).panel, "h3"))


HOSTILE = Workspace(dataset(link("a", "combat", "b", "coast"), theaters={"coast": ("a", "b")}))


def test_an_empty_picture_has_no_camps() -> None:
    said = ask("camps", kinds=frozenset())
    assert "(0)" in text(said.panel)


def test_the_first_words_say_how_well_and_in_how_many_ways_two_camps_fit() -> None:
    assert texts(ask("camps", THREE_FOES).panel, "p")[0] == (
        "1 of 3 friendly or hostile pairs goes against the best split (33%); no split has fewer. "
        "There are 3 splits that are equally good; "
        "1 of 3 actors is in the same camp in all of them."
    )
    assert "There is no other split as good as this." in texts(ask("camps", HOSTILE).panel, "p")[0]


def test_of_those_whom_nothing_ties_to_the_camps_none_is_counted() -> None:
    """There is nothing to be sure of about them: they are in neither camp."""
    of = Workspace(
        dataset(
            link("a", "combat", "b", "coast"),
            link("b", "combat", "c", "coast"),
            link("c", "combat", "a", "coast"),
            link("d", "combat", "e", "coast"),
            theaters={"coast": ("a",)},
        )
    )
    said = ask("camps", of)
    assert "1 of 3 actors is in the same camp in all of them." in texts(said.panel, "p")[0]
    assert "In neither camp (2)" in texts(said.panel, "h3")
    assert "2 actors are in neither camp: " in text(said.panel)


def test_they_say_so_where_the_number_of_splits_or_the_index_is_not_known() -> None:
    view = asking(START, ask="camps")
    known = find_camps(THREE_FOES, THREE_FOES.select(view), view)
    more = replace(known.certainty, splits=MAX_SPLITS, is_counted=False)
    assert "There are more than 1,000,000 splits as good" in verdict(replace(known, certainty=more))
    some = replace(known.certainty, splits=7, is_counted=False)
    assert "There are at least 7 splits as good" in verdict(replace(known, certainty=some))
    bound = replace(known, split=replace(known.split, exact=False, bound=0.0))
    assert "this is a bound: no split has fewer than 0" in verdict(bound)


def test_who_can_be_in_either_camp_stands_apart_with_the_blocs() -> None:
    said = ask("camps", BLOCS)
    chapters = {
        texts([one], "summary")[0].strip(): one
        for one in found(said.panel, "details", class_="chapter")
    }
    assert "In either camp (4)" in chapters
    assert texts([chapters["In either camp (4)"]], "p")[1] == "B, C, F, G"
    rows = texts(said.panel, "li")
    assert "B, F" in rows
    assert "C; always across from G" in rows


def test_what_goes_against_every_best_split_says_so() -> None:
    rows = texts(ask("camps", BOTH_SORTS).panel, "li")
    assert any(row.endswith("foes in one camp, in all of them") for row in rows)
    assert any(row.endswith("foes in one camp") for row in rows)


def test_every_number_of_triads_and_common_foes_opens_its_cases(shipped: Dataset) -> None:
    panel = ask("camps", Workspace(shipped)).panel
    counts = {}
    for one in found(panel, "details"):
        summary = texts([one], "summary")[0]
        number, colon, name = summary.partition(": ")
        if colon and number.isdigit():
            counts[name] = int(number)
            rows = texts([one], "li")
            if int(number) > MAX_CASES:
                assert rows.pop().startswith(f"and {int(number) - MAX_CASES} more")
            assert len(rows) == min(int(number), MAX_CASES)
            buttons = found([one], "button")
            assert buttons, "each case leads to the pairs that make it"
    assert len(counts) == 8
    assert all(counts.values()), "no number that is 0 can be opened"


def test_numbers_that_are_put_in_proportion() -> None:
    rows = texts(ask("camps").panel, "li")
    assert any(row.startswith("Without links of low confidence") for row in rows)
    assert any(row.startswith("With links of high confidence alone") for row in rows)
    assert any("of 100 draws have" in row for row in rows)


def test_more_camps_are_tried_where_there_are_more_than_two_parties() -> None:
    of = Workspace(
        dataset(
            *(link(one, "combat", other, "coast") for one, other in ("ab", "bc", "ac")),
            theaters={"coast": ("a", "b", "c")},
        )
    )
    rows = texts(ask("camps", of).panel, "li")
    assert "With up to 3 camps in place of two: 0 pairs against them." in rows
    assert not any(row.startswith("With up to") for row in texts(ask("camps", HOSTILE).panel, "li"))


def test_the_answer_can_be_taken_along_and_the_curve_waits_to_be_opened() -> None:
    panel = ask("camps").panel
    links = {texts([one], "a")[0]: one[1]["href"] for one in found(panel, "a")}
    assert links["CSV"].startswith("_camps?")
    assert links["CSV"].endswith("_format=csv")
    assert links["JSON"].endswith("_format=json")
    curves = [one for one in found(panel, "img") if one[1]["src"].startswith("_camps?")]
    assert len(curves) == 2
    assert all(one[1]["loading"] == "lazy" for one in curves)
    # They are built by the script that knows which addresses are harmless, and written as HTML.
    assert "_format=csv" in html_text(panel)


BLOCS = Workspace(
    dataset(
        *(link(one, "combat", other, "coast") for one, other in ("ab", "bc", "ac", "cg")),
        link("b", "troops", "f", "coast"),
        theaters={"coast": ("a",)},
    )
)
"""Three foes of each other, one with a friend and one with another foe."""

BOTH_SORTS = Workspace(
    dataset(
        *(link(one, "combat", other, "coast") for one, other in ("ab", "bc", "ac")),
        *(link("a", "troops", friend, "coast") for friend in "xyz"),
        *(link("x", "troops", friend, "coast") for friend in "yz"),
        link("y", "combat", "z", "coast"),
        theaters={"coast": ("a",)},
    )
)
"""Three foes, of whom any two may share a camp; and two foes with the same two friends."""


def test_three_foes_of_each_other_do_not_balance() -> None:
    said = ask("camps", THREE_FOES)
    heads = texts(said.panel, "h3")
    assert "Against the grain (1)" in heads
    assert "Triangles that do not balance (1 of 1)" in heads
    assert "foes in one camp" in text(said.panel)


def test_the_split_of_a_view_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    of = Workspace(dataset(link("a", "combat", "b", "coast"), theaters={"coast": ("a", "b")}))
    first = ask("camps", of)
    monkeypatch.delattr("explorer.workspace.frustration_index")
    assert ask("camps", of).panel == first.panel
