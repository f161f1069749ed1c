"""The one known font, as the page gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import brotli
import pytest
from flask.testing import FlaskClient

from explorer.layout.font import Weight, font_file
from explorer.web.app import create_app
from samples import two_wars

MOST_BYTES = 120_000
"""How large a weight may be as it travels."""


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    with create_app(two_wars()).server.test_client() as client:
        yield client


def faces(client: FlaskClient) -> dict[int, str]:
    """The address of each weight, as the page says it."""
    page = client.get("/").get_data(as_text=True)
    rules = re.findall(r"@font-face\{.*?\}", page)
    assert all("font-family:'Source Sans Pro'" in rule for rule in rules)
    assert all("font-display:swap" in rule for rule in rules)
    found = [re.findall(r"font-weight:(\d+).*?url\('([^']+)'\)", rule) for rule in rules]
    return {int(weight): address for ((weight, address),) in found}


def test_the_page_names_every_weight(client: FlaskClient) -> None:
    assert set(faces(client)) == set(Weight)


@pytest.mark.parametrize("weight", Weight)
def test_a_weight_is_the_file_itself_and_kept_for_ever(client: FlaskClient, weight: Weight) -> None:
    answer = client.get(faces(client)[weight], headers={"Accept-Encoding": "br"})
    assert answer.mimetype == "font/ttf"
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(answer.data) < MOST_BYTES
    assert brotli.decompress(answer.data) == font_file(weight).read_bytes()


def test_the_regular_weight_is_asked_for_before_any_text_needs_it(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    (preloaded,) = re.findall(
        r'<link rel="preload" as="font"[^>]* href="([^"]+)" crossorigin', page
    )
    assert preloaded == faces(client)[Weight.REGULAR]


@pytest.mark.parametrize("path", ["/_font/450", "/_font/0", "/_font/bold", "/_font/-400"])
def test_there_is_no_other_weight(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_its_fingerprint_it_is_asked_for_again(client: FlaskClient) -> None:
    assert client.get("/_font/400").headers["Cache-Control"] == "no-cache"
