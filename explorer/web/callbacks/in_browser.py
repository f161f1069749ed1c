"""Callbacks that a function of the page's own scripts answers."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash


def answer_in_browser(app: Dash, function: str, *args: Any, **options: Any) -> None:
    """Let `function`, which assets/ registers under `explorer`, answer a callback.

    `args` and `options` are what `Dash.clientside_callback` takes: outputs, inputs, states.
    """
    connect: Any = app.clientside_callback
    connect(ClientsideFunction("explorer", function), *args, **options)
