"""Every form of export, read back: the same actors, alliances and links, and all they say."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from explorer.data.model import Dataset
from explorer.exchange import export_formats, saved_view
from explorer.exchange.csv import read
from explorer.exchange.graph_formats import gexf, graphml, node_link
from explorer.exchange.graph_formats.flat import flatten_attributes
from explorer.exchange.subset import subset
from explorer.graph.view import View
from explorer.graph.view_query import view_from_query
from explorer.presentation.theme import CAMP_COLOUR_COUNT, PALETTES, Theme
from explorer.workspace import Workspace
from samples import dataset as sample
from samples import two_wars

WARS = Workspace(two_wars())
QUERIES = ("", "date=any", "theater=coast", "theater=hills&date=2012..2019-12-25",
           "focus=norland&hops=2", "types=state,government", "kinds=none")  # fmt: skip
GEXF = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}


def view_of(query: str, workspace: Workspace = WARS) -> View:
    view, notices = view_from_query(query, workspace.dataset)
    assert not notices
    return view


def edges(graph: nx.MultiDiGraph) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {
        (source, target, key): data
        for source, target, key, data in graph.edges(keys=True, data=True)
    }


each_query = pytest.mark.parametrize("query", QUERIES)


def test_no_two_formats_share_an_ending() -> None:
    endings = [ending for form in export_formats.EXPORT_FORMATS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))


@each_query
def test_node_link_json(query: str) -> None:
    shown = flatten_attributes(WARS.select(view_of(query)))
    data = json.loads(node_link.to_bytes(shown))
    assert data == nx.node_link_data(shown, edges="edges")
    assert nx.utils.graphs_equal(nx.node_link_graph(data, edges="edges"), shown)


@each_query
def test_graphml(query: str) -> None:
    shown = flatten_attributes(WARS.select(view_of(query)))
    back = nx.read_graphml(BytesIO(graphml.to_bytes(shown)), force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(shown.nodes(data=True))
    assert edges(back) == edges(shown)
    assert back.is_directed()
    assert back.graph["title"] == "Two small wars"


@each_query
def test_gexf(query: str) -> None:
    view = view_of(query)
    shown = flatten_attributes(WARS.select(view))
    data = gexf.to_bytes(WARS, shown, view)
    back = nx.read_gexf(BytesIO(data))
    assert list(back) == list(shown)
    for node, about in shown.nodes(data=True):
        assert about.items() <= back.nodes[node].items()
    found = {
        (source, target, about["id"]): about for source, target, about in back.edges(data=True)
    }
    assert found.keys() == edges(shown).keys()
    for key, about in edges(shown).items():
        known = {"ending" if name == "end" else name: value for name, value in about.items()}
        assert known.items() <= found[key].items()


def test_gexf_is_drawn_as_the_page_is() -> None:
    view = view_of("theater=coast&date=any&places=norland:1:2.5")
    root = ET.fromstring(gexf.to_bytes(WARS, WARS.select(view), view))
    nodes = {node.get("id"): node for node in root.iterfind(".//g:node", GEXF)}
    layout = WARS.layout("coast")

    def drawn(node: str, what: str) -> dict[str, str]:
        found = nodes[node].find(f"viz:{what}", GEXF)
        assert found is not None
        return dict(found.items())

    assert drawn("norland", "position") == {"x": "1", "y": "-2.5", "z": "0"}
    x, y = layout.places["front"]
    assert drawn("front", "position") == {"x": f"{x:g}", "y": f"{-y:g}", "z": "0"}
    assert drawn("front", "size") == {"value": str(layout.sizes["front"])}
    camp = WARS.hues("coast", None)["front"]
    assert camp is not None
    assert camp < CAMP_COLOUR_COUNT
    colour = "#" + "".join(f"{int(drawn('front', 'color')[part]):02x}" for part in "rgb")
    assert colour == PALETTES[Theme.LIGHT].camps[camp]
    shapes = {
        edge.get("kind"): edge.find("viz:shape", GEXF) for edge in root.iterfind(".//g:edge", GEXF)
    }
    assert {kind: shape.get("value") for kind, shape in shapes.items() if shape is not None} == {
        "weapons": "solid", "training": "solid", "accusation": "dashed", "combat": "dashed",
        "negotiation": "dotted", "affiliated": "solid", "mercenaries": "solid", "member": "dotted",
        "serves": "solid",
    }  # fmt: skip


def test_gexf_dates_are_dynamics() -> None:
    view = view_of("date=any")
    root = ET.fromstring(gexf.to_bytes(WARS, WARS.select(view), view))
    graph = root.find("g:graph", GEXF)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    days = {
        edge.get("id"): (edge.get("start"), edge.get("end"))
        for edge in root.iterfind(".//g:edge", GEXF)
    }
    assert days["sudmark.weapons.league"] == ("2012-01-01", "2017-06-30")
    assert days["norland.training.front"] == ("2016-03-01", None)
    # Not dated, so it cannot have begun before the brigade was there.
    assert days["brigade.part-of.league"] == ("2013-01-01", None)


@each_query
def test_cytoscape(query: str) -> None:
    view = view_of(query)
    shown = flatten_attributes(WARS.select(view))
    data = json.loads(export_formats.EXPORT_FORMATS["cytoscape"].make(WARS, view))
    layout = WARS.layout(view.theater)
    for node in data["elements"]["nodes"]:
        assert tuple(node["position"].values()) == layout.places[node["data"]["id"]]
    assert [edge["data"]["id"] for edge in data["elements"]["edges"]] == [
        k for _, _, k in edges(shown)
    ]
    back = nx.cytoscape_graph(data)
    assert list(back) == list(shown)
    assert edges(back).keys() == edges(shown).keys()
    for key, about in edges(shown).items():
        assert about.items() <= edges(back)[key].items()


@pytest.mark.parametrize("query", [query for query in QUERIES if "types" not in query])
def test_csv_makes_the_same_dataset_again(query: str, tmp_path: Path) -> None:
    view = view_of(query)
    for path in (tmp_path / "tables", tmp_path / "tables.zip"):
        export_formats.export_view(WARS, view, "csv", path)
        assert read.import_tables(path).dataset == subset(WARS.dataset, WARS.select(view))


def test_csv_keeps_the_headline(tmp_path: Path) -> None:
    workspace = Workspace(two_wars().model_copy(update={"headline": "Two wars, one bargain"}))
    export_formats.export_view(workspace, view_of("", workspace), "csv", tmp_path / "tables")
    assert read.import_tables(tmp_path / "tables").dataset.headline == "Two wars, one bargain"


def test_the_shipped_file_travels_whole(dataset: Dataset, tmp_path: Path) -> None:
    workspace = Workspace(dataset)
    view = view_of("date=any", workspace)
    export_formats.export_view(workspace, view, "csv", tmp_path / "tables")
    back = read.import_tables(tmp_path / "tables")
    assert back.remarks == ()
    assert back.dataset == subset(dataset, workspace.select(view))
    assert back.dataset.links == dataset.links
    arabic = [name for actor in dataset.actors.values() for name in actor.names.values()]
    for form in ("json", "graphml", "gexf", "cytoscape"):
        text = export_formats.EXPORT_FORMATS[form].make(workspace, view).decode()
        assert all(name in text for name in arabic if '"' not in name), form


def test_the_view_itself(tmp_path: Path) -> None:
    view = view_of("theater=coast&focus=norland")
    export_formats.export_view(WARS, view, "view", tmp_path / "v.yaml")
    assert saved_view.read_view(tmp_path / "v.yaml", WARS.dataset).view == view


@pytest.mark.parametrize("form", export_formats.EXPORT_FORMATS)
def test_the_same_view_gives_the_same_bytes(form: str) -> None:
    make = export_formats.EXPORT_FORMATS[form].make
    assert make(WARS, view_of("theater=coast")) == make(
        Workspace(two_wars()), view_of("theater=coast")
    )


@pytest.mark.parametrize("form", export_formats.EXPORT_FORMATS)
def test_a_file_without_links_travels_too(form: str, tmp_path: Path) -> None:
    workspace = Workspace(sample())
    export_formats.export_view(workspace, view_of("", workspace), form, tmp_path / "out")
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.json", "json"), ("a.ZIP", "csv"), ("a.cyjs", "cytoscape"), ("a.yml", "view"), ("a", None)],
)
def test_the_ending_says_the_form(name: str, form: str | None) -> None:
    assert export_formats.format_from_path(Path(name)) == form


@pytest.mark.parametrize("query", QUERIES)
def test_the_sides_in_a_table_are_those_of_the_view(query: str, tmp_path: Path) -> None:
    view, _ = view_from_query(query, WARS.dataset)
    export_formats.export_view(WARS, view, "csv", tmp_path / "tables")
    text = (tmp_path / "tables" / "links.csv").read_text(encoding="utf-8-sig")
    sides = WARS.sides(view.theater, view.span)
    for row in csv.DictReader(text.splitlines()):
        link = WARS.dataset.links[row["id"]]
        for end, node in (("from_sides", link.from_id), ("to_sides", link.to_id)):
            said = {part.removesuffix(":unsure") for part in row[end].split("; ") if part}
            assert said == {
                side.party
                for side in sides.get(node, ())
                if not link.theaters or side.theater in link.theaters
            }
