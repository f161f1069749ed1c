"""A view in a file: written, opened, and honest about what has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.test_image_metadata import SVG, png
from explorer.data.model import Dataset
from explorer.errors import DataError
from explorer.exchange import saved_view
from explorer.exchange.fingerprint import FINGERPRINT_DIGITS, fingerprint
from explorer.exchange.image_metadata import DATASET_KEY, VIEW_KEY, write_png_metadata
from explorer.exchange.saved_view import DATA_CHANGED_NOTICE
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query
from image_metadata_writer import write_svg_metadata
from samples import two_wars

WARS = two_wars()
QUERY = (
    "theater=coast&date=2015..2019-12-25&kinds=troops,weapons&types=state,pmc&focus=norland&hops=2"
    "&select=norland~sudmark&tab=table&places=norland:1:2.5,front:-3:4"
)


def wanted(query: str = QUERY) -> View:
    view, notices = view_from_query(query, WARS)
    assert not notices
    return view


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("query", [QUERY, "", "date=any", "kinds=none", "types=none&theater=hills"])
def test_a_view_comes_back(tmp_path: Path, query: str) -> None:
    view = wanted(query)
    words = saved_view.view_metadata(view, WARS)
    for name, data in (
        ("view.yaml", saved_view.to_bytes(view, WARS)),
        ("view.png", write_png_metadata(png(), words)),
        ("view.svg", write_svg_metadata(SVG, words)),
    ):
        opened = saved_view.read_view(written(tmp_path / name, data), WARS)
        assert opened == saved_view.OpenedView(view, ()), name


def test_it_stays_on_its_day_and_says_that_the_data_changed(tmp_path: Path) -> None:
    newer = WARS.model_copy(
        update={"as_of": default_view(WARS).span and WARS.as_of.replace(year=2021)}
    )
    path = written(tmp_path / "v.yaml", saved_view.to_bytes(default_view(WARS), WARS))
    opened = saved_view.read_view(path, newer)
    assert opened.view.span == default_view(WARS).span
    assert opened.notices == (DATA_CHANGED_NOTICE,)


def test_what_is_gone_is_noted(tmp_path: Path) -> None:
    path = written(tmp_path / "v.yaml", "view: {theater: atlantis, hops: '9', colour: red}")
    opened = saved_view.read_view(path, WARS)
    assert opened.view == default_view(WARS)
    assert len(opened.notices) == 3
    assert all("\n" not in notice for notice in opened.notices)


def test_a_view_may_be_written_as_a_query(tmp_path: Path) -> None:
    path = written(tmp_path / "v.yaml", "view: theater=coast&date=any")
    assert saved_view.read_view(path, WARS).view == wanted("theater=coast&date=any")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no view in this file"),
        (b"a: b", "no view in this file"),
        (b"view:", "view is empty"),
        (b"view: {kinds: [troops]}", "v:1:15: view: kinds is no text; write one value"),
        (b"view: {}\nveiw: {}", "did you mean 'view'?"),
        (b"view: {a: *b}", "alias"),
        (b"\xff\xfe", "UTF-16"),
        (b"<html/>", "there is no <svg> in it"),
        (SVG, "there is no view in this picture"),
        (png(), "there is no view in this picture"),
        (png()[:50], "breaks off"),
    ],
)
def test_a_file_without_a_view_is_an_error(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(DataError) as caught:
        saved_view.read_view(written(tmp_path / "v", data), WARS)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value).rstrip("\n") or b"veiw" in data


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        saved_view.read_view(tmp_path / "nowhere.png", WARS)


@given(text=st.text(st.characters(codec="utf-8")))
def test_any_query_opens(tmp_path: Path, text: str) -> None:
    texts = {VIEW_KEY: text, DATASET_KEY: fingerprint(WARS)}
    picture = written(tmp_path / "any.png", write_png_metadata(png(), texts))
    assert DATA_CHANGED_NOTICE not in saved_view.read_view(picture, WARS).notices


def test_the_fingerprint_is_of_the_values(dataset: Dataset) -> None:
    assert len(fingerprint(dataset)) == FINGERPRINT_DIGITS
    assert fingerprint(WARS) == fingerprint(two_wars())
    assert fingerprint(WARS) != fingerprint(WARS.model_copy(update={"title": "Other"}))
