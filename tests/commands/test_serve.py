"""`serve --view`: the page begins with the view that a file holds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from conftest import started
from exchange.test_image_metadata import png
from explorer import cli
from explorer.data.model import Dataset
from explorer.exchange import saved_view
from explorer.exchange.image_metadata import write_png_metadata
from explorer.graph.view_query import view_from_query


def test_a_picture_opens_where_it_was_taken(dataset: Dataset, tmp_path: Path) -> None:
    view, _ = view_from_query("theater=libya&focus=turkey", dataset)
    picture = tmp_path / "picture.png"
    picture.write_bytes(write_png_metadata(png(), saved_view.view_metadata(view, dataset)))
    with started("--view", str(picture)) as server:
        wanted = {"theater": ["libya"], "focus": ["turkey"], "date": [str(dataset.as_of)]}
        assert parse_qs(urlsplit(server.url).query) == wanted
        with urlopen(server.url) as answer:
            assert answer.status == 200


def test_a_file_without_a_view_is_an_error_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "picture.png").write_bytes(png())
    assert cli.run(["serve", "--view", str(tmp_path / "picture.png")]) == 1
    assert "there is no view in this picture" in capfd.readouterr().err


def test_a_prefix_is_where_the_page_is() -> None:
    with started("--prefix", "explorer") as server:
        assert urlsplit(server.url).path == "/explorer/"
        with urlopen(server.url) as answer:
            assert answer.status == 200


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--prefix", "a b", "is not a path like /explorer/"),
        ("--prefix", "/../", "is not a path like /explorer/"),
        ("--allow-frame", "example.org", "is not an origin like https://example.org"),
        ("--allow-frame", "https://a.org; script-src *", "is not an origin"),
        ("--allow-frame", "*", "is not an origin"),
    ],
)
def test_a_path_or_an_origin_that_is_none_is_an_error_in_one_line(
    option: str, value: str, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["serve", option, value]) == 2
    assert words in capfd.readouterr().err
