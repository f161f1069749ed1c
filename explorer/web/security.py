"""What the browser may load and run, sent with every answer."""

from __future__ import annotations

import json
from typing import Any

from dash import Dash
from flask import Response, abort, request


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
    if not isinstance(asked, dict) or asked.get("output") not in app.callback_map:
        return False
    parts = [asked.get("inputs"), asked.get("state", []), asked.get("changedPropIds", [])]
    return all(isinstance(part, list) for part in parts) and "outputs" in asked
