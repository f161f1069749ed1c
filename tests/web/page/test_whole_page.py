"""The page as a whole: what its dialogs offer."""

from __future__ import annotations

import json
from typing import Any

from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.web.app import create_app
from samples import two_wars


def components(tree: Any) -> list[dict[str, Any]]:
    """All components of a layout, as plain data."""
    if isinstance(tree, list):
        return [one for part in tree for one in components(part)]
    if isinstance(tree, dict):
        inner = [one for part in tree.values() for one in components(part)]
        return [tree, *inner] if "props" in tree else inner
    return []


def test_the_dialog_has_a_button_for_each_format() -> None:
    layout = json.loads(create_app(two_wars()).server.test_client().get("/_dash-layout").data)
    buttons = {
        one["props"]["id"]["of"]: one["props"]["children"]
        for one in components(layout)
        if isinstance(one["props"].get("id"), dict)
        and one["props"]["id"].get("of") in EXPORT_FORMATS
        and one["type"] == "Button"
    }
    assert buttons == {name: form.label for name, form in EXPORT_FORMATS.items()}
