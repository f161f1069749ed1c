"""A view in a file: written, opened, and honest about what has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import DataError
from explorer.exchange import metadata, views
from explorer.exchange.fingerprint import LENGTH, fingerprint
from explorer.model import Dataset
from explorer.view import View, default, parse
from samples import two_wars
from test_exchange_metadata import SVG, png

steady = settings(deadline=None)  # a slow machine is no fault

WARS = two_wars()
QUERY = (
    "theater=coast&date=2015..2019-12-25&kinds=troops,weapons&types=state,pmc&focus=norland&hops=2"
    "&select=norland~sudmark&tab=table&places=norland:1:2.5,front:-3:4"
)


def wanted(query: str = QUERY) -> View:
    view, notices = parse(query, WARS)
    assert not notices
    return view


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("query", [QUERY, "", "date=any", "kinds=none", "types=none&theater=hills"])
def test_a_view_comes_back(tmp_path: Path, query: str) -> None:
    view = wanted(query)
    words = views.stamp(view, WARS)
    for name, data in (
        ("view.yaml", views.to_bytes(view, WARS)),
        ("view.png", metadata.put_png(png(), words)),
        ("view.svg", metadata.put_svg(SVG, words)),
    ):
        opened = views.read_view(written(tmp_path / name, data), WARS)
        assert opened == views.Opened(view, ()), name
    assert views.read_words(words, WARS) == views.Opened(view, ())


def test_it_stays_on_its_day_and_says_that_the_data_changed(tmp_path: Path) -> None:
    newer = WARS.model_copy(update={"as_of": default(WARS).span and WARS.as_of.replace(year=2021)})
    path = written(tmp_path / "v.yaml", views.to_bytes(default(WARS), WARS))
    opened = views.read_view(path, newer)
    assert opened.view.span == default(WARS).span
    assert opened.notices == (views.CHANGED,)


def test_what_is_gone_is_noted(tmp_path: Path) -> None:
    path = written(tmp_path / "v.yaml", "view: {theater: atlantis, hops: '9', colour: red}")
    opened = views.read_view(path, WARS)
    assert opened.view == default(WARS)
    assert len(opened.notices) == 3
    assert all("\n" not in notice for notice in opened.notices)


def test_a_query_will_do(tmp_path: Path) -> None:
    path = written(tmp_path / "v.yaml", "view: theater=coast&date=any")
    assert views.read_view(path, WARS).view == wanted("theater=coast&date=any")


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
def test_where_there_is_no_view(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(DataError) as caught:
        views.read_view(written(tmp_path / "v", data), WARS)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value).rstrip("\n") or b"veiw" in data


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        views.read_view(tmp_path / "nowhere.png", WARS)


@steady
@given(st.text())
def test_any_query_opens(text: str) -> None:
    opened = views.read_words({metadata.VIEW: text, metadata.DATASET: fingerprint(WARS)}, WARS)
    assert opened is not None
    assert views.read_words({}, WARS) is None


def test_the_fingerprint_is_of_the_values(dataset: Dataset) -> None:
    assert len(fingerprint(dataset)) == LENGTH
    assert fingerprint(WARS) == fingerprint(two_wars())
    assert fingerprint(WARS) != fingerprint(WARS.model_copy(update={"title": "Other"}))
