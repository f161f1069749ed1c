"""Eyes for what explorer/web/markup.py makes: its text, its parts, and what a browser takes.

What markup.js and buttons.js of assets/scripts/ allow is read out of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from conftest import ROOT
from explorer.web.markup import MarkupNode

SCRIPTS = ROOT / "assets" / "scripts"


@cache
def allowed() -> tuple[frozenset[str], re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The tags, the attributes, and the forms of some attributes' values, of markup.js."""
    script = (SCRIPTS / "markup.js").read_text(encoding="utf-8")
    listed = re.search(r"const TAGS = new Set\((.*?)^\);", script, re.DOTALL | re.MULTILINE)
    attributes = re.search(r"const ATTRIBUTES =\s*/\^(.*?)\$/;", script)
    safe = re.search(r"const SAFE = \{(.*?)\};", script, re.DOTALL)
    assert listed
    assert attributes
    assert safe
    tags = " ".join(re.findall(r'"([a-z0-9 ]+)"', listed[1])).split()
    forms = re.findall(r"(\w+): /\^(.*?)/(?=[,\s])", safe[1])
    assert len(tags) > 10
    assert {name for name, _ in forms} == {"href", "src", "type"}
    return (
        frozenset(tags),
        re.compile(attributes[1]),
        {name: re.compile(form.replace(r"\/", "/")) for name, form in forms},
    )


@cache
def actions() -> frozenset[str]:
    """What a button can do: the names in ACTIONS of buttons.js."""
    script = (SCRIPTS / "buttons.js").read_text(encoding="utf-8")
    block = re.search(r"const ACTIONS = \{(.*?)^\};", script, re.DOTALL | re.MULTILINE)
    assert block
    return frozenset(re.findall(r"(?m)^  (\w+): \(", block[1]))


def walk(nodes: Iterable[MarkupNode]) -> Iterator[MarkupNode]:
    """All nodes, texts among them, in the order of the page."""
    for node in nodes:
        yield node
        if not isinstance(node, str):
            yield from walk(node[2])


def text(nodes: Iterable[MarkupNode]) -> str:
    """What somebody reads."""
    return "".join(node for node in walk(nodes) if isinstance(node, str))


def found(nodes: Iterable[MarkupNode], tag: str, **attributes: str) -> list[list[Any]]:
    """The parts with this tag and these attributes; `class_` is one of its classes."""
    wanted = dict(attributes)
    look = wanted.pop("class_", None)
    return [
        node
        for node in walk(nodes)
        if not isinstance(node, str)
        and node[0] == tag
        and all(node[1].get(name.replace("_", "-")) == value for name, value in wanted.items())
        and (look is None or look in node[1].get("class", "").split())
    ]


def texts(nodes: Iterable[MarkupNode], tag: str, **attributes: str) -> list[str]:
    """What these parts say, one by one."""
    return [text([node]) for node in found(nodes, tag, **attributes)]


def check(nodes: Iterable[MarkupNode]) -> int:
    """Everything is of the form that the browser builds, whole; how many parts there were."""
    tags, attributes, forms = allowed()
    count = 0
    for node in walk(nodes):
        count += 1
        if isinstance(node, str):
            continue
        assert isinstance(node, list), node
        tag, given, children = node
        assert tag in tags, f"markup.js refuses <{tag}>"
        assert isinstance(children, list), node
        for name, value in given.items():
            assert attributes.fullmatch(name), f"markup.js drops {name} of <{tag}>"
            assert isinstance(value, str), f"{name} of <{tag}> is {value!r}"
            assert name not in forms or forms[name].match(value), f"markup.js drops {name}={value}"
        if tag == "button":
            does = [name.removeprefix("data-") for name in given if name.startswith("data-")]
            assert does, f"a button that does nothing: {node}"
            assert set(does) <= actions(), f"buttons.js knows no {does}"
            assert given.get("type") == "button"
            assert text(children).strip() or given.get("aria-label"), f"no name: {node}"
        if tag == "img":
            assert "alt" in given
    return count
