"""Contents of overviews to draw, typed in: what two sketches say, and variations of them."""

from __future__ import annotations

from dataclasses import replace

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
    Help,
    Mediator,
    Outsider,
    OverviewContent,
    Rival,
    SharedTie,
    SideArea,
    SideGroup,
    SumRow,
    TheaterArea,
    Variants,
)

A, B, N = (Hue.FIRST,), (Hue.SECOND,), (Hue.OTHER,)
STATE, GROUP = ActorType.STATE, ActorType.ARMED_GROUP
STRENGTHS = {
    "troops": ("forces", 0.95),
    "mercenaries": ("hired fighters", 0.9),
    "military": ("military help", 0.8),
    "weapons": ("arms", 0.75),
    "training": ("training", 0.55),
    "political": ("backing", 0.3),
}


def since(start: str) -> Variants:
    """The variants of a start: "since Oct 2018", "Oct 2018", "2018"."""
    return tuple(dict.fromkeys((f"since {start}", start, start.rsplit(" ", 1)[-1])))


def act(kind: str, start: str = "", doubt: Doubt = Doubt.NONE) -> Act:
    words, strength = STRENGTHS[kind]
    dates = since(start) if start and not start.startswith("in ") else ()
    if start.startswith("in "):
        dates = (start, start[3:])
    return Act(kind, words, strength, dates, doubt)


def mark(name: str, label: str, type_: ActorType, hues: tuple[Hue, ...] = ()) -> ActorMark:
    return ActorMark(name, label, type_, hues)


def side(
    theater: str,
    name: str,
    label: str,
    type_: ActorType,
    hues: tuple[Hue, ...],
    **values: object,
) -> SideArea:
    area = SideArea(SideKey(theater, name), mark(name, label, type_, hues))
    return replace(area, sentence=f"{label}, a side.", **values)  # type: ignore[arg-type]


def front(theater: str, one: str, other: str, words: Variants, **values: object) -> Front:
    made = Front(theater, (one, other), FrontState.WAR, words, (f"{one} and {other} {words[0]}",))
    return replace(made, sentence=f"{one} and {other} {words[0]}.", **values)  # type: ignore[arg-type]


def helps(helper: str, theater: str, party: str, given: Act, **values: object) -> Help:
    sentence = f"{helper} helps {party}: {given.words}."
    made = Help(helper, SideKey(theater, party), given, sentence=sentence)
    return replace(made, **values)  # type: ignore[arg-type]


def outsider(who: ActorMark, *given: Help, **values: object) -> Outsider:
    made = Outsider(who, given, sentence=f"{who.label} helps.")
    return replace(made, **values)  # type: ignore[arg-type]


WAR_2019: Variants = ("at war since April 2019", "since 2019")

GNA = side(
    "libya",
    "gna",
    "GNA",
    ActorType.GOVERNMENT,
    A,
    members=("Sarraj", "Misrata forces", "Tripoli groups", "Zintan forces"),
    recognised_by=("UN", "USA", "France"),
)
LNA = side(
    "libya", "lna", "LNA", GROUP, B, members=("Haftar", "Kaniyat", "FACT", "House of Repr."), more=3
)
LIBYA = TheaterArea(
    "libya",
    "Libya",
    (SideGroup((GNA,)),),
    (SideGroup((LNA,)),),
    (front("libya", "gna", "lna", WAR_2019),),
    also_fighting=("also fighting: IS vs GNA and LNA; USA vs IS", "also fighting: IS, USA"),
    sentence="Libya: two sides.",
)

OPP = side(
    "syria",
    "opposition",
    "Syrian opp.",
    ActorType.COALITION,
    A,
    members=("SNA", "NFL", "Ahrar al-Sham", "Zenki", "Faylaq"),
)
SDF = side(
    "syria",
    "sdf",
    "SDF",
    ActorType.COALITION,
    N,
    members=("Mazloum Abdi",),
    more=2,
)
HTS = side("syria", "hts", "HTS", GROUP, N, members=("Julani",), more=1)
IS = side("syria", "is", "IS", GROUP, N)
GOV = side(
    "syria",
    "gov",
    "Syrian gov.",
    ActorType.GOVERNMENT,
    B,
    members=("Assad", "Syrian Army", "Tiger Forces"),
    recognised_by=("UAE", "Bahrain"),
)
SYRIA = TheaterArea(
    "syria",
    "Syria",
    (SideGroup((OPP,)), SideGroup((HTS, IS), (SDF,))),
    (SideGroup((GOV,)),),
    (
        front("syria", "opposition", "gov", ("at war since 2011", "since 2011")),
        front("syria", "hts", "gov", ("at war since 2017", "since 2017")),
        front("syria", "is", "gov", ("at war since 2013", "since 2013")),
        front("syria", "is", "sdf", ("at war since 2015", "since 2015")),
        front(
            "syria",
            "sdf",
            "opposition",
            ("since Jan 2018", "2018"),
            state=FrontState.PARTS,
            against=(("fights SNA since Jan 2018", "fights SNA"), ("fights SDF",)),
            dates=("since Jan 2018", "2018"),
        ),
    ),
    also_fighting=(
        "also fighting: Israel vs Iran; TIP vs gov.; PKK vs Turkey",
        "also fighting: Israel, TIP, PKK",
    ),
    sentence="Syria: five sides.",
)

TURKEY = Rival(
    mark("turkey", "Turkey", STATE, A),
    (
        helps("turkey", "libya", "gna", act("weapons", "2019"), earlier=act("political", "2015")),
        helps(
            "turkey",
            "syria",
            "opposition",
            act("military", "2011"),
            fights=(Fight("sdf", "fights SDF", since("Oct 2019")),),
        ),
    ),
    sentence="Turkey, state.",
)
RUSSIA = Rival(
    mark("russia", "Russia", STATE, B),
    (
        helps("russia", "libya", "lna", act("military", "2019", Doubt.DISPUTED)),
        helps(
            "russia",
            "syria",
            "gov",
            act("troops", "2015"),
            fights=(Fight("hts", "fights HTS", since("2017")),),
        ),
    ),
    sentence="Russia, state.",
)
DEALS = DealBox(
    "they deal all the same",
    (
        ("arms from Russia, since July 2019", "arms from Russia"),
        ("joint operations, since Nov 2019", "joint operations"),
        ("talks, since Dec 2019; business", "talks; business"),
        ("3 agreements, 2 processes; 2 with Iran", "3 agreements, 2 processes"),
    ),
    ("Turkey accuses Russia, since Dec 2019", "Turkey accuses Russia"),
    sentence="Russia and Turkey deal.",
)
SNA = mark("sna", "SNA", ActorType.COALITION, A)
FIGHTERS = act("mercenaries", "Dec 2019", Doubt.DISPUTED)
WAGNER = GoBetween(
    mark("wagner", "Wagner", ActorType.PMC, B),
    "russia",
    (
        helps("wagner", "libya", "lna", act("mercenaries", "Oct 2018")),
        helps("wagner", "syria", "gov", act("mercenaries", "2015")),
    ),
    "tie disputed",
    "Wagner, military company.",
)
ITALY = outsider(
    mark("italy", "Italy", STATE, (*A, *B)),
    helps("italy", "libya", "gna", act("training")),
    helps("italy", "libya", "lna", act("political", "", Doubt.DISPUTED)),
    on_both_sides=True,
)
EU = outsider(
    mark("eu", "EU", ActorType.ORGANISATION, A),
    helps("eu", "libya", "gna", act("training", "2016")),
)
UAE = outsider(
    mark("uae", "UAE", STATE, B),
    helps("uae", "libya", "lna", act("troops", "in 2019"), earlier=act("weapons", "2014")),
)
SUDAN = outsider(
    mark("sudan", "Sudan", STATE, B),
    helps("sudan", "libya", "lna", act("troops", "July 2019", Doubt.DISPUTED)),
)
EGYPT = outsider(
    mark("egypt", "Egypt", STATE, B), helps("egypt", "libya", "lna", act("weapons", "2014"))
)
USA = outsider(
    mark("usa", "USA and coalition", STATE, N),
    helps("usa", "syria", "sdf", act("military", "2015"), fights=(Fight("is", "fights IS", ()),)),
)
IRAN = outsider(
    mark("iran", "Iran", STATE, B), helps("iran", "syria", "gov", act("troops", "2015"))
)
HEZBOLLAH = outsider(
    mark("hezbollah", "Hezbollah", GROUP, B),
    helps("hezbollah", "syria", "gov", act("troops", "2013")),
)
IRAQIS = outsider(
    mark("iraqis", "Iraqi groups", ActorType.COALITION, B),
    helps("iraqis", "syria", "gov", act("troops", "2014")),
)
LNA_MORE = SumRow(
    SideKey("libya", "lna"),
    ("and 3 more: Jordan, Saudi Arabia, France (disputed)", "and 3 more"),
    ("jordan", "saudi", "france"),
    "3 more help the LNA.",
)
GNA_MORE = SumRow(
    SideKey("libya", "gna"), ("with backing or aid: Qatar", "and 1 more"), ("qatar",), "Qatar."
)
GOV_MORE = SumRow(
    SideKey("syria", "gov"),
    ("and 2 more with forces: Fatemiyoun, Zainebiyoun", "and 2 more"),
    ("fatemiyoun", "zainebiyoun"),
    "2 more help the Syrian government.",
)
HUE_WORDS = (
    (Hue.FIRST, "side that Turkey helps"),
    (Hue.SECOND, "side that Russia helps"),
    (Hue.OTHER, "other sides"),
)

TWO_WARS = OverviewContent(
    headline="Russia and Turkey back opposite sides in both wars, and deal with each other "
    "all the same",
    subline=(
        (
            "25 December 2019. 96 of 236 links: who fights, and who helps. The other links are in"
            " the full network."
        ),
        "25 December 2019. 96 of 236 links.",
    ),
    short_subline=("25 December 2019.",),
    description="Overview for 25 December 2019. Two wars, Libya left and Syria right.",
    theaters=(LIBYA, SYRIA),
    hue_words=HUE_WORDS,
    rivals=(TURKEY, RUSSIA),
    deals=DEALS,
    outsiders=(EU, ITALY, UAE, SUDAN, EGYPT, USA, IRAN, HEZBOLLAH, IRAQIS),
    sums=(GNA_MORE, LNA_MORE, GOV_MORE),
    go_betweens=(WAGNER,),
    bridges=(
        Bridge(SideKey("syria", "opposition"), helps("sna", "libya", "gna", FIGHTERS, via=SNA)),
    ),
    ties=(SharedTie("al-fath", "al-Fath al-Mubin", ("hts", "opposition"), "syria", "A room."),),
)

_ONE_HUES = (
    (Hue.FIRST, "GNA's side"),
    (Hue.SECOND, "LNA's side"),
)
_ONE_OUTSIDERS = (
    EU,
    outsider(
        mark("qatar", "Qatar", STATE, A),
        helps("qatar", "libya", "gna", act("political", "2016")),
    ),
    replace(
        ITALY,
        helps=(
            ITALY.helps[0],
            helps("italy", "libya", "lna", act("political", "2019", Doubt.DISPUTED)),
        ),
    ),
    UAE,
    SUDAN,
    EGYPT,
    outsider(
        mark("jordan", "Jordan", STATE, B),
        helps("jordan", "libya", "lna", act("training", "2019")),
    ),
)
ONE_WAR = OverviewContent(
    headline="Russia and Turkey back opposite sides in Libya, and talk with each other all the "
    "same",
    subline=(
        "Libya, 25 December 2019. 59 of 144 links: who fights, and who helps.",
        "Libya, 25 December 2019. 59 of 144 links.",
    ),
    short_subline=("Libya, 25 December 2019.",),
    description="Overview of Libya for 25 December 2019.",
    theaters=(
        replace(
            LIBYA,
            second=(
                SideGroup(
                    (
                        replace(
                            LNA,
                            members=(*LNA.members, "Aguila Saleh", "East. cabinet", "CBL East"),
                            more=0,
                        ),
                    )
                ),
            ),
        ),
    ),
    hue_words=_ONE_HUES,
    rivals=(
        replace(TURKEY, helps=TURKEY.helps[:1]),
        replace(RUSSIA, helps=RUSSIA.helps[:1]),
    ),
    deals=DealBox(
        "they talk all the same",
        (
            ("talks, since Dec 2019",),
            ("Libya initiative, reported, since Dec 2019", "Libya initiative, reported"),
            ("elsewhere: arms from Russia, since July 2019", "elsewhere: arms from Russia"),
        ),
        ("Turkey accuses Russia, since Dec 2019",),
        only_talks=True,
        sentence="Russia and Turkey talk.",
    ),
    outsiders=_ONE_OUTSIDERS,
    sums=(
        SumRow(
            SideKey("libya", "lna"),
            (
                "and 2 more with backing: Saudi Arabia, France (disputed); reported: RSF",
                "and 3 more",
            ),
            ("saudi", "france", "rsf"),
            "3 more help the LNA.",
        ),
    ),
    go_betweens=(
        GoBetween(SNA, "turkey", (helps("sna", "libya", "gna", FIGHTERS),), "", "SNA."),
        replace(WAGNER, helps=WAGNER.helps[:1]),
    ),
    mediators=(
        Mediator(
            mark("unsmil", "UNSMIL", ActorType.ORGANISATION),
            (SideKey("libya", "gna"), SideKey("libya", "lna")),
            (),
            "UNSMIL mediates.",
        ),
    ),
)

YEMEN = TheaterArea(
    "yemen",
    "Yemen",
    (SideGroup((side("yemen", "ansar", "Ansar Allah", GROUP, A, members=("Houthi",)),)),),
    (
        SideGroup(
            (
                side(
                    "yemen",
                    "hadi",
                    "Hadi gov.",
                    ActorType.GOVERNMENT,
                    B,
                    members=("Hadi", "Yemeni Army"),
                ),
                side("yemen", "stc", "STC", GROUP, N, members=("Zubaidi",)),
            )
        ),
    ),
    (
        front("yemen", "ansar", "hadi", ("at war since 2014", "since 2014")),
        front("yemen", "hadi", "stc", ("at war since Aug 2019", "since 2019")),
    ),
    sentence="Yemen: three sides.",
)

SAUDI = outsider(
    mark("saudi", "Saudi Arabia", STATE, B),
    helps("saudi", "yemen", "hadi", act("troops", "2015")),
)
THREE_WARS = replace(
    TWO_WARS,
    headline="Russia and Turkey back opposite sides in two of three wars",
    theaters=(LIBYA, YEMEN, SYRIA),
    outsiders=(*TWO_WARS.outsiders, SAUDI),
)
NO_RIVALS = replace(
    TWO_WARS,
    headline="GNA and LNA have fought since April 2019; nine states help them",
    rivals=(),
    deals=None,
    go_betweens=(),
    hue_words=((Hue.FIRST, "one side"), (Hue.SECOND, "the other"), (Hue.OTHER, "other sides")),
)
ONE_WITHOUT_RIVALS = replace(
    ONE_WAR, headline="GNA and LNA have fought since 2019", rivals=(), deals=None, go_betweens=()
)
SYRIA_ALONE = replace(
    TWO_WARS,
    headline="Russia and Turkey back opposite sides in Syria",
    theaters=(SYRIA,),
    rivals=(
        replace(TURKEY, helps=TURKEY.helps[1:]),
        replace(RUSSIA, helps=RUSSIA.helps[1:]),
    ),
    outsiders=(USA, IRAN, HEZBOLLAH, IRAQIS),
    sums=(GOV_MORE,),
    go_betweens=(replace(WAGNER, helps=WAGNER.helps[1:]),),
    bridges=(),
)
ARMS_FOR_INNER = replace(
    TWO_WARS,
    outsiders=(
        *TWO_WARS.outsiders,
        outsider(
            mark("saudi", "Saudi Arabia", STATE, A),
            helps("saudi", "syria", "opposition", act("weapons", "2012")),
        ),
        outsider(
            mark("qatar", "Qatar", STATE, A),
            helps("qatar", "syria", "opposition", act("weapons", "2012")),
        ),
    ),
    sums=(LNA_MORE, GOV_MORE),
)
"""Two who help a side that stands behind others."""

NOBODY = replace(
    NO_RIVALS,
    headline="No actors on 3 May 2009",
    theaters=(
        TheaterArea("libya", "Libya", empty="No link on 3 May 2009.", sentence="Libya."),
        TheaterArea("syria", "Syria", empty="No link on 3 May 2009.", sentence="Syria."),
    ),
    outsiders=(),
    sums=(),
    bridges=(),
    ties=(),
)

OVERVIEW_SAMPLES = {
    "two-wars": TWO_WARS,
    "one-war": ONE_WAR,
    "three-wars": THREE_WARS,
    "no-rivals": NO_RIVALS,
    "one-without-rivals": ONE_WITHOUT_RIVALS,
    "syria-alone": SYRIA_ALONE,
    "arms-for-inner": ARMS_FOR_INNER,
    "nobody": NOBODY,
}
