"""The HTML document that a browser gets first."""

from __future__ import annotations

import re

from conftest import ROOT
from explorer.web.app import create_app
from explorer.web.document import InlineScripts, PageDocument
from explorer.web.page_files import PageFiles
from samples import two_wars

FILES = PageFiles(styles="<styles>", script="<modules>")
INLINE = InlineScripts(colour_scheme="'light'", start="'start'")
PARTS = {
    name: f"<{name}>"
    for name in ("metas", "title", "favicon", "css", "app_entry", "config", "scripts", "renderer")
}


def document(title: str = "Wars", first_page: str = "<first-page>") -> str:
    return PageDocument(title, "<fonts>", FILES, INLINE).html(first_page, PARTS)


def test_everything_is_there_once_and_in_order() -> None:
    text = document()
    order = [
        '<html lang="en">', "<metas>", "<script>'light'</script>", "<styles>", "<fonts>", "<css>",
        "<favicon>", "</head>", "<first-page>",
        "<app_entry>", "<config>", "<modules>", "<scripts>", "<renderer>",
    ]  # fmt: skip
    assert all(text.count(part) == 1 for part in order)
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_a_title_is_text_and_nothing_is_filled_into_it() -> None:
    text = document("</title>{%scripts%}", "{%config%}")
    assert "<title>&lt;/title&gt;{%scripts%}</title>" in text
    assert text.count("<scripts>") == text.count("<config>") == 1
    assert "{%config%}" in text


def test_all_scripts_wait_until_the_first_page_is_painted() -> None:
    """The page's own before those of Dash; the document itself holds but the inline ones."""
    page = create_app(two_wars()).server.test_client().get("/").text
    (later,) = re.findall(r'(?s)<template id="later">(.*?)</template>', page)
    addresses = re.findall(r'<script[^>]*src="([^"?]+)', later)
    assert addresses[0] == "/_scripts.js"
    assert len(addresses) == later.count("<script") > 5
    outside = page.replace(later, "")
    assert not re.findall(r"<script[^>]*src=", outside)
    assert "modulepreload" not in outside
    assert page.index('id="first-page"') < page.index('id="later"')


def test_the_table_of_dash_is_not_loaded() -> None:
    page = create_app(two_wars()).server.test_client().get("/").text
    scripts = re.findall(r'<script src="([^"]+)"', page)
    assert [one for one in scripts if "dash_core_components" in one]
    assert not [one for one in scripts if "dash_table" in one]


def test_the_inline_scripts_are_files_of_their_own() -> None:
    inline = InlineScripts.from_folder(ROOT / "assets" / "inline")
    for script in (inline.colour_scheme, inline.start):
        assert "</" not in script, "it may not end the element that it stands in"
        assert "<!--" not in script
