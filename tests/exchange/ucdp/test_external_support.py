"""The UCDP External Support Dataset: small tables of its form, every row accounted for."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.csv.test_table import book
from explorer.data.dates import End
from explorer.data.reading import read_text
from explorer.errors import DataError
from explorer.exchange.ucdp import external_support
from explorer.exchange.ucdp.periods import ImportedDataset
from explorer.exchange.yaml_dump import dataset_to_yaml
from sweeping import examples

BLANK = dict.fromkeys(external_support.EXTERNAL_SUPPORT_COLUMNS, "") | {
    f"ext_{code}": "0" for code in external_support.SUPPORT_CODES
}
Rows = Sequence[Mapping[str, str]]
Write = Callable[..., Path]


def row(
    year: int,
    actor: str = "Government of Norland",
    opponent: str = "FRT",
    helpers: Mapping[str, str] | None = None,
    codes: str = "",
    *,
    active: bool = True,
    location: str = "Norland: Government",
) -> dict[str, str]:
    helpers = helpers or {}
    numbers = {
        "Government of Norland": "10",
        "FRT": "20",
        "Government of Sudmark (Old Sudmark)": "30",
    }
    return BLANK | {
        "year": str(year),
        "active": str(int(active)),
        "actor_id": numbers.get(actor, "99"),
        "actor_name": actor,
        "oppo_id": numbers.get(opponent, "98"),
        "oppo_name": opponent,
        "location": location,
        "ext_id": ",".join(helpers),
        "ext_name": ",".join(helpers.values()),
        "ext_sup": str(int(bool(helpers))),
        **{f"ext_{code}": "1" for code in codes},
    }


SUDMARK = {"30": "Government of Sudmark (Old Sudmark)"}
BOTH = SUDMARK | {"40": "Wolf, the Pack"}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(
        rows: Rows,
        name: str = "ucdp-esd-ay-181.csv",
        columns: Sequence[str] = external_support.EXTERNAL_SUPPORT_COLUMNS,
    ) -> Path:
        stream = StringIO()
        writer = csv.DictWriter(stream, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        (tmp_path / name).write_text(stream.getvalue(), encoding="utf-8")
        return tmp_path / name

    return make


def links(imported: ImportedDataset) -> dict[str, tuple[str, str]]:
    assert read_text(dataset_to_yaml(imported.dataset)) == imported.dataset
    summary = imported.row_summary
    assert summary.read == summary.began + summary.folded + summary.left_out.total()
    return {
        key: (str(one.since), str(one.period.last_known))
        for key, one in imported.dataset.links.items()
    }


def test_what_held_in_the_last_year_of_the_file_was_last_reported_then(write: Write) -> None:
    imported = external_support.import_external_support(
        write([row(2010, helpers=SUDMARK, codes="w"), row(2011, helpers=SUDMARK, codes="x")])
    )
    found = imported.dataset.links
    weapons, troops = found["sudmark.weapons.norland"], found["sudmark.troops.norland"]
    assert (weapons.period.end, str(weapons.until)) == (End.KNOWN, "2010")
    assert (troops.period.end, str(troops.last_reported)) == (End.UNKNOWN, "2011")


def test_the_only_supporter_gave_all_there_was(write: Write) -> None:
    imported = external_support.import_external_support(
        write([row(2010, helpers=SUDMARK, codes="xwlu"), row(2011, helpers=SUDMARK, codes="w")])
    )
    assert links(imported) == {
        "norland.combat.frt": ("2010", "2011"),
        "sudmark.military.norland": ("2010", "2010"),
        "sudmark.territory.norland": ("2010", "2010"),
        "sudmark.troops.norland": ("2010", "2010"),
        "sudmark.weapons.norland": ("2010", "2011"),
    }
    assert (imported.row_summary.began, imported.row_summary.folded) == (1, 1)


def test_of_several_nobody_knows_who_gave_what(write: Write) -> None:
    imported = external_support.import_external_support(
        write([row(2010, helpers=BOTH, codes="xw")])
    )
    assert set(links(imported)) == {
        "norland.combat.frt", "sudmark.military.norland", "wolf-the-pack.military.norland",
    }  # fmt: skip
    claim = imported.dataset.links["wolf-the-pack.military.norland"].evidence[0].claim
    assert claim == (
        "UCDP names Wolf, the Pack among the supporters of Government of Norland, 2010, "
        "against FRT; which form of support it gave is not stated."
    )


def test_a_gap_makes_two_periods(write: Write) -> None:
    rows = [
        row(year, helpers=SUDMARK, codes="f", active=False) for year in (2001, 2003, 2002, 2007)
    ]
    assert links(external_support.import_external_support(write(rows))) == {
        "sudmark.funding.norland": ("2001", "2003"),
        "sudmark.funding.norland.2": ("2007", "2007"),
    }


def test_both_rows_of_a_pair_make_one_fight(write: Write) -> None:
    rows = [row(2010), row(2010, "FRT", "Government of Norland"), row(2011, active=False)]
    imported = external_support.import_external_support(write(rows))
    assert links(imported) == {"norland.combat.frt": ("2010", "2010")}
    assert list(imported.row_summary.lines()) == [
        "read 3 rows: 1 began a link, 1 were folded into one, 1 left out",
        "  left out 1: no support that year, and no fighting",
    ]
    assert imported.dataset.theaters["norland"].parties == ("norland", "frt")
    assert str(imported.dataset.as_of) == "2011-12-31"
    assert imported.dataset.title == "UCDP External Support Dataset 18.1"


def test_names_are_cleaned_and_the_original_stays(write: Write) -> None:
    imported = external_support.import_external_support(
        write([row(2010, helpers=SUDMARK, codes="w")])
    )
    sudmark = imported.dataset.actors["sudmark"]
    assert (sudmark.name, sudmark.type) == ("Sudmark", "state")
    assert sudmark.aliases == ("Government of Sudmark (Old Sudmark)", "Old Sudmark")


def test_only_rows_of_the_location_are_imported(write: Write) -> None:
    rows = [
        row(2010),
        row(2010, "Government of Sudmark (Old Sudmark)", "LGE", location="Sudmark: Hills"),
    ]
    imported = external_support.import_external_support(write(rows), ["sudmark"])
    assert set(links(imported)) == {"sudmark.combat.lge"}
    assert imported.row_summary.left_out == {"outside the locations asked for": 1}
    assert imported.dataset.title.endswith("18.1: Sudmark")


def test_a_supporter_without_a_name_is_reported(write: Write) -> None:
    imported = external_support.import_external_support(
        write([row(2010, helpers={"30": "Wolf", "31": ""}, codes="w")])
    )
    assert imported.remarks == ("a supporter has an id and no name: 31",)
    assert imported.dataset.actors["ucdp-actor-31"].type == "armed-group"


def test_na_is_no_supporter(write: Write) -> None:
    """R writes NA for an empty cell."""
    na = row(2010) | {"ext_id": "NA", "ext_name": "NA"}
    imported = external_support.import_external_support(write([na]))
    assert set(links(imported)) == {"norland.combat.frt"}
    assert set(imported.dataset.actors) == {"norland", "frt"}


cells = st.sampled_from(
    ["", "NA", "2010", "0", "1", "10", "10,20", "FRT", "FRT, Wolf", "Government of Norland"]
) | st.text(max_size=8)
changes = st.dictionaries(st.sampled_from(external_support.EXTERNAL_SUPPORT_COLUMNS), cells)


@examples(30)
@given(st.lists(changes, max_size=4))
def test_any_rows_are_a_dataset_or_a_data_error(tmp_path: Path, rows: list[dict[str, str]]) -> None:
    stream = StringIO()
    writer = csv.DictWriter(stream, external_support.EXTERNAL_SUPPORT_COLUMNS)
    writer.writeheader()
    writer.writerows(row(2010, helpers=SUDMARK, codes="w") | one for one in rows)
    data = stream.getvalue().encode("utf-8", errors="surrogatepass")
    (tmp_path / "t.csv").write_bytes(data)
    with suppress(DataError):
        links(external_support.import_external_support(tmp_path / "t.csv"))


def test_xlsx(tmp_path: Path) -> None:
    one = row(2010, helpers=SUDMARK, codes="w")
    values = [int(cell) if cell.isdigit() else cell or None for cell in one.values()]
    (tmp_path / "t.xlsx").write_bytes(book(list(one), values))
    assert set(links(external_support.import_external_support(tmp_path / "t.xlsx"))) == {
        "norland.combat.frt",
        "sudmark.weapons.norland",
    }


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"year": "20x"}, "t.csv:3:1: year '20x' is not a year"),
        ({"year": "²⁰¹⁰"}, "is not a year"),
        ({"actor_name": " "}, "actor_name is empty"),
        ({"ext_w": "yes"}, "ext_w is neither 0 nor 1"),
        ({"ext_name": "Wolf"}, "ext_id is empty, and ext_name is not"),
    ],
)
def test_rows_that_make_no_sense_are_shown(
    write: Write, change: dict[str, str], message: str
) -> None:
    path = write([row(2010), row(2011) | change, row(2012) | change], "t.csv")
    with pytest.raises(DataError) as caught:
        external_support.import_external_support(path)
    assert message in str(caught.value)
    assert len(caught.value.problems) == 2


def test_another_file(write: Write) -> None:
    with pytest.raises(DataError, match="there is no column ext_x, ext_p, ext_y and 8 more"):
        external_support.import_external_support(
            write([row(2010)], columns=external_support.EXTERNAL_SUPPORT_COLUMNS[:10])
        )
    with pytest.raises(DataError, match="there are no rows"):
        external_support.import_external_support(write([]))


@pytest.mark.parametrize(
    ("ids", "names", "known", "expected"),
    [
        ("1 2", "A,B", {}, ["A", "B"]),
        ("1 2", "I, ex-F,U", {"2": "U"}, ["I, ex-F", "U"]),
        ("1 2", "U,I, ex-F", {"1": "U"}, ["U", "I, ex-F"]),
        ("1 2 3", "A,B", {"1": "A", "3": "B"}, ["A", "", "B"]),
        ("1", "A,B,C", {}, ["A, B, C"]),
        ("1 2", "A", {}, ["A", ""]),
        ("1 2", "", {}, ["", ""]),
    ],
)
def test_lists_of_names_are_split(
    ids: str, names: str, known: dict[str, str], expected: list[str]
) -> None:
    keys = ids.split()
    parts = [part.strip() for part in names.split(",") if part]
    assert (
        external_support.split_supporter_names(keys, parts, [known.get(key, "") for key in keys])
        == expected
    )


@given(st.integers(1, 100), st.integers(0, 100))
def test_any_list_of_names_is_split(ids: int, parts: int) -> None:
    names = external_support.split_supporter_names(["1"] * ids, ["A"] * parts, [""] * ids)
    assert len(names) == ids


def test_codes_are_those_of_the_vocabulary() -> None:
    kinds = {code: external_support.kind_of_support(code) for code in "xwmtfilou"}
    assert kinds == {
        "x": "troops", "w": "weapons", "m": "materiel", "t": "training", "f": "funding",
        "i": "intelligence", "l": "territory", "o": "aid", "u": "military",
    }  # fmt: skip
    assert external_support.kind_of_support("?") == "military"
