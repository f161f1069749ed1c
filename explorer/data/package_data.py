"""Where the files lie that come with the package: the data, the style sheets and scripts."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def data_path() -> Path:
    """The data file that is explored where none is named."""
    return _find("actors.yaml")


def assets_path() -> Path:
    """The folder of style sheets and scripts that the page loads."""
    return _find("assets")


def _find(name: str) -> Path:
    # The wheel carries the files inside the package; in a checkout they lie at its top.
    installed = _PACKAGE / "_files" / name
    return installed if installed.exists() else _PACKAGE.parent / name
