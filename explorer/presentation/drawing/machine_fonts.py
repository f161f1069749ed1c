"""Which letters no font of this machine draws.

Only asked where the known font lacks some. What a PNG is made with finds the same fonts in the
same folders.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from explorer.data.words import join_words
from explorer.layout.font import uncovered

FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})

_SCRIPT_NAMES = {
    "CJK": ("Chinese", "Noto Sans CJK"),
    "HIRAGANA": ("Japanese", "Noto Sans CJK"),
    "KATAKANA": ("Japanese", "Noto Sans CJK"),
    "HANGUL": ("Korean", "Noto Sans CJK"),
    "BOPOMOFO": ("Chinese", "Noto Sans CJK"),
}
_SYMBOLS = ("symbols", "Noto Sans Symbols 2")


def font_folders(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """The folders in which a machine keeps fonts, the user's among them; some may be missing."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "~").expanduser()
    if platform == "win32":
        windows = Path(environment.get("SYSTEMROOT", "C:/Windows"))
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if platform == "darwin":
        return (
            Path("/System/Library/Fonts"),
            Path("/Library/Fonts"),
            Path("/System/Library/AssetsV2"),
            Path("/Network/Library/Fonts"),
            home / "Library" / "Fonts",
        )
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return (
        *(Path(one) / "fonts" for one in shared.split(":") if one),
        own / "fonts",
        home / ".fonts",
    )


def undrawn(text: str, folders: Iterable[Path] | None = None) -> frozenset[str]:
    """The letters of a text that neither the known font nor one of the machine's has.

    `folders`: where to look; None: where this machine keeps its fonts.
    """
    lacking = frozenset(uncovered(text))
    if not lacking:
        return lacking
    return _undrawn(lacking, tuple(font_folders() if folders is None else folders))


@lru_cache(maxsize=64)
def _undrawn(lacking: frozenset[str], folders: tuple[Path, ...]) -> frozenset[str]:
    """As `undrawn`; kept, since a machine may have a thousand fonts to look into."""
    wanted = set(map(ord, lacking))
    for path in _font_files(folders):
        if not wanted:
            break
        wanted -= _drawn_codes(path, wanted)
    return frozenset(map(chr, wanted))


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    """The font files in folders and what lies in them, sorted within each."""
    for folder in folders:
        for place, inner, names in os.walk(folder, onerror=None):
            inner.sort()
            for name in sorted(names):
                path = Path(place, name)
                if path.suffix.lower() in FONT_ENDINGS:
                    yield path


def _drawn_codes(path: Path, wanted: set[int]) -> set[int]:
    """Which of these code points a font file has; none if it cannot be read."""
    # Of no use where the known font has everything, and slow to import.
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415

    found: set[int] = set()
    try:
        with path.open("rb") as file:
            is_collection = file.read(4) == b"ttcf"
            file.seek(0)
            fonts = (
                TTCollection(file, lazy=True).fonts if is_collection else [TTFont(file, lazy=True)]
            )
            for font in fonts:
                table = font["cmap"].getBestCmap() or {}
                found |= wanted & table.keys()
    except Exception:  # noqa: BLE001 - a broken font of somebody's draws nothing, whatever is wrong
        return set()
    return found


def missing_fonts_warning(text: str, folders: Iterable[Path] | None = None) -> str | None:
    """A line that says which scripts of a text are not drawn and which fonts to install.

    None if this machine has fonts for all of it. `folders`: as `undrawn` has them.
    """
    lacking = undrawn(text, folders)
    if not lacking:
        return None
    scripts: dict[str, str] = {}
    for mark in sorted(lacking):
        scripts.setdefault(*_script(mark))
    fonts = dict.fromkeys(scripts.values())
    shown = "".join(dict.fromkeys(mark for mark in text if mark in lacking))[:8]
    return (
        f"no font of this machine draws {join_words([*scripts], 'or')} ({shown}), so these letters"
        f" are missing in the picture; install {join_words([*fonts], 'and')}, or others with them"
    )


def _script(mark: str) -> tuple[str, str]:
    """What the script of a letter is called, and a free font that has it.

    Unicode's name of a letter begins with its script.
    """
    name = unicodedata.name(mark, "").split(" ", maxsplit=1)[0]
    first = name.split("-", maxsplit=1)[0]
    if first in _SCRIPT_NAMES:
        return _SCRIPT_NAMES[first]
    if not first or unicodedata.category(mark)[0] not in "LM":
        return _SYMBOLS
    return first.title(), f"Noto Sans {first.title()}"
