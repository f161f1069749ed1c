"""All modules of the page in one text, so that one request brings them."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import ROOT
from explorer.web.module_bundle import bundle_modules

SCRIPTS = ROOT / "assets" / "scripts"

MODULES = {
    "main.js": """/** Begins with a comment: import { nothing } from "./nowhere.js"; */

import { log } from "./log.js";
import { Counter, count as countAll, later } from "./map/counter.js";
import { half } from "./map/half.js";

// export const hidden = 1;
const module = new Counter();
log.push("main", half(module.next() + countAll()), await_is_a_name());
function await_is_a_name() {
  return typeof this;
}
export const result = later().then((value) => [...log, value]);
""",
    "log.js": """/** @type {import("./main.js").Log} */
export const log = [];
log.push("log");
""",
    "map/counter.js": """import {
  log,
} from "../log.js";
import { half } from "./half.js";

log.push("counter", half(4));
export class Counter {
  #count = STEP;
  next() {
    return (this.#count += STEP);
  }
}
export const STEP = 2;
export function count() {
  return STEP;
}
export async function later() {
  const $ = `
  import { no } from "./thing.js";`;
  return $.length;
}
""",
    "map/half.js": """import { log } from "../log.js";
const STEP = 7;
log.push(`half ${STEP}`);
export const half = (value) => value / 2;
""",
}


@pytest.fixture
def main(tmp_path: Path) -> Path:
    for name, text in MODULES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "main.js"


def run(page: Page, main: Path) -> list[object]:
    """What the modules log: put together, and as a browser loads them."""

    def serve(url: str, text: str) -> None:
        page.route(url, lambda route: route.fulfill(content_type="text/javascript", body=text))

    page.route(
        "http://modules.test/", lambda route: route.fulfill(body="", content_type="text/html")
    )
    for path in main.parent.rglob("*.js"):
        serve(
            f"http://modules.test/{path.relative_to(main.parent).as_posix()}",
            path.read_text("utf-8"),
        )
    serve("http://modules.test/bundle.js", bundle_modules(main))
    page.goto("http://modules.test/")
    return [
        page.evaluate("""async () => (await import("/bundle.js")).modules["main.js"].result"""),
        page.evaluate("""async () => (await import("/main.js")).result"""),
    ]


def test_it_does_what_the_modules_do(main: Path, browser: Browser) -> None:
    """Each runs once, in the order and with the names that it has by itself."""
    with closing(browser.new_page()) as page:
        together, apart = run(page, main)
    assert together == apart
    assert together == ["log", "half 7", "counter", 2, "main", 3, "undefined", 35]


def test_it_gives_what_each_module_exports(main: Path) -> None:
    text = bundle_modules(main)
    assert text.count("return { Counter, STEP, count, later };") == 1
    assert text.count("return { half };") == 1
    assert text.rstrip().endswith(
        'export const modules = { "log.js": module_0, "map/half.js": module_1, '
        '"map/counter.js": module_2, "main.js": module_3 };'
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('import all from "./log.js";', "import"),
        ('import * as all from "./log.js";', "import"),
        ('import "./log.js";', "import"),
        ('import { log } from "log";', "import"),
        ("export default 1;", "export"),
        ("export let changing = 1;", "export"),
        ("export { log };", "export"),
        ('export * from "./log.js";', "export"),
        ("export const { one } = log;", "export"),
        ("await log;", "await"),
        ('log.push(import("./log.js"));', "import("),
        ("log.push(import.meta.url);", "import."),
        ("const module_1 = 1;", "module_1"),
    ],
)
def test_what_it_cannot_put_together_is_refused(main: Path, line: str, problem: str) -> None:
    path = main.parent / "map" / "half.js"
    path.write_text(f"{MODULES['map/half.js']}{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"map/half\.js") as raised:
        bundle_modules(main)
    assert problem in str(raised.value)


def test_a_circle_is_refused(main: Path) -> None:
    path = main.parent / "log.js"
    path.write_text('import { result } from "./main.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"main\.js imports itself"):
        bundle_modules(main)


def test_a_name_that_is_not_exported_is_refused(main: Path) -> None:
    (main.parent / "log.js").write_text("const log = [];\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"imports log, which .*log\.js does not export"):
        bundle_modules(main)


def test_no_module_of_the_page_is_left_out() -> None:
    text = bundle_modules(SCRIPTS / "main.js")
    for path in SCRIPTS.rglob("*.js"):
        name = path.relative_to(SCRIPTS).as_posix()
        assert text.count(f"\n// {name}\n") + text.startswith(f"// {name}\n") == 1, name
        assert f"{json.dumps(name)}: module_" in text
