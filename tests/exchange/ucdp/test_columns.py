"""Tables of UCDP datasets: empty cells, and the version in the name of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.data.reading.problem_collector import ProblemCollector
from explorer.errors import DataError
from explorer.exchange.ucdp.columns import has_values, read_ucdp_table, read_year, ucdp_version


@pytest.mark.parametrize(
    ("name", "version"),
    [("ucdp-esd-ay-181.xlsx", "18.1"), ("ucdp-dyadic-211.csv", "21.1"), ("mine.csv", "")],
)
def test_the_version_is_in_the_name_of_the_file(name: str, version: str) -> None:
    assert ucdp_version(Path(name)) == version
    assert ucdp_version(Path(name), "9.9") == "9.9"


def test_a_cell_of_na_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("year,name,other\nNA,NA, NA \n2019,NATO,x NA\n", encoding="utf-8")
    report = ProblemCollector("t.csv")
    first, second = read_ucdp_table(path, ["year", "name"], "a dataset", report).rows
    assert [first[name] for name in ("year", "name", "other")] == ["", "", ""]
    assert [second[name] for name in ("name", "other")] == ["NATO", "x NA"]
    assert read_year(first, report) is None
    assert read_year(second, report) == 2019
    assert not has_values(first, ["name"], report)
    assert [problem.column for problem in report.error().problems] == [1, 2]


def test_another_file_is_named_by_the_columns_that_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"no column c, d, e and 1 more; this is to be a dataset,"):
        read_ucdp_table(tmp_path / "t.csv", ["a", *"cdef"], "a dataset", ProblemCollector("t.csv"))
