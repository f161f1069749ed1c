"""The page's own files in assets/, under addresses that change with their content."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from explorer.web.wire import fingerprint_of_content

_MODULES = "scripts"
"""Where the page's own modules lie; `main.js` imports the others."""


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The tags that load the page's own files.

    `styles`: of the style sheets. `import_map`: JSON, by which `import "./actions.js"` finds the
    fingerprinted file; what is loaded before it is loaded past it. `modules`: the tags that load
    all modules at once, and not each as it is found to be imported, and run `main.js`.
    """

    styles: str
    import_map: str
    modules: str


def page_files(folder: Path, url_of: Callable[[str], str]) -> PageFiles:
    """The tags for all style sheets in a folder, and all modules in its folder scripts/.

    `url_of` gives the address of a file from its path in the folder.
    """

    def fingerprinted(path: Path) -> tuple[str, str]:
        address = url_of(path.relative_to(folder).as_posix())
        return address, f"{address}?v={fingerprint_of_content(path.read_bytes())}"

    styles = dict(map(fingerprinted, sorted(folder.glob("*.css"))))
    modules = dict(map(fingerprinted, sorted((folder / _MODULES).rglob("*.js"))))
    main = modules[url_of(f"{_MODULES}/main.js")]
    return PageFiles(
        styles="".join(
            f'<link rel="stylesheet" href="{escape(address)}">' for address in styles.values()
        ),
        # In an inline script nothing may look like its end.
        import_map=json.dumps({"imports": modules}, separators=(",", ":")).replace("<", "\\u003c"),
        modules="".join(
            f'<link rel="modulepreload" href="{escape(address)}">' for address in modules.values()
        )
        + f'<script type="module" src="{escape(main)}"></script>',
    )
