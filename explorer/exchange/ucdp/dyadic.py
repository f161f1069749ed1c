"""The UCDP Dyadic Dataset -> Dataset: who fought whom, and who sent troops to help.

One row is a pair and a year. The two sides fight each other (`combat`, mutual); states
named as second parties sent troops to their side. Sides that are lists of governments are
split, and each fights each of the other side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.vocabulary import Confidence
from explorer.exchange.csv.table import TextRow
from explorer.exchange.ucdp.columns import has_values, read_ucdp_table, read_year, ucdp_version
from explorer.exchange.ucdp.locations import match_locations, theater_name
from explorer.exchange.ucdp.names import split_governments
from explorer.exchange.ucdp.parties import ConflictParty, PartyRegister
from explorer.exchange.ucdp.periods import (
    OUTSIDE_LOCATIONS,
    DatasetInfo,
    ImportedDataset,
    PeriodBuilder,
    Relation,
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

    Raises DataError with everything that is wrong, each problem with the line of its row
    and the number of the cell; UnknownLocationError; MissingToolError where .xlsx cannot be
    read.
    """
    problems = ProblemCollector(str(path))
    table = read_ucdp_table(path, DYADIC_COLUMNS, "the UCDP Dyadic Dataset", problems)
    wanted, names = match_locations(locations, (row["location"] for row in table.rows))
    periods = PeriodBuilder(PartyRegister())
    last_year = 0
    for row in table.rows:
        year = read_year(row, problems)
        if not has_values(row, _NEEDED, problems) or year is None:
            continue
        last_year = max(last_year, year)
        _read_row(row, year, periods, inside=row["location"] in wanted)
    problems.raise_if_any()
    if not last_year:
        problems.add(None, "there are no rows", "it is to hold one for each pair and year")
        raise problems.error()
    stated = next((text for row in table.rows if (text := row["version"].strip())), "")
    version = ucdp_version(path, stated)
    info = DatasetInfo(
        title=f"UCDP Dyadic Dataset {version}".strip(),
        citation=_CITATION.format(version=f", version {version}" if version else ""),
        claims=_CLAIMS,
        confidence={"combat": Confidence.HIGH, "troops": Confidence.HIGH},
    )
    return periods.build(info, last_year, names)


def _read_row(row: TextRow, year: int, periods: PeriodBuilder, *, inside: bool) -> None:
    """Add a row to the periods; one outside the locations only names its parties."""
    theater = theater_name(row["location"])
    register = periods.parties
    sides = {side: _parties(row, side, theater, register) for side in ("side_a", "side_b")}
    helpers = {side: _parties(row, f"{side}_2nd", theater, register) for side in sides}
    if not inside:
        periods.leave_out(OUTSIDE_LOCATIONS)
        return
    issue = row["territory_name"].strip() or "government"
    relations = [
        Relation(one, other, "combat", theater, year, mutual=True, detail=issue)
        for one, other in product(sides["side_a"], sides["side_b"])
        if one != other
    ]
    relations += [
        Relation(helper, one, "troops", theater, year, detail=issue)
        for side, parties in sides.items()
        for helper, one in product(helpers[side], parties)
        if helper != one
    ]
    if not relations:
        periods.leave_out("both sides are the same")
        return
    periods.add_parties(theater, (*sides["side_a"], *sides["side_b"]))
    periods.add_row(row, relations)


def _parties(
    row: TextRow, column: str, theater: str, register: PartyRegister
) -> list[ConflictParty]:
    """The parties in a cell. The id beside it counts for groups only."""
    text = row[column].strip()
    if not text:
        return []
    key = row[f"{column}_id"].strip()
    parties = [register.party(name, key or name) for name in split_governments(text)]
    for party in parties:
        register.theaters[party][theater] += 1
    return parties
