"""What must be seen on certain days of the shipped file, worked out by hand from its evidence."""

from __future__ import annotations

import pytest

from explorer.data.vocabulary import Family
from explorer.graph.span import Span
from explorer.graph.view import View
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.legend import legend
from explorer.presentation.lines import line_id
from explorer.presentation.overlays.overlay import Overlay
from explorer.workspace import Workspace

FIGHTS, HELPS = Family.HOSTILITY, Family.SUPPORT


def a_line(pair: str, family: Family) -> str:
    one, other = pair.split()
    return line_id(one, other, family)


def drawing(workspace: Workspace, day: str, theater: str | None) -> MapDrawing:
    return MapMaker(workspace).drawing(View(theater=theater, span=Span.parse(day)), Overlay())


@pytest.mark.parametrize(
    ("day", "theater", "family", "pairs"),
    [
        ("2011-06-01", "libya", FIGHTS, "ntc gaddafi-government, nato gaddafi-government"),
        (
            "2011-06-01",
            "libya",
            HELPS,
            "egypt ntc, france ntc, italy ntc, qatar ntc, sudan ntc, uae ntc, uk ntc, usa ntc",
        ),
        ("2014-09-01", "libya", FIGHTS, "libya-dawn lna, brsc lna"),
        (
            "2016-06-01",
            "libya",
            FIGHTS,
            "brsc lna, derna-force lna, is-libya lna, gna is-libya, is-libya usa",
        ),
        ("2016-06-01", "syria", HELPS, "usa sdf, usa syrian-opposition"),
        ("2019-12-25", "libya", FIGHTS, "gna lna"),
        ("2019-12-25", "syria", FIGHTS, "sdf turkey, syria-government syrian-opposition"),
    ],
)
def test_what_the_evidence_says_is_drawn(
    workspace: Workspace, day: str, theater: str, family: Family, pairs: str
) -> None:
    lines = drawing(workspace, day, theater).lines
    for pair in pairs.split(", "):
        assert a_line(pair, family) in lines, f"{pair} on {day}"


@pytest.mark.parametrize(
    ("day", "theater", "family", "pair"),
    [
        ("2011-06-01", "libya", FIGHTS, "gna lna"),
        ("2016-06-01", "libya", FIGHTS, "gna lna"),
        ("2016-06-01", "syria", FIGHTS, "sdf syrian-opposition"),
    ],
)
def test_what_no_evidence_says_is_not_drawn(
    workspace: Workspace, day: str, theater: str, family: Family, pair: str
) -> None:
    assert a_line(pair, family) not in drawing(workspace, day, theater).lines


@pytest.mark.parametrize(
    ("day", "theater", "labels"),
    [
        # No rival helps these two for long: their areas are grey, and bear their names.
        ("2011-06-01", "libya", []),
        ("2014-09-01", "libya", ["With Libya Dawn", "With LNA"]),
        ("2016-06-01", "libya", ["With GNA or Libya Dawn", "With LNA"]),
        ("2019-12-25", "libya", ["With GNA", "With LNA"]),
        ("2012-06-01", "syria", ["With Syrian opp.", "With Syrian gov."]),
    ],
)
def test_the_legend_names_the_sides_of_the_day(
    workspace: Workspace, day: str, theater: str, labels: list[str]
) -> None:
    shown = workspace.shown(View(theater=theater, span=Span.parse(day)))
    signs = legend(workspace.dataset, shown)
    assert [sign.label for sign in signs if sign.id.startswith("camp")] == labels


def test_in_june_2016_the_usa_helps_two_sides_that_are_not_at_war(workspace: Workspace) -> None:
    span = Span.parse("2016-06-01")
    sides = workspace.sides("syria", span)["usa"]
    assert {side.party for side in sides} >= {"sdf", "syrian-opposition"}


def test_help_whose_form_is_not_stated_is_not_called_arms(workspace: Workspace) -> None:
    view = View(theater="syria", span=Span.parse("2012-06-01"))
    kinds = {
        (line_id(source, target, data["family"]), data["kind"])
        for source, target, data in workspace.select(view).edges(data=True)
    }
    helps = [line for line in drawing(workspace, "2012-06-01", "syria").lines.values()
             if line.family is HELPS]  # fmt: skip
    assert any((line.id, "military") in kinds for line in helps)
    for line in helps:
        assert ("weapons" in line.name.lower()) == ((line.id, "weapons") in kinds)


def test_russia_and_turkey_keep_their_places_in_2018(workspace: Workspace) -> None:
    then, now = (drawing(workspace, day, None).marks for day in ("2018", "2019-12-25"))
    for rival in ("russia", "turkey"):
        assert then[rival].place == now[rival].place
