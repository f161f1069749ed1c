"""Small pictures, kept beside this file: whoever changes how things are drawn reads it here.

Each is a function of a few lines; its picture is `pictures/NAME.svg`, one element a line. To
write them anew, look at what changed, and keep what is meant:

    python tests/presentation/drawing/test_pictures.py
    git diff tests/presentation/drawing/pictures
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[3])]

from explorer.data.model import Dataset, Story
from explorer.data.vocabulary import KINDS, ActorType, Confidence, Family
from explorer.graph.question import BridgesQuestion, TwoCampsQuestion, TwoDatesQuestion
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.presentation.captions import caption
from explorer.presentation.drawing.file_picture import picture_svg, plan_picture
from explorer.presentation.drawing.map_maker import MapMaker
from explorer.presentation.drawing.overview.overview_picture import draw_overview
from explorer.presentation.drawing.overview.overview_svg import overview_svg
from explorer.presentation.drawing.page_map import PageMaps
from explorer.presentation.overlays import picture_legend, picture_overlay
from explorer.presentation.overview.content import OverviewContent
from explorer.presentation.presets import PicturePreset
from explorer.presentation.theme import PALETTES, Theme
from explorer.workspace import Workspace
from overview_card_samples import six_theaters
from overview_wide_samples import NO_RIVALS, ONE_WAR, TWO_WARS
from samples import actor, alliance, dataset, evidence, link, two_wars

FOLDER = Path(__file__).parent / "pictures"
HERE = "tests/presentation/drawing/test_pictures.py"

SMALL = PicturePreset("small", "Small", "", width=480, height=400, density=1, dpi=None)
WIDE = PicturePreset("wide", "Wide", "", width=800, height=600, density=1, dpi=None)
PHONE = PicturePreset("phone", "Phone", "", width=320, height=None, density=1, dpi=None)

PICTURES: dict[str, Callable[[], str]] = {}


def kept(make: Callable[[], str]) -> Callable[[], str]:
    """Keep the picture that a function makes, under its name."""
    PICTURES[make.__name__.replace("_", "-")] = make
    return make


def picture(
    of: Dataset,
    view: View | None = None,
    preset: PicturePreset = SMALL,
    theme: Theme = Theme.LIGHT,
) -> str:
    """A view as a file has it, without the version of the program in it."""
    workspace = Workspace(of)
    view = view or default_view(of)
    maker, shown = MapMaker(workspace), workspace.shown(view)
    found = picture_overlay(workspace, shown.graph, view)
    draft = maker.drawing(view, found.overlay)
    words = caption(of, shown.graph, view, "0" * 12)
    plan = plan_picture(
        words, picture_legend(workspace, shown, view, found, draft.line_signs), preset
    )
    drawing = maker.drawing(view, found.overlay, plan.map_frame)
    return picture_svg(plan, drawing, words.title, PALETTES[theme], description=words.counts)


def page(of: Dataset, view: View | None = None) -> str:
    """A view as the page has it."""
    workspace = Workspace(of)
    view = view or default_view(of)
    maps = PageMaps(workspace)
    overlay = picture_overlay(workspace, workspace.select(view), view).overlay
    return maps.write(maps.maker.drawing(view, overlay), "Map").svg


def placed(of: Dataset, **places: tuple[float, float]) -> View:
    """The first view of a dataset, with actors where a test wants them."""
    return View(span=Span.of_day(of.as_of), places=places)


# ------------------------------------------------------------------ marks


@kept
def every_actor_type() -> str:
    items = [actor(f"a{i:02}", type_, name=str(type_)) for i, type_ in enumerate(ActorType)]
    ids = [item.id for item in items]
    links = [link(one, "contact", ids[0]) for one in ids[1:]]
    places = {one: (60.0 + 120 * (i % 4), 60.0 + 90 * (i // 4)) for i, one in enumerate(ids)}
    return picture(dataset(*items, *links), View(places=places), WIDE)


@kept
def parties_and_their_backers() -> str:
    return picture(
        dataset(
            link("backer", "weapons", "party", "coast"),
            link("other", "combat", "party", "coast"),
            actor("party", ActorType.GOVERNMENT),
            actor("other", ActorType.ARMED_GROUP),
            theaters={"coast": ("party", "other")},
        )
    )


@kept
def an_alliance() -> str:
    return picture(dataset(alliance("pact", ["a", "b", "c:guarantor"])))


@kept
def six_camps_and_more() -> str:
    links = [link(f"s{i}", "weapons", f"p{i}", "war") for i in range(8)]
    fights = [link(f"p{i}", "combat", f"p{i + 1}", "war") for i in range(7)]
    return picture(
        dataset(*links, *fights, theaters={"war": tuple(f"p{i}" for i in range(8))}), preset=WIDE
    )


# ------------------------------------------------------------------ lines


@kept
def every_family() -> str:
    kinds = {family: next(k.id for k in KINDS.values() if k.family is family) for family in Family}
    links = [
        link(f"from-{family}", kind, f"to-{family}")
        for family, kind in kinds.items()
        if family is not Family.MEMBERSHIP
    ]
    of = dataset(*links, alliance("to-membership", ["from-membership", "other"]))
    places: dict[str, tuple[float, float]] = {}
    for index, family in enumerate(Family):
        places[f"from-{family}"] = (100.0, 60.0 + 60 * index)
        places[f"to-{family}"] = (400.0, 60.0 + 60 * index)
    return picture(of, View(places={**places, "other": (400.0, 20.0)}), WIDE)


@kept
def every_width() -> str:
    kinds = ("troops", "weapons", "training", "recognition")
    links = [link(f"a{i}", kind, f"b{i}") for i, kind in enumerate(kinds)]
    places = {f"{end}{i}": (x, 60.0 + 60 * i) for end, x in (("a", 100.0), ("b", 400.0))
              for i in range(len(kinds))}  # fmt: skip
    return picture(dataset(*links), View(places=places))


@kept
def arrows_one_way_both_and_none() -> str:
    of = dataset(
        link("a", "weapons", "b"),
        link("d", "weapons", "c"),
        link("e", "weapons", "f"),
        link("f", "training", "e"),
        link("g", "weapons", "h", mutual=True),
    )
    rows = (("a", "b"), ("c", "d"), ("e", "f"), ("g", "h"))
    places: dict[str, tuple[float, float]] = {}
    for index, (one, other) in enumerate(rows):
        places |= {one: (60.0, 50.0 + 60 * index), other: (360.0, 50.0 + 60 * index)}
    return picture(of, View(places=places))


@kept
def parallel_lines() -> str:
    kinds = ("weapons", "combat", "contact", "economic")
    of = dataset(*[link("a", kind, "b") for kind in kinds])
    return picture(of, placed(of, a=(100, 100), b=(400, 250)))


@kept
def hollow_lines() -> str:
    disputed = [evidence(), evidence("No.", against=True)]
    of = dataset(
        link("a", "weapons", "b", confidence=Confidence.LOW),
        link("c", "combat", "d", confidence=Confidence.MODERATE, evidence=disputed),
    )
    return picture(of, placed(of, a=(60, 60), b=(360, 60), c=(60, 160), d=(360, 160)))


@kept
def recent_lines() -> str:
    of = dataset(
        link("a", "contact", "b", since="2019-12-11", until="2019-12-11"),
        link("a", "weapons", "c", since="2015"),
    )
    return picture(of, placed(of, a=(60, 60), b=(360, 60), c=(360, 160)))


@kept
def marks_too_near_for_a_line() -> str:
    of = dataset(link("a", "weapons", "b"), link("c", "combat", "d"), link("a", "combat", "c"))
    return picture(of, placed(of, a=(100, 100), b=(112, 104), c=(300, 200), d=(300, 200)))


# ------------------------------------------------------------------ labels


@kept
def long_labels() -> str:
    of = dataset(
        actor("a", name="The Provisional Military Council of the Northern Provinces"),
        actor("b", name="Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"),
        actor("c", name="Ahrar al-Sham / Jaysh al-Izza"),
        link("a", "weapons", "b"),
        link("b", "combat", "c"),
    )
    return picture(of)


@kept
def labels_in_each_others_way() -> str:
    ids = [f"actor-{i}" for i in range(6)]
    of = dataset(*[link(ids[0], "weapons", one) for one in ids[1:]])
    places = {one: (200.0 + 30 * i, 150.0 + 8 * (i % 3)) for i, one in enumerate(ids)}
    return picture(of, View(places=places))


@kept
def arabic_and_hebrew_labels() -> str:
    of = dataset(
        actor("a", name="حكومة الوفاق الوطني"),
        actor("b", name="حزب الله (HZB)"),
        actor("c", name="תורכיה (2019)"),
        actor("d", name="Wagner (فاغنر)"),
        link("a", "weapons", "b"),
        link("c", "combat", "d"),
        title="حزب الله (Hezbollah) وسوريا 2019",
    )
    return picture(of)


@kept
def marks_of_xml_in_names() -> str:
    of = dataset(
        actor("a", name='<b>&"quoted"</b>'),
        actor("b", name="]]> & 'so on' <!--"),
        link("a", "weapons", "b"),
        title="<script>&amp;</script>",
    )
    return picture(of)


# ------------------------------------------------------------------ what stands out


@kept
def one_selected() -> str:
    return picture(two_wars(), View(theater="coast", selected="norland"), WIDE)


@kept
def a_pair_selected() -> str:
    return picture(two_wars(), View(theater="coast", selected="front~norland"), WIDE)


@kept
def a_step_of_a_story() -> str:
    step = {"title": "Arms", "text": "See.", "view": {"theater": "coast", "kinds": "weapons"}}
    tale = Story.model_validate({"id": "tale", "title": "Tale", "steps": [step]})
    of = two_wars().model_copy(update={"stories": {"tale": tale}})
    return picture(of, View(theater="coast", story=("tale", 1)), WIDE)


@kept
def two_dates() -> str:
    of = two_wars()
    question = TwoDatesQuestion(Span.parse("2014"))
    return picture(of, View(span=Span.of_day(of.as_of), question=question), WIDE)


@kept
def two_camps() -> str:
    return picture(two_wars(), View(theater="coast", question=TwoCampsQuestion()), WIDE)


@kept
def sizes_of_bridges() -> str:
    return picture(two_wars(), View(question=BridgesQuestion()), WIDE)


# ------------------------------------------------------------------ whole pictures


@kept
def the_first_picture() -> str:
    return picture(two_wars(), preset=WIDE)


@kept
def dark() -> str:
    return picture(two_wars(), View(theater="coast"), WIDE, Theme.DARK)


@kept
def as_narrow_as_a_phone() -> str:
    return picture(two_wars(), View(theater="hills"), PHONE)


@kept
def nothing_to_show() -> str:
    return picture(two_wars(), View(kinds=frozenset()))


@kept
def a_long_title() -> str:
    return picture(dataset(link("a", "weapons", "b"), title="Who supports whom, " * 8))


@kept
def the_map_of_the_page() -> str:
    return page(two_wars(), View(theater="coast", selected="wolf"))


@kept
def the_map_of_the_page_by_its_first_view() -> str:
    return page(two_wars())


# ------------------------------------------------------------------ kept and compared


# ------------------------------------------------------------------ overviews


def overview(content: OverviewContent, width: int, height: int, theme: Theme = Theme.LIGHT) -> str:
    """An overview as a file has it."""
    return overview_svg(draw_overview(content, width, height), PALETTES[theme])


@kept
def overview_of_two_wars() -> str:
    return overview(TWO_WARS, 1000, 620)


@kept
def overview_of_one_war_in_the_dark() -> str:
    return overview(ONE_WAR, 1000, 620, Theme.DARK)


@kept
def overview_without_rivals() -> str:
    return overview(NO_RIVALS, 1000, 620)


@kept
def overview_on_a_phone() -> str:
    return overview(TWO_WARS, 390, 720)


@kept
def overview_of_six_theaters() -> str:
    return overview(six_theaters(), 1000, 620)


def as_lines(svg: str) -> str:
    """An SVG with one element on a line, so that a diff can be read."""
    text = re.sub(r"(?=<(?!/(?:title|text|tspan)>))", "\n", svg)
    return re.sub(r"\n+", "\n", text).strip() + "\n"


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_the_one_that_was_kept(name: str) -> None:
    path = FOLDER / f"{name}.svg"
    assert path.exists(), f"{path.name} is not kept yet: python {HERE}"
    before, now = path.read_text(encoding="utf-8"), as_lines(PICTURES[name]())
    if before != now:
        lines = difflib.unified_diff(
            before.splitlines(), now.splitlines(), f"kept {name}", f"now {name}", "", "", 0, ""
        )
        pytest.fail("\n".join([*lines, f"if that is meant: python {HERE}"]), pytrace=False)


def test_no_picture_is_kept_in_vain() -> None:
    assert {path.stem for path in FOLDER.glob("*")} == set(PICTURES)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        old.unlink()
    for name, make in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(as_lines(make()), encoding="utf-8")
