"""The choice of a theater, and the filters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from explorer.data.model import Dataset
from explorer.data.vocabulary import ACTOR_TYPES, CONFIDENCES, FAMILIES, KINDS
from explorer.graph.view import ALL
from explorer.presentation.drawing.legend_svg import legend_swatch
from explorer.presentation.legend import family_entry, type_entry
from explorer.web import ids
from explorer.web.filter_options import FilterOptions
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import aria_label, button, swatch_images
from explorer.workspace import Workspace

MAX_RADIO_THEATERS = 4
"""With more theaters than this, one is chosen from a list that can be searched."""


def has_radio_theaters(dataset: Dataset) -> bool:
    """Whether a theater is chosen by radio buttons; of one theater there is no choice."""
    return 2 <= len(dataset.theaters) <= MAX_RADIO_THEATERS


def filter_frame(workspace: Workspace, options: FilterOptions) -> dict[str, Any]:
    """The parts of the page that are built once: the choice of a theater, and the filters.

    They are native radio buttons and checkboxes. assets/scripts/filter-boxes.js ticks them and
    tells what somebody ticked; with Dash components for fifty boxes every answer took a tenth of
    a second longer.
    """
    return {
        "parts": {
            ids.THEATERS: _theaters(workspace) if has_radio_theaters(workspace.dataset) else [],
            ids.FILTERS: [
                button("×", "sheet", "filters", label="Close filters", look="close"),
                _group("Actor types", _type_filters(options.types)),
                *_confidence_group(options.confidences),
                _group("Link kinds", _kind_filters(options.kinds)),
            ],
        }
    }


def _theaters(workspace: Workspace) -> list[MarkupNode]:
    named = [(ALL, "All"), *((one.id, one.name) for one in workspace.dataset.theaters.values())]
    return [
        element("span", "Theater", id="theater-name", class_name="muted"),
        element(
            "div",
            [
                element(
                    "label",
                    [element("input", type="radio", name="theater", value=value), name],
                )
                for value, name in named
            ],
            role="radiogroup",
            aria_labelledby="theater-name",
        ),
    ]


def many_theaters(workspace: Workspace) -> Component:
    """The choice of a theater where there are too many for radio buttons."""
    chosen: Component = dmc.Select(
        id=ids.THEATER,
        data=[{"value": ALL, "label": "All theaters"}]
        + [{"value": one.id, "label": one.name} for one in workspace.dataset.theaters.values()],
        value=ALL,
        searchable=True,
        selectFirstOptionOnChange=True,
        allowDeselect=False,
        size="xs",
        nothingFoundMessage="No theater of that name",
        **aria_label("Theater"),
    )
    return chosen


def _group(name: str, rows: list[MarkupNode]) -> MarkupNode:
    return element("fieldset", [element("legend", name), *rows])


def _kind_filters(kinds: Iterable[str]) -> list[MarkupNode]:
    """The boxes of the link kinds that occur, under the heading of their family."""
    present = set(kinds)
    rows: list[MarkupNode] = []
    for family, entry in FAMILIES.items():
        own = [kind for kind in KINDS.values() if kind.family is family and kind.id in present]
        if not own:
            continue
        heading = element(
            "div",
            [
                *swatch_images(legend_swatch(family_entry(family))),
                element("span", entry.label, title=entry.meaning),
                _only(f"family:{family}", entry.label),
            ],
            class_name="family",
        )
        rows.append(heading)
        rows += [
            _box(
                "kinds", kind.id, kind.label, kind.meaning, ids.kind_count(kind.id),
                data_number=list(KINDS).index(kind.id), data_family=str(family),
            )
            for kind in own
        ]  # fmt: skip
    return rows


def _type_filters(types: Iterable[str]) -> list[MarkupNode]:
    """The boxes of the actor types that occur, each with its shape."""
    present = set(types)
    return [
        _box(
            "types",
            one,
            entry.plural,
            entry.meaning,
            ids.type_count(one),
            sign=swatch_images(legend_swatch(type_entry(one))),
        )
        for one, entry in ACTOR_TYPES.items()
        if one in present
    ]


def _confidence_group(confidences: Iterable[str]) -> list[MarkupNode]:
    """The boxes of how sure links are; where all are equally sure there is no choice."""
    present = set(confidences)
    if len(present) < 2:
        return []
    rows = [
        _box(
            "confidence",
            one,
            one.capitalize(),
            meaning,
            ids.confidence_count(one),
            data_number=number,
        )
        for number, (one, meaning) in enumerate(CONFIDENCES.items())
        if one in present
    ]
    return [_group("Confidence", rows)]


def _box(
    group: str,
    value: str,
    label: str,
    meaning: str,
    count: str,
    *,
    sign: Iterable[MarkupNode] = (),
    data_number: int | None = None,
    data_family: str | None = None,
) -> MarkupNode:
    box = element(
        "input",
        type="checkbox",
        name=group,
        value=value,
        data_number=data_number,
        data_family=data_family,
    )
    return element(
        "div",
        [
            element("label", [box, *sign, label], title=meaning),
            _only(f"{group}:{value}", label),
            element("span", id=count, class_name="count"),
        ],
        class_name="box",
    )


def _only(what: str, label: str) -> MarkupNode:
    return button(
        "only",
        "only",
        what,
        title=f"Only {label.lower()}; click again for all",
        label=f"Only {label.lower()}",
        look="only",
    )
