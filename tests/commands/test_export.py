"""`export`: every form, and every way to get it wrong."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import networkx as nx
import pytest

from conftest import ROOT
from explorer import cli
from explorer.exchange.csv import read
from explorer.exchange.yaml_dump import dataset_to_yaml
from samples import two_wars


@pytest.fixture
def wars(tmp_path: Path) -> str:
    path = tmp_path / "wars.yaml"
    path.write_text(dataset_to_yaml(two_wars()), encoding="utf-8")
    return str(path)


def run(*arguments: str | Path) -> int:
    return cli.run([str(one) for one in arguments])


def test_json_to_standard_output(wars: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", wars, "--theater", "coast", "--format", "json", "-o", "-") == 0
    said = capfd.readouterr()
    graph = nx.node_link_graph(json.loads(said.out), edges="edges")
    assert "front" in graph
    assert said.err.startswith("-: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("name", ["a.json", "a.graphml", "a.gexf", "a.zip", "a.cyjs", "a.yaml"])
def test_the_ending_says_which_form(wars: str, tmp_path: Path, name: str) -> None:
    assert run("export", wars, "-o", tmp_path / name) == 0
    assert (tmp_path / name).stat().st_size


def test_csv_goes_into_a_folder_or_a_zip(wars: str, tmp_path: Path) -> None:
    for name in ("tables", "tables.zip"):
        assert run("export", wars, "--date", "any", "--format", "csv", "-o", tmp_path / name) == 0
    assert read.import_tables(tmp_path / "tables").dataset.links == two_wars().links
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert "actors.csv" in archive.namelist()


def test_the_options_make_the_view(wars: str, tmp_path: Path) -> None:
    options = (
        *("--theater=all", "--date=2012..2014", "--kinds=weapons", "--types=state,coalition"),
        *("--focus=league", "--hops=1"),
    )
    assert run("export", wars, *options, "-o", tmp_path / "a.json") == 0
    data = json.loads((tmp_path / "a.json").read_bytes())
    assert [edge["key"] for edge in data["edges"]] == ["sudmark.weapons.league"]


def test_a_date_is_read_as_on_the_page(wars: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.json" for number in range(2)]
    for file, typed in zip(files, ("2014-03-01", "1 March 2014"), strict=True):
        assert run("export", wars, "--date", typed, "-o", file) == 0
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--theater", "cost"], "--theater: there is no theater 'cost' (did you mean coast?)"),
        (["--date", "2019-13"], "--date: "),
        (["--date", "2019..2018"], "--date: 2018 is before 2019"),
        (["--date", "1/2/2020"], "--date: 1/2/2020 can be 1 February 2020 or 2 January 2020: "),
        (["--kinds", "weapons,arms"], "--kinds: there is no kind 'arms'"),
        (["--kinds", ""], "--kinds: "),
        (["--confidence", "sure"], "--confidence: there is no confidence 'sure'"),
        (["--types", "army"], "--types: there is no type 'army'"),
        (["--focus", "nobody"], "--focus: there is no actor 'nobody'"),
        (["--hops", "4"], "--hops: hops goes from 1 to 3"),
        (
            ["-o", "no/such/folder.json"],
            "cannot write no/such/folder.json: there is no such folder",
        ),
        (
            ["-o", "."],
            ". does not say in which form; add --format json|graphml|gexf|csv|cytoscape|view",
        ),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(
    wars: str, tmp_path: Path, arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.json"
    assert run("export", wars, "-o", target, *arguments) == 2
    said = capfd.readouterr()
    assert message in said.err
    assert said.err.count("\n") == 1
    assert not said.out
    assert not target.exists()


def test_wrong_data_leaves_no_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.yaml").write_text("dataset:\n")
    assert run("export", tmp_path / "bad.yaml", "-o", tmp_path / "a.json") == 1
    assert not (tmp_path / "a.json").exists()
    assert "bad.yaml:1:1" in capfd.readouterr().err


def test_a_folder_where_a_file_is(
    wars: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert run("export", wars, "--format", "csv", "-o", tmp_path / "file") == 2
    assert run("export", wars, "--format", "json", "-o", tmp_path) == 2
    assert capfd.readouterr().err.count("\n") == 2


def test_without_data_the_shipped_file(tmp_path: Path) -> None:
    assert run("export", "--theater", "libya", "-o", tmp_path / "a.json") == 0
    assert (ROOT / "actors.yaml").exists()
    assert json.loads((tmp_path / "a.json").read_bytes())["graph"]["as_of"] == "2019-12-25"
