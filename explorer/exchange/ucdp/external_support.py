"""The UCDP External Support Dataset -> Dataset: who supported whom, against whom.

One row of the actor-year file is a party to a conflict, its opponent and a year, with all
its supporters and all forms of support, but not who gave which. So a supporter's link is
`military`, its form not stated, unless it was the only one: then the forms are its own. In
years in which a pair fought, it gets a link of combat.

The codes are those of `vocabulary` (its `ucdp` column); a form of support for which there is
no kind of link is `military`, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.vocabulary import KINDS, Confidence
from explorer.exchange.csv.table import TextRow, TextTable
from explorer.exchange.ucdp.columns import has_values, read_ucdp_table, read_year, ucdp_version
from explorer.exchange.ucdp.locations import match_locations, theater_name
from explorer.exchange.ucdp.parties import PartyRegister
from explorer.exchange.ucdp.periods import (
    OUTSIDE_LOCATIONS,
    DatasetInfo,
    ImportedDataset,
    PeriodBuilder,
    Relation,
)

SUPPORT_CODES = "xpywmtfilou"
"""The codes of forms of support; each has a column of 0 or 1, `ext_x` and so on."""

UNSTATED_SUPPORT = "military"
"""The kind of link for support of an unknown form."""

NO_SUPPORT_NO_COMBAT = "no support that year, and no fighting"
"""Why a row is left out that states nothing."""

EXTERNAL_SUPPORT_COLUMNS = (
    *("year", "active", "actor_id", "actor_name", "oppo_id", "oppo_name", "location"),
    *("ext_id", "ext_name", "ext_sup", *(f"ext_{code}" for code in SUPPORT_CODES)),
)
_NEEDED = ("actor_id", "actor_name", "oppo_id", "oppo_name", "location")

_CITATION = (
    "Contains data of the UCDP External Support Dataset{version}. Cite: Meier, Karlén, "
    "Pettersson and Croicu (2023), External support in armed conflicts: Introducing the UCDP "
    "external support dataset, Journal of Peace Research 60(3)."
)
_CLAIMS = {
    "combat": "UCDP records {start} and {end} as parties of an active conflict, {years}.",
    UNSTATED_SUPPORT: "UCDP names {start} among the supporters of {end}, {years}, against {about}; "
    "which form of support it gave is not stated.",
    "": "UCDP names {start} as the only supporter of {end}, {years}, against {about}, "
    "with support of the form: {kind}.",
}


_MAX_SPLIT = 60
_Chain: TypeAlias = "tuple[str, _Chain] | None"
_Choice: TypeAlias = tuple[int, int, _Chain]


def kind_of_support(code: str) -> str:
    """The kind of link that a code of SUPPORT_CODES stands for."""
    wanted = code.upper()
    return next((one.id for one in KINDS.values() if wanted in one.ucdp.split()), UNSTATED_SUPPORT)


def import_external_support(path: Path, locations: Sequence[str] = ()) -> ImportedDataset:
    """The dataset in a file as published (.xlsx, or .csv), for some locations or for all.

    Raises DataError with everything that is wrong, each problem with the line of its row
    and the number of the cell; UnknownLocationError; MissingToolError where .xlsx cannot be
    read.
    """
    problems = ProblemCollector(str(path))
    what = "the actor-year file of the External Support Dataset"
    table = read_ucdp_table(path, EXTERNAL_SUPPORT_COLUMNS, what, problems)
    known = _known_names(table)
    wanted, names = match_locations(locations, (row["location"] for row in table.rows))
    periods = PeriodBuilder(PartyRegister())
    nameless: set[str] = set()
    last_year = 0
    for row in table.rows:
        year = read_year(row, problems)
        flags = _flags(row, problems)
        if not has_values(row, _NEEDED, problems) or year is None or flags is None:
            continue
        last_year = max(last_year, year)
        supporters = _supporters(row, known, problems)
        inside = row["location"] in wanted
        if inside:
            nameless |= {key for key, name in supporters if name == _name_by_id(key)}
        _read_row(row, year, supporters, flags, periods, inside=inside)
    problems.raise_if_any()
    if not last_year:
        problems.add(None, "there are no rows", "it is to hold one for each actor and year")
        raise problems.error()
    version = ucdp_version(path)
    info = DatasetInfo(
        title=f"UCDP External Support Dataset {version}".strip(),
        citation=_CITATION.format(version=f", version {version}" if version else ""),
        claims=_CLAIMS,
        confidence={"combat": Confidence.HIGH},
    )
    imported = periods.build(info, last_year, names)
    remarks = [f"a supporter has an id and no name: {key}" for key in sorted(nameless)]
    return ImportedDataset(imported.dataset, imported.row_summary, tuple(remarks))


def _flags(row: TextRow, problems: ProblemCollector) -> dict[str, bool] | None:
    """The columns of 0 and 1; None, and a problem, if one holds something else."""
    names = ("active", "ext_sup", *(f"ext_{code}" for code in SUPPORT_CODES))
    flags = {}
    for name in names:
        text = row[name].strip()
        if text not in ("0", "1", ""):
            problems.add(row.place(name), f"{name} is neither 0 nor 1", "check the column")
            return None
        flags[name] = text == "1"
    return flags


def _read_row(
    row: TextRow,
    year: int,
    supporters: Sequence[tuple[str, str]],
    flags: Mapping[str, bool],
    periods: PeriodBuilder,
    *,
    inside: bool,
) -> None:
    """Add a row to the periods; one outside the locations only names its parties."""
    theater = theater_name(row["location"])
    register = periods.parties
    actor = register.party(row["actor_name"], row["actor_id"].strip())
    opponent = register.party(row["oppo_name"], row["oppo_id"].strip())
    helpers = [register.party(name, key) for key, name in supporters]
    for party in (actor, opponent):
        register.theaters[party][theater] += 1
    for party in helpers:
        register.theaters[party][theater] += 0
    if not inside:
        periods.leave_out(OUTSIDE_LOCATIONS)
        return
    relations = []
    if flags["active"] and actor != opponent:
        one, other = sorted((actor, opponent), key=lambda party: (not party.is_state, party))
        relations.append(Relation(one, other, "combat", theater, year, mutual=True))
    against = register.original_name(opponent)
    kinds = _kinds(flags) if len(helpers) == 1 else [UNSTATED_SUPPORT]
    relations += [
        Relation(helper, actor, kind, theater, year, detail=against)
        for helper in helpers
        for kind in kinds
        if helper != actor
    ]
    if not relations:
        periods.leave_out(NO_SUPPORT_NO_COMBAT)
        return
    periods.add_parties(theater, (actor, opponent))
    periods.add_row(row, relations)


def _kinds(flags: Mapping[str, bool]) -> list[str]:
    found = [kind_of_support(code) for code in SUPPORT_CODES if flags[f"ext_{code}"]]
    return list(dict.fromkeys(found)) or [UNSTATED_SUPPORT]


def _name_by_id(key: str) -> str:
    return f"UCDP actor {key}"


def _ids(row: TextRow) -> list[str]:
    return [one.strip() for one in row["ext_id"].split(",") if one.strip()]


def _known_names(table: TextTable) -> dict[str, str]:
    """The name of each id, from the rows in which ids and names are equally many."""
    known: dict[str, str] = {}
    for row in table.rows:
        for side in ("actor", "oppo"):
            known.setdefault(row[f"{side}_id"].strip(), " ".join(row[f"{side}_name"].split()))
    for row in table.rows:
        ids, names = _ids(row), row["ext_name"].split(",")
        if len(ids) == len(names):
            for key, name in zip(ids, names, strict=True):
                known.setdefault(key, " ".join(name.split()))
    return known


def _supporters(
    row: TextRow, known: Mapping[str, str], problems: ProblemCollector
) -> list[tuple[str, str]]:
    """The supporters of a row, each with id and name.

    The ids are in one cell, the names in another, with commas between them; but a comma may
    belong to a name. Where there are more or fewer names than ids, they are split so that
    most of them are those that their ids have elsewhere in the file.
    """
    ids = _ids(row)
    text = " ".join(row["ext_name"].split())
    if not ids:
        if text:
            problems.add(row.place("ext_id"), "ext_id is empty, and ext_name is not", "fill it")
        return []
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found = split_supporter_names(
        tuple(ids), tuple(parts), tuple(known.get(key, "") for key in ids)
    )
    return [
        (key, name or known.get(key) or _name_by_id(key))
        for key, name in dict(zip(ids, found, strict=True)).items()
    ]


def split_supporter_names(
    ids: Sequence[str], parts: Sequence[str], known: Sequence[str]
) -> list[str]:
    """The name of each id, from the parts between commas; "" where no part is left for it.

    `known` holds the name of each id elsewhere in the file, "" where there is none. The
    result is as long as `ids`.

    Each id takes none, one or more parts, in order, and all parts are taken. The best way
    is that in which most names are the known ones, then that with the fewest ids without a
    name, then that in which the earlier ids have the shorter names.
    """
    if len(ids) == len(parts):
        return list(parts)
    if max(len(ids), len(parts)) > _MAX_SPLIT:
        return [*parts[: len(ids)], *[""] * (len(ids) - len(parts))]

    # What is best for the ids from one on and the parts from one on, from the end: how many
    # names are known, how few are missing, and the names.
    after: list[_Choice | None] = [None] * len(parts) + [(0, 0, None)]
    for key in reversed(range(len(ids))):
        here: list[_Choice | None] = []
        for part in range(len(parts) + 1):
            found: _Choice | None = None
            for end in _ends(part, len(parts)):
                rest = after[end]
                if rest is None:
                    continue
                name = ", ".join(parts[part:end])
                score = (rest[0] + (name != "" and name == known[key]), rest[1] - (name == ""))
                if found is None or score > found[:2]:
                    found = (*score, (name, rest[2]))
            here.append(found)
        after = here
    chosen = after[0]
    assert chosen is not None, "the last id can take whatever is left"
    names: list[str] = []
    chain = chosen[2]
    while chain is not None:
        name, chain = chain
        names.append(name)
    return names


def _ends(part: int, parts: int) -> Iterable[int]:
    """How far a name that starts at a part may go: one part, more, and at last none."""
    return (*range(part + 1, parts + 1), part)
