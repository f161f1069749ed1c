"""The public API: what docs/api.md says, done."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import explorer
from conftest import ROOT
from explorer.data.model import Dataset
from explorer.exchange.camp_answer import camp_answer
from explorer.graph.build import build_graph
from explorer.workspace import Workspace

GUIDE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)


def test_the_examples_run(capfd: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(example, names)
    said = capfd.readouterr().out
    assert "turkey weapons gna" in said
    assert "('russia', 'turkey')" in said
    assert "no-such-file.yaml 0 there is no such file" in said


@pytest.mark.parametrize("name", explorer.__all__)
def test_every_name_is_there_and_in_the_guide(name: str) -> None:
    value = getattr(explorer, name)
    assert value.__doc__
    words = ("Dataset", "View", "Span", "PartialDate", "Period")  # of which functions tell
    assert name in words or re.search(rf"\b{name}\b", GUIDE), f"docs/api.md does not name {name}"


def test_names_that_are_not_there() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = explorer.nonsense
    assert set(explorer.__all__) <= set(dir(explorer))


def test_importing_it_imports_nothing_else() -> None:
    code = (
        "import sys, explorer; "
        "print(*sorted({name.split('.')[0] for name in sys.modules} & "
        "{'numpy', 'networkx', 'pydantic', 'dash', 'scipy', 'yaml', 'click'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_dataset_gives_its_graph(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    data = explorer.load()
    assert isinstance(data, Dataset)
    assert data.links == dataset.links
    assert nx.utils.graphs_equal(data.graph(), build_graph(dataset))
    view = data.view("theater=libya")
    assert nx.utils.graphs_equal(data.graph(view), explorer.select(graph, view))
    assert nx.utils.graphs_equal(data.graph("theater=libya"), data.graph(view))
    data.graph().clear()
    assert len(data.graph()), "each graph is one's own"


def test_wrong_queries_and_files_are_errors() -> None:
    with pytest.raises(ValueError, match="there is no theater 'atlantis'"):
        explorer.load().graph("theater=atlantis")
    with pytest.raises(explorer.ExplorerError):
        explorer.load(Path("nowhere.yaml"))


def test_a_dataset_gives_what_the_page_says_of_camps() -> None:
    data = explorer.load()
    theater = next(iter(data.theaters))
    found = data.camps(f"theater={theater}")
    assert found == camp_answer(Workspace(data), data.view(f"theater={theater}"))
    assert found["summary"]["anchor"] in data.theaters[theater].parties
    with pytest.raises(ValueError, match="nowhere"):
        data.camps("theater=nowhere")
