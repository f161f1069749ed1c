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

from explorer.data.reading.problem_collector import ProblemCollector
from explorer.errors import DataError, MissingToolError
from explorer.exchange.csv.table import TextTable, read_csv_table, read_table
from sweeping import examples

cell_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])
)


def of(text: str) -> list[list[str]]:
    report = ProblemCollector("t.csv")
    sheet = read_csv_table(text.encode(), report)
    report.raise_if_any()
    return cells(sheet)


def cells(sheet: TextTable) -> list[list[str]]:
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
        ('a,b\n "1", "2,5"\n', [["1", "2,5"]]),
        ("sep=;\r\na;b\r\n1;2,5\r\n", [["1", "2,5"]]),
        ('"sep=|"\na|b\n1|2,5\n', [["1", "2,5"]]),
        ("sep=\t\na\tb\n1\t2\n", [["1", "2"]]),
        ("sep=a,b\n1,2\n", [["1", "2"]]),
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
    # Spaces at the start of a cell without quotes are not kept.
    assert [[cell.lstrip(" ") for cell in row] for row in of(stream.getvalue())] == [
        [cell.lstrip(" ") for cell in row] for row in wanted
    ]


@given(st.text())
def test_any_text_is_a_table_or_a_data_error(text: str) -> None:
    report = ProblemCollector("t.csv")
    with suppress(DataError):
        read_csv_table(text.encode("utf-8", errors="surrogatepass"), report)


@examples(30)
@given(st.binary(), st.binary(min_size=1, max_size=4), st.integers(0, 6000))
def test_any_bytes_are_a_table_or_a_data_error(
    tmp_path: Path, noise: bytes, inserted: bytes, place: int
) -> None:
    workbook = book(["a", "b"], [1, "x"])
    damaged = workbook[:place] + inserted + workbook[place + len(inserted) :]
    for data in (noise, b"PK\x03\x04" + noise, damaged):
        (tmp_path / "t").write_bytes(data)
        with suppress(DataError):
            read_table(tmp_path / "t", ProblemCollector("t"))


def test_a_place_is_the_line_of_the_row_and_the_number_of_the_cell() -> None:
    sheet = read_csv_table(b'a,b\n"x\ny",z\n1,2\n', ProblemCollector("t.csv"))
    assert [row.place("b")[:2] for row in sheet.rows] == [(2, 2), (4, 2)]
    assert [row.line for row in sheet.rows] == [2, 4]
    assert sheet.rows[0].place("c")[:2] == (2, 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "t.csv: the table is empty"),
        (b"\n ,\n", "t.csv: the table is empty"),
        (b'a,b\n"1,2\n', "t.csv:2:1: a quote in this row is not closed"),
        (b'a,b\n"1"x,2\n', "t.csv:2:1: in this row a text follows a closing quote"),
        (b"a,,b\n", "t.csv:1:2: column 2 has no name"),
        (b"a,A\n", "t.csv:1:2: column 'a' is there twice"),
        (b"a\n1,2\n", "t.csv:2:2: '2' stands in no column"),
        (b"a\n\xff\n", "t.csv:2:1: the byte 0xFF is not UTF-8"),
        (b"aaaa\nx\0y\n", "t.csv:2:2: the character U+0000"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(data: bytes, message: str) -> None:
    report = ProblemCollector("t.csv")
    with pytest.raises(DataError) as caught:  # noqa: PT012 - either of the two
        read_csv_table(data, report)
        report.raise_if_any()
    assert message in str(caught.value)


def test_a_row_with_a_stray_quote_does_not_hide_the_rows_after_it() -> None:
    report = ProblemCollector("t.csv")
    table = read_csv_table(b'a,b\n"1"x,2\n"3"y,4\n5,6\n', report)
    assert cells(table) == [["5", "6"]]
    assert [problem.line for problem in report.error().problems] == [2, 3]


def test_a_huge_cell_is_one_problem_and_the_limit_stays() -> None:
    limit = csv.field_size_limit()
    report = ProblemCollector("t.csv")
    with pytest.raises(DataError, match=r"^t\.csv:3:1: a cell in this row has more than .*quote"):
        read_csv_table(b'a,b\n1,2\n3,"' + b"x," * limit + b"\n", report)
    assert csv.field_size_limit() == limit


def test_lines_are_counted_behind_a_line_that_names_the_delimiter() -> None:
    table = read_csv_table(b"sep=;\na;b\n1;2\n", ProblemCollector("t.csv"))
    assert (table.line, table.rows[0].line) == (2, 3)
    assert table.place("b")[:2] == (2, 2)


def test_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    day = datetime(2019, 12, 25, tzinfo=UTC).replace(tzinfo=None)
    path.write_bytes(book(["A", "b"], [1, "x"], [None, None], [2.0, None], [2.5, day]))
    sheet = read_table(path, ProblemCollector("t.xlsx"))
    assert cells(sheet) == [["1", "x"], ["2", ""], ["2.5", "2019-12-25"]]
    assert [row.line for row in sheet.rows] == [2, 4, 5]
    assert sheet.rows[1].place("b")[:2] == (4, 2)


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
