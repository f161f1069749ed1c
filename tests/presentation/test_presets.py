"""The sizes of pictures: one table, and its words say what its numbers do."""

from __future__ import annotations

import re
from typing import Any

import pytest

from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_PRESETS, PicturePreset


def test_the_default_preset_is_the_first() -> None:
    assert next(iter(PICTURE_PRESETS)) == DEFAULT_PRESET
    assert all(name == preset.id for name, preset in PICTURE_PRESETS.items())


@pytest.mark.parametrize("preset", PICTURE_PRESETS.values(), ids=lambda preset: preset.id)
def test_the_numbers_in_words_are_those_of_the_picture(preset: PicturePreset) -> None:
    pixels: set[Any] = {preset.dpi}
    pixels |= {side * preset.density for side in (preset.width, preset.height) if side}
    said = {int(number) for number in re.findall(r"\d+", preset.label + " " + preset.description)}
    assert said == pixels - {None}
