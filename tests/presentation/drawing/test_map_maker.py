"""The drawing of a view: what is in it, and that nothing covers or misses anything else."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing_checks import (
    ReadDrawing,
    covered_marks,
    important_nodes,
    is_inside,
    overlaps,
    read_drawing,
    tips,
)
from drawing_samples import datasets, pictures
from explorer.data.model import Dataset, Link
from explorer.data.vocabulary import CONFIDENCES, KINDS, Confidence, Family
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.layout import AreaMap, main_backers
from explorer.layout.area_faults import distances, way_pieces
from explorer.layout.node_size import party_ids
from explorer.presentation.drawing.emphasis import Emphasis
from explorer.presentation.drawing.fit import Rectangle
from explorer.presentation.drawing.label_place import Side
from explorer.presentation.drawing.label_placement import ZOOM_STEPS
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.page_map import PageMaps
from explorer.presentation.drawing.scene import MapDrawing
from explorer.presentation.lines import BACK, FORWARD, bundle_lines, line_id
from explorer.presentation.overlays import picture_overlay
from explorer.presentation.overlays.overlay import Overlay
from explorer.presentation.theme import CAMP_COLOUR_COUNT, HOLLOW_LEAST
from explorer.workspace import Workspace
from map_checks import drawn_way
from samples import dataset, link
from sweeping import examples
from view_samples import SAMPLE, views

FRAMES: tuple[Rectangle, ...] = ((24, 90, 936, 810), (24, 90, 366, 360), (0, 0, 1232, 560))
"""Of pictures of a screen, of a phone, and of a slide."""

MAPS = PageMaps(Workspace(SAMPLE))
MAKER = MAPS.maker
"""Of the sample: what it gives depends on the view alone."""


def drawn(of: Dataset, view: View, frame: Rectangle | None = None) -> MapDrawing:
    workspace = Workspace(of)
    overlay = picture_overlay(workspace, workspace.select(view), view).overlay
    return MapMaker(workspace).drawing(view, overlay, frame)


def written(drawing: MapDrawing) -> ReadDrawing:
    return read_drawing(MAPS.write(drawing, "Map").svg)


# ------------------------------------------------------------------ places


@examples(7)
@given(pictures(), st.sampled_from(FRAMES))
def test_a_picture_of_a_frame_keeps_all_inside(
    picture: tuple[Dataset, View], frame: Rectangle
) -> None:
    drawing = drawn(*picture, frame)
    left, top, right, bottom = frame
    assert drawing.frame == (right - left, bottom - top)
    found = written(drawing)
    for mark in found.marks.values():
        assert is_inside(mark.box, frame), mark.id
    for label in found.labels():
        assert is_inside(label.box, frame), label.id


@examples(7)
@given(pictures())
def test_the_page_knows_the_room_of_every_mark_that_nobody_has_dragged(
    picture: tuple[Dataset, View],
) -> None:
    drawing = drawn(*picture)
    found = written(drawing)
    for mark in found.marks.values():
        assert is_inside(mark.box, drawing.extent), mark.id
    whole = (0.0, 0.0, *drawing.frame)
    for zoom in ZOOM_STEPS:
        for label in found.labels(zoom):
            assert is_inside(label.at(zoom), whole), (label.id, zoom)


@examples(7)
@given(pictures())
def test_no_label_covers_another_or_a_foreign_mark_at_any_zoom(
    picture: tuple[Dataset, View],
) -> None:
    found, important = written(drawn(*picture)), important_nodes(picture[0])
    for zoom in (*ZOOM_STEPS, 1.05, 2.2, 8.0):
        labels = [(label.id, label.at(zoom)) for label in found.labels(zoom)]
        assert not [*overlaps(labels)], zoom
        assert not covered_marks(found, important, zoom), zoom


@examples(7)
@given(pictures(), st.sampled_from(FRAMES))
def test_no_label_covers_another_or_a_foreign_mark_in_a_frame(
    picture: tuple[Dataset, View], frame: Rectangle
) -> None:
    found = written(drawn(*picture, frame))
    assert not [*overlaps((label.id, label.box) for label in found.labels())]
    assert not covered_marks(found, important_nodes(picture[0]))


@pytest.mark.parametrize("frame", [None, *FRAMES])
@pytest.mark.parametrize("theater", [None, "libya", "syria"])
def test_nothing_covers_anything_in_the_shipped_pictures(
    workspace: Workspace, theater: str | None, frame: Rectangle | None
) -> None:
    view = View(theater=theater, span=default_view(workspace.dataset).span)
    drawing = MapMaker(workspace).drawing(
        view, picture_overlay(workspace, workspace.select(view), view).overlay, frame
    )
    found = written(drawing)
    for zoom in (1.0,) if frame else (0.5, 1.0, 2.0):
        labels = [(label.id, label.at(zoom)) for label in found.labels(zoom)]
        assert not [*overlaps(labels)]
        assert not covered_marks(found, important_nodes(workspace.dataset), zoom)


def is_at_an_area(tip: tuple[float, float], drawing: MapDrawing) -> bool:
    """Whether a line ends at the edge of an area."""
    x, y = tip
    for area in drawing.areas:
        left, top, right, bottom = area.box
        inside = min(x - left, right - x, y - top, bottom - y)
        if -1.7 <= inside <= 0.2:
            return True
    return False


@examples(7)
@given(pictures(), st.none() | st.sampled_from(FRAMES))
def test_every_line_ends_at_its_two_marks(
    picture: tuple[Dataset, View], frame: Rectangle | None
) -> None:
    drawing = drawn(*picture, frame)
    found = written(drawing)
    for id_, line in found.lines.items():
        arrows = 0 if drawing.lines[id_].is_leader else drawing.lines[id_].arrows
        first, second = (found.marks[end] for end in sorted(line.ends))
        if line.points == (first.centre, second.centre):
            # The marks stand so near that there is no room for a line between them.
            assert not line.heads
            continue
        for mark, tip in zip((first, second), tips(line, arrows), strict=True):
            if not (drawing.lines[id_].homes and is_at_an_area(tip, drawing)):
                assert mark.edge_distance(tip) <= 1.5, (id_, mark.id)
        if not (drawing.lines[id_].homes and math.dist(*line.points[:: len(line.points) - 1]) < 12):
            # One that ends at an area has no more room than up to there.
            assert len(line.heads) == (arrows & FORWARD > 0) + (arrows & BACK > 0)


@examples(7)
@given(pictures(), st.sampled_from(FRAMES))
def test_arrows_stand_where_the_line_has_them_and_room_for_them(
    picture: tuple[Dataset, View], frame: Rectangle
) -> None:
    of, view = picture
    drawing = drawn(of, view, frame)
    lines = {line.id: line for line in bundle_lines(Workspace(of).select(view))}
    for id_, line in drawing.lines.items():
        assert line.arrows == lines[id_].arrows
        first, second = (drawing.marks[end] for end in line.ends)
        apart = math.dist(first.place, second.place)
        if line.homes:
            # One that ends at an area has no more room than up to there.
            apart = math.dist(*line.path.tips) + first.radius + second.radius
        if apart > 1.4 * (first.radius + second.radius) + 30:
            assert line.path.head.count("M") == line.arrows.bit_count(), id_


def test_labels_do_not_move_when_lines_come_and_go() -> None:
    """On the page they keep off the lines of all dates."""
    names = "abcdefgh"
    early = [link(one, "contact", other) for one, other in pairwise(names)]
    late = [
        link(one, "weapons", other, since="2018")
        for one, other in combinations(names, 2)
        if (ord(one) + ord(other)) % 3
    ]
    of = dataset(*early, *late)
    before, after = (drawn(of, View(span=Span.parse(day))) for day in ("2017", "2019"))
    assert len(before.lines) < len(after.lines)
    assert {node: mark.label for node, mark in before.marks.items()} == {
        node: mark.label for node, mark in after.marks.items()
    }


@examples(7)
@given(datasets(), st.sampled_from(FRAMES[:1]))
def test_the_label_of_a_party_waits_only_where_there_is_no_room_at_all(
    of: Dataset, frame: Rectangle
) -> None:
    drawing = drawn(of, View(), frame)
    found = written(drawing)
    boxes = [label.box for label in found.labels()]
    parties = [*party_ids(of), *main_backers(of, Workspace(of).graph)]
    for party in parties:
        if party not in found.marks:
            continue
        labels = found.marks[party].labels
        if not labels or labels[0].zoom is not None:
            continue
        [label] = labels
        # Right below its mark, which is where it would stand: something else is there, and
        # on the other three sides too.
        x, y = found.marks[party].centre
        width, height = label.box[2] - label.box[0], label.box[3] - label.box[1]
        reach = drawing.marks[party].radius + 2
        for across, down in ((0, 1), (1, 0), (-1, 0), (0, -1)):
            left = x + across * reach - width * (1 - across) / 2
            top = y + down * reach - height * (1 - down) / 2
            box = (left, top, left + width, top + height)
            grown = (left - 1, top - 1, left + width + 1, top + height + 1)
            assert (
                not is_inside(box, frame)
                or [*overlaps([("", grown), *[(str(i), one) for i, one in enumerate(boxes)]])]
                or any(
                    mark.is_covered_by((left - 4, top - 4, left + width + 4, top + height + 4))
                    for mark in found.marks.values()
                    if mark.id != party
                )
            ), party


# ------------------------------------------------------------------ what is in it


@examples(25)
@given(views())
def test_what_is_drawn_is_what_is_selected(view: View) -> None:
    workspace = MAPS.workspace
    graph = workspace.select(view)
    drawing = MAKER.drawing(view, picture_overlay(workspace, graph, view).overlay)
    assert set(drawing.marks) == set(graph)
    assert set(drawing.lines) == {line.id for line in bundle_lines(graph)}
    found = written(drawing)
    assert [*found.marks] == [*drawing.marks]
    assert [*found.lines] == [*drawing.lines]
    for line in bundle_lines(graph):
        ends = (line.source, line.target)
        assert found.lines[line.id].ends == (ends[::-1] if line.arrows == BACK else ends)
        assert ("recent" in found.lines[line.id].classes) == line.recent


@examples(4, 50)
@given(views(), st.none() | st.sampled_from(FRAMES))
def test_the_same_view_gives_the_same_text(view: View, frame: Rectangle | None) -> None:
    texts = []
    for maker in (MAKER, MapMaker(Workspace(SAMPLE))):
        workspace = Workspace(SAMPLE)
        overlay = picture_overlay(workspace, workspace.select(view), view).overlay
        texts.append(MAPS.write(maker.drawing(view, overlay, frame), "Map").svg)
    assert texts[0] == texts[1]


@examples(7, 50)
@given(datasets())
def test_a_line_bears_all_links_of_the_dataset_for_it(of: Dataset) -> None:
    workspace = Workspace(of)
    theaters, kinds, sure = [*of.theaters], [*KINDS], [*CONFIDENCES]
    expected: defaultdict[str, list[str]] = defaultdict(list)
    for source, target, data in workspace.graph.edges(data=True):
        arrow = 0 if data["mutual"] else 1 if source < target else 2
        where = " ".join(str(theaters.index(one)) for one in data["theaters"])
        expected[line_id(source, target, data["family"])].append(
            f"{data['first_day']},{data['last_day']},{data['shown_until']},"
            f"{kinds.index(data['kind'])},{where},{arrow},{sure.index(data['confidence'])}"
        )
    for view in (View(), default_view(of), View(theater=next(iter(of.theaters), None))):
        for id_, line in written(drawn(of, view)).lines.items():
            assert sorted(line.links.split(";")) == sorted(expected[id_])


@examples(7, 50)
@given(datasets())
def test_the_whole_is_all_of_the_dataset_and_can_be_hidden(of: Dataset) -> None:
    workspace = Workspace(of)
    whole = MapMaker(workspace).whole()
    found = read_drawing(MAPS.write(whole, "Map", is_shown=False).svg)
    # Nothing without a link is in any picture.
    assert set(found.marks) == {node for node, count in workspace.graph.degree if count}
    assert set(found.lines) == {line.id for line in bundle_lines(workspace.graph)}
    assert not any(mark.is_shown for mark in found.marks.values())
    assert not any(line.is_shown for line in found.lines.values())
    shown = written(whole)
    assert all(mark.is_shown for mark in shown.marks.values())
    assert all(line.is_shown for line in shown.lines.values())


def test_of_a_file_too_large_for_one_picture_there_is_no_whole(large_workspace: Workspace) -> None:
    whole = MapMaker(large_workspace).whole()
    assert not whole.marks
    assert not whole.lines


def test_an_empty_view_is_an_empty_drawing() -> None:
    drawing = MAKER.drawing(View(kinds=frozenset()), Overlay())
    assert not drawing.marks
    assert not drawing.lines
    assert drawing.extent == (0, 0, *drawing.frame)


def test_a_mark_says_who_it_is_and_on_which_side() -> None:
    marks = MAKER.drawing(View(), Overlay()).marks
    assert marks["norland"].name == "Norland, state, with Regime and FRT; 11 links"
    assert marks["accord"].name == "Accord, process; 4 links"


def test_a_line_is_hollow_if_what_makes_it_wide_is_in_doubt() -> None:
    """As wide as arms that are only reported, it may not look as if these were sure."""
    doubt = link("a", "weapons", "b", confidence=Confidence.LOW)

    def is_hollow(*others: Link) -> bool:
        return drawn(dataset(doubt, *others), View()).lines["a~b~support"].is_hollow

    alone = drawn(dataset(doubt), View()).lines["a~b~support"]
    assert alone.is_hollow
    assert alone.width >= HOLLOW_LEAST
    assert is_hollow(link("a", "training", "b"))
    assert not is_hollow(link("a", "troops", "b"))


def test_the_lanes_of_a_pair_lie_side_by_side_around_the_middle() -> None:
    of = dataset(*[link("a", kind, "b") for kind in ("weapons", "combat", "contact")])
    assert sorted(line.lane for line in drawn(of, View()).lines.values()) == [-1, 0, 1]
    one = dataset(link("a", "weapons", "b"), link("b", "training", "a"))
    assert [line.lane for line in drawn(one, View()).lines.values()] == [0]


def test_what_is_important_lies_above_the_rest() -> None:
    drawing = MAKER.drawing(View(), Overlay())
    # The band between the rivals lies below everything.
    assert [line.is_band for line in drawing.lines.values()].index(True) == 0
    widths = [line.width for line in drawing.lines.values() if not line.is_band]
    assert widths == sorted(widths)
    order = MAPS.workspace.layout(None).priority
    assert [*drawing.marks] == [node for node in reversed(order) if node in drawing.marks]


def test_whom_one_chooses_stands_out_with_its_lines() -> None:
    drawing = MAKER.drawing(View(selected="squad"), Overlay())
    look = {id_: one.emphasis for id_, one in (drawing.marks | drawing.lines).items()}  # type: ignore[operator]
    assert look["squad"] is Emphasis.CHOSEN
    assert look["brigade"] is look["brigade~squad~affiliation"] is Emphasis.LIT
    assert look["norland"] is Emphasis.FADED


@examples(7, 50)
@given(pictures(), st.none() | st.sampled_from(FRAMES))
def test_the_signs_of_lines_are_known_before_they_are_drawn(
    picture: tuple[Dataset, View], frame: Rectangle | None
) -> None:
    of, view = picture
    workspace = Workspace(of)
    overlay = picture_overlay(workspace, workspace.select(view), view).overlay
    maker = MapMaker(workspace)
    assert maker.line_signs(view, overlay) == maker.drawing(view, overlay, frame).line_signs


@examples(25)
@given(views())
def test_the_signs_of_the_sample_are_known_before_they_are_drawn(view: View) -> None:
    overlay = picture_overlay(MAPS.workspace, MAPS.workspace.select(view), view).overlay
    assert MAKER.line_signs(view, overlay) == MAKER.drawing(view, overlay).line_signs


@pytest.mark.parametrize("theater", [None, "libya"])
def test_colours_follow_the_date_and_places_stay(workspace: Workspace, theater: str | None) -> None:
    """The colours of marks are the sides of the matrix, on each day; and nobody moves."""
    maker = MapMaker(workspace)
    seen: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for day in ("2011-06-01", "2014", "2016-06-01", "2018", "2019-12-25", "2020-06-30"):
        view = View(theater=theater, span=Span.parse(day))
        shown = workspace.shown(view)
        sides = workspace.sides(theater, view.span)
        for node, mark in maker.drawing(view, Overlay()).marks.items():
            seen[node].add(mark.place)
            hues: dict[int | None, bool] = {}
            for side in sides.get(node, ()):
                hue = shown.hues[side.party]
                if hue >= CAMP_COLOUR_COUNT:
                    continue
                hues[hue] = hues.get(hue, False) or side.is_sure
            # Who surely stands on a side without a hue is not said to be on another one.
            if not any(hues.values()) and any(side.is_sure for side in sides.get(node, ())):
                hues = {}
            assert {one.hue: one.is_sure for one in mark.colours} == hues, (day, node)
            assert mark.is_open is not bool(sides.get(node)), (day, node)
    assert all(len(places) == 1 for places in seen.values())


def test_no_line_of_the_first_picture_passes_under_a_party(workspace: Workspace) -> None:
    drawing = MapMaker(workspace).drawing(default_view(workspace.dataset), Overlay())
    parties = [mark for mark in drawing.marks.values() if mark.is_party]
    for line in drawing.lines.values():
        if line.is_quiet:
            continue
        pieces = way_pieces(drawn_way(line.path))
        for mark in parties:
            if mark.id not in line.ends:
                away = distances(pieces, np.array([mark.place])).min()
                assert away > mark.radius, (line.id, mark.id)


def test_a_line_is_as_wide_as_the_strongest_link_that_holds() -> None:
    """A war is wider than a detention, and what is over is thin."""
    data = dataset(
        link("a", "combat", "b", since="2019-04"),
        link("a", "coercion", "c", since="2019-11-01", until="2019-12-31"),
        link("a", "strikes", "d", since="2019-02-01", until="2019-02-02"),
        link("a", "weapons", "e", since="2012", until="2019-11-30"),
        link("a", "aid", "e", since="2012"),
    )
    lines = drawn(data, View(span=Span.parse("2019-12-25"))).lines
    widths = {line.ends[1]: line.width for line in lines.values()}
    assert lines["a~d~hostility"].is_recent
    assert widths["b"] > widths["c"] > widths["d"]
    assert widths["d"] == widths["e"] == min(widths.values())


# ------------------------------------------------------------------ maps by areas


def first_picture(workspace: Workspace, frame: Rectangle | None = None) -> MapDrawing:
    return MapMaker(workspace).drawing(default_view(workspace.dataset), Overlay(), frame)


def test_the_names_of_theaters_stand_above_their_areas(workspace: Workspace) -> None:
    drawing = first_picture(workspace)
    found = dict(drawing.headings)
    assert [*found] == ["LIBYA", "SYRIA"]
    for area in drawing.areas:
        left, foot = found[area.key.theater.upper()]
        assert left <= area.box[0]
        assert foot < area.box[1]
    view = View(theater="syria", span=default_view(workspace.dataset).span)
    assert not MapMaker(workspace).drawing(view, Overlay()).headings


def test_the_name_of_a_rival_stands_in_its_mark_where_it_has_room(workspace: Workspace) -> None:
    marks = first_picture(workspace).marks
    for rival in ("turkey", "russia"):
        label = marks[rival].label
        assert label is not None
        last = label.spots[-1]
        assert last.side is Side.INSIDE
        assert last.zoom is not None
        half_width, half_height = last.box[2], last.box[3]
        assert math.hypot(half_width, half_height / 2) <= marks[rival].radius * last.zoom + 1
        small = [spot for spot in label.spots if spot.is_shown(0.4)]
        assert [spot.side is Side.INSIDE for spot in small] == [False]
    others = (mark.label for node, mark in marks.items() if node not in ("turkey", "russia"))
    assert not any(spot.side is Side.INSIDE for label in others if label for spot in label.spots)


def test_thin_lines_lead_from_dots_to_those_they_belong_to(workspace: Workspace) -> None:
    drawing = first_picture(workspace)
    leaders = [line for line in drawing.lines.values() if line.is_leader]
    dots = {node for node, mark in drawing.marks.items() if mark.is_dot}
    assert len(leaders) > 20
    for line in leaders:
        assert {*line.ends} & dots
        assert line.family is Family.AFFILIATION
        assert not line.is_quiet
        assert line.width < 1
    assert "erdogan~turkey~affiliation" in drawing.lines
    # What is over leads nowhere.
    early = MapMaker(workspace).drawing(View(span=Span.parse("2011-06-01")), Overlay())
    assert not any(line.is_leader and line.is_recent for line in early.lines.values())


def test_a_line_that_goes_a_long_way_round_waits(workspace: Workspace) -> None:
    view = View(span=Span.parse("2016-06-01"))
    layout = workspace.layout(None, None)
    assert isinstance(layout, AreaMap)
    drawing = MapMaker(workspace).drawing(view, Overlay())
    assert layout.detours
    for start, end, is_fight, is_whole in layout.detours:
        if (start, end, is_fight, not is_whole) in layout.ways.keys() - layout.detours:
            continue
        family = Family.HOSTILITY if is_fight else Family.SUPPORT
        other = end if isinstance(end, str) else end.party
        line = drawing.lines.get(line_id(start, other, family))
        assert line is None or line.is_quiet, (start, end)
