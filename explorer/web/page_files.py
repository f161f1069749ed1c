"""The page's own files in assets/, under addresses that change with their content."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from dash import Dash

from explorer.web.module_bundle import bundle_modules
from explorer.web.wire import FingerprintedFile

_MAIN = "scripts/main.js"
"""The module that imports all others."""

_SCRIPT_ROUTE = "_scripts.js"


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The tags that load the page's own files.

    `styles`: of the style sheets. `script`: of the one script that all modules are put into;
    sixty requests take longer than all that the modules do.
    """

    styles: str
    script: str


def connect_files(app: Dash, folder: Path) -> PageFiles:
    """The tags for all style sheets in a folder, and for the modules in its folder scripts/.

    Style sheets are served by Dash, which knows the folder; the script is served from here on.
    """
    script = FingerprintedFile(bundle_modules(folder / _MAIN).encode(), "text/javascript")
    route = f"{app.config.routes_pathname_prefix}{_SCRIPT_ROUTE}"
    app.server.add_url_rule(route, "scripts", script.answer)
    address = script.address(f"{app.config.requests_pathname_prefix}{_SCRIPT_ROUTE}")
    return PageFiles(
        styles="".join(
            f'<link rel="stylesheet" href="{escape(_address(app, path))}">'
            for path in sorted(folder.glob("*.css"))
        ),
        script=f'<script type="module" src="{escape(address)}"></script>',
    )


def _address(app: Dash, style: Path) -> str:
    return FingerprintedFile(style.read_bytes(), "text/css").address(app.get_asset_url(style.name))
