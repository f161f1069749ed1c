"""Tables: every way in which people and programs write them."""

from __future__ import annotations

import csv
import sys
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from explorer.data.reading.problem_collector import ProblemCollector, unpack
from explorer.errors import DataError, MissingToolError
from explorer.exchange.csv.sheet import Sheet, read_csv, read_table

cell_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])
)


def of(text: str) -> list[list[str]]:
    report = ProblemCollector("t.csv")
    sheet = read_csv(text.encode(), report)
    report.raise_if_any()
    return cells(sheet)


def cells(sheet: Sheet) -> list[list[str]]:
    return [[row[name] for name in sheet.columns] for row in sheet.rows]


def book(*rows: list[Any]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["1", "2"]]),
        ("a,b\r\n1,2", [["1", "2"]]),
        ("\ufeffA ; B\n1;2,5\n", [["1", "2,5"]]),
        ("a\tb\n\t2\n\n\t\n3\n", [["", "2"], ["3", ""]]),
        ('a,"b,c"\n"1\n2","say ""x"""\n', [["1\n2", 'say "x"']]),
        ('a,b\n "1" , 2\n', [["1", " 2"]]),
        ('a,b\n6" gun,x\n', [['6" gun', "x"]]),
        ("a,b,,\n1,2,,\n", [["1", "2"]]),
    ],
)
def test_csv(text: str, rows: list[list[str]]) -> None:
    assert of(text) == rows


@given(st.lists(st.lists(cell_texts, min_size=3, max_size=3)))
def test_what_pythons_writer_writes(rows: list[list[str]]) -> None:
    stream = StringIO()
    csv.writer(stream).writerows([["a", "b", "c"], *rows])
    wanted = [row for row in rows if any(cell and not cell.isspace() for cell in row)]
    assert of(stream.getvalue()) == wanted


@given(st.text())
def test_any_text_is_a_table_or_a_complaint(text: str) -> None:
    report = ProblemCollector("t.csv")
    with suppress(DataError):
        read_csv(text.encode("utf-8", errors="surrogatepass"), report)


def test_places_are_those_of_an_editor() -> None:
    sheet = read_csv(b'a,b\n"x\ny",z\n1,2\n', ProblemCollector("t.csv"))
    assert [unpack(row.place("b")) for row in sheet.rows] == [(3, 4), (4, 3)]
    assert [row.line for row in sheet.rows] == [2, 4]
    assert unpack(sheet.rows[0].place("c")) == (2, 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "t.csv: the table is empty"),
        (b"\n ,\n", "t.csv: the table is empty"),
        (b'a,b\n"1,2\n', "t.csv:2:1: a quote is not closed"),
        (b'a,b\n"1"x,2\n', "t.csv:2:4: 'x,2' follows a closing quote"),
        (b"a,,b\n", "t.csv:1:3: column 2 has no name"),
        (b"a,A\n", "t.csv:1:3: column 'a' is there twice"),
        (b"a\n1,2\n", "t.csv:2:3: '2' stands in no column"),
        (b"a\n\xff\n", "t.csv:2:1: the byte 0xFF is not UTF-8"),
        (b"aaaa\nx\0y\n", "t.csv:2:2: the character U+0000"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(data: bytes, message: str) -> None:
    report = ProblemCollector("t.csv")
    with pytest.raises(DataError) as caught:  # noqa: PT012 - either of the two
        read_csv(data, report)
        report.raise_if_any()
    assert message in str(caught.value)


def test_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    day = datetime(2019, 12, 25, tzinfo=UTC).replace(tzinfo=None)
    path.write_bytes(book(["A", "b"], [1, "x"], [None, None], [2.0, None], [2.5, day]))
    sheet = read_table(path, ProblemCollector("t.xlsx"))
    assert cells(sheet) == [["1", "x"], ["2", ""], ["2.5", "2019-12-25"]]
    assert [row.line for row in sheet.rows] == [2, 4, 5]
    assert unpack(sheet.rows[1].place("b")) == (4, 2)


@pytest.mark.parametrize("data", [b"PK\x03\x04 nonsense", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_xlsx(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "t.xlsx").write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_table(tmp_path / "t.xlsx", ProblemCollector("t.xlsx"))
    assert len(caught.value.problems) == 1


def test_a_zip_that_is_no_xlsx(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(DataError, match=r"cannot be read as \.xlsx"):
        read_table(tmp_path / "t.xlsx", ProblemCollector("t.xlsx"))


def test_without_openpyxl_one_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.xlsx").write_bytes(book(["a"], [1]))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingToolError, match="pip install"):
        read_table(tmp_path / "t.xlsx", ProblemCollector("t.xlsx"))
