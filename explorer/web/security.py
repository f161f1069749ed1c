"""What the browser may load and run, and what the server takes from it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from dash import Dash, ctx
from flask import Response, g, request
from werkzeug.exceptions import BadRequest, HTTPException

MAX_REQUEST_BYTES = 2**20
"""Bytes that the server takes at once; what the page sends is a few thousand."""

_NOT_SENT_BY_THE_PAGE = "This is not what the page sends."


def content_security_policy(
    app: Dash, inline_scripts: Iterable[str] = (), frame_origins: Iterable[str] = ()
) -> str:
    """The value of the Content-Security-Policy header for an application.

    Scripts: our own files, and by their hashes the inline ones that Dash writes and those given;
    no text is ever evaluated. Styles: Mantine and AG Grid set inline ones. Images: signs and the
    strip are data URIs. Fonts: the icons of AG Grid are a data URI. Frames: pages of our own
    server and of `frame_origins`. Everything else: our own server.
    """
    hashes = " ".join([*app.csp_hashes(), *map(_hash_source, inline_scripts)])
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(["'self'", *frame_origins]),
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash_source(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


class GuardedDash(Dash):
    """A Dash application that knows whether a request has reached one of its callbacks.

    Dash reads what the browser sends while it looks for the callback, and raises whatever it
    stumbles over. What is raised before the callback runs is the fault of the request. The
    outputs of a callback are single properties here, never patterns.
    """

    def callback(self, *args: Any, **options: Any) -> Callable[[Any], Any]:
        """`Dash.callback`, for functions that note when they are reached."""
        register: Callable[[Any], Any] = super().callback(*args, **options)
        return lambda function: register(_noted(function))


def _noted(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **named: Any) -> Any:
        # Two parts of a request are not read before the callback has run, or not at all.
        ctx.triggered_id  # noqa: B018 - it raises where it cannot be read
        body = request.get_json()
        several, outputs = body["output"].startswith(".."), body.get("outputs")
        if several != isinstance(outputs, list) or not all(
            isinstance(one, dict) for one in (outputs if several else [outputs])
        ):
            raise BadRequest(_NOT_SENT_BY_THE_PAGE)
        g.callback_reached = True
        return function(*args, **named)

    return run


def protect(
    app: GuardedDash, inline_scripts: Iterable[str] = (), frame_origins: Iterable[str] = ()
) -> None:
    """Refuse requests that no page sends, and send the security headers with every answer.

    `inline_scripts`: the texts of those that the page holds beside those of Dash.
    `frame_origins`: whose pages may show ours in a frame.
    A request that Dash cannot read is answered with 400, a body of more than MAX_REQUEST_BYTES
    with 413. An error in a callback is logged and answered with 500, as ever.
    """
    policy = content_security_policy(app, inline_scripts, frame_origins)
    app.server.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES

    @app.server.errorhandler(Exception)  # type: ignore[untyped-decorator]
    def _refuse(error: Exception) -> HTTPException:
        if isinstance(error, HTTPException):
            return error
        if request.method != "POST" or g.get("callback_reached"):
            raise error
        return BadRequest(_NOT_SENT_BY_THE_PAGE)

    @app.server.after_request  # type: ignore[untyped-decorator]
    def _headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response
