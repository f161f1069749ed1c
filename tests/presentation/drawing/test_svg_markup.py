"""The writer of SVG: whatever a text holds, it stays a text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.presentation.drawing.svg_markup import (
    AttributeValue,
    escape_attribute,
    escape_text,
    number,
    points,
    svg_element,
)

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
texts = st.text(st.characters()) | st.sampled_from(["]]>", '"', "'", "&amp;", "<!--", "\r\n\t"])


@given(texts, texts)
def test_any_texts_come_back(text: str, value: str) -> None:
    root = ET.fromstring(svg_element("text", {"a": value}, escape_text(text)))
    assert (root.text or "") == FORBIDDEN.sub("\ufffd", text)
    assert root.get("a") == FORBIDDEN.sub("\ufffd", value)
    assert not [*root]


@given(st.floats(-1e6, 1e6))
def test_numbers_have_at_most_one_decimal_and_no_negative_zero(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.[1-9])?", text)
    assert text != "-0"
    assert float(text) == pytest.approx(value, abs=0.0501)


def test_attributes_of_each_sort() -> None:
    attributes: dict[str, AttributeValue] = {"a": 1, "b": 1.25, "c": "<", "d": None, "e": 2.0}
    assert svg_element("g", attributes) == '<g a="1" b="1.2" c="&lt;" e="2"/>'
    assert svg_element("g", {}, "", "<a/>") == "<g><a/></g>"


def test_corners_of_a_polygon() -> None:
    assert points([(0.0, -0.04), (1.06, 2)]) == "0,0 1.1,2"


def test_what_needs_no_escape_is_left_alone() -> None:
    text = "Erdoğan 'حكومة' 1"
    assert escape_text(text) == escape_attribute(text) == text
