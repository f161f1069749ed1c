"""Names in a sentence, and what each leads to."""

from __future__ import annotations

from explorer.presentation.text_run import TextRun, name_runs, pair_run
from samples import two_wars

WARS = two_wars()


def test_a_pair_keeps_its_order_in_words_and_has_one_id() -> None:
    assert pair_run(WARS, ("sudmark", "norland")) == TextRun("Sudmark – Norland", "norland~sudmark")


def test_names_lead_each_to_its_own() -> None:
    three = name_runs(WARS, ("norland", "front", "pact"), last=" and ")
    assert "".join(run.text for run in three) == "Norland, FRT and Pact"
    assert [run.target for run in three] == ["norland", None, "front", None, "pact"]
    assert name_runs(WARS, ()) == []
