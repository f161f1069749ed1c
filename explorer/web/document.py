"""The HTML document that a browser gets first, around what Dash writes into it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from explorer.presentation.theme import FONT
from explorer.web.page_files import PageFiles

_FONT_STYLE = f"<style>:root{{--mantine-font-family:{FONT}}}</style>"
"""The font of the page, until Mantine is there and says the same."""


@dataclass(frozen=True, slots=True)
class InlineScripts:
    """The scripts that stand in the document itself, from assets/inline/.

    `colour_scheme` is for its head; `start` is what Dash calls its renderer: it fetches
    and runs all other scripts when the first page has been painted, and starts Dash.
    """

    colour_scheme: str
    start: str

    @classmethod
    def from_folder(cls, folder: Path) -> InlineScripts:
        """Read them."""
        return cls(
            *((folder / name).read_text("utf-8") for name in ("colour-scheme.js", "start.js"))
        )


@dataclass(frozen=True, slots=True)
class PageDocument:
    """The document of a dataset's page.

    `title`: a text. `fonts`: the tags that load the font. `files`: those of the page's own files.
    """

    title: str
    fonts: str
    files: PageFiles
    inline: InlineScripts

    def html(self, first_page: str, parts: dict[str, str]) -> str:
        """The document. `parts`: what Dash gives to `interpolate_index`.

        `first_page`: what is to be seen until Dash has put the page into `app_entry`.
        """
        # Dash would fill in a text frame, one part after the other, and so what stands in them.
        return f"""<!DOCTYPE html>
<html lang="en">
<head>
{parts["metas"]}<title>{escape(self.title)}</title>
<script>{self.inline.colour_scheme}</script>
{self.files.styles}{self.fonts}{_FONT_STYLE}{parts["css"]}{parts["favicon"]}
</head>
<body>
{first_page}
{parts["app_entry"]}
<div>{parts["config"]}<template id="later">{self.files.script}{parts["scripts"]}</template>
{parts["renderer"]}</div>
</body>
</html>"""
