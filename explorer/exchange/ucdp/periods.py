"""Rows of a UCDP dataset -> links with periods, and a summary of what became of the rows.

A row states relations: who did what to whom, where, in which year. Relations of one kind
between two parties in one theater are joined: consecutive years become one period, and each
period one link. A period that goes to the last year of the file has no known end: nobody says
there that it stopped. Every row is counted: it began a link, was folded into others, or was left
out for a reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.data.ids import LinkIdGenerator
from explorer.data.model import Actor, Dataset, Link, Party, Source, Theater
from explorer.data.vocabulary import Confidence
from explorer.exchange.csv.table import TextRow
from explorer.exchange.slugs import unique_id
from explorer.exchange.ucdp.parties import ConflictParty, PartyRegister

UCDP_PUBLISHER = "Uppsala Conflict Data Program"
UCDP_ADDRESS = "https://ucdp.uu.se/downloads/"
UCDP_LICENSE = f"CC BY 4.0 ({UCDP_PUBLISHER})"
UCDP_SOURCE_ID = "ucdp"

OUTSIDE_LOCATIONS = "outside the locations asked for"
"""Why a row is left out where only some locations are imported."""

_MAX_NAMED = 3  # opponents, or territories, that a claim names


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing that a row says: `start` did this to `end` in a year.

    `kind` is that of the link. `detail` fills {about} in its claim: against whom, or over
    what.
    """

    start: ConflictParty
    end: ConflictParty
    kind: str
    theater: str
    year: int
    mutual: bool = False
    detail: str = ""


@dataclass(slots=True)
class RowSummary:
    """How many rows there were, and what became of them: `read` is the sum of the others."""

    read: int = 0
    began: int = 0
    folded: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """The summary in words, with a line for each reason."""
        out = self.left_out.total()
        yield (
            f"read {self.read:,} rows: {self.began:,} began a link, "
            f"{self.folded:,} were folded into one, {out:,} left out"
        )
        for reason, count in self.left_out.items():
            yield f"  left out {count:,}: {reason}"


@dataclass(frozen=True, slots=True)
class ImportedDataset:
    """A dataset made from a UCDP file, what became of its rows, and other remarks."""

    dataset: Dataset
    row_summary: RowSummary
    remarks: tuple[str, ...] = ()

    def summary(self) -> Iterator[str]:
        """What became of the rows, and the remarks, as lines."""
        yield from self.row_summary.lines()
        for remark in self.remarks:
            yield f"  {remark}"


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """What a UCDP dataset is called, how to cite it, and what it claims.

    `claims` holds a sentence for each kind of link, with {start}, {end}, {kind}, {years} and
    {about}; "" is that for all other kinds. `confidence` is that of a kind, moderate where
    there is none.
    """

    title: str
    citation: str
    claims: Mapping[str, str]
    confidence: Mapping[str, Confidence]


class _RelationKey(NamedTuple):
    """What relations must have in common to become one link."""

    start: ConflictParty
    end: ConflictParty
    kind: str
    theater: str
    mutual: bool


class _Mention(NamedTuple):
    """The line of a row that states a relation, and the detail it gives."""

    line: int
    detail: str


class _Period(NamedTuple):
    """Consecutive years of one relation, in order, and who states it."""

    key: _RelationKey
    years: Sequence[int]
    mentions: Sequence[_Mention]


@dataclass(slots=True)
class PeriodBuilder:
    """Collects the relations of rows, and makes a dataset of them."""

    parties: PartyRegister
    summary: RowSummary = field(default_factory=RowSummary)
    _mentions: dict[_RelationKey, dict[int, list[_Mention]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    _used_lines: set[int] = field(default_factory=set)
    _theater_parties: dict[str, Counter[ConflictParty]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def leave_out(self, reason: str) -> None:
        """Count a row that is not used."""
        self.summary.read += 1
        self.summary.left_out[reason] += 1

    def add_row(self, row: TextRow, relations: Sequence[Relation]) -> None:
        """Count a row that is used, and keep its relations, at least one."""
        assert relations, "a row without relations is left out"
        self.summary.read += 1
        self._used_lines.add(row.line)
        for one in relations:
            key = _RelationKey(one.start, one.end, one.kind, one.theater, one.mutual)
            self._mentions[key][one.year].append(_Mention(row.line, one.detail))

    def add_parties(self, theater: str, parties: Iterable[ConflictParty]) -> None:
        """Count who fights in a theater: once for each row that says so."""
        self._theater_parties[theater].update(parties)

    def build(self, info: DatasetInfo, year: int, locations: Sequence[str] = ()) -> ImportedDataset:
        """The dataset of all that was added, as of the end of the last year that the file covers.

        `locations` are named in its title. Without relations it has no links. To be called
        once, at the end: it closes the summary.
        """
        periods = [
            _Period(key, years, [one for year_ in years for one in by_year[year_]])
            for key, by_year in self._mentions.items()
            for years in consecutive_years(by_year)
        ]
        began = {min(one.line for one in period.mentions) for period in periods}
        self.summary.began = len(began)
        self.summary.folded = len(self._used_lines - began)
        actors = self.parties.actors(
            party for period in periods for party in (period.key.start, period.key.end)
        )
        theaters = self._theaters({period.key.theater for period in periods}, actors)
        narrowed = f": {', '.join(locations)}" if locations else ""
        dataset = Dataset(
            title=info.title + narrowed,
            as_of=f"{year:04d}-12-31",
            license=UCDP_LICENSE,
            description=f"{info.citation} Imported from the published file; see docs/exchange.md.",
            theaters={one.id: one for one in theaters.values()},
            sources={UCDP_SOURCE_ID: _source(info)},
            actors={actor.id: actor for actor in actors.values()},
            links=self._links(info, periods, actors, theaters, year),
        )
        return ImportedDataset(dataset, self.summary)

    def _theaters(
        self, names: set[str], actors: Mapping[ConflictParty, Actor]
    ) -> dict[str, Theater]:
        """The theaters by name. Their parties: states first, then by how often each fights."""
        theaters: dict[str, Theater] = {}
        taken: set[str] = set()
        for name in sorted(names):
            key = unique_id(name, taken, "theater")
            taken.add(key)
            counts = self._theater_parties[name]
            parties = sorted(
                (party for party in counts if party in actors),
                key=lambda party: (not party.is_state, -counts[party], actors[party].id),
            )
            ids = tuple(actors[party].id for party in parties)
            theaters[name] = Theater(
                id=key, name=name, dated_parties=tuple(Party(actor=one) for one in ids)
            )
        return theaters

    def _links(
        self,
        info: DatasetInfo,
        periods: Iterable[_Period],
        actors: Mapping[ConflictParty, Actor],
        theaters: Mapping[str, Theater],
        last_year: int,
    ) -> dict[str, Link]:
        """The links by id, ordered by theater, ends, kind and year.

        `last_year`: the last one that the file covers; what held then may have gone on.
        """
        link_ids = LinkIdGenerator()
        links: dict[str, Link] = {}

        def order(period: _Period) -> tuple[str, str, str, str, int]:
            start, end, kind, theater, _ = period.key
            return theaters[theater].id, actors[start].id, actors[end].id, kind, period.years[0]

        for period in sorted(periods, key=order):
            start, end, kind, theater, mutual = period.key
            first, last = period.years[0], period.years[-1]
            key = link_ids.next_id(actors[start].id, kind, actors[end].id)
            claim = info.claims[kind if kind in info.claims else ""].format(
                start=self.parties.original_name(start),
                end=self.parties.original_name(end),
                kind=kind,
                years=str(first) if first == last else f"{first} to {last}",
                about=_first_names(one.detail for one in period.mentions),
            )
            links[key] = Link.model_validate(
                {
                    "id": key,
                    "from": actors[start].id,
                    "to": actors[end].id,
                    "kind": kind,
                    "theater": (theaters[theater].id,),
                    "since": f"{first:04d}",
                    "last_reported" if last == last_year else "until": f"{last:04d}",
                    "confidence": info.confidence.get(kind, Confidence.MODERATE),
                    "mutual": mutual,
                    "evidence": [{"source": UCDP_SOURCE_ID, "claim": claim, "credibility": 2}],
                }
            )
        return links


def consecutive_years(years: Iterable[int]) -> list[list[int]]:
    """The years as runs without a gap, in order: [2001, 2002] and [2005]."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _first_names(names: Iterable[str]) -> str:
    """The first few different names, as a part of a sentence."""
    found = list(dict.fromkeys(filter(None, names)))
    if len(found) > _MAX_NAMED:
        return f"{', '.join(found[:_MAX_NAMED])} and {len(found) - _MAX_NAMED} more"
    return ", ".join(found)


def _source(info: DatasetInfo) -> Source:
    return Source(
        id=UCDP_SOURCE_ID,
        title=info.title,
        publisher=UCDP_PUBLISHER,
        url=UCDP_ADDRESS,
        reliability="A",
    )
