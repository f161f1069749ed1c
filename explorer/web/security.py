"""What the browser may load and run, sent with every answer."""

from __future__ import annotations

import json
from typing import Any

from dash import Dash
from flask import Response, abort, request

MAX_REQUEST_BYTES = 2**20
"""Bytes that the server takes at once; what the page sends is a few thousand."""


def policy(app: Dash) -> str:
    """The content security policy of the page.

    Scripts: our own files, and the inline ones that Dash writes, by their hashes.
    Styles: Mantine and Cytoscape set inline ones. Images: signs and the strip are data
    URIs, a snapshot is a blob on its way to the disk. Everything else: our own server.
    """
    # Browser automation, with which people archive and check pages, waits by evaluating text
    # in the page, hence unsafe-eval; nothing of ours does, and no data reaches an eval.
    hashes = " ".join(app.csp_hashes())
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'unsafe-eval' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def protect(app: Dash) -> None:
    """Refuse what no page would send, and send the policy and its companions with each answer."""
    rules = policy(app)
    app.server.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES

    @app.server.before_request  # type: ignore[untyped-decorator]
    def _refuse() -> None:
        if request.method == "POST" and not _is_callback(app, request.get_data(cache=True)):
            abort(400, "This is not what the page sends.")

    @app.server.after_request  # type: ignore[untyped-decorator]
    def _headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = rules
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response


def _is_callback(app: Dash, body: bytes) -> bool:
    """Whether a body has the form in which Dash asks for one of our callbacks."""
    try:
        asked: Any = json.loads(body)
    except (ValueError, RecursionError):
        return False
    output = asked.get("output") if isinstance(asked, dict) else None
    known = app.callback_map.get(output) if isinstance(output, str) else None
    if not known or "callback" not in known:
        return False
    several = str(output).startswith("..")
    names = [one.rpartition(".") for one in str(output).strip(".").split("...")]
    outputs = asked.get("outputs")
    changed = asked.get("changedPropIds", [])
    return (
        _fit(outputs if several else [outputs], [(name, prop) for name, _, prop in names])
        and _fit(asked.get("inputs"), [(one["id"], one["property"]) for one in known["inputs"]])
        and _fit(asked.get("state", []), [(one["id"], one["property"]) for one in known["state"]])
        and isinstance(changed, list)
        and all(_is_name(one) for one in changed)
    )


def _fit(given: object, wanted: list[tuple[str, str]]) -> bool:
    """Whether these are the properties that are wanted, one by one."""
    return (
        isinstance(given, list)
        and len(given) == len(wanted)
        and all(_is_part(one, *names) for one, names in zip(given, wanted, strict=True))
    )


def _is_part(one: object, name: str, prop: str) -> bool:
    """Whether it is this property; of a pattern, a list of such as match it."""
    if not name.startswith("{"):
        return isinstance(one, dict) and one.get("id") == name and one.get("property") == prop
    return isinstance(one, list) and all(
        isinstance(inner, dict)
        and inner.get("property") == prop
        and _matches(inner.get("id"), json.loads(name))
        for inner in one
    )


def _matches(given: object, pattern: dict[str, Any]) -> bool:
    return (
        isinstance(given, dict)
        and given.keys() == pattern.keys()
        and all(
            isinstance(given[key], str) and value in (given[key], ["ALL"])
            for key, value in pattern.items()
        )
    )


def _is_name(name: object) -> bool:
    """Whether it can name a property: `theater.value`, `{"of":"json","type":"export"}.n_clicks`."""
    if not isinstance(name, str) or not name.startswith("{"):
        return isinstance(name, str)
    try:
        found = json.loads(name.rpartition(".")[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and all(isinstance(value, str) for value in found.values())
