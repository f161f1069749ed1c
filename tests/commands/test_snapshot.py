"""Pictures from the command line: without a browser, and every way to get it wrong."""

from __future__ import annotations

import math
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from conftest import SECONDS
from explorer import cli
from explorer.data.model import Dataset, Story
from explorer.data.reading import read_dataset
from explorer.exchange.fingerprint import fingerprint
from explorer.exchange.image_metadata import (
    DATASET_KEY,
    METADATA_NAMESPACE,
    PNG_SIGNATURE,
    VERSION_KEY,
    VIEW_KEY,
    read_png_metadata,
    read_svg_metadata,
)
from explorer.exchange.picture_file import PictureMaker, PictureOptions
from explorer.exchange.saved_view import program_version, read_view
from explorer.exchange.yaml_dump import dataset_to_yaml
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query
from explorer.presentation.presets import PICTURE_FORMATS, PICTURE_PRESETS, PICTURE_TABS
from explorer.presentation.theme import PALETTES, Theme
from overview_many_files import many_theaters
from samples import actor, dataset, link, two_wars

WALK = Story.model_validate(
    {
        "id": "walk",
        "title": "A walk",
        "steps": [
            {"title": "All", "text": "Look.", "view": {"theater": "all"}},
            {"title": "Coast", "text": "Look.", "view": {"theater": "coast", "tab": "matrix"}},
            {"title": "Camps", "text": "Look.", "view": {"theater": "hills", "ask": "camps"}},
        ],
    }
)
ODD = '<b>&"quoted"</b> — حكومة'


def sample() -> Dataset:
    """Two wars with a story, and with marks in a name that mean something to XML."""
    wars = two_wars()
    odd = wars.actors["wolf"].model_copy(update={"name": ODD, "short": ODD})
    return wars.model_copy(
        update={"stories": {"walk": WALK}, "actors": {**wars.actors, "wolf": odd}}
    )


# ------------------------------------------------------------------ pictures, taken once


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("snapshot")
    (path / "wars.yaml").write_text(dataset_to_yaml(sample()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def take(folder: Path) -> Callable[..., Path]:
    """Runs `snapshot wars.yaml ... -o PATH`."""

    def run(output: str, *options: str) -> Path:
        path = folder / output
        assert cli.run(["snapshot", str(folder / "wars.yaml"), *options, "-o", str(path)]) == 0
        return path

    return run


@pytest.fixture(scope="module")
def several(take: Callable[..., Path]) -> Path:
    return take("several", "--theater=all", "--theater=coast", "--theater=hills")


@pytest.fixture(scope="module")
def slide(take: Callable[..., Path]) -> Path:
    return take("slide.png", "--preset=slide", "--theater=coast", "--theme=dark")


@pytest.fixture(scope="module")
def paper(take: Callable[..., Path]) -> Path:
    return take("paper.PNG", "--preset=paper", "--kinds=weapons,combat", "--date=any")


@pytest.fixture(scope="module")
def steps(take: Callable[..., Path]) -> Path:
    return take("steps", "--story=walk", "--format=svg")


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert picture.startswith(PNG_SIGNATURE)
    place = len(PNG_SIGNATURE)
    while place < len(picture):
        (length,) = struct.unpack(">I", picture[place : place + 4])
        kind, body = picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]
        yield kind, body
        place += 12 + length


def size(path: Path) -> tuple[int, int]:
    kind, body = next(chunks(path.read_bytes()))
    assert kind == b"IHDR"
    width, height = struct.unpack(">II", body[:8])
    return width, height


def corner(path: Path) -> str:
    """The colour of the first pixel, which no filter of PNG changes."""
    data = b"".join(body for kind, body in chunks(path.read_bytes()) if kind == b"IDAT")
    return "#" + zlib.decompress(data)[1:4].hex()


def test_several_theaters_in_one_run_each_under_its_name(several: Path) -> None:
    assert sorted(path.name for path in several.iterdir()) == [
        f"Two-small-wars_{theater}_2019-12-25_overview.png" for theater in ("all", "coast", "hills")
    ]
    assert len({path.read_bytes() for path in several.iterdir()}) == 3


def test_a_picture_has_the_size_of_its_preset(several: Path, slide: Path, paper: Path) -> None:
    for path in several.iterdir():
        width, height = size(path)
        assert width % 2 == height % 2 == 0, "two pixels to one of the page"
        assert width == 2 * 960
        assert height > 800
    assert size(slide) == (1920, 1080)
    assert size(paper)[0] == 1950


def test_paper_says_how_dense_it_is(several: Path, slide: Path, paper: Path) -> None:
    found = dict(chunks(paper.read_bytes()))
    per_metre, other, unit = struct.unpack(">IIB", found[b"pHYs"])
    assert per_metre == other
    assert unit == 1
    assert math.isclose(per_metre * 0.0254, 300, abs_tol=0.02)
    for path in (slide, *several.iterdir()):
        assert b"pHYs" not in dict(chunks(path.read_bytes()))


def test_chunks_stand_where_readers_look(several: Path, paper: Path) -> None:
    for path in (paper, next(several.iterdir())):
        kinds = [kind for kind, _ in chunks(path.read_bytes())]
        before = list(takewhile(lambda kind: kind != b"IDAT", kinds))
        assert kinds[0] == b"IHDR"
        assert kinds[-1] == b"IEND"
        assert kinds.count(b"iTXt") == before.count(b"iTXt") == 3


@pytest.mark.usefixtures("several", "slide", "paper", "steps")
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("several/Two-small-wars_coast_2019-12-25_overview.png", "theater=coast"),
        ("slide.png", "theater=coast"),
        ("paper.PNG", "kinds=weapons,combat&date=any"),
        ("steps/walk_02.svg", "theater=coast&tab=matrix&story=walk.2"),
    ],
)
def test_a_picture_holds_its_view(folder: Path, name: str, asked: str) -> None:
    of = read_dataset(folder / "wars.yaml")
    picture = (folder / name).read_bytes()
    words = (read_svg_metadata if name.endswith(".svg") else read_png_metadata)(picture)
    assert words[DATASET_KEY] == fingerprint(of)
    assert words[VERSION_KEY] == program_version()
    opened = read_view(folder / name, of)
    assert opened.notices == ()
    assert opened.view == view_from_query(asked, of)[0]
    assert "date=" in words[VIEW_KEY], "other data has another day"


def test_nothing_says_when_it_was_made(several: Path, steps: Path) -> None:
    for path in (*several.iterdir(), *steps.iterdir()):
        picture = path.read_bytes()
        assert not re.search(rb"tIME|20[2-9]\d-\d\d-\d\dT|\b\d\d:\d\d:\d\d\b", picture[:4000])


def test_the_same_view_gives_the_same_bytes(take: Callable[..., Path], several: Path) -> None:
    again = take("again.png", "--theater=coast")
    assert (
        again.read_bytes()
        == (several / "Two-small-wars_coast_2019-12-25_overview.png").read_bytes()
    )


def test_dark_is_dark(several: Path, slide: Path) -> None:
    assert corner(slide) == PALETTES[Theme.DARK].ground
    assert {corner(path) for path in several.iterdir()} == {PALETTES[Theme.LIGHT].ground}


def test_every_step_of_a_story_has_a_picture(steps: Path) -> None:
    assert sorted(path.name for path in steps.iterdir()) == [
        "walk_01.svg", "walk_02.svg", "walk_03.svg",
    ]  # fmt: skip


SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_svg_is_whole(steps: Path, step: int) -> None:
    picture = (steps / f"walk_{step:02d}.svg").read_text(encoding="utf-8")
    root = ET.fromstring(picture)
    assert root.tag == f"{SVG}svg"
    for name in ("NaN", "undefined", "Infinity", "[object"):
        assert name not in picture
    for part in root.iter():
        assert part.tag != f"{SVG}script"
        assert not [name for name in part.attrib if name.lower().startswith("on")]
        target = part.get("href") or part.get("{http://www.w3.org/1999/xlink}href") or "#"
        assert target.startswith(("#", "data:image/"))
    view_box = [float(one) for one in root.attrib["viewBox"].split()]
    assert [root.attrib["width"], root.attrib["height"]] == [f"{one:g}" for one in view_box[2:]]
    items = root.findall(f".//{{{METADATA_NAMESPACE}}}item")
    assert {item.attrib["key"] for item in items} == {VIEW_KEY, DATASET_KEY, VERSION_KEY}
    said = [part.text or "" for part in root.iter(f"{SVG}text")]
    assert WALK.steps[step - 1].title in said
    assert any(one.startswith("Data: Two small wars, as of 25 December 2019") for one in said)
    legend = {"backs", "against"} if step == 2 else {"helps with:", "state"}
    assert legend <= set(said), "the legend"


def test_marks_in_a_name_are_letters_in_an_svg(steps: Path) -> None:
    root = ET.fromstring((steps / "walk_01.svg").read_bytes())
    said = " ".join("".join(part.itertext()) for part in root.iter(f"{SVG}text"))
    assert "<b>&" in said
    assert not list(root.iter(f"{SVG}b"))


# ------------------------------------------------------------------ the command, unseen


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[View, PictureOptions]]:
    """What would be taken: the views, and how. Nothing is drawn."""
    asked: list[tuple[View, PictureOptions]] = []

    def unseen(_: PictureMaker, view: View, options: PictureOptions) -> bytes:
        asked.append((view, options))
        return b"a picture"

    monkeypatch.setattr(PictureMaker, "file", unseen)
    return asked


def run(folder: Path, *options: str | Path) -> int:
    return cli.run(["snapshot", str(folder / "wars.yaml"), *map(str, options)])


@pytest.mark.parametrize(
    ("options", "query"),
    [
        ([], ""),
        (["--theater", "coast"], "theater=coast"),
        (["--date", "2015..2017", "--focus", "wolf", "--hops", "2"],
         "date=2015..2017&focus=wolf&hops=2&tab=network"),
        (["--kinds", "weapons", "--types", "state"], "kinds=weapons&types=state"),
        (["--date", "any", "--theater", "all"], "date=any"),
    ],
)  # fmt: skip
def test_options_make_the_view(
    folder: Path,
    tmp_path: Path,
    taken: list[tuple[View, PictureOptions]],
    options: list[str],
    query: str,
) -> None:
    assert run(folder, *options, "-o", tmp_path / "a.png") == 0
    view, notices = view_from_query(query, read_dataset(folder / "wars.yaml"))
    assert not notices
    assert taken == [(view, PictureOptions("png", "screen", Theme.LIGHT))]
    assert (tmp_path / "a.png").read_bytes() == b"a picture"


@pytest.mark.parametrize("preset", PICTURE_PRESETS)
@pytest.mark.parametrize("form", PICTURE_FORMATS)
def test_preset_theme_and_form(
    folder: Path,
    tmp_path: Path,
    taken: list[tuple[View, PictureOptions]],
    preset: str,
    form: str,
) -> None:
    options = ("--preset", preset, "--theme", "dark", "-o", tmp_path / f"a.{form}")
    assert run(folder, *options) == 0
    assert taken[0][1] == PictureOptions(form, preset, Theme.DARK)


@pytest.mark.usefixtures("taken")
def test_names_of_files(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "--theater", "coast", "-o", tmp_path) == 0, "a folder that is there"
    assert run(folder, "--date", "any", "--format", "svg", "-o", tmp_path) == 0
    assert run(folder, "--date", "any", "--format", "svg", "--preset", "slide", "-o", tmp_path) == 0
    new = tmp_path / "new" / "folder"
    assert run(folder, "--story", "walk", "-o", new) == 0
    assert run(folder, "--theater", "coast", "--theater", "coast", "-o", tmp_path / "one.svg") == 0
    assert sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.*")) == [
        "Two-small-wars_all_any_overview.svg", "Two-small-wars_all_any_overview_slide.svg",
        "Two-small-wars_coast_2019-12-25_overview.png",
        "new/folder/walk_01.png", "new/folder/walk_02.png", "new/folder/walk_03.png", "one.svg",
    ]  # fmt: skip
    said = capfd.readouterr()
    assert not said.out
    assert said.err.splitlines()[3:6] == [f"{n} of 3: {new / f'walk_0{n}.png'}" for n in (1, 2, 3)]


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "a.jpg"], "a.jpg must end in .png or .svg, or be a folder"),
        (["-o", "pictures"], "pictures must end in .png or .svg, or be a folder"),
        (["-o", "a.svg", "--format", "png"], "a.svg ends in .svg; leave --format out"),
        (["-o", "a.png", "--theater", "cost"],
         "--theater: there is no theater 'cost' (did you mean coast?)"),
        (["-o", "a.png", "--theater", ""], "--theater: "),
        (["-o", "a.png", "--theater", "coast", "--theater", "mars"], "there is no theater 'mars'"),
        (["-o", "a.png", "--kinds", "arms"], "--kinds: there is no kind 'arms'"),
        (["-o", "a.png", "--date", "2019-13"], "--date: "),
        (["-o", "a.png", "--hops", "9"], "--hops: "),
        (["-o", "a.png", "--preset", "poster"], "Invalid value for '--preset'"),
        (["-o", "a.png", "--theme", "sepia"], "Invalid value for '--theme'"),
        (["-o", "a.png", "--format", "gif"], "Invalid value for '--format'"),
        ([], "Missing option '-o' / '--output'"),
        (["-o", "x", "--story", "run"], "there is no story 'run'; the file has: walk"),
        (["-o", "x", "--story", ""], "there is no story ''"),
        (["-o", "x", "--story", "walk", "--theater", "coast"], "--story has views of its own"),
        (["-o", "no/such/a.png"], "cannot write no/such/a.png: there is no such folder"),
        (["-o", "wars.yaml", "--theater", "all", "--theater", "coast"],
         "wars.yaml is a file; 2 pictures need a folder"),
        (["-o", "wars.yaml/x", "--story", "walk"],
         "cannot write wars.yaml/x: what should be a folder in it is a file"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)  # fmt: skip
def test_a_wrong_command_line_is_told(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    message: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))
    assert run(folder, *options) == 2
    said = capfd.readouterr()
    assert message in said.err
    assert not said.out
    assert sorted(folder.rglob("*")) == before


@pytest.mark.usefixtures("taken")
def test_a_folder_that_may_not_be_written(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("explorer.exchange.files.write_file", refused)
    assert run(folder, "-o", tmp_path / "a.png") == 2
    assert "this user may not" in capfd.readouterr().err


BARE = """
import sys

for name in ("playwright", "dash", "flask", "plotly", "waitress"):
    sys.modules[name] = None
from explorer import cli

sys.exit(cli.run(sys.argv[1:]))
"""
"""The program where nothing of a page or of a browser can be imported."""


@pytest.mark.parametrize("form", PICTURE_FORMATS)
def test_neither_a_browser_nor_a_page_is_needed(
    folder: Path, tmp_path: Path, several: Path, form: str
) -> None:
    path = tmp_path / f"a.{form}"
    command = ["snapshot", str(folder / "wars.yaml"), "--theater=coast", "-o", str(path)]
    environment = {"PATH": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(
        [sys.executable, "-c", BARE, *command],
        env=environment, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    if form == "png":
        same = several / "Two-small-wars_coast_2019-12-25_overview.png"
        assert path.read_bytes() == same.read_bytes(), "another process draws the same"
    else:
        assert ET.parse(path).getroot().tag == f"{SVG}svg"


def test_wrong_data_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.yaml").write_text("dataset:\n")
    output = str(tmp_path / "a.png")
    assert cli.run(["snapshot", str(tmp_path / "bad.yaml"), "-o", output]) == 1
    assert cli.run(["snapshot", str(tmp_path / "none.yaml"), "-o", output]) == 1
    assert "bad.yaml:1:1" in capfd.readouterr().err


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize(
    ("form", "name", "expected"),
    [
        ("png", "አዲስ", ["Warning: no font of this machine draws Ethiopic (አዲስ)"]),
        ("svg", "አዲስ", []),
        ("png", "Addis", []),
    ],
)
def test_a_script_without_a_font_is_told_once(  # noqa: PLR0917 - fixtures and parameters
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    form: str,
    name: str,
    expected: list[str],
) -> None:
    monkeypatch.setattr("explorer.presentation.drawing.machine_fonts.font_folders", tuple)
    of = dataset(actor("a", name=name), link("a", "weapons", "b", "coast", "hills"))
    (tmp_path / "wars.yaml").write_text(dataset_to_yaml(of), encoding="utf-8")
    options = ("--theater=coast", "--theater=hills", "--format", form)
    assert run(tmp_path, *options, "-o", tmp_path / "new") == 0
    said = capfd.readouterr().err.splitlines()
    warnings = [line for line in said if line.startswith("Warning")]
    assert [line.partition(", so")[0] for line in warnings] == expected
    assert len(said) == 2 + len(warnings)
    assert len(list((tmp_path / "new").iterdir())) == 2


def test_a_file_without_stories_has_none(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wars.yaml").write_text(dataset_to_yaml(two_wars()), encoding="utf-8")
    assert run(tmp_path, "--story", "walk", "-o", tmp_path / "x") == 2
    assert "it has none" in capfd.readouterr().err


def test_the_sample_is_what_it_should_be(folder: Path) -> None:
    of = read_dataset(folder / "wars.yaml")
    assert of.actors["wolf"].name == ODD
    assert default_view(of) == View(span=default_view(of).span)


def test_each_tab_can_be_taken(take: Callable[..., Path]) -> None:
    taken = {
        tab: take(f"{tab}.svg", f"--tab={tab}", "--select=norland").read_text(encoding="utf-8")
        for tab in PICTURE_TABS
    }
    titles = {tab: ET.fromstring(svg).findtext(f"{SVG}title", "") for tab, svg in taken.items()}
    assert titles == {
        "overview": "Norland: All theaters · 25 December 2019",
        "network": "Norland: All theaters · 25 December 2019",
        "compare": "Norland: Hills and Coast side by side: Hills and Coast · 25 December 2019",
        "matrix": "Hills and Coast: who stands with whom: All theaters · 25 December 2019",
        "timeline": titles["timeline"],
    }
    assert titles["timeline"].startswith("Norland: links in time: Hills and Coast · ")


def test_what_is_no_tab_and_nobody_is_refused(folder: Path) -> None:
    assert run(folder, "--tab", "table", "-o", folder / "no.png") == 2
    assert run(folder, "--select", "nobody", "-o", folder / "no.png") == 2


def test_a_page_of_an_overview_is_a_picture_of_its_own(tmp_path: Path) -> None:
    many = tmp_path / "many.yaml"
    many.write_text(dataset_to_yaml(many_theaters(8)), encoding="utf-8")
    found = []
    for part in ("1", "2", "9"):
        path = tmp_path / f"{part}.svg"
        assert cli.run(["snapshot", str(many), "--part", part, "-o", str(path)]) == 0
        found.append(path.read_text(encoding="utf-8"))
        assert read_view(path, read_dataset(many)).view.overview_page == int(part)
    assert "theaters 1 to 6 of 8" in found[0]
    assert "theaters 7 to 8 of 8" in found[1]
    assert "theaters 7 to 8 of 8" in found[2]


def test_a_page_that_is_none_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["snapshot", str(folder / "wars.yaml"), "--part=0", "-o", "never.svg"]) == 2
    assert "part goes from 1 to 999" in capsys.readouterr().err
