"""The UCDP Dyadic Dataset -> Dataset: who fought whom, and who sent troops to help.

One row is a pair and a year. The two sides fight each other (`combat`, mutual); states
named as second parties sent troops to their side. Sides that are lists of governments are
taken apart, and each fights each of the other side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.vocabulary import Confidence
from explorer.exchange.csv.table import TextRow, read_table
from explorer.exchange.ucdp.common import (
    OUTSIDE_LOCATIONS,
    ConflictParty,
    DatasetInfo,
    ImportedDataset,
    PartyRegister,
    PeriodBuilder,
    Relation,
    check_columns,
    has_values,
    match_locations,
    read_year,
    split_governments,
    theater_name,
    ucdp_version,
)

DYADIC_COLUMNS = (
    *("location", "side_a", "side_a_id", "side_a_2nd"),
    *("side_b", "side_b_id", "side_b_2nd", "territory_name", "year"),
)
_NEEDED = ("location", "side_a", "side_a_id", "side_b", "side_b_id")

_CITATION = (
    "Contains data of the UCDP Dyadic Dataset{version}. Cite: Harbom, Melander and "
    "Wallensteen (2008), Dyadic Dimensions of Armed Conflict, 1946-2007, Journal of Peace "
    "Research 45(5)."
)
_CLAIMS = {
    "combat": "UCDP records armed conflict between {start} and {end} over {about}, {years}.",
    "troops": "UCDP names {start} as a second party that sent troops to {end}, {years}, in a "
    "conflict over {about}.",
}


def import_dyadic(path: Path, locations: Sequence[str] = ()) -> ImportedDataset:
    """The dataset in a file as published (.csv, or .xlsx), for some locations or for all.

    Raises DataError, with file and line for all that is wrong, and UnknownLocationError.
    """
    report = ProblemCollector(str(path))
    sheet = read_table(path, report)
    check_columns(sheet, DYADIC_COLUMNS, "the UCDP Dyadic Dataset", report)
    wanted, called = match_locations(locations, (row["location"] for row in sheet.rows))
    ledger = PeriodBuilder(PartyRegister())
    last = 0
    for row in sheet.rows:
        year = read_year(row, report)
        if not has_values(row, _NEEDED, report) or year is None:
            continue
        last = max(last, year)
        _read_row(row, year, ledger, inside=row["location"] in wanted)
    report.raise_if_any()
    if not last:
        report.add(None, "there are no rows", "it is to hold one for each pair and year")
        raise report.error()
    stated = next((text for row in sheet.rows if (text := row["version"].strip())), "")
    version = ucdp_version(path, stated)
    about = DatasetInfo(
        title=f"UCDP Dyadic Dataset {version}".strip(),
        citation=_CITATION.format(version=f", version {version}" if version else ""),
        claims=_CLAIMS,
        confidence={"combat": Confidence.HIGH, "troops": Confidence.HIGH},
    )
    return ledger.dataset(about, last, called)


def _read_row(row: TextRow, year: int, ledger: PeriodBuilder, *, inside: bool) -> None:
    theater = theater_name(row["location"])
    sides = {side: _parties(row, side, theater, ledger.names) for side in ("side_a", "side_b")}
    helpers = {side: _parties(row, f"{side}_2nd", theater, ledger.names) for side in sides}
    if not inside:
        ledger.leave_out(OUTSIDE_LOCATIONS)
        return
    about = row["territory_name"].strip() or "government"
    facts = [
        Relation(one, other, "combat", theater, year, mutual=True, about=about)
        for one, other in product(sides["side_a"], sides["side_b"])
        if one != other
    ]
    facts += [
        Relation(helper, one, "troops", theater, year, about=about)
        for side, parties in sides.items()
        for helper, one in product(helpers[side], parties)
        if helper != one
    ]
    if not facts:
        ledger.leave_out("both sides are the same")
        return
    ledger.fight(theater, (*sides["side_a"], *sides["side_b"]))
    ledger.state(row, facts)


def _parties(row: TextRow, column: str, theater: str, names: PartyRegister) -> list[ConflictParty]:
    """The parties in a cell; ids are of use only where there is one for each."""
    whole = row[column].strip()
    if not whole:
        return []
    parties = [
        names.party(name, row[f"{column}_id"].strip() or name) for name in split_governments(whole)
    ]
    for party in parties:
        names.places[party][theater] += 1
    return parties
