"""Contents of overviews as the sketches for a phone and for many theaters say them."""

from __future__ import annotations

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.held_links import Doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.content import (
    Act,
    ActorMark,
    DealBox,
    Fight,
    Front,
    Help,
    Outsider,
    OverviewContent,
    Rival,
    SideArea,
    SideGroup,
    TheaterArea,
)

SURE, DISPUTED = Doubt.NONE, Doubt.DISPUTED
KINDS = {
    "forces": ("troops", 1.0),
    "arms": ("weapons", 0.75),
    "military help": ("military", 0.75),
    "training": ("training", 0.55),
}


def since(words: str) -> tuple[str, ...]:
    """The variants of a start: "since April 2019", "April 2019", "2019"."""
    return tuple(dict.fromkeys((f"since {words}", words, words[-4:])))


def act(words: str, start: str, doubt: Doubt = SURE) -> Act:
    kind, strength = KINDS[words]
    return Act(kind, words, strength, since(start), doubt)


def side(
    theater: str,
    name: str,
    hue: Hue,
    *,
    members: tuple[str, ...] = (),
    more: int = 0,
    helped_by: tuple[tuple[str, Doubt], ...] = (),
    recognised_by: tuple[str, ...] = (),
    help_count: int = 0,
    type_: ActorType = ActorType.GOVERNMENT,
) -> SideArea:
    party = name.lower().replace(" ", "-").rstrip(".")
    return SideArea(
        SideKey(theater, party),
        ActorMark(party, name, type_, (hue,)),
        members,
        more,
        recognised_by,
        helped_by=helped_by,
        help_count=help_count,
        sentence=f"{name}, a side in {theater}.",
    )


def front(
    theater: str,
    one: SideArea,
    other: SideArea,
    start: str,
    *,
    state: FrontState = FrontState.WAR,
    against: tuple[str, str] | None = None,
) -> Front:
    verb = {FrontState.CEASEFIRE: "ceasefire"}.get(state, "at war")
    first, second = one.mark.label, other.mark.label
    between = f"{first} and {second} {verb}"
    to_second, to_first = against or (second, first)
    return Front(
        theater,
        (one.key.party, other.key.party),
        state,
        (f"{verb} since {start}", f"since {start}", start[-4:]),
        (f"{between} since {start}", f"{between} since {start[-4:]}"),
        sentence=f"{between} since {start}.",
        against=(
            (f"{verb} with {to_second} since {start}",),
            (f"{verb} with {to_first} since {start}",),
        ),
    )


def helping(helper: str, to: SideArea, what: Act, *fights: Fight) -> Help:
    sentence = f"{helper} helps {to.mark.label}: {what.words}."
    return Help(helper.lower(), to.key, what, fights=fights, sentence=sentence)


def war_on_two_fronts() -> OverviewContent:
    """What the sketch for a phone says: two wars, two rivals, who deal."""
    gna = side(
        "libya",
        "GNA",
        Hue.FIRST,
        helped_by=(("SNA", DISPUTED), ("EU", SURE), ("Italy", SURE), ("Qatar", SURE)),
        recognised_by=("UN", "USA", "France"),
    )
    lna = side(
        "libya",
        "LNA",
        Hue.SECOND,
        helped_by=(
            ("UAE", SURE),
            ("Sudan", DISPUTED),
            ("Wagner", SURE),
            ("Egypt", SURE),
            ("Jordan", SURE),
            ("Saudi Arabia", SURE),
            ("Italy", DISPUTED),
            ("France", DISPUTED),
        ),
    )
    government = side(
        "syria",
        "Syrian gov.",
        Hue.SECOND,
        helped_by=tuple(
            (name, SURE)
            for name in (
                "Iran",
                "Hezbollah",
                "Iraqi groups",
                "Fatemiyoun",
                "Zainebiyoun",
                "Wagner",
            )
        ),
        recognised_by=("UAE", "Bahrain"),
    )
    opposition = side("syria", "Syrian opp.", Hue.FIRST)
    sdf = side("syria", "SDF", Hue.OTHER, helped_by=(("USA and coalition", SURE),))
    hts = side("syria", "HTS", Hue.OTHER)
    islamic_state = side("syria", "IS", Hue.OTHER)
    libya = TheaterArea(
        "libya",
        "Libya",
        (SideGroup((gna,)),),
        (SideGroup((lna,)),),
        (front("libya", gna, lna, "April 2019"),),
        ("also fighting: IS vs GNA and LNA; USA vs IS",),
        is_counted=True,
        sentence="Libya: two sides.",
        foot_sentence="Also fighting in Libya: IS.",
    )
    short = ("gov.", "Syrian opp.")
    syria = TheaterArea(
        "syria",
        "Syria",
        (SideGroup((opposition,)), SideGroup((hts, islamic_state), (sdf,))),
        (SideGroup((government,)),),
        (
            front("syria", opposition, government, "2011"),
            front("syria", hts, government, "2017", against=(short[0], "HTS")),
            front("syria", islamic_state, government, "2013", against=(short[0], "IS")),
            front(
                "syria", sdf, opposition, "Jan 2018", state=FrontState.PARTS, against=("SNA", "SDF")
            ),
            front("syria", islamic_state, sdf, "2015"),
        ),
        ("also fighting: Israel vs Iran; TIP vs gov.; PKK vs Turkey",),
        is_counted=True,
        sentence="Syria: five sides.",
        foot_sentence="Also fighting in Syria: Israel, TIP and PKK.",
    )
    turkey = Rival(
        ActorMark("turkey", "Turkey", ActorType.STATE, (Hue.FIRST,)),
        (
            helping("Turkey", gna, act("arms", "2019")),
            helping(
                "Turkey",
                opposition,
                act("military help", "2011"),
                Fight("sdf", "fights SDF", since("Oct 2019")),
            ),
        ),
        sentence="Turkey, state.",
    )
    russia = Rival(
        ActorMark("russia", "Russia", ActorType.STATE, (Hue.SECOND,)),
        (
            helping("Russia", lna, act("military help", "2019", DISPUTED)),
            helping(
                "Russia",
                government,
                act("forces", "2015"),
                Fight("hts", "fights HTS", since("2017")),
            ),
        ),
        sentence="Russia, state.",
    )
    headline = (
        "Russia and Turkey back opposite sides in both wars, and deal with each other all the same"
    )
    return OverviewContent(
        headline,
        ("25 December 2019. 96 of 236 links: who fights, and who helps.",),
        ("25 December 2019. Who fights and who helps.",),
        "Libya above, Syria below.",
        (libya, syria),
        (
            (Hue.FIRST, "side that Turkey helps"),
            (Hue.SECOND, "side that Russia helps"),
            (Hue.OTHER, "other sides"),
        ),
        (turkey, russia),
        DealBox(
            "they deal all the same",
            (
                ("arms from Russia, since July 2019", "arms from Russia"),
                ("joint operations, since Nov 2019", "joint operations"),
                ("talks, since Dec 2019; business", "talks, business"),
                ("3 agreements, 2 processes; 2 with Iran", "3 agreements, 2 processes"),
            ),
            ("Turkey accuses Russia, since Dec 2019", "Turkey accuses Russia"),
            sentence="What Russia and Turkey deal in.",
        ),
    )


def six_theaters() -> OverviewContent:
    """What the sketch for many theaters says: a made-up file with six of them."""
    first, second, other = Hue.FIRST, Hue.SECOND, Hue.OTHER
    group, coalition = ActorType.ARMED_GROUP, ActorType.COALITION
    council = side("arden", "Council", first, members=("Guard",), more=5, help_count=4)
    upland = side(
        "arden", "Upland Front", second, members=("Hill Men",), more=2, help_count=2,
        type_=coalition,
    )  # fmt: skip
    coast = side(
        "belmoor", "Coast Army", first, members=("Harbour Unit",), more=1, help_count=1,
        type_=group,
    )  # fmt: skip
    assembly = side("belmoor", "Assembly", second, members=("Presidium",), more=8, help_count=4)
    cities = side(
        "corvane", "Free Cities", other, members=("Moss",), more=3, help_count=1,
        type_=coalition,
    )  # fmt: skip
    hills = side("corvane", "Hill Bands", other, type_=group)
    regency = side("corvane", "Regency", second, members=("Regent",), more=4, help_count=3)
    dun = side("dunmere", "Dun Guard", other, members=("Dun",), more=1, help_count=1, type_=group)
    mere = side(
        "dunmere", "Mere League", first, members=("Mere",), more=1, help_count=1, type_=coalition
    )
    old = side("estrel", "Old Senate", first, members=("Old Guard",), more=2, help_count=2)
    new = side("estrel", "New Senate", other, members=("Young Guard",), more=2, help_count=1)
    farrow = side("farrow", "Farrow gov.", second, members=("Farrow Army",), more=6, help_count=3)
    tide = side("farrow", "Tide Bands", other, members=("Tide",), more=1, help_count=1, type_=group)

    def area(
        left: tuple[SideArea, ...], right: SideArea, *fronts: Front, counted: bool = False
    ) -> TheaterArea:
        name = right.key.theater
        return TheaterArea(
            name,
            name.title(),
            (SideGroup(left),),
            (SideGroup((right,)),),
            fronts,
            is_counted=counted,
            sentence=f"{name.title()}: {len(left) + 1} sides.",
        )

    def help_from(helper: str, to: SideArea, words: str, start: str, doubt: Doubt = SURE) -> Help:
        return helping(helper, to, act(words, start, doubt))

    theaters = (
        area((council,), upland, front("arden", council, upland, "2027"), counted=True),
        area((coast,), assembly, front("belmoor", coast, assembly, "March 2030"), counted=True),
        area(
            (cities, hills),
            regency,
            front("corvane", cities, regency, "2029"),
            front("corvane", hills, regency, "2029"),
        ),
        area((dun,), mere, front("dunmere", dun, mere, "Jan 2031", state=FrontState.CEASEFIRE)),
        area((old,), new, front("estrel", old, new, "2028")),
        area((farrow,), tide, front("farrow", farrow, tide, "2025")),
    )
    northmark = Rival(
        ActorMark("northmark", "Northmark", ActorType.STATE, (first,)),
        (
            help_from("Northmark", council, "arms", "2028"),
            help_from("Northmark", coast, "forces", "2027"),
            help_from("Northmark", mere, "training", "2030"),
            help_from("Northmark", old, "arms", "2028"),
        ),
        sentence="Northmark, state.",
    )
    sundar = Rival(
        ActorMark("sundar", "Sundar", ActorType.STATE, (second,)),
        (
            help_from("Sundar", upland, "training", "2030"),
            help_from("Sundar", assembly, "arms", "2030"),
            help_from("Sundar", regency, "forces", "2029"),
            help_from("Sundar", farrow, "forces", "2025"),
        ),
        sentence="Sundar, state.",
    )

    def outsider(
        name: str, hues: tuple[Hue, ...], *helps: Help, type_: ActorType = ActorType.STATE
    ) -> Outsider:
        ident = name.lower()
        return Outsider(
            ActorMark(ident, name, type_, hues), helps, sentence=f"{name} helps in two theaters."
        )

    return OverviewContent(
        "Northmark and Sundar back opposite sides in two of six conflicts, and deal with each"
        " other all the same",
        (
            (
                "A made-up file, 1 June 2031. 38 of 410 links: fights, and help from training"
                " upward by those who help in more than one theater. The other links are in the"
                " full network."
            ),
            "1 June 2031. 38 of 410 links. The other links are in the full network.",
        ),
        ("1 June 2031. Who fights and who helps.",),
        "Six areas in two rows, those who help in more than one of them in a row between.",
        theaters,
        (
            (first, "side that Northmark helps"),
            (second, "side that Sundar helps"),
            (other, "other sides"),
        ),
        (northmark, sundar),
        DealBox(
            "they deal all the same",
            (("business, 2 agreements",),),
            sentence="Northmark and Sundar deal with each other: business, 2 agreements.",
        ),
        (
            outsider(
                "Ost Union",
                (first,),
                help_from("Ost Union", council, "training", "2029"),
                help_from("Ost Union", dun, "training", "2030"),
                type_=ActorType.ORGANISATION,
            ),
            outsider(
                "Kestel",
                (other,),
                help_from("Kestel", cities, "arms", "2029"),
                help_from("Kestel", new, "arms", "2029", DISPUTED),
            ),
            outsider(
                "Pell",
                (second,),
                help_from("Pell", regency, "arms", "2030"),
                help_from("Pell", tide, "training", "2030"),
            ),
        ),
    )
