"""Which letters this machine cannot draw, and what is said of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from explorer.layout.font import Weight, font_file
from explorer.presentation.drawing.machine_fonts import (
    font_folders,
    missing_fonts_warning,
    undrawn,
)


def write_font(path: Path, letters: str) -> Path:
    """A font that has these letters and nothing else."""
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", *(f"g{ord(letter):x}" for letter in letters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"g{ord(letter):x}" for letter in letters})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Sample", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def test_what_the_known_font_has_needs_no_other(tmp_path: Path) -> None:
    assert undrawn("Erdoğan, Путин – “GNA” 1\u00a0%", [tmp_path]) == frozenset()
    assert missing_fonts_warning("Erdoğan", [tmp_path]) is None


def test_the_fonts_of_the_machine_are_asked_for_the_rest(tmp_path: Path) -> None:
    write_font(tmp_path / "inner" / "one.TTF", "حكو")
    assert undrawn("حكومة GNA", [tmp_path]) == {"م", "ة"}
    assert undrawn("حكو", [tmp_path / "none", tmp_path]) == frozenset()
    assert undrawn("حكو", []) == {*"حكو"}


def test_several_fonts_add_up_and_collections_are_read(tmp_path: Path) -> None:
    fonts = [TTFont(write_font(tmp_path / f"{letter}.ttf", letter)) for letter in "አዲ"]
    collection = TTCollection()
    collection.fonts = fonts
    (tmp_path / "both").mkdir()
    collection.save(tmp_path / "both" / "all.ttc")
    assert undrawn("አዲስ", [tmp_path / "both"]) == {"ስ"}


def test_broken_fonts_draw_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.ttf").touch()
    (tmp_path / "text.otf").write_text("no font")
    (tmp_path / "broken.ttc").write_bytes(b"ttcf" + b"\xff" * 40)
    cut = font_file(Weight.REGULAR).read_bytes()[:5000]
    (tmp_path / "cut.ttf").write_bytes(cut)
    (tmp_path / "gone.ttf").symlink_to(tmp_path / "nowhere.ttf")
    (tmp_path / "folder.ttf").mkdir()
    write_font(tmp_path / "zz.ttf", "አ")
    shutil.copy(tmp_path / "zz.ttf", tmp_path / "zz.woff9")
    assert undrawn("አዲ", [tmp_path]) == {"ዲ"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("አዲስ", "draws Ethiopic (አዲስ), so these letters are missing in the picture; install "),
        ("አዲስ", "install Noto Sans Ethiopic, or others with them"),
        ("土耳其", "draws Chinese (土耳其), so these letters"),
        ("土耳其", "install Noto Sans CJK, or others with them"),
        ("土 ト 한", "install Noto Sans CJK, or others"),
        ("አ ខ", "draws Ethiopic or Khmer (አខ), so these letters"),
        ("አ ខ", "install Noto Sans Ethiopic and Noto Sans Khmer, or others with them"),
        ("🙂", "draws symbols (🙂), so these letters"),
        ("🙂", "install Noto Sans Symbols 2, or others with them"),
        ("\U00013000", "draws Egyptian ("),
        ("\ue000", "draws symbols ("),
    ],
)  # fmt: skip
def test_the_warning_names_the_script_and_what_to_install(text: str, words: str) -> None:
    warning = missing_fonts_warning(f"GNA {text}", [])
    assert warning is not None
    assert words in warning
    assert "\n" not in warning


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HOME": "/h/me"},
         ["/usr/local/share/fonts", "/usr/share/fonts", "/h/me/.local/share/fonts",
          "/h/me/.fonts"]),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/x", "XDG_DATA_DIRS": "/a::/b"},
         ["/a/fonts", "/b/fonts", "/x/fonts", "/h/.fonts"]),
        ("darwin", {"HOME": "/u/me"},
         ["/System/Library/Fonts", "/Library/Fonts", "/System/Library/AssetsV2",
          "/Network/Library/Fonts", "/u/me/Library/Fonts"]),
        ("win32", {"USERPROFILE": "C:/U/me", "SYSTEMROOT": "D:/Windows"},
         ["D:/Windows/Fonts", "C:/U/me/AppData/Local/Microsoft/Windows/Fonts"]),
        ("win32", {"LOCALAPPDATA": "E:/Local"},
         ["C:/Windows/Fonts", "E:/Local/Microsoft/Windows/Fonts"]),
    ],
)  # fmt: skip
def test_the_folders_of_fonts(
    platform: str, environment: dict[str, str], expected: list[str]
) -> None:
    assert [path.as_posix() for path in font_folders(platform, environment)] == expected
