"""The page's own files, under addresses that change with their content."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT
from explorer.web.page_files import page_files
from explorer.web.wire import fingerprint_of_content


def url_of(name: str) -> str:
    return f"/assets/{name}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "page.css",
        "inline/start.js",
        "notes.txt",
        "scripts/main.js",
        "scripts/map/pan.js",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* {name} */", encoding="utf-8")
    return tmp_path


def test_each_file_has_its_place(folder: Path) -> None:
    found = page_files(folder, url_of)
    assert re.findall(r'href="([^"?]+)', found.styles) == ["/assets/page.css"]
    assert re.findall(r'modulepreload" href="([^"?]+)', found.modules) == [
        "/assets/scripts/main.js",
        "/assets/scripts/map/pan.js",
    ]
    assert re.findall(r'src="([^"?]+)', found.modules) == ["/assets/scripts/main.js"]
    assert "notes" not in str(found)
    assert "inline" not in str(found)


def test_the_import_map_leads_to_the_fingerprinted_files(folder: Path) -> None:
    found = page_files(folder, url_of)
    imports = json.loads(found.import_map)["imports"]
    content = (folder / "scripts/map/pan.js").read_bytes()
    assert imports == {
        url: address
        for url, address in imports.items()
        if address.startswith(f"{url}?v=") and address in found.modules
    }
    assert imports["/assets/scripts/map/pan.js"].endswith(fingerprint_of_content(content))


def test_another_content_is_another_address(folder: Path) -> None:
    before = page_files(folder, url_of)
    (folder / "page.css").write_text("a {}", encoding="utf-8")
    after = page_files(folder, url_of)
    assert before.styles != after.styles
    assert before.import_map == after.import_map


def test_a_name_is_only_a_name(folder: Path) -> None:
    (folder / "scripts" / '<"&.js').write_text("", encoding="utf-8")
    found = page_files(folder, url_of)
    assert "<" not in found.import_map
    assert '<"' not in found.modules
    assert '/assets/scripts/<"&.js' in json.loads(found.import_map)["imports"]


def test_every_module_is_in_the_map() -> None:
    found = json.loads(page_files(ROOT / "assets", url_of).import_map)["imports"]
    modules = (ROOT / "assets" / "scripts").rglob("*.js")
    assert set(found) == {url_of(str(one.relative_to(ROOT / "assets"))) for one in modules}
