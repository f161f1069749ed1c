"""How answers travel: compressed, and kept by browsers for as long as they stay true."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock

from dash import Dash
from flask import Response, g, request
from flask_compress import Compress

YEAR = 31_536_000
"""Seconds for which a browser keeps what never changes; caches take no more for true."""

FINGERPRINT_LENGTH = 16
"""Hexadecimal digits of the hash in an address: 64 bits tell our few files apart."""

MAX_KEPT_FILES = 400
"""Files of which the compressed bytes are kept; there are some 60, in up to three codings."""

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


def keep_for_ever(response: Response) -> None:
    """Let browsers and caches keep an answer whose address changes when its content does."""
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"


def compress_answers(app: Dash) -> None:
    """Compress every text that an application answers with, and say how long it may be kept.

    A file with a fingerprint in its address may be kept for ever, and its compressed bytes are
    kept here. Whatever says nothing about it has to be asked for again each time.
    """
    app.server.config.update(_LEVELS, COMPRESS_REGISTER=False)
    answers, files = Compress(app.server), Compress(app.server)
    answers.enabled_algorithms = _ANSWER_CODINGS
    files.enabled_algorithms = _FILE_CODINGS
    files.cache, files.cache_key = _CompressedFiles(), lambda _: str(g.file_key)
    prefix = app.config.requests_pathname_prefix
    of_dash, of_page = f"{prefix}_dash-component-suites/", app.get_asset_url("")

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
            g.file_key = hashlib.sha256(response.get_data()).hexdigest()
            return files.after_request(response)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache"
        return answers.after_request(response)

    app.server.after_request(travel)


def _hold(response: Response) -> None:
    """Read a file that would be passed on piece by piece, so that it can be compressed once."""
    response.direct_passthrough = False
    response.make_sequence()


class _CompressedFiles:
    """The compressed bytes of files by coding and content, those that were used last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        with self._lock:
            return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            if len(self._kept) > MAX_KEPT_FILES:
                self._kept.popitem(last=False)
