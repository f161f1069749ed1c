"""The key of a map by areas: what is drawn has an entry, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import KINDS, Family
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.legend import AreaSigns, LegendEntry, LegendGroup, legend
from explorer.presentation.map_key import joint_signs, map_key
from explorer.presentation.overlays import picture_legend
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay
from explorer.presentation.theme import camp_class_name
from explorer.workspace import Workspace


def key_of(workspace: Workspace, view: View, found: PictureOverlay) -> tuple[LegendEntry, ...]:
    signs = MapMaker(workspace).line_signs(view, found.overlay)
    return picture_legend(workspace, workspace.shown(view), view, found, signs)


def labels(workspace: Workspace, **rest: object) -> list[str]:
    view = replace(default_view(workspace.dataset), **rest)  # type: ignore[arg-type]
    return [entry.label for entry in key_of(workspace, view, PictureOverlay())]


def test_it_says_what_is_drawn_in_the_first_picture(workspace: Workspace) -> None:
    assert labels(workspace) == [
        "front between two sides",
        "by parts only",
        "other fights",
        "deal",
        "helps with:",
        "forces that fight on that side",
        "arms",
        "training",
        "disputed or reported",
        "side that Turkey helps",
        "side that Russia helps",
        "other sides",
        "helps that side",
        "helps both",
        "not sure which side",
        "helps none",
        "state",
        "government",
        "armed forces",
        "armed group",
        "coalition",
        "military company",
        "organisation",
        "person, state body, company, party",
        "agreement, process, operations room",
    ]


def test_quiet_lines_have_entries_where_all_are_drawn(workspace: Workspace) -> None:
    few, everything = labels(workspace), labels(workspace, all_lines=True)
    quiet = ["backing or aid", "belonging", "cooperation", "talks", "interests", "alliance members"]
    assert not {*quiet} & {*few}
    assert [label for label in everything if label in quiet] == quiet
    assert "Pale: over, or not reported since" in everything
    # Among all of them are accusations, which are no fights.
    assert "other hostility" in everything
    assert "other fights" not in everything


def test_a_day_without_them_has_no_entries_for_them(workspace: Workspace) -> None:
    found = labels(workspace, span=Span.parse("2016-06-01"))
    assert "by parts only" not in found
    assert "disputed or reported" not in found
    assert found[-1] == "agreement"
    one = labels(workspace, theater="libya")
    assert "deal" not in one
    assert [label for label in one if label.endswith("side") and "helps" not in label][:2] == [
        "forces that fight on that side",
        "GNA\N{RIGHT SINGLE QUOTATION MARK}s side",
    ]


def test_an_area_lists_its_members_unless_marks_show_other_camps(workspace: Workspace) -> None:
    view = default_view(workspace.dataset)
    ground = {one.label: one for one in key_of(workspace, view, PictureOverlay())}
    assert ground["side that Turkey helps"].members == "camp0"
    assert ground["helps that side"].members == ""
    camps = PictureOverlay(Overlay(camp_by_node={"gna": "camp1"}))
    found = {one.label: one for one in key_of(workspace, view, camps)}
    assert found["side that Turkey helps"].members == ""


def test_lines_stand_first_then_sides_then_shapes(workspace: Workspace) -> None:
    found = key_of(workspace, default_view(workspace.dataset), PictureOverlay())
    order = [LegendGroup.SIDE, LegendGroup.CAMP, LegendGroup.TYPE]
    places = [order.index(one.group) if one.group in order else -1 for one in found]
    assert places == sorted(places)
    assert len({(one.group, one.id) for one in found}) == len(found)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ({FrontState.WAR, FrontState.PARTS}, ["front between two sides", "by parts only"]),
        ({FrontState.PARTS}, ["front fought by parts only"]),
        (
            {FrontState.CEASEFIRE, FrontState.LAST_REPORTED},
            ["ceasefire", "fighting last reported"],
        ),
        (set(), []),
    ],
)
def test_fronts_say_what_they_are(states: set[FrontState], words: list[str]) -> None:
    assert [one.label for one in map_key((), (), AreaSigns(fronts=frozenset(states)))] == words


def test_fights_are_other_ones_beside_fronts_alone() -> None:
    signs = AreaSigns(kinds=frozenset({"strikes"}))
    assert [one.label for one in map_key((), (), signs)] == ["fights"]
    assert [one.label for one in map_key((), (), replace(signs, fronts=frozenset(FrontState)))][
        -1
    ] == "other fights"


def test_help_without_a_sure_line_still_says_what_hollow_means() -> None:
    signs = AreaSigns(kinds=frozenset({"weapons"}), doubts=frozenset({Doubt.REPORTED}))
    assert [one.label for one in map_key((), (), signs)] == ["helps with:", "reported"]


def test_marks_of_a_hue_without_an_area_keep_the_name_of_their_side(workspace: Workspace) -> None:
    shown = workspace.shown(default_view(workspace.dataset))
    entries = legend(workspace.dataset, shown)
    found = map_key(entries, [shown], AreaSigns(sides=((Hue.FIRST, "one side"),)))
    sides = [one.label for one in found if one.group in (LegendGroup.SIDE, LegendGroup.CAMP)]
    assert sides[:2] == ["one side", "helps that side"]
    assert "With Syrian gov. or LNA" in sides
    assert "helps other sides" in sides, "there is no grey ground that says it"


kinds = st.frozensets(st.sampled_from([*KINDS]))
area_sign_values = st.builds(
    AreaSigns,
    sides=st.lists(
        st.tuples(st.sampled_from(Hue), st.text(min_size=1)), unique_by=lambda x: x[0]
    ).map(tuple),
    fronts=st.frozensets(st.sampled_from(FrontState)),
    helps=kinds.map(lambda own: frozenset(k for k in own if KINDS[k].family is Family.SUPPORT)),
    kinds=kinds,
    doubts=st.frozensets(st.sampled_from([Doubt.DISPUTED, Doubt.REPORTED])),
    has_band=st.booleans(),
)


@given(st.lists(area_sign_values, min_size=1, max_size=3))
def test_any_signs_have_a_key_with_an_entry_for_each_family(several: list[AreaSigns]) -> None:
    signs = joint_signs(several)
    found = map_key((), (), signs)
    assert len({(one.group, one.id) for one in found}) == len(found)
    filters = {one.only.removeprefix("family:") for one in found if one.only}
    families = {str(KINDS[kind].family) for kind in signs.kinds}
    band = {str(Family.COOPERATION)} if signs.has_band else set()
    assert filters == families | band
    assert {one.id for one in found if one.group is LegendGroup.SIDE} == {
        camp_class_name(None if hue is Hue.OTHER else list(Hue).index(hue))
        for hue, _ in signs.sides
    }
    assert all(one.label and one.meaning for one in found)


def test_a_hue_that_means_two_things_says_both() -> None:
    one = AreaSigns(sides=((Hue.FIRST, "A\N{RIGHT SINGLE QUOTATION MARK}s side"),))
    other = AreaSigns(sides=((Hue.SECOND, "C"), (Hue.FIRST, "B")), has_band=True)
    found = joint_signs([one, other, one])
    assert found.sides == (
        (Hue.FIRST, "A\N{RIGHT SINGLE QUOTATION MARK}s side or B"),
        (Hue.SECOND, "C"),
    )
    assert found.has_band
