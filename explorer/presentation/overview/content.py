"""What the overview says, as plain values: who is drawn, in which part of it, in which words.

Nothing here knows a place in px: `explorer.presentation.drawing.overview` gives all of this a
place in a frame. `overview_content` makes it from a view.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType

PAGE_SIZE = 6
"""How many theaters a page of a wide overview has at most."""

OTHER_TIMES = "at other times"
"""What the legend says of a hue that a side has as an edge alone."""

Variants = tuple[str, ...]
"""The same words from the fullest to the shortest; a drawing takes the first that has room.

Empty where there is nothing to say.
"""


@dataclass(frozen=True, slots=True)
class ActorMark:
    """An actor as it is drawn. `label`: its short name. `hues`: none for an open mark."""

    id: str
    label: str
    type: ActorType
    hues: tuple[Hue, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does, by the strongest kind of links that hold.

    `kind`: its id. `words`: what the kind is called, "hired fighters". `strength`: 0 to 1.
    `dates`: "since Oct 2018", "Oct 2018", "2018".
    """

    kind: str
    words: str
    strength: float
    dates: Variants = ()
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True)
class Fight:
    """Whom somebody fights besides helping: `words` are "fights SDF", `dates` as of an `Act`."""

    foe: str
    words: str
    dates: Variants = ()
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True)
class Help:
    """What one actor gives a side, and what its label says besides.

    `earlier`: help of another kind that began in an earlier year. `fights`: crimson lines.
    `links`: the ids of what it rests on, of what folds into the helper too. `via`: the member
    that gives it, where that is not the helper itself ("SNA" of a side). `sentence`: for readers.
    """

    helper: str
    to: SideKey
    act: Act
    earlier: Act | None = None
    fights: tuple[Fight, ...] = ()
    links: tuple[str, ...] = ()
    via: ActorMark | None = None
    sentence: str = ""

    @property
    def id(self) -> str:
        """What names it in the picture."""
        return f"{self.helper}~{self.to.party}~{self.to.theater}"


@dataclass(frozen=True, slots=True)
class SideArea:
    """A side and its own people.

    `members`: the labels of its own, the leader first. `more`: how many of its own are in no
    line. `recognised_by`: labels. `helped_by`: whom a phone names, each with its doubt.
    `help_count`: how many help it, rivals too. `is_idle`: the rival whose hue it has helps it at
    other times only. `full_name`: what its label is short for, or "".
    """

    key: SideKey
    mark: ActorMark
    members: tuple[str, ...] = ()
    more: int = 0
    recognised_by: tuple[str, ...] = ()
    helped_by: tuple[tuple[str, Doubt], ...] = ()
    help_count: int = 0
    sentence: str = ""
    is_idle: bool = False
    full_name: str = ""

    @property
    def hue(self) -> Hue:
        """The hue of its edge, its shape and its name."""
        return self.mark.hues[0] if self.mark.hues else Hue.OTHER

    @property
    def fill_hue(self) -> Hue:
        """The hue of its area."""
        return Hue.OTHER if self.is_idle else self.hue


@dataclass(frozen=True, slots=True)
class SideGroup:
    """Sides that stand together: `facing` at the axis, `outer` behind them.

    Each from the one nearest to the rivals on.
    """

    facing: tuple[SideArea, ...]
    outer: tuple[SideArea, ...] = ()

    @property
    def sides(self) -> tuple[SideArea, ...]:
        """All of them."""
        return (*self.facing, *self.outer)


Half = tuple[SideGroup, ...]
"""The sides above or below the axis of a theater; groups from the one nearest to the rivals on."""


@dataclass(frozen=True, slots=True)
class Front:
    """What is between two sides of a theater.

    `parties`: their ids. `words`: "at war since April 2019", "since 2019". `whom`: the same
    with both names, for a place where they are not plain, "GNA and LNA at war since April 2019".
    `against`: the same as the first party's area says it and as the second's does, "at war with
    gov. since 2017"; empty where it is to be made from `whom`. `dates`: of it, without words.
    """

    theater: str
    parties: tuple[str, str]
    state: FrontState
    words: Variants
    whom: Variants
    doubt: Doubt = Doubt.NONE
    links: tuple[str, ...] = ()
    sentence: str = ""
    against: tuple[Variants, Variants] = ((), ())
    dates: Variants = ()

    @property
    def id(self) -> str:
        """What names it in the picture."""
        return f"{self.parties[0]}~{self.parties[1]}"


@dataclass(frozen=True, slots=True)
class TheaterArea:
    """A theater with its sides.

    `first` and `second`: its halves, that of the first rival's sides first; either may be empty.
    `also_fighting`: "also fighting: Israel vs Iran; TIP vs gov.". `left_out`: "and 2 smaller
    sides". `is_counted`: whether the headline counts it. `empty`: what is said where it holds
    no side. `mediated_by`: "UN mediates", where more theaters than one leave no room for marks of
    mediators. `more_sides`: how many sides `left_out` counts. `without_fights`: a side of each half
    between whom nothing hostile is held.
    """

    id: str
    name: str
    first: Half = ()
    second: Half = ()
    fronts: tuple[Front, ...] = ()
    also_fighting: Variants = ()
    left_out: Variants = ()
    is_counted: bool = False
    empty: str = ""
    sentence: str = ""
    foot_sentence: str = ""
    mediated_by: Variants = ()
    more_sides: int = 0
    without_fights: tuple[tuple[str, str], ...] = ()

    def sides(self) -> Iterator[SideArea]:
        """All its sides."""
        for group in (*self.first, *self.second):
            yield from group.sides


@dataclass(frozen=True, slots=True)
class Outsider:
    """Who helps from outside, with a row of its own.

    `helps`: to each side; two of one theater where it helps two. `on_both_sides`: whether those
    are at war with each other.
    """

    mark: ActorMark
    helps: tuple[Help, ...]
    on_both_sides: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SumRow:
    """Who else helps a side. `words`: "and 3 more: Jordan, Saudi Arabia, France (disputed)".

    `helpers`: the ids of all that it names or counts.
    """

    side: SideKey
    words: Variants
    helpers: tuple[str, ...]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the two rivals, with what it gives to sides of each theater.

    `fights`: what it does there and no front says, by theater, where it helps nobody there.
    """

    mark: ActorMark
    helps: tuple[Help, ...]
    fights: tuple[tuple[str, Fight], ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class GoBetween:
    """Who stands beside a rival and helps in two theaters. `tie`: "tie disputed", or ""."""

    mark: ActorMark
    rival: str
    helps: tuple[Help, ...]
    tie: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A member of a side in one theater (`help.via`) that helps a side in another."""

    side: SideKey
    help: Help


@dataclass(frozen=True, slots=True)
class Mediator:
    """Who mediates between two sides and helps neither."""

    mark: ActorMark
    sides: tuple[SideKey, SideKey]
    links: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SharedTie:
    """A coalition, pact or operations room that joins two sides of a theater."""

    id: str
    label: str
    parties: tuple[str, str]
    theater: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class DealBox:
    """What the rivals deal in.

    `heading`: "they deal all the same". `lines`: at most four, the strongest first. `against`:
    what stands between the two, in crimson. `only_talks`: they do nothing else. `is_dated`:
    whether something of it that is not only reported has a start, so that it is of these days.
    """

    heading: str
    lines: tuple[Variants, ...]
    against: Variants = ()
    only_talks: bool = False
    links: tuple[str, ...] = ()
    sentence: str = ""
    is_dated: bool = True

    @property
    def is_filled(self) -> bool:
        """Whether the band between the two is filled: they are known to deal."""
        return self.is_dated and not self.only_talks

    @property
    def band_words(self) -> str:
        """What the band is, for the legend."""
        if not self.is_dated:
            return "may deal"
        return "talk" if self.only_talks else "deal"


@dataclass(frozen=True, slots=True)
class OverviewContent:
    """All that an overview says.

    `theaters`: in their order, from left to right. `rivals`: the first one's sides lie above;
    empty where there is no pair. `hue_words`: what each hue of a side means, "side that Turkey
    helps"; `idle_words`: what it means as an edge alone, "side that Turkey helps at other times".
    `description`: of the layout, for readers. `short_subline`: on a phone. `empty`: what is said
    where nothing is to be seen at all.
    """

    headline: str
    subline: Variants
    short_subline: Variants
    description: str
    theaters: tuple[TheaterArea, ...]
    hue_words: tuple[tuple[Hue, str], ...]
    rivals: tuple[Rival, ...] = ()
    deals: DealBox | None = None
    outsiders: tuple[Outsider, ...] = ()
    sums: tuple[SumRow, ...] = ()
    go_betweens: tuple[GoBetween, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    ties: tuple[SharedTie, ...] = ()
    empty: str = ""
    idle_words: tuple[tuple[Hue, str], ...] = ()

    def side_signs(self, drawn: Collection[tuple[Hue, bool]]) -> Iterator[tuple[Hue, bool, str]]:
        """What the legend says of sides: the hue, whether it is an edge alone, and the words.

        `drawn`: the hue of each side that is drawn, and whether it has it as an edge alone. Beside
        the same hue as an area "at other times" says enough.
        """
        areas, edges = dict(self.hue_words), dict(self.idle_words)
        for hue in Hue:
            is_area = hue in areas and (hue, False) in drawn
            if is_area:
                yield hue, False, areas[hue]
            if hue in edges and (hue, True) in drawn:
                yield hue, True, OTHER_TIMES if is_area else edges[hue]
