"""The font of the map, served to the page, which shows the map's labels in it."""

from __future__ import annotations

from dash import Dash
from flask import Response, abort

from explorer.layout.font import Weight, font_file
from explorer.web.wire import FingerprintedFile

FACE_NAME = "Source Sans Pro"


def connect_fonts(app: Dash) -> str:
    """Serve the weights of the font; the tags that let a page draw with them.

    A page asks for the weights that it uses, each once, as they are kept for ever: 114 kB each
    as they travel. The regular one is asked for at once, since every picture uses it; until it
    is there another font stands in.
    """
    path = f"{app.config.requests_pathname_prefix}_font"
    files = {
        str(weight.value): FingerprintedFile(font_file(weight).read_bytes(), "font/ttf")
        for weight in Weight
    }
    addresses = {weight: file.address(f"{path}/{weight}") for weight, file in files.items()}

    def serve(weight: str) -> Response:
        file = files.get(weight)
        if file is None:
            abort(404)
        return file.answer()

    app.server.add_url_rule(f"{app.config.routes_pathname_prefix}_font/<weight>", "font", serve)
    rules = "".join(
        f"@font-face{{font-family:'{FACE_NAME}';font-weight:{weight};font-display:swap;"
        f"src:url('{address}') format('truetype')}}"
        for weight, address in addresses.items()
    )
    preload = (
        f'<link rel="preload" as="font" type="font/ttf" href="{addresses[str(Weight.REGULAR)]}" '
        "crossorigin>"
    )
    return f"{preload}<style>{rules}</style>"
