"""How answers travel: compressed, and kept by browsers for as long as they stay true."""

from __future__ import annotations

import hashlib

from dash import Dash
from flask import Response, request
from flask_compress import Compress

from explorer.web.kept_files import KeptFiles

YEAR = 31_536_000
"""Seconds for which a browser keeps what never changes; caches take no more for true."""

FINGERPRINT_LENGTH = 16
"""Hexadecimal digits of the hash in an address: 64 bits tell our few files apart."""

_LEVELS = {
    # Files are compressed once: 100 ms for all scripts of the first page, a fifth of their size.
    "COMPRESS_BR_LEVEL": 6,
    # Other answers each time: 300 kB of JSON in 1 ms; brotli of that speed saves no more.
    "COMPRESS_ZSTD_LEVEL": 3,
    # For both, where a browser knows nothing else: 300 kB of JSON in 3 ms.
    "COMPRESS_LEVEL": 1,
}
_FILE_CODINGS = ("br", "gzip")
_ANSWER_CODINGS = ("zstd", "gzip")


def fingerprint_of_content(content: bytes) -> str:
    """The part of an address that changes with the content of a file."""
    return hashlib.sha256(content).hexdigest()[:FINGERPRINT_LENGTH]


class FingerprintedFile:
    """A file that is served under an address that changes with its content."""

    def __init__(self, content: bytes, mimetype: str) -> None:
        self._content = content
        self._mimetype = mimetype
        self._fingerprint = fingerprint_of_content(content)

    def address(self, path: str) -> str:
        """Where it is found; `path` is that of its route."""
        return f"{path}?v={self._fingerprint}"

    def is_asked_for(self) -> bool:
        """Whether the request that is being answered means this content and no other."""
        return request.args.get("v") == self._fingerprint

    def answer(self) -> Response:
        """The answer to a request; it may be kept for ever if it means this content."""
        response = Response(self._content, mimetype=self._mimetype)
        if self.is_asked_for():
            keep_for_ever(response)
        return response


def keep_for_ever(response: Response) -> None:
    """Let browsers and caches keep an answer whose address changes when its content does."""
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"


def compress_answers(app: Dash) -> None:
    """Compress every text that an application answers with, and say how long it may be kept.

    A file with a fingerprint in its address may be kept for ever, and its answer is kept here.
    Whatever says nothing about it has to be asked for again each time.
    """
    app.server.config.update(_LEVELS, COMPRESS_REGISTER=False)
    answers, files = Compress(app.server), Compress(app.server)
    answers.enabled_algorithms = _ANSWER_CODINGS
    files.enabled_algorithms = _FILE_CODINGS
    of_dash = f"{app.config.requests_pathname_prefix}_dash-component-suites/"
    of_page = app.get_asset_url("")
    app.server.wsgi_app = KeptFiles(app.server.wsgi_app, _FILE_CODINGS)

    def travel(response: Response) -> Response:
        if response.status_code == 200 and request.path.startswith((of_dash, of_page)):
            _hold(response)
            content = response.get_data()
            # Dash knows its own fingerprints, and then names a time.
            if response.cache_control.max_age or (
                request.args.get("v") == fingerprint_of_content(content)
            ):
                keep_for_ever(response)
        if response.cache_control.immutable:
            return files.after_request(response)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache"
        return answers.after_request(response)

    app.server.after_request(travel)


def _hold(response: Response) -> None:
    """Read a file that would be passed on piece by piece, so that it can be compressed once."""
    response.direct_passthrough = False
    response.make_sequence()
