"""The shape of the tree: which module may know which, and where each is described.

The data goes one way, so do the imports: a module imports only from those above it.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

from conftest import ROOT

ORDER = (
    "errors",
    "caching",
    "data",
    "graph",
    "checks",
    "analysis",
    "layout",
    "workspace",
    "presentation",
    "exchange",
    "api",
    "server",
    "web",
    "commands",
    "cli",
    "__main__",
)
"""The steps, from the ground up. A folder is one step; within it, modules may use one another."""

SUBJECTS = {
    "analysis/alignment/test_face_value": "the alignments of the shipped file, against an expert",
    "presentation/drawing/test_known_days": "what must be seen on certain days of the shipped file",
    "presentation/overview/test_known_overviews": "the overview on certain days",
    "presentation/drawing/test_pictures": "small pictures, kept to be looked at",
    "test_machine_browser": "what tests share to drive a browser",
    "test_overview_checks": "what tests share to find faults in an overview",
    "test_docs": "what the documents name exists, and what exists is named there",
    "test_repository": "the files of the project beside its code",
    "test_sweeping": "what tests share to try few examples or many",
    "test_tree": "this",
    "test_wheel": "the package, built and installed",
    "data/test_shipped_data": "actors.yaml, as it comes with the package",
}
"""Test files whose subject is no single module."""


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted((ROOT / "explorer").rglob("*.py"))}
ROOT_MODULE = "explorer"


def step_of(module: str) -> str:
    """`explorer.web.page.whole_page` stands on the step `web`."""
    return module.split(".")[1]


@cache
def syntax_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """All that a module imports, inside functions too; modules of ours by their own names."""
    found: set[str] = set()
    for node in ast.walk(syntax_of(path)):
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
    assert ast.get_docstring(syntax_of(MODULES[module]))


def test_no_circles() -> None:
    graph = nx.DiGraph((module, other) for module in MODULES for other in ours(module))
    assert nx.is_directed_acyclic_graph(graph), nx.find_cycle(graph)


def test_no_step_is_listed_in_vain() -> None:
    present = {step_of(module) for module in MODULES if module != ROOT_MODULE}
    assert set(ORDER) <= present, f"no such module any more: {set(ORDER) - present}"


def test_every_folder_of_modules_is_a_package() -> None:
    assert all((path.parent / "__init__.py").exists() for path in MODULES.values())


SHARED_NAMES = {
    "to_bytes": "what every format of an export has: the bytes of a file",
    "answer": "what every question has: its answer",
    "PAGE": "what every question has: how the page offers it",
}
"""Names that stand in several modules because they are the same part of each."""


def public_names(path: Path) -> Iterator[str]:
    """What a module defines for others: functions, classes and constants of its own."""
    for node in syntax_of(path).body:
        targets: list[ast.expr] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from [node.name] if not node.name.startswith("_") else []
        elif isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name) and not target.id.startswith("_"):
                yield target.id


def test_no_public_name_means_two_things() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for module, path in MODULES.items():
        for name in {*public_names(path)} - SHARED_NAMES.keys():
            places[name].append(module)
    # The ids of the page's parts are always written with their module: ids.TABLE.
    twice = {
        name: modules
        for name, modules in places.items()
        if len([one for one in modules if one != "explorer.web.ids"]) > 1
    }
    assert not twice, "give each a name of its own, or a reason in SHARED_NAMES"


def test_no_name_is_shared_in_vain() -> None:
    names = [name for path in MODULES.values() for name in public_names(path)]
    assert all(names.count(name) > 1 for name in SHARED_NAMES)


TESTS = ROOT / "tests"


@pytest.mark.parametrize(
    "path", sorted(TESTS.rglob("test_*.py")), ids=lambda p: str(p.relative_to(TESTS))
)
def test_a_test_file_stands_where_its_module_does(path: Path) -> None:
    """`tests/graph/test_select.py` tests `explorer/graph/select.py`; browser/ tests the page."""
    where = path.relative_to(TESTS).with_suffix("")
    subject = where.with_name(where.name.removeprefix("test_"))
    known = (
        str(where) in SUBJECTS
        or ".".join((ROOT_MODULE, *subject.parts)) in MODULES
        or where.parts[0] == "browser"
    )
    assert known, f"no module explorer/{subject}.py; move {where}.py, or name it in SUBJECTS"
    assert ast.get_docstring(syntax_of(path))


GUIDE = ROOT / "CONTRIBUTING.md"
ROOM = 72


def purpose(module: str) -> str:
    """The first sentence of its docstring, or as much of it as a line has room for."""
    text = ast.get_docstring(syntax_of(MODULES[module])) or ""
    sentence = re.split(r"\.(?:\s|$)", " ".join(text.split()), maxsplit=1)[0]
    if len(sentence) <= ROOM:
        return sentence
    for marks in ("[:;]", ","):
        ends = [one.start() for one in re.finditer(rf"{marks} ", sentence[: ROOM + 2])]
        if fitting := [end for end in ends if sentence.count("`", 0, end) % 2 == 0]:
            return sentence[: fitting[-1]]
    return sentence


def children(package: str) -> list[str]:
    """The modules and packages right inside a package, each below those that it imports."""
    depth = package.count(".") + 1
    found = {module for module in MODULES if module.startswith(f"{package}.")}
    graph = nx.DiGraph()
    graph.add_nodes_from(".".join(module.split(".")[: depth + 1]) for module in found)
    for module in found:
        child = ".".join(module.split(".")[: depth + 1])
        for other in ours(module) & found:
            above = ".".join(other.split(".")[: depth + 1])
            if above != child:
                graph.add_edge(above, child)
    assert nx.is_directed_acyclic_graph(graph), nx.find_cycle(graph)
    return list(nx.lexicographical_topological_sort(graph))


PACKAGES = sorted({module.rpartition(".")[0] for module in MODULES} - {"", ROOT_MODULE})


@pytest.mark.parametrize("package", PACKAGES)
def test_the_parts_of_a_package_import_each_other_one_way(package: str) -> None:
    assert children(package)


def rows(module: str, indent: int) -> Iterator[str]:
    inner = children(module)
    name = module.rpartition(".")[2] + ("/" if inner else ".py")
    yield f"{' ' * indent}{name:<{max(24 - indent, len(name) + 1)}}{purpose(module)}"
    for child in inner:
        yield from rows(child, indent + 2)


def tree() -> str:
    """The modules with what they are for, each below those that it imports."""
    lines = [line for step in ORDER for line in rows(f"{ROOT_MODULE}.{step}", 2)]
    return "\n".join(["explorer/", *lines]) + "\n"


def test_the_contributing_guide_shows_the_tree() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert tree() in text, "the tree in CONTRIBUTING.md is not the one in the folder: make tree"


if __name__ == "__main__":
    before = GUIDE.read_text(encoding="utf-8")
    after = re.sub(r"(?ms)^explorer/\n.*?(?=^assets/)", lambda _: tree(), before)
    GUIDE.write_text(after, encoding="utf-8")
