"""`import`: the data file it makes passes `check`, and the summary accounts for all rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange.ucdp.test_dyadic import row, written
from explorer import cli
from explorer.data import reading
from explorer.exchange.csv.write import dataset_tables
from samples import two_wars


def run(*arguments: str | Path) -> int:
    return cli.run([str(one) for one in arguments])


@pytest.fixture
def dyads(tmp_path: Path) -> Path:
    return written(tmp_path, row(2010), row(2011), row(2012, location="Ostia", side_b="LGE"))


def test_ucdp(dyads: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "made.yaml"
    assert run("import", "ucdp-dyadic", dyads, "--location", "norland", "-o", target) == 0
    assert capfd.readouterr().err.splitlines() == [
        "read 3 rows: 1 began a link, 1 were folded into one, 1 left out",
        "  left out 1: outside the locations asked for",
        f"{target}: 2 actors, 1 link, 1 theater",
    ]
    assert run("check", target) == 0
    assert target.read_text().startswith("# Made by conflict-explorer import")


def test_a_location_that_is_not_there(
    dyads: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "made.yaml"
    assert run("import", "ucdp-dyadic", dyads, "--location", "Norlund", "-o", target) == 2
    assert "did you mean 'Norland'?" in capfd.readouterr().err
    assert not target.exists()


def test_the_wrong_file_is_told_in_one_line(
    dyads: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("import", "ucdp-esd", dyads, "-o", tmp_path / "made.yaml") == 1
    assert run("import", "ucdp-esd", tmp_path / "nowhere", "-o", tmp_path / "made.yaml") == 1
    assert run("import", "ucdp-dyadic", dyads, "-o", tmp_path / "no" / "folder.yaml") == 2
    said = capfd.readouterr().err
    assert "there is no column" in said
    assert "there is no such file" in said
    assert not (tmp_path / "made.yaml").exists()


def test_tables(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, data in dataset_tables(two_wars()).items():
        (tmp_path / name).write_bytes(data)
    target = tmp_path / "made.yaml"
    assert run("import", "csv", tmp_path, "-o", target) == 0
    assert reading.read_dataset(target) == two_wars()
    (tmp_path / "dataset.csv").unlink()
    assert run("import", "csv", tmp_path, "-o", target) == 0
    assert "  filled in: 1 license: not stated" in capfd.readouterr().err
    (tmp_path / "links.csv").write_text("from,kind,to\na,b,c\n")
    assert run("import", "csv", tmp_path, "-o", tmp_path / "other.yaml") == 1
    assert f"{tmp_path / 'links.csv'}:2:1: " in capfd.readouterr().err
    assert not (tmp_path / "other.yaml").exists()
