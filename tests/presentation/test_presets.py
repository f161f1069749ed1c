"""The sizes of pictures: one table, and its words say what its numbers do."""

from __future__ import annotations

import re
from typing import Any

import pytest

from conftest import ROOT
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_PRESETS, PicturePreset


def script_presets() -> dict[str, dict[str, float | None]]:
    """The table in assets/snapshot.js."""
    script = (ROOT / "assets" / "snapshot.js").read_text(encoding="utf-8")
    table = re.search(r"const PRESETS = \{\n(.*?)\n  \};", script, re.DOTALL)
    assert table
    return {
        name: {
            key: None if value == "null" else float(value)
            for key, value in re.findall(r"(\w+): ([\w.]+)", fields)
        }
        for name, fields in re.findall(r"(\w+): \{(.*?)\}", table[1])
    }


def test_the_script_that_draws_has_the_same_presets() -> None:
    assert script_presets() == {
        preset.id: {
            "width": preset.width,
            "height": preset.height,
            "density": preset.density,
            "dpi": preset.dpi,
        }
        for preset in PICTURE_PRESETS.values()
    }


def test_the_default_preset_is_the_first() -> None:
    assert next(iter(PICTURE_PRESETS)) == DEFAULT_PRESET
    assert all(name == preset.id for name, preset in PICTURE_PRESETS.items())


@pytest.mark.parametrize("preset", PICTURE_PRESETS.values(), ids=lambda preset: preset.id)
def test_the_numbers_in_words_are_those_of_the_picture(preset: PicturePreset) -> None:
    pixels: set[Any] = {preset.dpi}
    pixels |= {side * preset.density for side in (preset.width, preset.height) if side}
    said = {int(number) for number in re.findall(r"\d+", preset.label + " " + preset.description)}
    assert said == pixels - {None}
