"""The route of the whole map."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dash import Dash, html

from explorer.web.app import create_app
from explorer.web.whole_map import WholeMapRoute
from explorer.web.wire import YEAR
from samples import two_wars

PARTS = {"lines": {"a~b~support": "<g>ü</g>"}, "marks": {"a": "<g/>"}}


def route(prefix: str = "/") -> tuple[Dash, WholeMapRoute]:
    app = Dash("whole-map", url_base_pathname=prefix)
    app.layout = html.Div()
    return app, WholeMapRoute(app)


@pytest.mark.parametrize("prefix", ["/", "/explorer/"])
def test_what_is_offered_is_kept_for_ever(prefix: str) -> None:
    app, whole_map = route(prefix)
    address = whole_map.offer(PARTS)
    assert address.startswith(prefix)
    answer = app.server.test_client().get(address)
    assert answer.json == PARTS
    assert answer.cache_control.max_age == YEAR
    assert answer.cache_control.immutable


def test_another_content_is_another_address() -> None:
    _, whole_map = route()
    assert whole_map.offer(PARTS) != whole_map.offer({"lines": {}, "marks": {}})
    assert whole_map.offer(PARTS) == route()[1].offer(PARTS)


def test_there_is_nothing_before_it_is_made_and_nothing_of_other_data() -> None:
    app, whole_map = route()
    client = app.server.test_client()
    assert client.get("/_whole-map.json?v=").status_code == 404
    old = whole_map.offer(PARTS)
    whole_map.offer({"lines": {}, "marks": {}})
    assert client.get(old).status_code == 404


def test_the_page_says_where_all_lines_and_marks_are_and_does_not_hold_them() -> None:
    client = create_app(two_wars()).server.test_client()
    layout = client.get("/_dash-layout").get_data(as_text=True)
    assert "<g" not in layout
    (address,) = (data["wholeMap"] for data in stores(json.loads(layout)) if "wholeMap" in data)
    whole = client.get(address).json
    assert whole is not None
    for group in ("lines", "marks"):
        assert whole[group]
        assert all('display="none"' in text for text in whole[group].values())


def stores(tree: Any) -> list[dict[str, Any]]:
    """What the stores of a layout hold."""
    if isinstance(tree, list):
        return [one for part in tree for one in stores(part)]
    if not isinstance(tree, dict) or "props" not in tree:
        return []
    props = tree["props"]
    own = [props["data"]] if isinstance(props.get("data"), dict) else []
    return [*own, *stores(props.get("children"))]
