"""People's own tables: taken as they are, and every mistake with its table and line."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from explorer.analysis.alignment.sides import SideTaken
from explorer.data.model import Dataset
from explorer.data.reading import read_text
from explorer.data.vocabulary import (
    ALLIANCE_KINDS,
    KINDS,
    RELIABILITY,
    ROLES,
    ActorType,
    Confidence,
    Stance,
)
from explorer.errors import DataError
from explorer.exchange.csv import read, write
from explorer.exchange.csv.tree_builder import READING_COLUMNS
from explorer.exchange.yaml_dump import dataset_to_yaml
from samples import actor, alliance, dataset, link, two_wars
from sweeping import examples

Tables = Callable[..., Path]

ACTORS = "id,name,type\nturkey,Turkey,state\ngna,Government of National Accord,government\n"
LINKS = "from,kind,to,source\nturkey,weapons,gna,https://example.org/arms\n"

# All that a data file may hold, and often what means something to CSV, lists or spreadsheets.
characters = st.sampled_from("ab \t\n'\"\\;:,=-") | st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
)
texts = st.text(characters, min_size=1, max_size=12).map(
    lambda text: text if text.strip() else text + "a"
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


def test_two_small_tables_are_enough(folder: Tables) -> None:
    path = folder(links=LINKS.replace("source", "source,theater,since")
                  .replace("arms\n", "arms,libya-east,2019-11\n"))  # fmt: skip
    brought = read.import_tables(path)
    data = brought.dataset
    assert read_text(dataset_to_yaml(data)) == data
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


@pytest.mark.parametrize("word", ["true", "True", "TRUE"])
def test_mutual_is_read_as_spreadsheets_write_it(folder: Tables, word: str) -> None:
    path = folder(links=f"from,kind,to,source,mutual\nturkey,combat,gna,https://a.b,{word}\n")
    assert read.import_tables(path).dataset.links["turkey.combat.gna"].mutual


def test_spaces_around_cells_are_removed_and_counted(folder: Tables) -> None:
    path = folder(actors="id, name, type \n turkey , Turkey ,state\ngna,GNA,government\n")
    imported = read.import_tables(path)
    assert imported.dataset.actors["turkey"].name == "Turkey"
    assert "removed: spaces around the text of 2 cells" in imported.remarks


def test_without_dates_it_says_that_it_took_today(folder: Tables) -> None:
    imported = read.import_tables(folder())
    today = imported.dataset.as_of
    remark = f"filled in: 1 as_of, since no link or alliance has a date, today: {today}"
    assert remark in imported.remarks
    assert not any("latest date" in one for one in imported.remarks)


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
            "actors.csv:4:3: actor lna: unknown type 'army'; did you mean 'party'?",
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
                "actors.csv:4:4: 'x' stands in no column; "
                "the head names 3 columns; quote a text that holds a delimiter"
            ),
        ),
        (
            {"actors": ACTORS + 'lna,"LNA,state\n'},
            "actors.csv:4:1: a quote in this row is not closed; close it with '\"'",
        ),
        ({"actors": ""}, "actors.csv: the table is empty; its first line names the columns"),
        (
            {"links": LINKS + "turkey,weapons,gma,https://example.org\n"},
            (
                "links.csv:3:3: link turkey > gma: to 'gma' is not among the actors "
                "and alliances; did you mean 'gna'?"
            ),
        ),
        (
            {"links": LINKS + "turkey,wepons,gna,https://example.org\n"},
            "links.csv:3:2: link turkey > gna: unknown kind 'wepons'; did you mean 'weapons'?",
        ),
        (
            {"links": LINKS + "turkey,weapons,gna,\n"},
            "links.csv:3:1: link turkey > gna: evidence is missing; add a row to evidence.csv",
        ),
        (
            {"links": LINKS.replace("source", "source,since").replace("arms", "arms,2019-13")},
            (
                "links.csv:2:5: link turkey > gna: since '2019-13' does not exist; "
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
            "sources.csv:1:2: unknown column 'titel'; did you mean 'title'?",
        ),
        (
            {"alliances": "id,name,kind,members\npact,Pact,pact,gna\n"},
            "alliances.csv:2:4: alliance pact: members needs at least 2 items; add one",
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
            "dataset.csv:2:2: dataset: as_of '2019' is not a whole day; write it as 2019-12-25",
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


def zip_of(path: Path, *names: str) -> Path:
    texts = {"actors.csv": ACTORS, "links.csv": LINKS}
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, texts.get(name.replace("\\", "/").rpartition("/")[2], "x"))
    return path


def test_backslashes_in_a_zip_part_folders(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "t.zip", "t\\actors.csv", "t\\links.csv")
    assert list(read.import_tables(path).dataset.actors) == ["turkey", "gna"]


def test_two_tables_of_a_name_are_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "t.zip", "t/actors.csv", "t/links.csv", "t/old/actors.csv")
    (message,) = complaints(path)
    assert "there are two tables actors.csv: 't/actors.csv' and 't/old/actors.csv'" in message


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("[Content_Types].xml", "xl/workbook.xml"), "is an Excel workbook"),
        (("mimetype", "content.xml"), "is an OpenDocument file"),
    ],
)
def test_a_workbook_is_called_one(tmp_path: Path, names: tuple[str, ...], what: str) -> None:
    (message,) = complaints(zip_of(tmp_path / "t.zip", *names))
    assert what in message
    assert "save its sheets as actors.csv and links.csv" in message


def test_an_old_workbook_is_called_one(tmp_path: Path) -> None:
    (tmp_path / "t.xls").write_bytes(b"\xd0\xcf\x11\xe0 old")
    (message,) = complaints(tmp_path / "t.xls")
    assert "is an old Excel file (.xls)" in message


def test_a_number_in_a_text_is_not_taken_for_a_line(folder: Tables) -> None:
    found = complaints(folder(actors=ACTORS + "lna,LNA,line 999999999999\n"))
    assert "actors.csv:4:3: actor lna: unknown type 'line 999999999999'" in found[0]


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
    files = write.dataset_tables(one)
    (tmp_path / "t.zip").write_bytes(write.zip_files(files))
    assert read.import_tables(tmp_path / "t.zip").dataset == one
    assert f",'{evil}," in files["actors.csv"].decode("utf-8-sig")


def test_languages_keep_their_case(tmp_path: Path) -> None:
    one = dataset(actor("a", names={"zh-Hant": "甲", "ar": "أ"}), link("a", "contact", "b"))
    (tmp_path / "t.zip").write_bytes(write.zip_files(write.dataset_tables(one)))
    assert read.import_tables(tmp_path / "t.zip").dataset == one


@examples(30)
@given(st.lists(texts, min_size=4, max_size=4))
def test_any_text_comes_back(tmp_path: Path, several: list[str]) -> None:
    name, note, claim, alias = several
    evidence = [{"source": "herald", "claim": claim, "credibility": 2}]
    one = dataset(
        actor("a", name=name, note=note, aliases=(alias, name), names={"ar": claim}),
        link("a", "weapons", "b", note=alias, evidence=evidence),
        alliance("pact", ["a", "b"], name=alias),
    )
    (tmp_path / "t.zip").write_bytes(write.zip_files(write.dataset_tables(one)))
    assert read.import_tables(tmp_path / "t.zip").dataset == one


WHO = ("a", "b", "c-1")
dates = st.sampled_from([None, "2014", "2015-06", "2016-02-29"])
optional_texts = st.none() | texts
pieces = st.fixed_dictionaries(
    {
        "source": st.just("herald"),
        "claim": texts,
        "credibility": st.integers(1, 6),
        "stance": st.sampled_from(Stance),
    }
)
actors_of = {
    who: st.fixed_dictionaries(
        {
            "name": texts,
            "type": st.sampled_from(ActorType),
            "short": optional_texts,
            "aliases": st.lists(texts, max_size=3),
            "names": st.dictionaries(st.sampled_from(["ar", "ru", "zh-Hant"]), texts),
            "since": dates,
            "description": optional_texts,
            "note": optional_texts,
        }
    )
    for who in WHO
}
dated = {
    "theater": st.lists(st.sampled_from(["coast", "hills"]), unique=True),
    "until": dates,
    "last_reported": dates,
    "confidence": st.sampled_from(Confidence),
    "note": optional_texts,
    "evidence": st.lists(pieces, min_size=1, max_size=3),
}
parties_of = {
    who: st.just(who)
    | st.sampled_from(
        [
            {"actor": who, "since": "2011", "until": "2012-08"},
            {"actor": who, "since": "2014-07-01"},
            {"actor": who, "until": "2019"},
        ]
    )
    for who in WHO
}
links = st.fixed_dictionaries(
    {
        "from": st.sampled_from(WHO),
        "to": st.sampled_from(WHO),
        "kind": st.sampled_from([one.id for one in KINDS.values() if not one.derived]),
        "mutual": st.booleans(),
        "id": st.none() | st.from_regex(r"[a-z0-9]{1,9}([.-][a-z0-9]{1,9}){0,2}", fullmatch=True),
        **dated,
    }
)
alliances = st.fixed_dictionaries(
    {
        "name": texts,
        "kind": st.sampled_from([*ALLIANCE_KINDS]),
        "members": st.tuples(
            *(
                st.fixed_dictionaries({"actor": st.just(who), "role": st.sampled_from([*ROLES])})
                for who in WHO
            )
        ),
        "short": optional_texts,
        "description": optional_texts,
        **dated,
    }
)


def without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in values.items() if value is not None}
    if "until" in given:
        given.pop("last_reported", None)  # in place of it
    return given


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Datasets that the reader takes, with every field that the tables have."""
    values = {
        "dataset": {"title": draw(texts), "as_of": "2019-12-25", "license": draw(texts)},
        "theaters": {
            name: {
                "name": draw(texts),
                "parties": [draw(parties_of[who]) for who in draw(st.permutations(WHO))],
                "longitude": place,
            }
            for name, place in (("coast", "-17.5"), ("hills", "3"))
        },
        "sources": {
            "herald": {
                "title": draw(texts),
                "publisher": draw(texts),
                "url": "https://herald.example/?a=1;b",
                "reliability": draw(st.sampled_from([*RELIABILITY])),
            }
        },
        "actors": {who: without_nothing(draw(actors_of[who])) for who in WHO},
        "alliances": {"pact": without_nothing(draw(alliances))},
        "links": [without_nothing(one) for one in draw(st.lists(links, max_size=4))],
    }
    try:
        return read_text(json.dumps(values, default=str, ensure_ascii=False))
    except DataError:
        reject()


@examples(15)
@given(datasets())
def test_any_dataset_comes_back(tmp_path: Path, one: Dataset) -> None:
    (tmp_path / "t.zip").write_bytes(write.zip_files(write.dataset_tables(one)))
    again = read.import_tables(tmp_path / "t.zip").dataset
    assert again == one
    assert list(again.links) == list(one.links)
    assert list(again.actors) == list(one.actors)


CELLS = [
    ("actors", "id,name,type,since,aliases\n{},Gna,government,2019,x\n", 5),
    ("links", "id,from,kind,to,theater,since,source,credibility\nx,{},weapons,gna,a,2019,s,1\n", 8),
    ("theaters", "id,name,parties,longitude\nlibya,{},gna,1\n", 4),
    ("alliances", "id,name,kind,members\nm,{},pact,turkey; gna\n", 4),
    ("evidence", "link,source,claim,credibility\nx,{},c,1\n", 4),
    ("sources", "id,title,publisher,url,reliability,date\ns,{},p,https://a.b,B,2019\n", 6),
]


@given(st.sampled_from(CELLS), st.integers(0, 7), st.text(min_size=1))
@example(CELLS[0], 2, "line 999999999999")
@example(CELLS[1], 2, "line 999999999999")
def test_any_text_of_a_cell_is_right_or_a_problem_in_its_table(
    folder: Tables, cell: tuple[str, str, int], number: int, text: str
) -> None:
    name, template, width = cell
    head, row = template.rstrip("\n").split("\n")
    values = row.replace("{}", "turkey").split(",")
    values[number % width] = '"' + text.replace('"', '""') + '"'
    path = folder(**{name: f"{head}\n{','.join(values)}\n"})
    try:
        read.import_tables(path)
    except DataError as error:
        for problem in error.problems:
            assert problem.message
            assert problem.line < 100
            assert Path(problem.file).parent == path or problem.file == str(path)


def test_a_type_that_reads_like_a_place_is_an_unknown_type(folder: Tables) -> None:
    actors = ACTORS.replace("government", "line 999999999999")
    assert complaints(folder(actors=actors))[0].startswith(
        "actors.csv:3:3: actor gna: unknown type 'line 999999999999'"
    )


def test_an_id_twice_names_the_table_of_the_first(folder: Tables) -> None:
    rows = ("x,turkey,weapons,gna,https://a.b", "x,gna,weapons,turkey,https://a.b")
    links = "\n".join(("id,from,kind,to,source", *rows))
    assert complaints(folder(links=links)) == [
        (
            "links.csv:3:1: link gna > turkey: id 'x' belongs to the link in line 2 of links.csv"
            " already; ids are used once; change it, or leave the line out"
        )
    ]


noise = st.binary() | st.text().map(lambda text: text.encode("utf-8", errors="surrogatepass"))


@given(st.sampled_from([b"", ACTORS.encode()]), noise, noise)
def test_any_bytes_are_tables_or_a_data_error(
    tmp_path: Path, start: bytes, actors: bytes, links: bytes
) -> None:
    (tmp_path / "actors.csv").write_bytes(start + actors)
    (tmp_path / "links.csv").write_bytes(links)
    with suppress(DataError):
        read.import_tables(tmp_path)


@examples(30)
@given(noise, st.integers(0, 400))
def test_any_bytes_are_a_zip_or_a_data_error(tmp_path: Path, inserted: bytes, place: int) -> None:
    whole = zip_of(tmp_path / "whole.zip", "actors.csv", "links.csv").read_bytes()
    for data in (inserted, whole[:place] + inserted + whole[place + len(inserted) :]):
        (tmp_path / "t.zip").write_bytes(data)
        with suppress(DataError):
            read.import_tables(tmp_path / "t.zip")


def test_a_table_written_by_us_has_the_columns_we_say() -> None:
    for name, data in write.dataset_tables(two_wars()).items():
        head = data.decode("utf-8-sig").splitlines()[0].split(",")
        stem = name.removesuffix(".csv")
        assert [one for one in head if not one.startswith("name_")] == [
            *write.table_columns()[stem],
            *READING_COLUMNS.get(stem, ()),
        ]


def test_what_is_there_for_readers_is_passed_over(folder: Tables) -> None:
    head, row = LINKS.splitlines()
    for text in ("", "nonsense", "=1+1", "9"):
        more = ",".join([text] * len(READING_COLUMNS["links"]))
        columns = ",".join(READING_COLUMNS["links"])
        found = read.import_tables(folder(links=f"{head},{columns}\n{row},{more}\n"))
        assert found == read.import_tables(folder())
    (complaint,) = complaints(folder(actors=ACTORS.replace("type\n", "type,family\n", 1)))
    assert "unknown column 'family'" in complaint


def test_a_link_says_what_its_kind_means_and_with_whom_its_ends_stand(tmp_path: Path) -> None:
    sides = {
        "a": (SideTaken("coast", "b", True), SideTaken("coast", "c", False)),
        "b": (SideTaken("hills", "b", True), SideTaken("coast", "b", False)),
        "c": (SideTaken("hills", "c", True),),
    }
    one = dataset(
        link("a", "weapons", "b", "coast"),
        link("b", "combat", "c", "coast", "hills"),
        link("c", "contact", "a"),
    )
    files = write.dataset_tables(one, sides)
    rows = csv.DictReader(StringIO(files["links.csv"].decode("utf-8-sig"), newline=""))
    said = [[row[column] for column in ("kind", *READING_COLUMNS["links"])] for row in rows]
    weapons, combat, contact = (KINDS[row[0]] for row in said)
    assert said == [
        ["weapons", "support", "1", f"{weapons.strength:g}", "b; c:unsure", "b:unsure"],
        ["combat", "hostility", "-1", f"{combat.strength:g}", "b", "c"],
        ["contact", "diplomacy", "0", f"{contact.strength:g}", "c", "b; c:unsure"],
    ]
    (tmp_path / "t.zip").write_bytes(write.zip_files(files))
    assert read.import_tables(tmp_path / "t.zip").dataset == one
