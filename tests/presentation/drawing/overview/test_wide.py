"""Wide overviews: the hard conditions of every drawing, and the exact values of some."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.presentation.drawing.overview.scene import (
    DrawnStroke,
    Glyph,
    HueInk,
    Ink,
    LineStyle,
    OverviewDrawing,
    Panel,
    Piece,
    TextLine,
)
from explorer.presentation.drawing.overview.wide import (
    LEAST_LOW_WIDTHS,
    LOW_HEIGHTS,
    low_overview,
    wide_overview,
)
from explorer.presentation.overview.content import (
    Act,
    ActorMark,
    Bridge,
    DealBox,
    Fight,
    Front,
    GoBetween,
    Help,
    Mediator,
    Outsider,
    OverviewContent,
    Rival,
    SharedTie,
    SideArea,
    SideGroup,
    SumRow,
    TheaterArea,
)
from explorer.presentation.overview.find import overview_content
from explorer.workspace import Workspace
from overview_checks import faults
from overview_samples import DAY, view_on
from overview_wide_samples import ONE_WAR, OVERVIEW_SAMPLES, TWO_WARS
from sweeping import examples, sampled

SIZES = ((900, 560), (1000, 620), (1280, 720), (1500, 930), (1366, 600), (2400, 1300))
each_sample = pytest.mark.parametrize("content", OVERVIEW_SAMPLES.values(), ids=OVERVIEW_SAMPLES)


def piece_of(drawing: OverviewDrawing, name: str, role: str) -> Piece:
    [found] = [piece for piece in drawing.pieces if (piece.id, piece.role) == (name, role)]
    return found


def texts(piece: Piece) -> list[str]:
    return [
        "".join(run.text for run in shape.runs)
        for shape in piece.shapes
        if isinstance(shape, TextLine)
    ]


def strokes(piece: Piece) -> list[DrawnStroke]:
    return [shape for shape in piece.shapes if isinstance(shape, DrawnStroke)]


@each_sample
@pytest.mark.parametrize("size", sampled(SIZES, SIZES[::2]), ids=str)
def test_the_samples_keep_the_hard_conditions(
    content: OverviewContent, size: tuple[int, int]
) -> None:
    assert faults(wide_overview(content, *size)) == []


LOW_SIZES = ((844, 310), (740, 284), (900, 400), (1010, 445))


@each_sample
@pytest.mark.parametrize("size", sampled(LOW_SIZES, LOW_SIZES[:2]), ids=str)
def test_low_ones_keep_them_too_and_leave_no_side_without_its_name(
    content: OverviewContent, size: tuple[int, int]
) -> None:
    width = max(size[0], LEAST_LOW_WIDTHS[len(content.theaters)])
    drawing = low_overview(content, width, size[1])
    assert faults(drawing) == []
    assert (drawing.width, drawing.layout) == (width, "wide")
    assert LOW_HEIGHTS[0] <= drawing.height <= LOW_HEIGHTS[-1]
    assert all(texts(piece) for piece in drawing.pieces if piece.role == "side")


def test_a_low_one_is_only_as_high_as_its_words_need() -> None:
    assert low_overview(ONE_WAR, 844, 310).height == 430
    assert low_overview(ONE_WAR, 844, 520).height == 520
    assert low_overview(TWO_WARS, 740, 284).height > 430


# --- contents that nobody thought of ---

LABELS = st.one_of(
    st.sampled_from(
        (
            "LNA", "Syrian gov.", "Italy", "Hezbollah", "USA and coalition",
            "حكومة الوفاق الوطني", "قسد", "叙利亚民主力量", "中华人民共和国政府和军队",
            "Donaudampfschifffahrtsgesellschaftskapitänsrat",
            "The Council of the Notables of Misrata",
        )
    ),
    st.text(st.characters(categories=("L", "N", "Zs", "P")), min_size=1, max_size=24).filter(
        lambda text: text.strip()
    ),
)  # fmt: skip
DATES = st.sampled_from(((), ("since Oct 2018", "Oct 2018", "2018"), ("since 2014", "2014")))
DOUBTS = st.sampled_from((Doubt.NONE, Doubt.NONE, Doubt.DISPUTED, Doubt.REPORTED))
ACTS = st.builds(
    Act,
    st.just("x"),
    st.sampled_from(("forces", "hired fighters", "arms", "joint operations", "backing")),
    st.sampled_from((0.95, 0.75, 0.55, 0.3)),
    DATES,
    DOUBTS,
)
FIGHTS = st.builds(
    Fight, st.just("nobody"), st.sampled_from(("fights HTS", "fights a very long name")), DATES
)
TYPES = st.sampled_from(ActorType)


@st.composite
def theaters(draw: st.DrawFn, index: int) -> TheaterArea:
    theater = f"t{index}"
    count = draw(st.integers(0, 8))
    sides = [
        SideArea(
            SideKey(theater, f"p{index}{at}"),
            ActorMark(f"p{index}{at}", draw(LABELS), draw(TYPES), (draw(st.sampled_from(Hue)),)),
            tuple(draw(st.lists(LABELS, max_size=5))),
            draw(st.integers(0, 9)),
            tuple(draw(st.lists(LABELS, max_size=3))),
            sentence="A side.",
            full_name=draw(st.sampled_from(("", "Islamic State", "Government of National Accord"))),
        )
        for at in range(count)
    ]
    halves: list[list[SideGroup]] = [[], []]
    while sides:
        facing = draw(st.integers(1, min(3, len(sides))))
        outer = draw(st.integers(0, min(2, len(sides) - facing)))
        group = SideGroup(tuple(sides[:facing]), tuple(sides[facing : facing + outer]))
        halves[draw(st.integers(0, 1))].append(group)
        sides = sides[facing + outer :]
    ids = [f"p{index}{at}" for at in range(count)]
    pairs = [(one, other) for one in ids for other in ids if one < other]
    fronts = draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True)) if pairs else []
    words = ("at war since April 2019", "since 2019")
    first, second = ([one.key.party for group in half for one in group.sides] for half in halves)
    fought = {frozenset(pair) for pair in fronts}
    quiet = [(one, other) for one in first for other in second if {one, other} not in fought]
    return TheaterArea(
        theater,
        draw(LABELS),
        tuple(halves[0]),
        tuple(halves[1]),
        tuple(
            Front(theater, pair, draw(st.sampled_from(FrontState)), words, words, draw(DOUBTS),
                  sentence="A front.")
            for pair in fronts
        ),
        draw(st.sampled_from(((), ("also fighting: Israel vs Iran; TIP vs gov.; PKK vs Turkey",)))),
        draw(st.sampled_from(((), ("and 2 smaller sides",)))),
        empty="No link on 3 May 2009. The data begin in March 2011.",
        sentence="A theater.",
        mediated_by=draw(st.sampled_from(((), ("UN and EU mediate", "2 mediate")))),
        without_fights=tuple(quiet) if draw(st.booleans()) else (),
    )  # fmt: skip


@st.composite
def contents(draw: st.DrawFn) -> OverviewContent:
    areas = [draw(theaters(index)) for index in range(draw(st.integers(1, 3)))]
    keys = [side.key for area in areas for side in area.sides()]

    def helps(name: str, most: int) -> tuple[Help, ...]:
        chosen = draw(st.lists(st.sampled_from(keys), max_size=most, unique=True)) if keys else []
        return tuple(
            Help(name, key, draw(ACTS), draw(st.none() | ACTS),
                 tuple(draw(st.lists(FIGHTS, max_size=1))), sentence="Helps.")
            for key in chosen
        )  # fmt: skip

    def mark(name: str) -> ActorMark:
        hues = draw(st.sampled_from(((), (Hue.FIRST,), (Hue.SECOND,), (Hue.FIRST, Hue.SECOND))))
        return ActorMark(name, draw(LABELS), draw(TYPES), hues)

    outsiders = []
    for at in range(draw(st.integers(0, 12))):
        given = helps(f"o{at}", 2)
        if given:
            both = len({one.to.theater for one in given}) == 1 and len(given) == 2
            outsiders.append(Outsider(mark(f"o{at}"), given, both, "An outsider."))
    has_rivals = draw(st.booleans())
    rivals = [Rival(mark(f"r{at}"), helps(f"r{at}", 4), (), "A rival.") for at in range(2)]
    words = st.sampled_from(("", "tie disputed"))
    go_betweens = [
        GoBetween(mark(f"g{at}"), f"r{at % 2}", helps(f"g{at}", 2), draw(words), "G.")
        for at in range(draw(st.integers(0, 3)))
    ]
    bridges = []
    mediators = []
    ties = []
    for at in range(draw(st.integers(0, 2))) if len(keys) > 1 else ():
        one, other = draw(st.permutations(keys))[:2]
        if one.theater != other.theater:
            over = Help(f"b{at}", other, draw(ACTS), via=mark(f"b{at}"), sentence="A bridge.")
            bridges.append(Bridge(one, over))
        else:
            mediators.append(Mediator(mark(f"m{at}"), (one, other), (), "A mediator."))
            ties.append(
                SharedTie(f"tie{at}", draw(LABELS), (one.party, other.party), one.theater, "A tie.")
            )
    sums = tuple(
        SumRow(key, ("and 3 more: Jordan, Saudi Arabia, France (disputed)", "and 3 more"),
               ("x", "y", "z"), "3 more help.")
        for key in (draw(st.lists(st.sampled_from(keys), max_size=4, unique=True)) if keys else ())
    )  # fmt: skip
    line = st.sampled_from((("talks",), ("joint operations, since Nov 2019, in Syria", "ops")))
    deals = DealBox(
        "they deal all the same",
        tuple(draw(st.lists(line, max_size=4))),
        draw(st.sampled_from(((), ("Turkey accuses Russia, since Dec 2019", "accuses")))),
        draw(st.booleans()),
        sentence="They deal.",
    )
    return OverviewContent(
        draw(st.sampled_from(("Two sides fight", "A headline of many words " * 6))).strip(),
        ("3 May 2019. 12 of 30 links: who fights.", "3 May 2019."),
        ("3 May 2019.",),
        "A description.",
        tuple(areas),
        tuple((hue, f"side {hue}") for hue in Hue),
        tuple(rivals) if has_rivals else (),
        deals if has_rivals and draw(st.booleans()) else None,
        tuple(outsiders),
        sums,
        tuple(go_betweens) if has_rivals else (),
        tuple(bridges),
        tuple(mediators),
        tuple(ties),
    )


@given(contents(), st.sampled_from(SIZES))
@examples(8, 150)
def test_every_overview_keeps_the_hard_conditions(
    content: OverviewContent, size: tuple[int, int]
) -> None:
    assert faults(wide_overview(content, *size)) == []


# --- what the sketches show ---


@pytest.mark.parametrize(
    ("name", "size", "silent"),
    [
        *(("two-wars", size, set()) for size in SIZES),
        ("three-wars", (900, 560), {"libya", "yemen"}),
        ("three-wars", (1280, 720), {"libya"}),
        ("three-wars", (2400, 1300), set()),
    ],
)
def test_who_mediates_stands_beside_the_name_of_a_theater_that_is_wide_enough(
    name: str, size: tuple[int, int], silent: set[str]
) -> None:
    content = OVERVIEW_SAMPLES[name]
    words = ("UN mediates", "1 mediates")
    areas = tuple(replace(one, mediated_by=words) for one in content.theaters)
    drawing = wide_overview(replace(content, theaters=areas), *size)
    assert faults(drawing) == []
    said = {piece.id: texts(piece) for piece in drawing.pieces if piece.role == "theater"}
    assert said == {
        one.id: [one.name.upper(), *(words[:1] if one.id not in silent else ())] for one in areas
    }


def test_the_frame_of_two_wars_is_that_of_the_sketch() -> None:
    drawing = wide_overview(TWO_WARS, 1000, 620)
    assert (drawing.width, drawing.height, drawing.layout) == (1000, 620, "wide")
    libya, syria = (piece.shapes[0] for piece in drawing.pieces if piece.role == "theater")
    assert isinstance(libya, Panel)
    assert isinstance(syria, Panel)
    assert (libya.box[1], libya.box[3]) == (86, 558)
    assert (libya.fill, libya.radius) == (Ink.AREA, 14)
    assert libya.box[2] < 452 < syria.box[0]
    gna, lna = (piece_of(drawing, name, "side").shapes[0] for name in ("gna", "lna"))
    assert isinstance(gna, Panel)
    assert isinstance(lna, Panel)
    assert (gna.box[0], gna.box[2]) == (libya.box[0] + 8, libya.box[2] - 8)
    assert (gna.box[1], gna.box[3]) == (120, 296)
    assert (lna.box[1], lna.box[3]) == (346, 522)
    assert (gna.fill, gna.edge) == (HueInk(Hue.FIRST, "tint"), HueInk(Hue.FIRST, "mark"))


def test_a_front_has_whole_dashes_along_the_border() -> None:
    front = piece_of(wide_overview(TWO_WARS, 1000, 620), "gna~lna", "front")
    [line] = strokes(front)
    (x1, y1), (x2, y2) = line.corners
    assert y1 == y2 == 329
    assert (line.width, line.style, line.paint) == (6, LineStyle.DASHED, Ink.FIGHT)
    assert line.dashes is not None
    dash, gap = line.dashes
    count = round((x2 - x1 + 5) / 15)
    assert gap == 5
    assert dash == pytest.approx((x2 - x1 - 5 * (count - 1)) / count)
    assert texts(front) == ["at war since April 2019"]


def test_a_front_fought_by_parts_stands_upright_and_its_side_says_whom() -> None:
    drawing = wide_overview(TWO_WARS, 1000, 620)
    front = piece_of(drawing, "sdf~opposition", "front")
    [line] = strokes(front)
    assert line.corners[0][0] == line.corners[1][0]
    assert line.width == 3
    assert line.dashes is not None
    assert line.dashes[1] == 4
    assert texts(front) == ["fights SNA", "since Jan 2018"]


def test_helpers_stand_beside_the_side_that_they_help() -> None:
    drawing = wide_overview(TWO_WARS, 1000, 620)
    lna = piece_of(drawing, "lna", "side").shapes[0]
    assert isinstance(lna, Panel)
    heights = []
    for name in ("uae", "sudan", "egypt"):
        [line] = strokes(piece_of(drawing, f"{name}~lna~libya", "help"))
        (_, y), tip = line.corners
        assert tip == (lna.box[0] - 1, y)
        assert lna.box[1] < y < lna.box[3]
        heights.append(y)
    assert heights[1] - heights[0] == pytest.approx(heights[2] - heights[1], abs=0.11)
    assert heights[1] - heights[0] >= 43
    [hollow] = strokes(piece_of(drawing, "sudan~lna~libya", "help"))
    assert hollow.style is LineStyle.HOLLOW
    assert texts(piece_of(drawing, "uae", "outsider")) == ["UAE forces"]
    assert texts(piece_of(drawing, "uae~lna~libya", "help")) == ["in 2019"]
    assert "disputed" in texts(piece_of(drawing, "sudan~lna~libya", "help"))[0]


def test_who_stands_on_both_sides_has_an_arm_to_each() -> None:
    drawing = wide_overview(TWO_WARS, 1000, 620)
    assert texts(piece_of(drawing, "italy", "outsider")) == ["Italy", "on both sides"]
    [up] = strokes(piece_of(drawing, "italy~gna~libya", "help"))
    [down] = strokes(piece_of(drawing, "italy~lna~libya", "help"))
    assert up.corners[-1][1] == 296 - 18
    assert down.corners[-1][1] == 346 + 12
    assert up.corner == down.corner == 10
    assert up.head
    assert down.style is LineStyle.HOLLOW


def test_the_rivals_are_joined_by_the_band_and_help_across_the_gutter() -> None:
    drawing = wide_overview(TWO_WARS, 1000, 620)
    band, box, *_ = piece_of(drawing, "turkey~russia", "deals").shapes
    assert isinstance(band, DrawnStroke)
    assert isinstance(box, Panel)
    assert (band.width, band.paint, band.edge) == (14, Ink.DEAL_BAND, Ink.DEAL_EDGE)
    assert texts(piece_of(drawing, "turkey~russia", "deals"))[0] == "they deal all the same"
    [line] = strokes(piece_of(drawing, "turkey~gna~libya", "help"))
    assert (line.width, line.head) == (4.5, True)
    words = texts(piece_of(drawing, "turkey~opposition~syria", "help"))
    assert words == ["military help", "since 2011", "fights SDF", "since Oct 2019"]
    assert texts(piece_of(drawing, "sna~gna~libya", "bridge"))[0] == "SNA hired fighters"
    assert "tie disputed" in texts(piece_of(drawing, "wagner", "go-between"))


def test_rivals_who_only_talk_have_an_empty_band() -> None:
    drawing = wide_overview(ONE_WAR, 1000, 620)
    band = piece_of(drawing, "turkey~russia", "deals").shapes[0]
    assert isinstance(band, DrawnStroke)
    assert band.paint is Ink.GROUND
    assert "talk" in [text for p in drawing.pieces if p.role == "legend" for text in texts(p)]
    assert strokes(piece_of(drawing, "unsmil", "mediator"))[0].dashes == (6, 4)


def test_a_larger_frame_has_larger_words() -> None:
    drawing = wide_overview(TWO_WARS, 1500, 930)
    subline = piece_of(drawing, "subline", "subline").shapes[0]
    assert isinstance(subline, TextLine)
    assert subline.size == 13 * 1.5
    vast = wide_overview(TWO_WARS, 4000, 3000)
    subline = piece_of(vast, "subline", "subline").shapes[0]
    assert isinstance(subline, TextLine)
    assert subline.size == 13 * 1.5
    assert (vast.width, vast.height) == (4000, 3000)


def test_where_no_row_has_room_the_sum_names_who_helps() -> None:
    [uae] = [who for who in TWO_WARS.outsiders if who.mark.id == "uae"]
    many = tuple(
        replace(
            uae,
            mark=replace(uae.mark, id=f"o{at}", label=f"Land {at}"),
            helps=(replace(uae.helps[0], helper=f"o{at}"),),
        )
        for at in range(8)
    )
    drawing = wide_overview(replace(TWO_WARS, outsiders=many, sums=()), 900, 560)
    rows = [piece.id for piece in drawing.pieces if piece.role == "outsider"]
    total = piece_of(drawing, "lna-more", "sum")
    assert 1 <= len(rows) < 8
    assert set(total.data["helpers"].split()) == {f"o{at}" for at in range(8)} - set(rows)
    assert texts(total) == [f"and {8 - len(rows)} more"] or "Land 7" in " ".join(texts(total))


# --- the shipped file ---


def shipped(
    workspace: Workspace, day: str, theater: str | None = None, size: tuple[int, int] = (1010, 645)
) -> OverviewDrawing:
    content = overview_content(workspace.area_picture(view_on(day, theater)))
    return wide_overview(content, *size)


def rows_to(drawing: OverviewDrawing, party: str) -> int:
    """How many lines of outsiders lead to a side."""
    outsiders = {piece.id for piece in drawing.pieces if piece.role == "outsider"}
    return sum(
        piece.role == "help" and piece.data["to"] == party and piece.data["from"] in outsiders
        for piece in drawing.pieces
    )


@pytest.mark.parametrize("size", [(1000, 620), (1010, 645), (1280, 720), (1920, 1080)], ids=str)
@pytest.mark.parametrize(
    ("day", "theater", "count"),
    [
        ("2013-06-01", None, (3, 2)),
        ("2014-09-01", None, (3, 3)),
        ("2014-09-01", "syria", (4, 4)),
        ("2015-06-01", None, (3, 3)),
        ("2016-06-01", None, (3, 3)),
    ],
)
def test_who_helps_a_side_behind_others_reaches_it_as_well(
    workspace: Workspace,
    day: str,
    theater: str | None,
    count: tuple[int, int],
    size: tuple[int, int],
) -> None:
    drawing = shipped(workspace, day, theater, size)
    found = rows_to(drawing, "syrian-opposition"), rows_to(drawing, "syria-government")
    assert found == count
    assert faults(drawing) == []


def test_nobody_helps_a_side_that_stands_before_another(workspace: Workspace) -> None:
    drawing = shipped(workspace, "2014-09-01")
    opposition = piece_of(drawing, "syrian-opposition", "side").shapes[0]
    islamic_state = piece_of(drawing, "islamic-state", "side").shapes[0]
    assert isinstance(opposition, Panel)
    assert isinstance(islamic_state, Panel)
    assert opposition.box[1] < islamic_state.box[1]
    assert opposition.box[3] == islamic_state.box[3]
    words = piece_of(drawing, "syrian-opposition-more", "sum").shapes
    # What is said of one side does not stand beside the other.
    assert (
        max(shape.box[3] for shape in words if isinstance(shape, TextLine))
        <= (islamic_state.box[1])
    )


def test_the_foot_says_whom_in_narrow_theaters(workspace: Workspace) -> None:
    for day in ("2016-06-01", "2017-04-01", "2019-12-25"):
        for size in ((1000, 620), (1010, 645), (1280, 720)):
            foot = texts(piece_of(shipped(workspace, day, None, size), "libya-foot", "foot"))
            assert " vs " in " ".join(foot), (day, size)
            assert len(foot) == 2


def test_no_name_of_a_helper_is_cut(workspace: Workspace) -> None:
    for day in ("2016-06-01", "2018-03-01", "2018-12-01"):
        drawing = shipped(workspace, day)
        names = [
            text for piece in drawing.pieces if piece.role == "outsider" for text in texts(piece)
        ]
        assert not [name for name in names if "…" in name]


def test_words_of_a_line_keep_off_the_name_of_a_go_between(workspace: Workspace) -> None:
    drawing = shipped(workspace, DAY)
    [dates] = [
        shape
        for shape in piece_of(drawing, "wagner~lna~libya", "help").shapes
        if isinstance(shape, TextLine) and shape.runs[0].text.startswith("since")
    ]
    [name] = [
        shape
        for shape in piece_of(drawing, "wagner", "go-between").shapes
        if isinstance(shape, TextLine) and shape.runs[0].text == "Wagner"
    ]
    assert name.box[0] - dates.box[2] >= 4


def test_a_rival_that_helps_nobody_is_an_open_mark(workspace: Workspace) -> None:
    drawing = shipped(workspace, "2014-09-01", "libya")
    [russia] = [s for s in piece_of(drawing, "russia", "rival").shapes if isinstance(s, Glyph)]
    [turkey] = [s for s in piece_of(drawing, "turkey", "rival").shapes if isinstance(s, Glyph)]
    assert (russia.hues, turkey.hues) == ((), (Hue.FIRST,))
    assert texts(piece_of(drawing, "no-side", "legend")) == ["helps no side"]
    both = shipped(workspace, "2014-09-01")
    assert [piece for piece in both.pieces if piece.id == "no-side"] == []


def test_who_goes_between_without_rivals_has_a_row(workspace: Workspace) -> None:
    drawing = shipped(workspace, "2011-06-01", "libya")
    assert rows_to(drawing, "gaddafi-government") == 1


def test_more_than_three_theaters_are_no_wide_overview() -> None:
    with pytest.raises(ValueError, match="three theaters"):
        wide_overview(replace(TWO_WARS, theaters=TWO_WARS.theaters * 2), 1000, 620)
