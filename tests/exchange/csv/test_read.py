"""People's own tables: taken as they are, and every mistake with its table and line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.data.reading import read_text
from explorer.data.reading.text import FORBIDDEN
from explorer.errors import DataError
from explorer.exchange.csv import read, write
from explorer.exchange.yaml_dump import to_text
from samples import actor, alliance, dataset, link, two_wars

Tables = Callable[..., Path]

ACTORS = "id,name,type\nturkey,Turkey,state\ngna,Government of National Accord,government\n"
LINKS = "from,kind,to,source\nturkey,weapons,gna,https://example.org/arms\n"

texts = st.text(min_size=1).filter(
    lambda text: text.strip() and not FORBIDDEN.search(text) and "\r" not in text
)


@pytest.fixture
def folder(tmp_path: Path) -> Tables:
    def make(**texts: str) -> Path:
        for name, text in ({"actors": ACTORS, "links": LINKS} | texts).items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return make


def complaints(path: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read.import_tables(path)
    return [str(problem).removeprefix(f"{path}/") for problem in caught.value.problems]


def test_two_small_tables_will_do(folder: Tables) -> None:
    path = folder(links=LINKS.replace("source", "source,theater,since")
                  .replace("arms\n", "arms,libya-east,2019-11\n"))  # fmt: skip
    brought = read.import_tables(path)
    data = brought.dataset
    assert read_text(to_text(data)) == data
    one = data.links["turkey.weapons.gna"]
    assert (one.confidence, one.theaters) == ("low", ("libya-east",))
    assert one.evidence[0].claim == "turkey supplies weapons to gna."
    assert one.evidence[0].credibility == 6
    source = data.sources[one.evidence[0].source]
    assert (source.url, source.reliability) == ("https://example.org/arms", "F")
    assert data.theaters["libya-east"].name == "Libya East"
    assert str(data.as_of) == "2019-11-30"
    assert len(brought.remarks) == 8


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_as_spreadsheets_write_them(folder: Tables, separator: str, start: str) -> None:
    tables_ = {name: start + text.replace(",", separator).replace("\n", "\r\n")
               for name, text in (("actors", ACTORS), ("links", LINKS))}  # fmt: skip
    assert list(read.import_tables(folder(**tables_)).dataset.actors) == ["turkey", "gna"]


def test_one_of_the_tables_stands_for_their_folder(folder: Tables) -> None:
    path = folder()
    assert read.import_tables(path / "links.csv").dataset == read.import_tables(path).dataset


def test_links_share_a_source_by_its_address(folder: Tables) -> None:
    more = "turkey,training,gna,https://example.org/arms\nturkey,aid,gna,https://example.org/b\n"
    assert len(read.import_tables(folder(links=LINKS + more)).dataset.sources) == 2
    known = "id,title,publisher,url,reliability\nherald,Arms,Herald,https://example.org/arms,B\n"
    found = read.import_tables(folder(links=LINKS, sources=known)).dataset
    assert found.links["turkey.weapons.gna"].evidence[0].source == "herald"


def test_evidence_finds_links_without_an_id(folder: Tables) -> None:
    path = folder(
        links="from,kind,to\nturkey,weapons,gna\n",
        sources="id,title,publisher,url,reliability\nherald,Arms,Herald,https://example.org,B\n",
        evidence="link,claim,source,credibility\nturkey.weapons.gna,So they say.,herald,2\n",
    )
    assert (
        read.import_tables(path).dataset.links["turkey.weapons.gna"].evidence[0].source == "herald"
    )


@pytest.mark.parametrize(
    ("tables_", "expected"),
    [
        (
            {"actors": ACTORS + "lna,LNA,army\n"},
            "actors.csv:4:9: actor lna: unknown type 'army'; did you mean 'party'?",
        ),
        (
            {"actors": ACTORS + "lna,LNA\n"},
            "actors.csv:4:1: actor lna: lacks 'type'; fill the column type",
        ),
        (
            {"actors": ACTORS + "turkey,T,state\n"},
            "actors.csv:4:1: id 'turkey' is there already; ids are used once",
        ),
        (
            {"actors": ACTORS + ",T,state\n"},
            "actors.csv:4:1: actors: a row has no id; fill the column id",
        ),
        (
            {"actors": ACTORS + "L N A,T,state\n"},
            (
                "actors.csv:4:1: actor 'L N A': 'L N A' is not an id; "
                "use a-z, 0-9 and single hyphens: islamic-state"
            ),
        ),
        (
            {"actors": "id,name,kind\n"},
            "actors.csv:1:1: column 'type' is missing; add it to the first line",
        ),
        (
            {"actors": ACTORS + "lna,LNA,state,x\n"},
            (
                "actors.csv:4:15: 'x' stands in no column; "
                "the head names 3 columns; quote a text that holds a separator"
            ),
        ),
        (
            {"actors": ACTORS + 'lna,"LNA,state\n'},
            "actors.csv:4:5: a quote is not closed; close it with '\"'",
        ),
        ({"actors": ""}, "actors.csv: the table is empty; its first line names the columns"),
        (
            {"links": LINKS + "turkey,weapons,gma,https://example.org\n"},
            (
                "links.csv:3:16: link turkey > gma: to 'gma' is not among the actors "
                "and alliances; did you mean 'gna'?"
            ),
        ),
        (
            {"links": LINKS + "turkey,wepons,gna,https://example.org\n"},
            "links.csv:3:8: link turkey > gna: unknown kind 'wepons'; did you mean 'weapons'?",
        ),
        (
            {"links": LINKS + "turkey,weapons,gna,\n"},
            "links.csv:3:1: link turkey > gna: evidence is missing; add a row to evidence.csv",
        ),
        (
            {"links": LINKS.replace("source", "source,since").replace("arms", "arms,2019-13")},
            (
                "links.csv:2:45: link turkey > gna: since '2019-13' does not exist; "
                "months go from 01 to 12"
            ),
        ),
        (
            {
                "links": LINKS.replace("from", "id,from").replace("turkey", "a,turkey")
                + "a,turkey,aid,gna,https://a.b\n"
            },
            (
                "links.csv:3:1: link turkey > gna: id 'a' belongs to the link in line 2 "
                "of links.csv already; ids are used once; change it, or leave the line out"
            ),
        ),
        (
            {"evidence": "link,claim\nx,y\n"},
            "evidence.csv:2:1: there is no link 'x'; it names the id of a row of links.csv",
        ),
        (
            {"evidence": "link,alliance\nx,y\n"},
            (
                "evidence.csv:2:1: a piece of evidence is about one link or one alliance; "
                "fill the column link or the column alliance"
            ),
        ),
        (
            {"sources": "id,titel\n"},
            "sources.csv:1:4: unknown column 'titel'; did you mean 'title'?",
        ),
        (
            {"alliances": "id,name,kind,members\npact,Pact,pact,gna\n"},
            "alliances.csv:2:16: alliance pact: members needs at least 2 items; add one",
        ),
        (
            {"alliances": "id,name,kind,members\ngna,Pact,pact,gna; turkey\n"},
            (
                "alliances.csv:2:1: alliance gna: the actor in line 3 of actors.csv has "
                "the same id; change one of the two"
            ),
        ),
        (
            {"dataset": "title,as_of,license\nA,2019,B\nC,2019,D\n"},
            "dataset.csv:3:1: dataset.csv has a second row; it has one",
        ),
        (
            {"dataset": "title,as_of\nA,2019\n"},
            "dataset.csv:2:3: dataset: as_of '2019' is not a whole day; write it as 2019-12-25",
        ),
    ],
)
def test_a_mistake_is_shown_where_it_is(
    folder: Tables, tables_: dict[str, str], expected: str
) -> None:
    assert expected in complaints(folder(**tables_))


def test_all_mistakes_are_shown_at_once(folder: Tables) -> None:
    found = complaints(
        folder(
            actors=ACTORS + "a b,,state\n", links=LINKS + "x,y,z,https://a.b\n", theaters="id\n,\n"
        )
    )
    assert {line.partition(":")[0] for line in found} == {"actors.csv", "links.csv"}


@pytest.mark.parametrize("missing", ["actors", "links"])
def test_both_tables_are_needed(folder: Tables, missing: str) -> None:
    path = folder()
    (path / f"{missing}.csv").unlink()
    assert any(f"there is no {missing}.csv in it" in line for line in complaints(path))


def test_what_is_no_folder_and_no_zip(tmp_path: Path) -> None:
    assert "no such file" in complaints(tmp_path / "nowhere")[0]
    (tmp_path / "a.txt").write_bytes(b"PK\x03\x04 nonsense")
    assert "neither a folder nor a zip" in complaints(tmp_path / "a.txt")[0]


def test_formulas_are_harmless_and_come_back(tmp_path: Path) -> None:
    evil = "=HYPERLINK(0)"
    one = dataset(
        actor(
            "a",
            name=evil,
            aliases=("+1; 2", "\\", "@x"),
            short="-a",
            note="'=quoted",
            description="\tx",
        ),
        link("a", "weapons", "b", note="@SUM(1)"),
    )
    files = write.files(one)
    (tmp_path / "t.zip").write_bytes(write.zipped(files))
    assert read.import_tables(tmp_path / "t.zip").dataset == one
    assert f",'{evil}," in files["actors.csv"].decode("utf-8-sig")


def test_languages_keep_their_case(tmp_path: Path) -> None:
    one = dataset(actor("a", names={"zh-Hant": "甲", "ar": "أ"}), link("a", "contact", "b"))
    (tmp_path / "t.zip").write_bytes(write.zipped(write.files(one)))
    assert read.import_tables(tmp_path / "t.zip").dataset == one


@given(st.lists(texts, min_size=4, max_size=4))
def test_any_text_comes_back(tmp_path: Path, several: list[str]) -> None:
    name, note, claim, alias = several
    evidence = [{"source": "herald", "claim": claim, "credibility": 2}]
    one = dataset(
        actor("a", name=name, note=note, aliases=(alias, name), names={"ar": claim}),
        link("a", "weapons", "b", note=alias, evidence=evidence),
        alliance("pact", ["a", "b"], name=alias),
    )
    (tmp_path / "t.zip").write_bytes(write.zipped(write.files(one)))
    assert read.import_tables(tmp_path / "t.zip").dataset == one


@given(st.text(), st.text())
def test_any_table_is_read_or_complained_of(tmp_path: Path, actors: str, links: str) -> None:
    for name, text in (("actors", ACTORS + actors), ("links", links)):
        (tmp_path / f"{name}.csv").write_bytes(text.encode("utf-8", errors="surrogatepass"))
    with suppress(DataError):
        read.import_tables(tmp_path)


def test_a_table_written_by_us_has_the_columns_we_say() -> None:
    for name, data in write.files(two_wars()).items():
        head = data.decode("utf-8-sig").splitlines()[0].split(",")
        stem = name.removesuffix(".csv")
        assert [one for one in head if not one.startswith("name_")] == list(write.columns()[stem])
