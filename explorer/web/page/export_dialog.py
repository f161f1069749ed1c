"""The dialog with all that one can take along: pictures, data, sources, a citation."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer.exchange.export_formats import EXPORT_FORMATS
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_PRESETS
from explorer.web import ids
from explorer.web.parts import aria_label


def export_dialog() -> Component:
    """A dialog with all that one can take along: pictures, data, sources, a citation."""
    exports = [
        dmc.Button(form.label, id=ids.export_button(name), size="xs", variant="default")
        for name, form in EXPORT_FORMATS.items()
    ]
    dialog: Component = dmc.Modal(
        [
            dmc.SegmentedControl(
                id=ids.PRESET,
                data=[
                    {"value": preset.id, "label": preset.label}
                    for preset in PICTURE_PRESETS.values()
                ],
                value=DEFAULT_PRESET,
                size="xs",
            ),
            html.Div(
                [
                    html.P("Drawing the picture", className="muted"),
                    html.Img(
                        id=ids.PREVIEW, alt="The picture as it will be saved", className="preview"
                    ),
                ],
                className="preview-frame",
            ),
            html.Div(
                [
                    dmc.Button("Save as PNG", id=ids.SAVE_PNG, size="xs"),
                    dmc.Button("Save as SVG", id=ids.SAVE_SVG, size="xs", variant="default"),
                    dmc.Button("Copy picture", id=ids.COPY_PICTURE, size="xs", variant="default"),
                ],
                className="actions",
            ),
            html.H3("Data of this view"),
            html.Div(exports, className="actions wrap"),
            html.H3("Sources behind the picture"),
            # Filled when the dialog opens; a stop for the keyboard, as it scrolls.
            html.Pre(
                id=ids.SOURCES,
                className="sources",
                tabIndex=0,
                role="region",
                **aria_label("Sources behind the picture"),
            ),
            html.Div(
                [
                    dmc.Button("Copy sources", id=ids.COPY_SOURCES, size="xs", variant="default"),
                    dmc.Button(
                        "Save sources as CSV",
                        id=ids.SAVE_SOURCES_CSV,
                        size="xs",
                        variant="default",
                    ),
                    dmc.Button(
                        "Save sources as text",
                        id=ids.SAVE_SOURCES_TEXT,
                        size="xs",
                        variant="default",
                    ),
                ],
                className="actions wrap",
            ),
            html.H3("To cite it"),
            html.Div(
                [html.P(id=ids.CITATION), html.P(id=ids.CITED_AT)],
                className="citation",
            ),
            dmc.Button("Copy citation", id=ids.COPY_CITATION, size="xs", variant="default"),
        ],
        id=ids.EXPORT_DIALOG,
        title="Export and cite",
        size="lg",
        closeButtonProps=aria_label("Close"),
    )
    return dialog
