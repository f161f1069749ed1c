"""Two camps: who is in which, and what goes against the split."""

from __future__ import annotations

import pytest

from explorer.presentation.legend import LegendGroup
from explorer.presentation.theme import NO_CAMP_CLASS
from explorer.web.questions.answer import QuestionAnswer
from explorer.workspace import Workspace
from marked import found, text, texts
from question_samples import NEUTRALS, THREE_FOES, ask
from samples import dataset, link


def camp_names(said: QuestionAnswer) -> tuple[str, ...]:
    """What the legend calls the two camps."""
    assert said.picture.legend is not None
    signs = said.picture.legend(())
    return tuple(
        sign.label for sign in signs if sign.group == LegendGroup.CAMP and sign.id != NO_CAMP_CLASS
    )


def test_two_camps_hold_everybody_who_has_friends_or_foes() -> None:
    said = ask("camps")
    camp_by_node = said.picture.overlay.camp_by_node
    sides = {who for who, side in camp_by_node.items() if side != NO_CAMP_CLASS}
    camps = found(said.panel, "details", class_="chapter")
    assert [one[1].get("open") for one in camps] == ["", ""]
    listed = {node[1]["data-node"] for node in found(camps, "button")}
    assert listed == sides
    assert "friendly or hostile pairs" in texts(said.panel, "p")[0]


def test_camps_are_called_by_their_parties_which_come_first_then_states() -> None:
    said = ask("camps")
    assert set(camp_names(said)) == {"Camp of League and Council", "Camp of Regime and FRT"}
    camps = found(said.panel, "details", class_="chapter")
    for camp, name in zip(camps, camp_names(said), strict=True):
        (summary,) = texts([camp], "summary")
        assert name in summary
        (names,) = texts([camp], "p")
        assert name == f"Camp of {' and '.join(names.split(', ')[:2])}"
    both = {name: texts([camp], "p")[0] for camp, name in zip(camps, camp_names(said), strict=True)}
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
