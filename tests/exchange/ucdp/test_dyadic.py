"""The UCDP Dyadic Dataset: small tables of its form, every row accounted for."""

from __future__ import annotations

import csv
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.ucdp.test_external_support import links
from explorer.errors import DataError
from explorer.exchange.ucdp import dyadic
from sweeping import examples

NORLAND, SUDMARK, OSTIA = (f"Government of {name}" for name in ("Norland", "Sudmark", "Ostia"))


def written(folder: Path, *rows: dict[str, str], name: str = "ucdp-dyadic-211.csv") -> Path:
    stream = StringIO()
    writer = csv.DictWriter(stream, [*dyadic.DYADIC_COLUMNS, "version"], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(stream.getvalue(), encoding="utf-8")
    return folder / name


def row(year: int, **more: str) -> dict[str, str]:
    usual = {
        "location": "Norland", "side_a": NORLAND, "side_a_id": "10", "side_a_2nd": "",
        "side_b": "FRT", "side_b_id": "20", "side_b_2nd": "", "territory_name": "Hills",
        "year": str(year), "version": "",
    }  # fmt: skip
    return usual | more


def test_sides_fight_and_second_parties_send_troops(tmp_path: Path) -> None:
    help_ = {"side_a_2nd": f"{SUDMARK}, {OSTIA}", "side_b_2nd": f"{OSTIA}"}
    imported = dyadic.import_dyadic(written(tmp_path, row(2010), row(2011, **help_), row(2013)))
    assert links(imported) == {
        "norland.combat.frt": ("2010", "2011"),
        "norland.combat.frt.2": ("2013", "2013"),
        "ostia.troops.frt": ("2011", "2011"),
        "ostia.troops.norland": ("2011", "2011"),
        "sudmark.troops.norland": ("2011", "2011"),
    }
    data = imported.dataset
    assert data.links["norland.combat.frt"].mutual
    assert data.theaters["norland"].parties == ("norland", "frt")
    assert (imported.row_summary.began, imported.row_summary.folded) == (3, 0)
    assert data.links["norland.combat.frt"].evidence[0].claim == (
        f"UCDP records armed conflict between {NORLAND} and FRT over Hills, 2010 to 2011."
    )


def test_lists_of_governments_are_taken_apart(tmp_path: Path) -> None:
    imported = dyadic.import_dyadic(
        written(
            tmp_path,
            row(1956, side_a=SUDMARK, side_b=f"{NORLAND}, {OSTIA}", location="Ostia, Norland"),
        )
    )
    assert set(links(imported)) == {"sudmark.combat.norland", "sudmark.combat.ostia"}
    assert imported.dataset.theaters["norland-ostia"].name == "Norland, Ostia"


def test_a_comma_in_the_name_of_a_group_stays(tmp_path: Path) -> None:
    imported = dyadic.import_dyadic(
        written(tmp_path, row(2010, side_b="Junta for Peace, Bread and Land"))
    )
    assert "junta-for-peace-bread-and-land" in imported.dataset.actors


def test_the_version_and_the_locations_are_in_the_title(tmp_path: Path) -> None:
    rows = (row(2010), row(2012, location="Ostia", side_a=OSTIA, version="24.1"))
    imported = dyadic.import_dyadic(written(tmp_path, *rows), ["ostia"])
    assert imported.dataset.title == "UCDP Dyadic Dataset 24.1: Ostia"
    assert imported.row_summary.left_out == {"outside the locations asked for": 1}
    assert str(imported.dataset.as_of) == "2012-12-31"


def test_a_row_with_the_same_party_on_both_sides_is_left_out(tmp_path: Path) -> None:
    imported = dyadic.import_dyadic(written(tmp_path, row(2010), row(2010, side_b=NORLAND)))
    assert imported.row_summary.left_out == {"both sides are the same": 1}


def test_na_is_no_actor_and_no_territory(tmp_path: Path) -> None:
    """R writes NA for an empty cell."""
    empty = {"side_a_2nd": "NA", "side_b_2nd": "NA", "territory_name": "NA", "version": "NA"}
    imported = dyadic.import_dyadic(written(tmp_path, row(2010, **empty)))
    assert set(links(imported)) == {"norland.combat.frt"}
    assert set(imported.dataset.actors) == {"norland", "frt"}
    claim = imported.dataset.links["norland.combat.frt"].evidence[0].claim
    assert claim.endswith("over government, 2010.")
    with pytest.raises(DataError, match="side_b is empty"):
        dyadic.import_dyadic(written(tmp_path, row(2010, side_b="NA")))


def test_a_group_or_a_place_may_be_called_like_a_word_of_addresses(tmp_path: Path) -> None:
    imported = dyadic.import_dyadic(written(tmp_path, row(2010, side_b="ALL", location="None")))
    assert set(links(imported)) == {"norland.combat.all-20"}
    assert set(imported.dataset.theaters) == {"none-2"}


cells = st.sampled_from(
    ["", "NA", "2010", "1999", "0", "FRT", "A, B", NORLAND, f"{NORLAND}, {SUDMARK}", "Norland: X"]
) | st.text(max_size=8)


@examples(30)
@given(st.lists(st.dictionaries(st.sampled_from(dyadic.DYADIC_COLUMNS), cells), max_size=4))
def test_any_rows_are_a_dataset_or_a_data_error(tmp_path: Path, rows: list[dict[str, str]]) -> None:
    path = tmp_path / "t.csv"
    stream = StringIO()
    writer = csv.DictWriter(stream, dyadic.DYADIC_COLUMNS, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(row(2010) | one for one in rows)
    path.write_bytes(stream.getvalue().encode("utf-8", errors="surrogatepass"))
    with suppress(DataError):
        links(dyadic.import_dyadic(path))


def test_what_is_wrong_is_shown_with_its_row(tmp_path: Path) -> None:
    path = written(
        tmp_path, row(2010), row(2011, side_b=""), row(2012) | {"year": "?"}, name="t.csv"
    )
    with pytest.raises(DataError) as caught:
        dyadic.import_dyadic(path)
    places = [(problem.line, problem.message) for problem in caught.value.problems]
    assert places == [(3, "side_b is empty"), (4, "year '?' is not a year")]
    (tmp_path / "u.csv").write_text("a,b\n")
    with pytest.raises(DataError, match="there is no column"):
        dyadic.import_dyadic(tmp_path / "u.csv")
