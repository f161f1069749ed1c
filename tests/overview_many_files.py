"""Made-up files of many theaters, for the cards: a plain one by count, and others at random."""

from __future__ import annotations

from hypothesis import strategies as st

from explorer.data.model import Actor, Alliance, Dataset, Link
from explorer.data.vocabulary import ActorType, Confidence
from samples import actor, dataset, evidence, link

_PLACES = (
    "Arden", "Belmoor", "Corvane", "Dunmere", "Estrel", "Farrow", "Garth",
    "Hale", "Inver", "Jura", "Kells", "Lorne", "Marl", "Ness",
)  # fmt: skip
MOST_THEATERS = len(_PLACES)

_LONG_NAMES = (
    "Democratic Federation of Northern and Eastern Provinces",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenträger",
    "الجيش العربي السوري",
    "حكومة الوفاق الوطني المعترف بها دولياً",
    "中华人民共和国国防部联合参谋部情报局",
    "Népszövetségi Ellenőrző Bizottság",
)


def many_theaters(count: int) -> Dataset:
    """A file of so many theaters, from 1 to 14, most with more to say than has a line.

    In each a government fights a front, and in every third somebody else fights both. Northmark
    and Sundar are rivals, Ost Union, Kestel and Pell help in several theaters, two states in one.
    The Guard, of the first government, fights for the second too; the League mediates in the
    first, and Farland only fights.
    """
    items: list[Actor | Link | Alliance] = [
        actor("ost", ActorType.ORGANISATION, name="Ost Union"),
        actor("guard", ActorType.ARMED_GROUP),
        actor("league", ActorType.ORGANISATION),
        link("northmark", "economic", "sundar", since="2027"),
        link("northmark", "negotiation", "sundar", since="2029"),
    ]
    parties: dict[str, tuple[str | dict[str, str], ...]] = {}
    places = [name.lower() for name in _PLACES[:count]]
    kinds = ("weapons", "troops", "training", "military")
    for number, place in enumerate(places):
        gov, front, bands = f"{place}-gov", f"{place}-front", f"{place}-bands"
        year = str(2020 + number % 9)
        name = _PLACES[number]
        items += [
            actor(gov, ActorType.GOVERNMENT, name=f"{name} government", short=f"{name} gov."),
            actor(front, ActorType.COALITION, name=f"{name} Front"),
            actor(f"{place}-army", ActorType.ARMED_FORCES, name=f"{name} Army"),
            actor(f"{place}-youth", ActorType.ARMED_GROUP, name=f"{name} Youth"),
            link(f"{place}-army", "serves", gov, place, since="2019"),
            link(f"{place}-youth", "part-of", front, place, since="2019"),
            link(gov, "combat", front, place, since=year),
            link(f"near-{place}", "weapons", gov, place, since=year),
            link(f"off-{place}", "military", front, place, since=year),
        ]
        parties[place] = (gov, front)
        if number % 3 == 2:
            items.append(actor(bands, ActorType.ARMED_GROUP, name=f"{name} Bands"))
            items.append(link(bands, "combat", gov, place, since="2024"))
            items.append(link(bands, "combat", front, place, since="2025"))
            parties[place] = (gov, front, bands)
        if number % 2 == 0:
            items.append(link("northmark", kinds[number % 4], gov, place, since=year))
        if number % 3 != 1:
            items.append(link("sundar", kinds[(number + 1) % 4], front, place, since=year))
        if number % 4 == 1:
            items.append(link("kestel", "weapons", front, place, since="2026"))
        if number % 5 == 0:
            items.append(link("ost", "training", gov, place, since="2028"))
        if number % 4 == 2:
            denied = [evidence(), evidence("They deny it.", against=True)]
            items.append(
                link("pell", "weapons", gov, place, since="2030", evidence=denied,
                     confidence=Confidence.MODERATE)
            )  # fmt: skip
    first, second = places[0], places[min(1, count - 1)]
    items += [
        link("guard", "part-of", f"{first}-gov", since="2021"),
        link("guard", "combat", f"{first}-front", first, since="2021"),
        link("league", "mediation", f"{first}-gov", first, since="2028"),
        link("league", "mediation", f"{first}-front", first, since="2028"),
        link("farland", "strikes", f"{first}-front", first, since="2029"),
    ]
    if count > 1:
        items.append(link("guard", "troops", f"{second}-gov", second, since="2022"))
    return dataset(*items, theaters=parties, as_of="2031-06-01", title="A made-up file")


@st.composite
def many_files(draw: st.DrawFn, least: int = 4, most: int = MOST_THEATERS) -> Dataset:
    """A file of 4 to 14 theaters with 0 to 8 parties each, of short and of long names."""
    names = st.one_of(
        st.sampled_from(_LONG_NAMES), st.integers(1, 99).map(lambda number: f"Group {number}")
    )
    items: dict[str, Actor | Link | Alliance] = {}
    parties: dict[str, tuple[str | dict[str, str], ...]] = {}

    def add(one: Actor | Link | Alliance) -> None:
        items.setdefault(one.id, one)

    for number in range(draw(st.integers(least, most))):
        place = _PLACES[number].lower()
        own = [f"{place}-{index}" for index in range(draw(st.integers(0, 8)))]
        parties[place] = tuple(own)
        for party in own:
            type_ = draw(st.sampled_from((ActorType.GOVERNMENT, ActorType.ARMED_GROUP)))
            add(actor(party, type_, name=draw(names)))
        for _ in range(draw(st.integers(0, 5)) if len(own) > 1 else 0):
            one, other = draw(st.lists(st.sampled_from(own), min_size=2, max_size=2, unique=True))
            add(link(one, "combat", other, place, since=draw(st.sampled_from(("2011", "2031-02")))))
        for _ in range(draw(st.integers(0, 5)) if own else 0):
            helper = draw(st.sampled_from(("north", "south", "ost", "kestel", "pell", "guard")))
            kind = draw(st.sampled_from(("troops", "weapons", "training", "political", "strikes")))
            add(link(helper, kind, draw(st.sampled_from(own)), place, since="2024-09"))
        if own and draw(st.integers(0, 3)) == 0:
            for party in own[:2]:
                add(link("league", "mediation", party, place, since="2028"))
    first = next((party for own in parties.values() for party in own), None)
    if first is not None:
        add(actor("guard", ActorType.ARMED_GROUP, name=draw(names)))
        add(link("guard", "part-of", str(first)))
    add(actor("north", name=draw(names)))
    add(link("north", "economic", "south", since="2020"))
    return dataset(*items.values(), theaters=parties, as_of="2031-06-01")
