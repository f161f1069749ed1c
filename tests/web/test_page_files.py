"""The page's own files, under addresses that change with their content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import Dash, html

from conftest import ROOT
from explorer.web.module_bundle import bundle_modules
from explorer.web.page_files import PageFiles, connect_files
from explorer.web.wire import YEAR


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("page.css", "inline/start.js", "notes.txt", "scripts/main.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* {name} */", encoding="utf-8")
    return tmp_path


def connected(folder: Path, prefix: str = "/") -> tuple[Dash, PageFiles]:
    app = Dash("page-files", assets_folder=str(folder), url_base_pathname=prefix)
    app.layout = html.Div()
    return app, connect_files(app, folder)


def address(tag: str) -> str:
    (found,) = re.findall(r'(?:src|href)="([^"]+)"', tag)
    return str(found)


def test_each_file_has_its_place(folder: Path) -> None:
    _, found = connected(folder)
    assert re.fullmatch(r"/assets/page\.css\?v=[0-9a-f]{16}", address(found.styles))
    assert re.fullmatch(r"/_scripts\.js\?v=[0-9a-f]{16}", address(found.script))
    assert found.script.startswith('<script type="module" ')


def test_another_content_is_another_address(folder: Path) -> None:
    _, before = connected(folder)
    (folder / "page.css").write_text("a {}", encoding="utf-8")
    _, after = connected(folder)
    assert before.styles != after.styles
    assert before.script == after.script
    (folder / "scripts" / "main.js").write_text("f();", encoding="utf-8")
    assert connected(folder)[1].script != before.script


def test_a_name_is_only_a_name(folder: Path) -> None:
    (folder / '<"&.css').write_text("", encoding="utf-8")
    assert '<"' not in connected(folder)[1].styles


@pytest.mark.parametrize("prefix", ["/", "/explorer/"])
def test_one_script_holds_all_modules(prefix: str) -> None:
    app, found = connected(ROOT / "assets", prefix)
    assert address(found.script).startswith(prefix)
    client = app.server.test_client()
    answer = client.get(address(found.script))
    assert answer.text == bundle_modules(ROOT / "assets" / "scripts" / "main.js")
    assert answer.mimetype == "text/javascript"
    assert answer.cache_control.max_age == YEAR
    assert answer.cache_control.immutable
    other = client.get(address(found.script).replace("v=", "v=0"))
    assert other.text == answer.text
    assert not other.cache_control.immutable
