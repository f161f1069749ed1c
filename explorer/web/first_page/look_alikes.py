"""The page's components as plain markup: what Dash will put in their place looks the same.

Components of plain HTML become what they are. Of those that Mantine draws there is a still
picture, of the same size, so that nothing moves when the page takes over; its classes are in
assets/first-page.css.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash.development.base_component import Component

from explorer.graph.view import MAP_TAB, OVERVIEW_TAB
from explorer.web import ids
from explorer.web.markup import MarkupNode, element

Controls = Mapping[str, Any]
"""What the controls show, by their ids, as a `PageState` has it."""

_HTML = "dash_html_components"
_OTHER_NAMES = {"className": "class", "tabIndex": "tabindex"}


def look_alike(content: Any, controls: Controls) -> list[MarkupNode]:
    """What a component, or what it may hold, looks like; nothing for what cannot be seen."""
    if content is None:
        return []
    if isinstance(content, list | tuple):
        return [node for one in content for node in look_alike(one, controls)]
    if not isinstance(content, Component):
        return [str(content)]
    described = content.to_plotly_json()  # type: ignore[no-untyped-call]
    name, props = described["type"], described["props"]
    inner = look_alike(props.get("children"), controls)
    if described["namespace"] == _HTML:
        return [[name.lower(), _attributes(props), inner]]
    make = _LOOK_ALIKES.get(name)
    return make(props, inner, controls) if make else []


def _attributes(props: Mapping[str, Any]) -> dict[str, str]:
    return {
        _OTHER_NAMES.get(name, name): "" if value is True else str(value)
        for name, value in props.items()
        if name != "children" and value is not None and value is not False
    }


def _button(props: Mapping[str, Any], inner: list[MarkupNode], _: Controls) -> list[MarkupNode]:
    look = "look-button" if props.get("variant") in ("default", "subtle") else "look-button filled"
    return [element("button", inner, type="button", id=props.get("id"), class_name=look)]


def _theme_switch(*_: object) -> list[MarkupNode]:
    return [element("span", "☀", class_name="look-button square", aria_hidden="true")]


def _field(props: Mapping[str, Any], _: object, controls: Controls) -> list[MarkupNode]:
    """A field to type in or to choose from."""
    chosen = controls.get(props.get("id", ""), props.get("value"))
    shown = chosen or props.get("placeholder", "")
    for option in props.get("data", ()) if chosen else ():
        if isinstance(option, Mapping) and option.get("value") == chosen:
            shown = option["label"]
    label = [element("span", props["label"])] if props.get("label") else []
    field = element("div", str(shown), class_name="look-field" + ("" if chosen else " empty-field"))
    return [element("div", [*label, field], class_name=props.get("className", ""))]


def _checkbox(props: Mapping[str, Any], _: object, controls: Controls) -> list[MarkupNode]:
    is_on = bool(controls.get(props["id"], props.get("checked")))
    box = element("input", type="checkbox", checked=is_on)
    return [element("label", [box, props["label"]], class_name="look-box")]


def _slider(props: Mapping[str, Any], _: object, controls: Controls) -> list[MarkupNode]:
    """A track that is filled up to the handle, or to the later one of two."""
    value = controls.get(props["id"], props["value"])
    last = value[-1] if isinstance(value, list) else value
    return [
        element(
            "progress",
            max=max(props["max"] - props["min"], 1),
            value=last - props["min"],
            class_name="look-slider",
            aria_hidden="true",
        )
    ]


def _tabs(_: Mapping[str, Any], inner: list[MarkupNode], __: Controls) -> list[MarkupNode]:
    return [element("div", inner, class_name="look-tabs")]


def _tab_list(_: Mapping[str, Any], inner: list[MarkupNode], __: Controls) -> list[MarkupNode]:
    return [element("nav", inner, class_name="look-tab-list", aria_label="Tabs")]


def _tab(props: Mapping[str, Any], inner: list[MarkupNode], tabs: Controls) -> list[MarkupNode]:
    is_open = props["value"] == tabs.get(ids.TAB)
    return [
        element(
            "button", inner, class_name="look-tab", data_tab=props["value"],
            aria_pressed=str(is_open).lower(),
        )
    ]  # fmt: skip


def _panel(props: Mapping[str, Any], inner: list[MarkupNode], tabs: Controls) -> list[MarkupNode]:
    """The panel of the open tab. The map is there unless the overview is, to be taken over."""
    is_open = props["value"] == tabs.get(ids.TAB)
    has_map = props["value"] == MAP_TAB
    if not (is_open or (has_map and tabs.get(ids.TAB) != OVERVIEW_TAB)):
        return []
    look = f"look-panel {props.get('className', '')}".strip()
    return [element("div", inner, class_name=look if is_open else f"{look} out-of-sight")]


_LOOK_ALIKES: dict[str, Callable[..., list[MarkupNode]]] = {
    "Button": _button,
    "Checkbox": _checkbox,
    "ColorSchemeToggle": _theme_switch,
    "RangeSlider": _slider,
    "Select": _field,
    "Slider": _slider,
    "Tabs": _tabs,
    "TabsList": _tab_list,
    "TabsPanel": _panel,
    "TabsTab": _tab,
    "TextInput": _field,
}
"""What Mantine's components look like, by their names."""
