"""The route of pictures: a view as a file, as the command `snapshot` writes it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import parse_qsl, quote, urlencode

from dash import Dash
from flask import Response, request

from explorer.caching import cached
from explorer.exchange.picture_file import PictureOptions, file_name
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query, view_to_query
from explorer.presentation.presets import DEFAULT_PRESET, PICTURE_FORMATS, PICTURE_PRESETS
from explorer.presentation.tab_captions import picture_caption
from explorer.presentation.theme import Theme
from explorer.web.answers import Answers

PICTURE_ROUTE = "_picture"

CACHED_PICTURES = 16
"""How many pictures are kept at hand; one of the map has some 0.5 MB."""

_MIME = {"png": "image/png", "svg": "image/svg+xml"}
_OWN_PART = "_"
"""How the names of parts of an address begin that are no part of a view."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "_format": PICTURE_FORMATS,
    "_preset": (DEFAULT_PRESET, *(one for one in PICTURE_PRESETS if one != DEFAULT_PRESET)),
    "_theme": tuple(map(str, Theme)),
}
"""What may be chosen by each part; the first is meant where it is left out."""

_DRAWN_BY = ("conflict-explorer", "resvg-py", "font-source-sans-pro")
"""The distributions on which the bytes of a picture depend."""

DrawPicture = Callable[[View, PictureOptions], bytes]
"""Makes the content of a file of what a view shows."""


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A picture that somebody asks for.

    `query`: the view as the query of a URL, in its one usual form.
    """

    query: str
    options: PictureOptions


def connect_pictures(app: Dash, answers: Answers, draw: DrawPicture) -> None:
    """Answer `/_picture?theater=libya&_format=svg&_preset=slide&_theme=dark` with a file.

    The address is that of the view, with up to three parts more. A wrong value of these is
    answered with 400 and one line; what makes no sense in the view is ignored, as on the page,
    and so are other parts that begin with an underscore.

    The file has a strong ETag of what it is made from: the view and the options, the dataset,
    and the versions of the programs that draw. So a browser which has the file is told so
    without a picture being drawn. Left out are the fonts of the machine, with which a PNG shows
    scripts that the known font lacks: who adds one gets it after emptying the browser's cache.
    """
    dataset = answers.workspace.dataset
    programs = " ".join(f"{name} {version(name)}" for name in _DRAWN_BY)
    made_by = f"{programs} {answers.options.fingerprint}"

    def draw_picture(asked: PictureRequest) -> bytes:
        return draw(view_from_query(asked.query, dataset)[0], asked.options)

    content = cached(draw_picture, CACHED_PICTURES)

    def serve() -> Response:
        parts = parse_qsl(request.query_string.decode(errors="replace"), keep_blank_values=True)
        try:
            options = picture_options(parts)
        except ValueError as error:
            return Response(f"{error}\n", status=400, mimetype="text/plain")
        view, _ = view_from_query(
            urlencode([part for part in parts if not part[0].startswith(_OWN_PART)]), dataset
        )
        asked = PictureRequest(view_to_query(view, dataset), options)
        etag = hashlib.sha256(f"{made_by} {asked}".encode()).hexdigest()[:32]
        response = Response(mimetype=_MIME[options.file_format])
        response.set_etag(etag)
        if _is_known(etag):
            response.status_code = 304
            return response
        words = picture_caption(answers.workspace, view)
        response.headers["Content-Disposition"] = attachment(file_name(words.file, options))
        # For HEAD as well, which says how long the file is; it is kept for the GET that follows.
        response.data = content(asked)
        return response

    path = f"{app.config.routes_pathname_prefix}{PICTURE_ROUTE}"
    app.server.add_url_rule(path, "picture", serve, methods=["GET"])


def picture_options(parts: Iterable[tuple[str, str]]) -> PictureOptions:
    """The options that the parts of an address name; what is left out has its usual value.

    Parts with other names change nothing: some sites add their own to every link. Raises
    ValueError, with a line that says what may be chosen, for any other value.
    """
    chosen = {name: choices[0] for name, choices in _CHOICES.items()}
    for name, value in parts:
        if name not in _CHOICES:
            continue
        if value not in _CHOICES[name]:
            raise ValueError(f"{name} is {value!r}; it may be {', '.join(_CHOICES[name])}")
        chosen[name] = value
    return PictureOptions(chosen["_format"], chosen["_preset"], Theme(chosen["_theme"]))


def attachment(name: str) -> str:
    """The header of an answer that is saved under a name (RFC 6266)."""
    plain = "".join(mark if mark.isascii() and mark not in '"\\%' else "_" for mark in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _is_known(etag: str) -> bool:
    """Whether whoever asks has this file already.

    Weak tags count as well (RFC 9110, 13.1.2): a proxy that compresses makes them of strong
    ones. What was compressed on its way from here bears the coding after its ETag.
    """
    known = request.if_none_match
    tags = known.as_set(include_weak=True)
    return known.star_tag or any(one.partition(":")[0] == etag for one in tags)
