"""One legend for two pictures: each sign once, each colour named after all its parties."""

from __future__ import annotations

from explorer.graph.view import default_view
from explorer.presentation.legend import LegendGroup, legend
from explorer.presentation.shared_legend import shared_legend
from explorer.presentation.tab_captions import compared_views
from explorer.workspace import Workspace
from samples import two_wars

WARS = Workspace(two_wars())


def test_every_sign_of_both_is_there_once(workspace: Workspace) -> None:
    for of in (WARS, workspace):
        shown = [of.shown(own) for own in compared_views(of.dataset, default_view(of.dataset))]
        entries = shared_legend(of.dataset, shown)
        found = [(entry.group, entry.id) for entry in entries]
        both = {(entry.group, entry.id) for one in shown for entry in legend(of.dataset, one)}
        assert set(found) == both
        assert len(found) == len(both)
        groups = list(LegendGroup)
        assert found == sorted(found, key=lambda one: groups.index(one[0])), "groups in order"
        for entry in entries:
            if entry.parties:
                parties = {
                    party
                    for one in shown
                    for own in legend(of.dataset, one)
                    if (own.group, own.id) == (entry.group, entry.id)
                    for party in own.parties
                }
                for party in parties:
                    assert of.dataset.label(party) in entry.label


def test_one_picture_has_its_own_legend() -> None:
    shown = WARS.shown(default_view(WARS.dataset))
    own = {(one.group, one.id): one for one in legend(WARS.dataset, shown)}
    assert {(one.group, one.id): one for one in shared_legend(WARS.dataset, [shown])} == own
    assert shared_legend(WARS.dataset, []) == ()
