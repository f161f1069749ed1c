"""The shape of the tree: which module may know which, and where each is described.

The data goes one way, so do the imports: a module imports only from those above it.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

from conftest import ROOT

ORDER = (
    "errors",
    "dates",
    "vocabulary",
    "model",
    "reading",
    "schema",
    "linting",
    "checking",
    "graph",
    "view",
    "search",
    "boxes",
    "analysis",
    "positions",
    "appearance",
    "atlas",
    "legend",
    "elements",
    "captions",
    "timestrip",
    "chronicle",
    "details",
    "exchange",
    "shipped",
    "api",
    "browser",
    "serving",
    "watching",
    "web",
    "snapshot",
    "commands",
    "cli",
    "__main__",
)
"""The steps, from the ground up. A folder is one step; within it, modules may use one another."""

SUBJECTS = {
    "docs": "what the documents name exists, and what exists is named there",
    "inferred_alignment": "analysis/alignment.py, where no link says it",
    "tree": "this",
    "wheel": "the package, built and installed",
}
"""Test files whose subject is no single module."""


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted((ROOT / "explorer").rglob("*.py"))}
ROOT_MODULE = "explorer"


def step_of(module: str) -> str:
    """`explorer.web.page` stands on the step `web`."""
    return module.split(".")[1]


@cache
def imports_of(path: Path) -> frozenset[str]:
    """All that a module imports, inside functions too; modules of ours by their own names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports here are absolute"
            assert node.module is not None
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in MODULES else node.module)
    return frozenset(found)


def ours(module: str) -> frozenset[str]:
    """The modules of this package that `module` imports."""
    return imports_of(MODULES[module]) & set(MODULES) - {ROOT_MODULE}


each_module = pytest.mark.parametrize("module", [one for one in MODULES if one != ROOT_MODULE])


@each_module
def test_it_imports_only_from_above(module: str) -> None:
    step = step_of(module)
    assert step in ORDER, f"{module} has no place yet: put {step!r} into ORDER, below what it uses"
    below = [
        other
        for other in sorted(ours(module))
        if step_of(other) not in ORDER or ORDER.index(step_of(other)) > ORDER.index(step)
    ]
    assert not below, f"{module} imports what stands below it in ORDER: {', '.join(below)}"


@each_module
def test_only_the_web_knows_dash(module: str) -> None:
    if step_of(module) == "web":
        return
    known = [name for name in imports_of(MODULES[module]) if re.match("dash|plotly|flask", name)]
    assert not known, f"{module} imports {known}; that is for explorer/web alone"


@each_module
def test_it_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8")))


def test_no_circles() -> None:
    graph = nx.DiGraph((module, other) for module in MODULES for other in ours(module))
    assert nx.is_directed_acyclic_graph(graph), nx.find_cycle(graph)


def test_no_step_is_listed_in_vain() -> None:
    present = {step_of(module) for module in MODULES if module != ROOT_MODULE}
    assert set(ORDER) <= present, f"no such module any more: {set(ORDER) - present}"


def test_every_folder_of_modules_is_a_package() -> None:
    assert all((path.parent / "__init__.py").exists() for path in MODULES.values())


@pytest.mark.parametrize("path", sorted((ROOT / "tests").glob("test_*.py")), ids=lambda p: p.stem)
def test_a_test_file_has_a_subject(path: Path) -> None:
    subject = path.stem.removeprefix("test_")
    names = {module.removeprefix("explorer.").replace(".", "_") for module in MODULES}
    names |= {name.rpartition("_")[2] for name in names} - {""}
    known = subject in SUBJECTS or any(f"{subject}_".startswith(f"{name}_") for name in names)
    assert known, (
        f"no module is called {subject!r}; rename {path.name}, or state its subject in SUBJECTS"
    )
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


GUIDE = ROOT / "CONTRIBUTING.md"
ROOM = 74


def purpose(module: str) -> str:
    """The first sentence of its docstring, or as much of it as a line has room for."""
    text = ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8"))) or ""
    sentence = re.split(r"\.(?:\s|$)", " ".join(text.split()), maxsplit=1)[0]
    if len(sentence) <= ROOM:
        return sentence
    for marks in ("[:;]", ","):
        ends = [one.start() for one in re.finditer(rf"{marks} ", sentence[: ROOM + 2])]
        if fitting := [end for end in ends if sentence.count("`", 0, end) % 2 == 0]:
            return sentence[: fitting[-1]]
    return sentence


def tree() -> str:
    """The modules with what they are for, each below those that it imports."""
    lines = ["explorer/"]
    for step in ORDER:
        inner = [module for module in MODULES if module.startswith(f"explorer.{step}.")]
        name = f"explorer.{step}"
        lines.append(f"  {step + ('/' if inner else '.py'):<18} {purpose(name)}")
        graph = nx.DiGraph((other, module) for module in inner for other in ours(module) & {*inner})
        graph.add_nodes_from(inner)
        lines += (
            f"    {module.rpartition('.')[2] + '.py':<16} {purpose(module)}"
            for module in nx.lexicographical_topological_sort(graph)
        )
    return "\n".join(lines) + "\n"


def test_the_contributing_guide_shows_the_tree() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert tree() in text, "the tree in CONTRIBUTING.md is not the one in the folder: make tree"


if __name__ == "__main__":
    before = GUIDE.read_text(encoding="utf-8")
    after = re.sub(r"(?ms)^explorer/\n.*?(?=^assets/)", lambda _: tree(), before)
    GUIDE.write_text(after, encoding="utf-8")
