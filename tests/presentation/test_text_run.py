"""Names in a sentence, and what each leads to."""

from __future__ import annotations

from explorer.presentation.text_run import TextRun, link_names, name_runs, pair_run
from samples import actor, dataset, link, two_wars

WARS = two_wars()


def test_a_pair_keeps_its_order_in_words_and_has_one_id() -> None:
    assert pair_run(WARS, ("sudmark", "norland")) == TextRun("Sudmark – Norland", "norland~sudmark")


def test_names_lead_each_to_its_own() -> None:
    three = name_runs(WARS, ("norland", "front", "pact"), last=" and ")
    assert "".join(run.text for run in three) == "Norland, FRT and Pact"
    assert [run.target for run in three] == ["norland", None, "front", None, "pact"]
    assert name_runs(WARS, ()) == []


TEXTS = """Norland sent Wolf Group, not a wolf, to the FRT. The South objects, and so does Sudmark;
the Fronts, Norlandia and Wolfish are nobody. Envoy?"""


def test_names_in_a_text_lead_on_and_leave_the_text_as_it_is() -> None:
    pieces = link_names(WARS, TEXTS)
    assert "".join(one.text for one in pieces) == TEXTS
    assert [(one.text, one.target) for one in pieces if one.target] == [
        ("Norland", "norland"),
        ("Wolf Group", "wolf"),
        ("FRT", "front"),
        ("The South", "sudmark"),
        ("Sudmark", "sudmark"),
        ("Envoy", "envoy"),
    ]
    assert [one.target for one in link_names(WARS, "Nobody is here.")] == [None]
    assert link_names(WARS, "") == []


def test_what_two_are_called_is_nobody_s_name_and_the_comes_before_some() -> None:
    sample = dataset(
        actor("x", aliases=("Capital", "the Fort")), actor("y", aliases=("Capital",)),
        link("x", "aid", "y"),
    )  # fmt: skip
    pieces = link_names(sample, "The Fort and the Capital: X.")
    assert [(one.text, one.target) for one in pieces if one.target] == [("Fort", "x"), ("X", "x")]
