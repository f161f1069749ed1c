"""What the signs in a picture mean: those that are in it, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.data.dates import End
from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, FAMILIES, KINDS, ActorType, Family
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.layout.area_plan import MAX_AREA_THEATERS
from explorer.presentation.legend import (
    NO_SIDE_LABEL,
    OTHER_SIDES_LABEL,
    LegendEntry,
    LegendGroup,
    add_date_change_entries,
    add_highlight_entry,
    add_recent_entry,
    family_entry,
    legend,
    replace_camp_entries,
    type_entry,
)
from explorer.presentation.side_colours import SideColour, SideColours
from explorer.presentation.theme import (
    CAMP_COLOUR_COUNT,
    camp_class_name,
)
from explorer.workspace import Workspace
from samples import actor, alliance, dataset, link, two_wars

SAMPLE = Workspace(two_wars())
CAMP, FAMILY, MARK, TYPE, _ = LegendGroup


def signs(view: View, of: Workspace = SAMPLE) -> tuple[LegendEntry, ...]:
    return legend(of.dataset, of.shown(view))


def ids(entries: tuple[LegendEntry, ...], group: str) -> list[str]:
    return [entry.id for entry in entries if entry.group == group]


def check(view: View, workspace: Workspace) -> None:
    shown = workspace.select(view)
    found = signs(view, workspace)
    actors = [node for node, kind in shown.nodes(data="node") if kind == "actor"]
    assert set(ids(found, FAMILY)) == {family for *_, family in shown.edges(data="family")}
    types = {shown.nodes[node]["type"] for node in actors}
    types |= {"alliance" for node in shown if node in workspace.dataset.alliances}
    assert set(ids(found, TYPE)) == types
    of = [SideColours(workspace.shown(view)).of(node) for node in actors]
    wanted = {camp_class_name(colour.hue) for colours in of for colour in colours}
    wanted |= {"several" for colours in of if len(colours) > 1}
    wanted |= {"unsure" for colours in of for colour in colours if not colour.is_sure}
    sides = workspace.shown(view).sides
    wanted |= {
        "between" if sides.get(node) else "open"
        for node, colours in zip(actors, of, strict=True)
        if not colours and workspace.shown(view).hues
    }
    assert set(ids(found, CAMP)) == wanted
    assert len({(entry.group, entry.id) for entry in found}) == len(found)


VIEWS = [
    View(),
    View(theater="coast"),
    View(theater="hills"),
    View(kinds=frozenset({"weapons"})),
    View(kinds=frozenset({"member"})),
    View(types=frozenset({"state"})),
    View(focus="squad"),
]


@pytest.mark.parametrize("view", VIEWS)
def test_the_legend_explains_what_is_in_the_picture_and_no_more(view: View) -> None:
    check(view, SAMPLE)


def test_an_empty_picture_has_no_legend() -> None:
    assert signs(View(kinds=frozenset())) == ()


def test_groups_follow_each_other_in_the_order_of_the_vocabulary() -> None:
    found = signs(View())
    groups = [entry.group for entry in found]
    assert groups == sorted(groups, key=[CAMP, FAMILY, TYPE].index)
    assert ids(found, FAMILY) == [one for one in Family if one in ids(found, FAMILY)]
    assert ids(found, TYPE)[:-1] == [one for one in ActorType if one in ids(found, TYPE)]
    assert ids(found, TYPE)[-1] == "alliance"


def test_labels_are_those_of_the_vocabulary() -> None:
    for entry in signs(View()):
        if entry.group == FAMILY:
            assert entry.label == FAMILIES[Family(entry.id)].label
            assert entry.meaning == FAMILIES[Family(entry.id)].meaning
        elif entry.group == TYPE and entry.id != "alliance":
            assert entry.label == ACTOR_TYPES[ActorType(entry.id)].label
        assert entry.label
        assert entry.meaning


def test_a_colour_is_named_after_the_parties_it_stands_for() -> None:
    labels = [entry.label for entry in signs(View()) if entry.id.startswith("camp")]
    assert labels == ["With League or Council", "With Regime or FRT"]
    here = [entry.label for entry in signs(View(theater="coast")) if entry.id.startswith("camp")]
    assert here == ["With Council", "With FRT"]


def test_a_party_that_does_not_exist_on_the_days_shown_has_no_colour() -> None:
    war = [
        link("a", "weapons", "old", "war", since="2010", until="2012"),
        link("a", "weapons", "new", "war", since="2014"),
        link("new", "combat", "other", "war", since="2014"),
        link("b", "combat", "old", "war", since="2010"),
    ]
    parties = (
        {"actor": "old", "until": "2012"},
        {"actor": "new", "since": "2014"},
        "other",
    )
    workspace = Workspace(dataset(*war, theaters={"war": parties}))

    def labels(day: str) -> list[str]:
        found = signs(View(span=Span.parse(day)), workspace)
        return [entry.label for entry in found if entry.group == CAMP]

    assert labels("2011") == ["With Old", "On no side"]
    assert labels("2015") == ["With New", "With Other", "On no side"]


def test_two_colours_and_pale_ones_are_explained() -> None:
    war = [
        link("a", "weapons", "p", "war"),
        link("a", "training", "q", "war"),
        link("p", "combat", "q", "war"),
        link("b", "part-of", "a", "war"),
        link("c", "weapons", "p", "war", confidence="low"),
    ]
    workspace = Workspace(dataset(*war, theaters={"war": ("p", "q")}))
    colours = SideColours(workspace.shown(View()))
    assert colours.of("a") == (SideColour(0), SideColour(1))
    assert colours.of("b") == (SideColour(0, is_sure=False), SideColour(1, is_sure=False))
    assert colours.of("c") == (SideColour(0, is_sure=False),)
    assert ids(signs(View(), workspace), CAMP) == ["camp0", "camp1", "several", "unsure"]


def test_sides_without_a_colour_of_their_own_share_one_sign() -> None:
    """A theater with a hundred sides: nobody tells so many colours apart."""
    links = [link(f"a{k}", "weapons", f"b{k}", "war") for k in range(CAMP_COLOUR_COUNT + 3)]
    parties = {"war": tuple(f"b{k}" for k in range(CAMP_COLOUR_COUNT + 3))}
    others: dict[str, tuple[str, ...]] = {f"other{k}": () for k in range(MAX_AREA_THEATERS)}
    workspace = Workspace(dataset(*links, theaters=parties | others))
    found = [entry for entry in signs(View(theater="war"), workspace) if entry.group == CAMP]
    assert len(found) == CAMP_COLOUR_COUNT + 1
    assert (found[-1].id, found[-1].label) == ("between", OTHER_SIDES_LABEL)
    # On a map by areas the sides that no rival helps have one colour.
    workspace = Workspace(dataset(*links, theaters=parties))
    found = [entry for entry in signs(View(), workspace) if entry.group == CAMP]
    assert [entry.id for entry in found] == ["camp0", "between"]
    assert found[-1].label == "On another side"


def test_a_picture_of_many_theaters_has_no_colours_of_sides_and_says_so() -> None:
    links = [link("a", "weapons", f"p{k}", f"war{k}") for k in range(7)]
    workspace = Workspace(dataset(*links, theaters={f"war{k}": (f"p{k}",) for k in range(7)}))
    (entry,) = (entry for entry in signs(View(), workspace) if entry.group == CAMP)
    assert entry.label == "Sides have colours in one theater"
    assert ids(signs(View(theater="war3"), workspace), CAMP) == ["camp0"]


def test_the_sign_of_highlighted_lines_stands_behind_the_families() -> None:
    entries = add_highlight_entry(signs(View()), "The strongest chain")
    groups = [entry.group for entry in entries]
    assert groups.index(MARK) == groups.index(TYPE) - 1
    (mark,) = (entry for entry in entries if entry.group == MARK)
    assert mark.label == "The strongest chain"


def test_those_in_neither_of_two_camps_have_a_sign() -> None:
    assert "between" in ids(replace_camp_entries(signs(View()), neither=True), CAMP)
    assert "between" not in ids(replace_camp_entries(signs(View())), CAMP)
    both = {
        (either, neither): [
            one.label
            for one in replace_camp_entries((), either=either, neither=neither)
            if one.id == "between"
        ]
        for either in (False, True)
        for neither in (False, True)
    }
    assert both == {
        (False, False): [],
        (False, True): ["In neither camp"],
        (True, False): ["In either camp"],
        (True, True): ["In either camp, or in neither camp"],
    }


def test_recent_lines_have_a_sign() -> None:
    (mark,) = (entry for entry in add_recent_entry(signs(View())) if entry.group == MARK)
    assert (mark.id, mark.label) == ("recent", "Pale: over since")


@pytest.mark.parametrize(
    ("ends", "label"),
    [
        ({End.KNOWN, End.OPEN}, "Pale: over since"),
        ({End.UNKNOWN}, "Pale: not reported since"),
        ({End.UNKNOWN, End.KNOWN}, "Pale: over, or not reported since"),
    ],
)
def test_the_sign_of_pale_lines_says_only_what_is_so(ends: set[End], label: str) -> None:
    (mark,) = add_recent_entry((), frozenset(ends))
    assert mark.label == label
    assert ("nobody says is over" in mark.meaning) == (End.UNKNOWN in ends)
    assert ("after their end" in mark.meaning) == (ends != {End.UNKNOWN})


def test_of_two_dates_what_is_no_longer_reported_has_a_sign_of_its_own() -> None:
    every = ("began", "lessened", "ended", "unreported", "stayed")
    marks = add_date_change_entries((), every)
    labels = ["New", "Partly over", "Over", "No longer reported", "As before"]
    assert [entry.label for entry in marks] == labels
    assert [entry.id for entry in add_date_change_entries((), ("stayed",))] == ["stayed"]


def test_two_dates_have_signs_of_their_own() -> None:
    marks = [entry for entry in add_date_change_entries(signs(View())) if entry.group == MARK]
    assert [entry.label for entry in marks] == ["New", "Over", "As before"]


def test_two_camps_have_their_names_or_numbers() -> None:
    entries = signs(View())
    assert [one.label for one in replace_camp_entries(entries, ("North", "South"))[:2]] == [
        "North",
        "South",
    ]
    assert [one.label for one in replace_camp_entries(entries)[:2]] == ["Camp 1", "Camp 2"]
    assert ids(replace_camp_entries(entries), FAMILY) == ids(entries, FAMILY)


def test_actors_in_no_camp_have_a_sign() -> None:
    workspace = Workspace(dataset(link("a", "contact", "b", "coast")))
    assert [entry.label for entry in signs(View(), workspace) if entry.group == CAMP] == [
        "No party on these days"
    ]
    beside = Workspace(
        dataset(
            link("a", "contact", "b", "coast"),
            link("c", "weapons", "p", "coast"),
            theaters={"coast": ("p",)},
        )
    )
    labels = [entry.label for entry in signs(View(), beside) if entry.group == CAMP]
    assert labels == ["With P", NO_SIDE_LABEL]


def test_an_alliance_alone_makes_no_camp() -> None:
    workspace = Workspace(
        dataset(
            alliance("pact", ["a", "b"], kind="process"),
            actor("a", ActorType.ORGANISATION),
            actor("b", ActorType.PARTY),
        )
    )
    assert ids(signs(View(), workspace), TYPE) == ["party", "organisation", "alliance"]
    assert ids(signs(View(), workspace), FAMILY) == ["membership"]


def test_a_click_filters_a_family_or_a_type_and_lets_a_side_stand_out() -> None:
    for entry in signs(View()):
        if entry.group == FAMILY:
            assert (entry.only, entry.members) == (f"family:{entry.id}", "")
        elif entry.group == TYPE:
            assert entry.only == ("" if entry.id == "alliance" else f"types:{entry.id}")
        else:
            assert (entry.only, entry.members) == ("", entry.id)


def test_marks_stand_behind_the_lines_wherever_these_are() -> None:
    lines = (family_entry(Family.SUPPORT), type_entry(ActorType.STATE))
    found = add_recent_entry(lines)
    assert [entry.group for entry in found] == [FAMILY, MARK, TYPE]
    assert [entry.group for entry in add_recent_entry(lines[1:])] == [MARK, TYPE]


def test_the_legends_of_the_shipped_data_are_complete(
    workspace: Workspace, dataset: Dataset
) -> None:
    for theater in (None, *dataset.theaters):
        view = replace(default_view(dataset), theater=theater)
        check(view, workspace)
        for family in Family:
            own = frozenset(kind.id for kind in KINDS.values() if kind.family is family)
            check(replace(view, kinds=own), workspace)
