"""Contents of overviews of every sort, for Hypothesis: few and many theaters, sides and helpers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.content import (
    Act,
    ActorMark,
    Bridge,
    DealBox,
    Fight,
    Front,
    GoBetween,
    Half,
    Help,
    Outsider,
    OverviewContent,
    Rival,
    SideArea,
    SideGroup,
    TheaterArea,
    Variants,
)

NAMES = st.sampled_from(
    (
        "GNA",
        "IS",
        "X",
        "Syrian government",
        "Democratic Federation of Northern and Eastern Provinces",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenträger",
        "الجيش العربي السوري",
        "حكومة الوفاق الوطني المعترف بها دولياً",
        "中华人民共和国国防部联合参谋部情报局",
        "Népszövetségi Ellenőrző Bizottság",
    )
)
FULL_NAMES = st.just("") | NAMES | st.just("Government of National Accord")
KINDS = st.sampled_from(
    (
        ("troops", "forces", 1.0),
        ("mercenaries", "hired fighters", 0.9),
        ("weapons", "arms", 0.75),
        ("training", "training", 0.55),
        ("political", "backing", 0.25),
    )
)
DATES: st.SearchStrategy[Variants] = st.sampled_from(
    ((), ("since 2011", "2011"), ("since Sept 2018", "Sept 2018", "2018"), ("in 2019", "2019"))
)
DOUBTS = st.sampled_from(Doubt)


@st.composite
def acts(draw: st.DrawFn) -> Act:
    kind, words, strength = draw(KINDS)
    return Act(kind, words, strength, draw(DATES), draw(DOUBTS))


@st.composite
def fights(draw: st.DrawFn) -> Fight:
    name = draw(NAMES)
    return Fight("foe", f"fights {name}", draw(DATES), draw(DOUBTS))


@st.composite
def side_areas(draw: st.DrawFn, theater: str, number: int) -> SideArea:
    party = f"{theater}-{number}"
    name = draw(NAMES)
    members = tuple(draw(st.lists(NAMES, max_size=3)))
    return SideArea(
        SideKey(theater, party),
        ActorMark(party, name, draw(st.sampled_from(ActorType)), (draw(st.sampled_from(Hue)),)),
        members,
        draw(st.integers(0, 12)) if members else 0,
        tuple(draw(st.lists(NAMES, max_size=2))),
        tuple(draw(st.lists(st.tuples(NAMES, DOUBTS), max_size=5))),
        draw(st.integers(0, 9)),
        sentence=f"{name} is a side.",
        full_name=draw(FULL_NAMES),
    )


def grouped(sides: list[SideArea], cut: int, split: int) -> tuple[SideGroup, ...]:
    """Sides in one or two groups, the last one with an outer row."""
    if not sides:
        return ()
    first, rest = sides[: cut + 1], sides[cut + 1 :]
    if not rest:
        return (SideGroup(tuple(first)),)
    facing = rest[: max(split, 1)]
    return (SideGroup(tuple(first)), SideGroup(tuple(facing), tuple(rest[len(facing) :])))


@st.composite
def theater_areas(draw: st.DrawFn, number: int) -> TheaterArea:
    theater = f"theater-{number}"
    count = draw(st.integers(0, 8))
    sides = [draw(side_areas(theater, index)) for index in range(count)]
    at = draw(st.integers(0, count))
    cut, split = draw(st.integers(0, 2)), draw(st.integers(1, 2))
    first, second = grouped(sides[:at], cut, split), grouped(sides[at:], cut, split)
    pairs = draw(
        st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)),
            max_size=5,
            unique_by=lambda pair: tuple(sorted(pair)),
        )
        if count > 1
        else st.just([])
    )
    fronts = []
    for one, other in pairs:
        if one == other:
            continue
        start = draw(st.sampled_from(("April 2019", "2013")))
        names = sides[one].mark.label, sides[other].mark.label
        fronts.append(
            Front(
                theater,
                (sides[one].key.party, sides[other].key.party),
                draw(st.sampled_from(FrontState)),
                (f"at war since {start}", f"since {start}"),
                (f"{names[0]} and {names[1]} at war since {start}",),
                draw(DOUBTS),
                sentence="They are at war.",
                against=draw(
                    st.sampled_from(
                        (
                            ((), ()),
                            (
                                (f"at war with {names[1]} since {start}",),
                                (f"at war with {names[0]} since {start}",),
                            ),
                        )
                    )
                ),
            )
        )
    name = draw(NAMES)
    left_out = draw(st.sampled_from(((), ("and 2 smaller sides",))))
    return TheaterArea(
        theater,
        name,
        first,
        second,
        tuple(fronts),
        draw(
            st.sampled_from(((), ("also fighting: Israel vs Iran; TIP vs gov.", "also fighting")))
        ),
        left_out,
        draw(st.booleans()),
        "" if count else "Nothing is known of this place on this day.",
        f"{name} is a theater.",
        "Others fight there too.",
        draw(st.sampled_from(((), ("UN and League of Nations mediate", "2 mediate")))),
        2 if left_out else 0,
    )


def _helps(draw: st.DrawFn, helper: str, sides: list[SideKey], most: int) -> tuple[Help, ...]:
    if not sides:
        return ()
    targets = draw(st.lists(st.sampled_from(sides), max_size=most, unique=True))
    return tuple(
        Help(
            helper,
            target,
            draw(acts()),
            draw(st.one_of(st.none(), acts())),
            sentence=f"{helper} helps.",
        )
        for target in targets
    )


@st.composite
def overview_contents(draw: st.DrawFn, least: int = 1, most: int = 8) -> OverviewContent:
    """A content with so many theaters; what it says need not make sense."""
    theaters = tuple(draw(theater_areas(n)) for n in range(draw(st.integers(least, most))))
    sides = [side.key for area in theaters for side in area.sides()]

    def mark(ident: str) -> ActorMark:
        hues = draw(st.sampled_from(((), (Hue.FIRST,), (Hue.FIRST, Hue.SECOND))))
        return ActorMark(ident, draw(NAMES), draw(st.sampled_from(ActorType)), hues)

    rivals = tuple(
        Rival(mark(name), _helps(draw, name, sides, 6), sentence=f"{name} is a rival.")
        for name in draw(st.sampled_from(((), ("one", "two"))))
    )
    outsiders = tuple(
        Outsider(mark(name), _helps(draw, name, sides, 4), sentence=f"{name} helps.")
        for name in (f"outsider-{n}" for n in range(draw(st.integers(0, 6))))
    )
    go_betweens = tuple(
        GoBetween(mark(name), "one", _helps(draw, name, sides, 3), "tie disputed", f"{name} helps.")
        for name in (f"go-between-{n}" for n in range(draw(st.integers(0, 1))))
    )
    bridges = tuple(
        Bridge(draw(st.sampled_from(sides)), replace(given, via=mark(given.helper)))
        for number in range(draw(st.integers(0, 2)))
        for given in _helps(draw, f"bridge-{number}", sides, 1)
    )
    line = st.sampled_from(
        (
            ("arms from Russia, since July 2019", "arms from Russia"),
            ("business",),
            ("3 agreements, 2 processes; 2 with Iran and with the other four", "3 agreements"),
        )
    )
    deals = draw(
        st.one_of(
            st.none(),
            st.builds(
                DealBox,
                st.just("they deal all the same"),
                st.lists(line, max_size=4).map(tuple),
                st.sampled_from(((), ("Turkey accuses Russia, since Dec 2019", "accuses"))),
                st.booleans(),
                st.just(()),
                st.just("What they deal in."),
            ),
        )
    )
    return OverviewContent(
        draw(
            st.sampled_from(
                (
                    "Two states help the North",
                    (
                        "Russia and Turkey back opposite sides in both wars, and deal with each"
                        " other all the same"
                    ),
                    " ".join(["An unusually long headline of a file that says everything"] * 4),
                )
            )
        ),
        ("3 May 2024. 38 of 410 links: fights, and help from training upward.", "3 May 2024."),
        ("3 May 2024. Who fights and who helps.",),
        "A description of the layout.",
        theaters,
        tuple((hue, f"sides in the hue {hue}") for hue in Hue),
        rivals,
        deals if rivals else None,
        outsiders,
        go_betweens=go_betweens,
        bridges=bridges,
    )


def with_full_names(content: OverviewContent, name: str) -> OverviewContent:
    """The same content, with one name that every side is short for."""

    def halves(half: Half) -> Half:
        return tuple(
            SideGroup(
                *(
                    tuple(replace(side, full_name=name) for side in row)
                    for row in (one.facing, one.outer)
                )
            )
            for one in half
        )

    areas = (
        replace(one, first=halves(one.first), second=halves(one.second)) for one in content.theaters
    )
    return replace(content, theaters=tuple(areas))
