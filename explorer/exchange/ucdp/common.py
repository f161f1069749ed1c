"""What the imports of UCDP datasets share: names, theaters, periods, and the account of rows.

A row states facts (who did what to whom, where, in which year). Facts of one kind about one
pair in one theater are folded: consecutive years become one period, and each period one
link. Every row ends in the account: it began a link, was folded into others, or was left
out for a reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from explorer.data.ids import LinkIds, unused_id
from explorer.data.model import Actor, Dataset, Link, Source, Theater
from explorer.data.reading.problem_collector import ProblemCollector
from explorer.data.vocabulary import ActorType, Confidence
from explorer.errors import ExplorerError, quoted
from explorer.exchange.csv.table import TextRow, TextTable
from explorer.exchange.slugs import slug

UCDP_PUBLISHER = "Uppsala Conflict Data Program"
UCDP_ADDRESS = "https://ucdp.uu.se/downloads/"
UCDP_LICENSE = "CC BY 4.0 (Uppsala Conflict Data Program)"
UCDP_SOURCE_ID = "ucdp"

OUTSIDE_LOCATIONS = "outside the locations asked for"

GOVERNMENT_PREFIX = "Government of "

_FORMER = re.compile(r"\s*\(([^()]*)\)\s*$")
_STATES = re.compile(r",\s*(?=Government of )")
_LONGEST_ID = 60
_LONGEST_LABEL = 40
_MOST_NAMED = 3
_YEARS = range(1800, 2101)


class UnknownLocationError(ExplorerError):
    """No row has the location that was asked for."""


@dataclass(frozen=True, slots=True, order=True)
class ConflictParty:
    """An actor as a UCDP dataset has it: states go by name, others by their id."""

    kind: Literal["coalition", "group", "state"]
    key: str

    @property
    def is_state(self) -> bool:
        """Whether it is the government of one country."""
        return self.kind == "state"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one row says: `start` did this to `end` in a year. `about` fills the claim."""

    start: ConflictParty
    end: ConflictParty
    kind: str
    theater: str
    year: int
    mutual: bool = False
    about: str = ""


@dataclass(slots=True)
class RowSummary:
    """What became of the rows: `read` is the sum of the others."""

    read: int = 0
    began: int = 0
    folded: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """The account in words."""
        out = self.left_out.total()
        yield (
            f"read {self.read:,} rows: {self.began:,} began a link, "
            f"{self.folded:,} were folded into one, {out:,} left out"
        )
        for reason, count in self.left_out.items():
            yield f"  left out {count:,}: {reason}"


@dataclass(frozen=True, slots=True)
class ImportedDataset:
    """A dataset that was made of somebody else's, and what became of its rows."""

    dataset: Dataset
    account: RowSummary
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """What a UCDP dataset is called, and how to cite it."""

    title: str
    citation: str
    claims: Mapping[str, str]
    confidence: Mapping[str, Confidence]


@dataclass(slots=True)
class PartyRegister:
    """The parties of a whole file by everything it calls them."""

    groups: dict[str, str] = field(default_factory=dict)
    places: dict[ConflictParty, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def party(self, name: str, key: str) -> ConflictParty:
        """The party of that name; `key` is the dataset's id for it."""
        plain = " ".join(name.split())
        if plain.startswith(GOVERNMENT_PREFIX):
            return ConflictParty(
                "coalition" if len(split_governments(plain)) > 1 else "state", plain
            )
        self.groups.setdefault(key, plain)
        return ConflictParty("group", key)

    def original(self, party: ConflictParty) -> str:
        """Its name as the dataset has it, without the spaces at its ends."""
        return self.groups[party.key] if party.kind == "group" else party.key

    def actors(self, used: Iterable[ConflictParty]) -> dict[ConflictParty, Actor]:
        """The actors that these parties become, each with an id of its own.

        Ids and names depend on the whole file, so that an actor is called the same whatever
        part of it is asked for.
        """
        everybody = sorted({*self.places, *used})
        names = self._distinct(everybody)
        ids = self._ids(everybody, names)
        wanted = set(used)
        return {
            party: self._actor(party, ids[party], names[party])
            for party in sorted(wanted, key=lambda one: ids[one])
        }

    def _distinct(self, everybody: Sequence[ConflictParty]) -> dict[ConflictParty, str]:
        """A name for each; those that share one get their country, or else their id."""
        names = {party: clean_name(self.original(party)) for party in everybody}
        for extra in (self._country, lambda party: f"UCDP {party.key}"):
            count = Counter(slug(name) for name in names.values())
            names = {
                party: f"{self._base(party)} ({extra(party)})"
                if count[slug(name)] > 1 and party.kind == "group"
                else name
                for party, name in names.items()
            }
        return names

    def _base(self, party: ConflictParty) -> str:
        return clean_name(self.original(party))

    def _country(self, party: ConflictParty) -> str:
        places = self.places.get(party)
        return min(places, key=lambda place: (-places[place], place)) if places else party.key

    def _ids(
        self, everybody: Sequence[ConflictParty], names: Mapping[ConflictParty, str]
    ) -> dict[ConflictParty, str]:
        ids: dict[ConflictParty, str] = {}
        taken: set[str] = set()
        for party in everybody:
            base = slug(names[party])[:_LONGEST_ID].strip("-") or f"actor-{slug(party.key)}"
            key = base if base not in taken else f"{base}-{slug(party.key)}"[: 2 * _LONGEST_ID]
            if key in taken:
                key = unused_id(base, taken)
            taken.add(key)
            ids[party] = key
        return ids

    def _actor(self, party: ConflictParty, key: str, name: str) -> Actor:
        original = self.original(party)
        aliases = [original] if original != name else []
        former = _FORMER.search(original)
        if party.is_state and former:
            aliases.append(former[1])
        label = clean_name(original)
        if len(label) > _LONGEST_LABEL:
            label = label[:_LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(" ,(") + " …"
        types = {
            "state": ActorType.STATE,
            "group": ActorType.ARMED_GROUP,
            "coalition": ActorType.COALITION,
        }
        return Actor(
            id=key,
            name=name,
            type=types[party.kind],
            short=label if label != name else None,
            aliases=tuple(dict.fromkeys(one for one in aliases if one)),
            note=f"UCDP actor {party.key}." if party.kind == "group" else None,
        )


def split_governments(name: str) -> list[str]:
    """The governments in a list of them; other names stay whole, commas and all."""
    return _STATES.split(name) if name.startswith(GOVERNMENT_PREFIX) else [name]


def clean_name(name: str) -> str:
    """The name to show: "Government of Russia (Soviet Union)" is Russia; groups keep theirs."""
    if not name.startswith(GOVERNMENT_PREFIX):
        return name
    return ", ".join(
        _FORMER.sub("", one.removeprefix(GOVERNMENT_PREFIX)).strip() or one
        for one in split_governments(name)
    )


def theater_name(location: str) -> str:
    """The theater of a location: "Iran: Kurdistan" is in Iran, "Iran - Iraq" is Iran, Iraq."""
    place = " ".join(location.split())
    before, colon, _ = place.partition(":")
    if colon:
        return _FORMER.sub("", before).strip() or place
    countries = [_FORMER.sub("", one).strip() for one in re.split(r" - |,", place)]
    return ", ".join(sorted(filter(None, countries))) or place


def match_locations(locations: Sequence[str], present: Iterable[str]) -> tuple[set[str], list[str]]:
    """The locations of a file that were asked for, and what they are called there.

    All of them, and no names, where nothing was asked for.

    A theater, one of its countries, or a location in the dataset's own words; without
    regard to case. Raises UnknownLocationError, with the nearest one that there is.
    """
    places = sorted(set(present))
    if not locations:
        return set(places), []
    called: dict[str, set[str]] = defaultdict(set)
    words: dict[str, str] = {}
    for place in places:
        theater = theater_name(place)
        for name in (place, place.partition(":")[0], theater, *theater.split(", ")):
            called[name.strip().casefold()].add(place)
            words[name.strip().casefold()] = name.strip()
    found: set[str] = set()
    names: dict[str, None] = {}
    for location in locations:
        wanted = location.strip().casefold()
        if wanted not in called:
            near = get_close_matches(wanted[:80], list(called), 1)
            hint = f"; did you mean {words[near[0]]!r}?" if near else ""
            raise UnknownLocationError(f"no row has the location {quoted(location)}{hint}")
        found |= called[wanted]
        names[words[wanted]] = None
    return found, list(names)


def ucdp_version(path: Path, stated: str = "") -> str:
    """The version of a UCDP file: as it says itself, else by its name; 211 is 21.1."""
    found = re.search(r"-(\d{2})(\d)(?=\D|$)", path.stem)
    return stated or (f"{found[1]}.{found[2]}" if found else "")


def read_year(row: TextRow, report: ProblemCollector) -> int | None:
    """The year of a row; None, and a problem, if it has none."""
    text = row["year"].strip()
    if text.isascii() and text.isdigit() and len(text) == 4 and int(text) in _YEARS:
        return int(text)
    report.add(row.place("year"), f"year {quoted(text)} is not a year", "write it as 2019")
    return None


def has_values(row: TextRow, columns: Iterable[str], report: ProblemCollector) -> bool:
    """Whether these cells hold something; a problem for each that does not."""
    empty = [column for column in columns if not row[column].strip()]
    for column in empty:
        report.add(row.place(column), f"{column} is empty", "every row of UCDP has one")
    return not empty


def check_columns(
    sheet: TextTable, needed: Iterable[str], what: str, report: ProblemCollector
) -> None:
    """End here if a column is missing: it is another file."""
    missing = [column for column in needed if column not in sheet.columns]
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        report.add(
            sheet.head_place,
            f"there is no column {', '.join(missing[:3])}{more}",
            f"this is to be {what}, as UCDP publishes it",
        )
        raise report.error()


@dataclass(slots=True)
class PeriodBuilder:
    """Facts, folded; and the account of the rows that stated them."""

    names: PartyRegister
    account: RowSummary = field(default_factory=RowSummary)
    _years: dict[
        tuple[ConflictParty, ConflictParty, str, str, bool], dict[int, list[tuple[int, str]]]
    ] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    _stated: set[int] = field(default_factory=set)
    _sides: dict[str, Counter[ConflictParty]] = field(default_factory=lambda: defaultdict(Counter))

    def leave_out(self, reason: str) -> None:
        """Note that a row is not used."""
        self.account.read += 1
        self.account.left_out[reason] += 1

    def state(self, row: TextRow, facts: Sequence[Relation]) -> None:
        """Note the facts of a row, at least one."""
        assert facts, "a row without facts is left out"
        self.account.read += 1
        self._stated.add(row.line)
        for fact in facts:
            key = (fact.start, fact.end, fact.kind, fact.theater, fact.mutual)
            self._years[key][fact.year].append((row.line, fact.about))

    def fight(self, theater: str, parties: Iterable[ConflictParty]) -> None:
        """Note who fights in a theater, once for each year and dyad."""
        self._sides[theater].update(parties)

    def dataset(
        self, about: DatasetInfo, as_of: int, locations: Sequence[str] = ()
    ) -> ImportedDataset:
        """All of it as a dataset, and the account closed. No facts at all: no links."""
        periods = [
            (key, run, years)
            for key, years in self._years.items()
            for run in consecutive_years(years)
        ]
        began = {min(line for year in run for line, _ in years[year]) for _, run, years in periods}
        self.account.began = len(began)
        self.account.folded = len(self._stated - began)
        used = {party for (start, end, *_), _, _ in periods for party in (start, end)}
        actors = self.names.actors(used)
        theaters = self._theaters({key[3] for key, _, _ in periods}, actors)
        narrowed = f": {', '.join(locations)}" if locations else ""
        dataset = Dataset(
            title=about.title + narrowed,
            as_of=f"{as_of:04d}-12-31",
            license=UCDP_LICENSE,
            description=f"{about.citation} Imported from the published file; see docs/exchange.md.",
            theaters={one.id: one for one in theaters.values()},
            sources={UCDP_SOURCE_ID: _source(about)},
            actors={actor.id: actor for actor in actors.values()},
            links=self._links(about, periods, actors, theaters),
        )
        return ImportedDataset(dataset, self.account)

    def _theaters(
        self, named: set[str], actors: Mapping[ConflictParty, Actor]
    ) -> dict[str, Theater]:
        found: dict[str, Theater] = {}
        taken: set[str] = set()
        for name in sorted(named):
            base = slug(name)[:_LONGEST_ID].strip("-") or "theater"
            key = unused_id(base, taken)
            taken.add(key)
            sides = self._sides[name]
            order = sorted(
                (party for party in sides if party in actors),
                key=lambda party: (not party.is_state, -sides[party], actors[party].id),
            )
            found[name] = Theater(
                id=key, name=name, parties=tuple(actors[party].id for party in order)
            )
        return found

    def _links(
        self,
        about: DatasetInfo,
        periods: Sequence[tuple[Any, list[int], Mapping[int, list[tuple[int, str]]]]],
        actors: Mapping[ConflictParty, Actor],
        theaters: Mapping[str, Theater],
    ) -> dict[str, Link]:
        link_ids = LinkIds()
        links: dict[str, Link] = {}
        ordered = sorted(
            periods,
            key=lambda one: (
                theaters[one[0][3]].id,
                actors[one[0][0]].id,
                actors[one[0][1]].id,
                one[0][2],
                one[1][0],
            ),
        )
        for (start, end, kind, theater, mutual), run, years in ordered:
            key = link_ids.make(actors[start].id, kind, actors[end].id)
            words = about.claims[kind if kind in about.claims else ""].format(
                start=self.names.original(start),
                end=self.names.original(end),
                kind=kind,
                years=str(run[0]) if run[0] == run[-1] else f"{run[0]} to {run[-1]}",
                about=_some(name for year in run for _, name in years[year]),
            )
            links[key] = Link.model_validate(
                {
                    "id": key,
                    "from": actors[start].id,
                    "to": actors[end].id,
                    "kind": kind,
                    "theater": (theaters[theater].id,),
                    "since": f"{run[0]:04d}",
                    "until": f"{run[-1]:04d}",
                    "confidence": about.confidence.get(kind, Confidence.MODERATE),
                    "mutual": mutual,
                    "evidence": [{"source": UCDP_SOURCE_ID, "claim": words, "credibility": 2}],
                }
            )
        return links


def consecutive_years(years: Iterable[int]) -> list[list[int]]:
    """The years as runs without a gap, in order."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _some(names: Iterable[str]) -> str:
    """The names in a sentence, the first few of them."""
    found = list(dict.fromkeys(filter(None, names)))
    if len(found) > _MOST_NAMED:
        return f"{', '.join(found[:_MOST_NAMED])} and {len(found) - _MOST_NAMED} more"
    return ", ".join(found)


def _source(about: DatasetInfo) -> Source:
    return Source(
        id=UCDP_SOURCE_ID,
        title=about.title,
        publisher=UCDP_PUBLISHER,
        url=UCDP_ADDRESS,
        reliability="A",
    )
