"""All that an overview says: what must hold for any file, and who is drawn in small ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.areas.area_picture import AreaPicture
from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.side_hues import Hue
from explorer.data.model import Actor, Dataset, Link
from explorer.data.vocabulary import ALLIANCE_KINDS, KINDS, ActorType, Confidence
from explorer.graph.view import View
from explorer.presentation.overview.content import PAGE_SIZE, OverviewContent
from explorer.presentation.overview.find import overview_content
from explorer.workspace import Workspace
from overview_many_files import many_theaters
from overview_samples import DAY, RED, content_of, group, groups, low, rival_file, view_on
from samples import actor, alliance, dataset, evidence, link
from sweeping import examples, sampled
from view_samples import on

DAYS = ("2012-06-01", "2016-02-29", "2019-12-25", "2021-07-01")
YEARS = (None, "2011", "2012-03", "2015-10-02", "2018", "2019-11", "2020")
GIFTS = ("troops", "mercenaries", "weapons", "training", "political", "aid")
LIKELY = (*GIFTS, "military", "combat", "combat", "part-of", "serves", "leads", "affiliated")
ANY_KIND = [kind for kind in KINDS if not KINDS[kind].derived]


def two_dates(dice: random.Random) -> tuple[str | None, str | None]:
    """A start and an end, each known or not."""
    one, other = dice.choice(YEARS), dice.choice(YEARS)
    return (min(one, other), max(one, other)) if one and other else (one, other)


def any_link(dice: random.Random, who: list[str], theaters: list[str]) -> Link:
    start, end = dice.sample(who, 2)
    kind = dice.choice(LIKELY) if dice.random() < 0.8 else dice.choice(ANY_KIND)
    if kind == "part-of" and who.index(start) > who.index(end):
        start, end = end, start  # a file has no circle of parts
    since, until = two_dates(dice)
    if dice.random() < 0.6:
        until = None
    is_known = dice.random() < 0.6
    return link(
        start,
        kind,
        end,
        *dice.sample(theaters, dice.randint(0, min(2, len(theaters)))),
        since=since,
        until=until if is_known else None,
        last_reported=None if is_known else until,
        confidence=dice.choices([*Confidence], [6, 2, 1])[0],
        evidence=[evidence(), evidence(against=dice.random() < 0.3)],
    )


def rivals_links(dice: random.Random, theaters: list[str]) -> list[Link]:
    """Two states that help opposite sides in two wars, or in the only one, and deal."""
    found = [link("p0", "economic", "p1", since=dice.choice(YEARS))]
    for k, theater in enumerate(theaters[:2]):
        one, other = f"s{2 * k}", f"s{2 * k + 1}"
        found += [
            link(one, "combat", other, theater, since="2011"),
            link("p0", dice.choice(GIFTS), one, theater, since="2012"),
            link("p1", dice.choice(GIFTS), other, theater, since="2012"),
        ]
    return found


def made_up(dice: random.Random) -> Dataset:
    """One to four theaters with up to six parties each, and links of any kind and date."""
    theaters = [f"t{k}" for k in range(dice.randint(1, 4))]
    sides, others = [f"s{k}" for k in range(8)], [f"p{k}" for k in range(dice.randint(2, 10))]
    links: dict[str, Link] = {}
    parties = {theater: tuple(dice.sample(sides, dice.randint(0, 6))) for theater in theaters}
    has_rivals = dice.random() < 0.6
    if has_rivals:
        links = {one.id: one for one in rivals_links(dice, theaters)}
        for k, theater in enumerate(theaters[:2]):
            pair = (f"s{2 * k}", f"s{2 * k + 1}")
            parties[theater] = (*pair, *(one for one in parties[theater] if one not in pair))[:6]
    actors = []
    for name in (*sides, *others):
        since, until = (None, None) if dice.random() < 0.7 else two_dates(dice)
        kind = dice.choice([*ActorType])
        if name in ("p0", "p1"):
            kind, since, until = ActorType.STATE, None, None
        actors.append(actor(name, kind, since=since, until=until))
    for _ in range(dice.randint(0, 60)):
        one = any_link(dice, [*sides, *others], theaters)
        links.setdefault(one.id, one)
    alliances = [
        alliance(
            f"x{k}",
            dice.sample([*sides, *others], dice.randint(2, 4)),
            dice.choice(theaters),
            kind=dice.choice([*ALLIANCE_KINDS]),
            since=dice.choice(YEARS),
        )
        for k in range(dice.randint(0, 3))
    ]
    return dataset(*actors, *links.values(), *alliances, theaters=parties)


files = st.integers(0, 1_000_000).map(lambda seed: made_up(random.Random(seed)))


def texts(value: object) -> Iterator[str]:
    """All words of a content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


MONTHS = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]


def dates_in(text: str) -> Iterator[date]:
    """The first days that dates in words may stand for; ids of links hold none."""
    if re.search(r"\w\.[a-z-]+\.\w", text):
        return
    for month, year in re.findall(rf"(?:({'|'.join(MONTHS)}) )?\b((?:19|20)\d\d)\b", text):
        yield date(int(year), MONTHS.index(month) + 1 if month else 1, 1)


def check_helpers(picture: AreaPicture, content: OverviewContent) -> None:
    """Whoever helps a side is at one place of the picture, and nobody else is."""
    places: list[tuple[str, SideKey]] = []
    for drawn in (content.outsiders, content.go_betweens, content.rivals):
        places += [(help_.helper, help_.to) for one in drawn for help_ in one.helps]
    places += [(bridge.help.helper, bridge.help.to) for bridge in content.bridges]
    places += [(helper, row.side) for row in content.sums for helper in row.helpers]
    shown = {side.key for theater in content.theaters for side in theater.sides()}
    expected = [(one.helper, one.to) for one in picture.helps if one.to in shown]
    assert sorted(map(str, places)) == sorted(map(str, expected))


def check_rows(content: OverviewContent) -> None:
    """No side has more rows than there is room for, that of the sum among them."""
    if len(content.theaters) > 3:
        return
    most = 5 if len(content.theaters) == 1 else 4
    for theater in content.theaters:
        for side in theater.sides():
            rows = sum(
                one.helps[0].to == side.key and not one.on_both_sides for one in content.outsiders
            )
            assert rows + sum(one.side == side.key for one in content.sums) <= most


def check_both_sides(picture: AreaPicture, content: OverviewContent) -> None:
    for one in content.outsiders:
        at_war = any(
            a.to.theater == b.to.theater
            and picture.are_at_war(a.to.theater, a.to.party, b.to.party)
            for a in one.helps
            for b in one.helps
        )
        assert one.on_both_sides == at_war
        # With more than three theaters a helper has one line to each of them.
        assert len(one.helps) < 3 or len(content.theaters) > 3


def check_ids(data: Dataset, content: OverviewContent) -> None:
    marks = [one.mark.id for one in content.outsiders]
    marks += [one.mark.id for one in content.rivals]
    marks += [one.mark.id for one in content.go_betweens]
    marks += [one.mark.id for one in content.mediators]
    marks += [side.key.party for theater in content.theaters for side in theater.sides()]
    assert {*marks} <= {*data.actors}
    linked = [help_.links for one in content.outsiders for help_ in one.helps]
    linked += [front.links for theater in content.theaters for front in theater.fronts]
    known = {*data.links, *data.alliances}
    assert {id_ for ids in linked for id_ in ids} <= known
    assert {one.id for one in content.ties} <= {*data.alliances}


def check_words(content: OverviewContent, day: int) -> None:
    for text in texts(content):
        assert ".." not in text
        assert "  " not in text
        for found in dates_in(text):
            assert found.toordinal() <= day, text
    assert content.headline
    for theater in content.theaters:
        assert theater.sentence.endswith(".")
        assert all(side.sentence.endswith(".") for side in theater.sides())


def check(workspace: Workspace, view: View) -> OverviewContent:
    picture = workspace.area_picture(view)
    content = overview_content(picture)
    check_helpers(picture, content)
    check_rows(content)
    check_both_sides(picture, content)
    check_ids(workspace.dataset, content)
    if view.span is not None:
        check_words(content, view.span.last_day)
    return content


Places = dict[tuple[str, str], tuple[Hue, str]]


def places_of(content: OverviewContent) -> Places:
    """The hue and the half of each side."""
    return {
        (theater.id, side.key.party): (side.hue, half)
        for theater in content.theaters
        for half, rows in (("first", theater.first), ("second", theater.second))
        for row in rows
        for side in row.sides
    }


@examples(10)
@given(data=files, kinds=st.none() | st.frozensets(st.sampled_from([*KINDS])))
def test_what_must_hold_for_any_file(data: Dataset, kinds: frozenset[str] | None) -> None:
    workspace = Workspace(data)
    known: Places = {}
    for day in (*DAYS, None):
        for theater in (None, *data.theaters):
            content = check(workspace, view_on(day, theater, kinds=kinds))
            for side, place in places_of(content).items():
                assert known.setdefault(side, place) == place


@examples(10, 60)
@given(data=files, types=st.frozensets(st.sampled_from([*map(str, ActorType)])))
def test_nothing_fails_on_any_view(data: Dataset, types: frozenset[str]) -> None:
    workspace = Workspace(data)
    for focus in (None, "s0", "p0"):
        check(workspace, view_on("2019-12-25", types=types, focus=focus))
    check(workspace, on("2012..2019-12-25"))


EVERY_MONTH = tuple(range(1, 13))
SOME_MONTHS = (2, 6, 11)


@pytest.fixture(scope="module")
def known_places() -> Places:
    """The hue and half of each side of the shipped file, as far as a test has seen it."""
    return {}


@pytest.mark.parametrize(
    "months", sampled([SOME_MONTHS, EVERY_MONTH], [SOME_MONTHS]), ids=["some", "all"]
)
@pytest.mark.parametrize("year", range(2011, 2021))
def test_what_must_hold_in_each_month_of_the_shipped_file(
    workspace: Workspace, known_places: Places, year: int, months: tuple[int, ...]
) -> None:
    for month in months:
        for theater in (None, *workspace.dataset.theaters):
            content = check(workspace, view_on(f"{year}-{month:02}-01", theater))
            for side, place in places_of(content).items():
                assert known_places.setdefault(side, place) == place


def test_theaters_stand_as_on_a_map_where_it_is_known() -> None:
    data = rival_file()
    assert [one.id for one in content_of(data).theaters] == ["east", "west"]
    placed = {
        name: theater.model_copy(update={"longitude": {"east": 38.0, "west": 17.0}[name]})
        for name, theater in data.theaters.items()
    }
    data = data.model_copy(update={"theaters": placed})
    assert [one.id for one in content_of(data).theaters] == ["west", "east"]


def test_which_theaters_the_headline_counts() -> None:
    early = {one.id: one.is_counted for one in content_of(rival_file(), "2016-01-01").theaters}
    assert early == {"east": True, "west": False}


def test_what_the_hues_mean() -> None:
    data = rival_file()
    assert content_of(data).hue_words == (
        (Hue.FIRST, "side that Norland helps"),
        (Hue.SECOND, "side that Sudmark helps"),
    )
    assert content_of(data, DAY, "east").hue_words == (
        (Hue.FIRST, "Red\N{RIGHT SINGLE QUOTATION MARK}s side"),
        (Hue.SECOND, "Blue\N{RIGHT SINGLE QUOTATION MARK}s side"),
    )


def test_where_nothing_hostile_is_held_between_the_halves_it_is_said() -> None:
    def quiet(data: Dataset, day: str = DAY, **rest: object) -> list[tuple[str, str]]:
        found = content_of(data, day, "west", **rest)
        return [pair for one in found.theaters for pair in one.without_fights]

    assert quiet(rival_file()) == []
    assert quiet(rival_file(), "2018-01-01") == [("green", "gold")]
    # What is only reported, or no fight, is enough to say nothing.
    old = {"since": "2016"}
    rumour = low("green", "combat", "gold", "west", id="rumour", **old)
    assert quiet(rival_file(rumour), "2018-01-01") == []
    assert quiet(rival_file(link("gold", "threat", "green", "west", **old)), "2018-01-01") == []
    # Nor is anything known of it where kinds of links are left out.
    assert quiet(rival_file(), "2018-01-01", kinds=frozenset({"military", "weapons"})) == []


def test_smaller_sides_are_counted() -> None:
    names = tuple("abcdefgh")
    data = dataset(*groups(" ".join(names)), theaters={"east": names})
    assert content_of(data).theaters[0].left_out == ("and 2 smaller sides",)


def mediating(*targets: str) -> list[Link]:
    return [link("envoy", "mediation", target, "east") for target in targets]


def test_who_mediates_between_two_sides_and_helps_neither() -> None:
    def mediators(*items: Actor | Link) -> list[str]:
        return [one.mark.id for one in content_of(rival_file(*items), DAY, "east").mediators]

    assert mediators(*mediating("red", "blue")) == ["envoy"]
    assert mediators(*mediating("red")) == []
    assert mediators(*mediating("red", "blue"), link("envoy", "aid", "red", "east")) == []
    assert mediators(low("envoy", "mediation", "red", "east"), *mediating("blue")) == []
    assert (
        mediators(link("envoy", "mediation", "red", "east", until="2018"), *mediating("blue")) == []
    )


def test_what_joins_two_sides() -> None:
    room = alliance("room", ["red", "unit"], "east", kind="operations-room")
    unit: list[Actor | Link] = [group("unit"), link("unit", "part-of", "blue", "east")]
    (tie,) = content_of(rival_file(*unit, room)).ties
    assert (tie.label, tie.parties, tie.theater) == ("Room", ("red", "blue"), "east")
    paper = alliance("room", ["red", "unit"], "east", kind="agreement")
    assert content_of(rival_file(*unit, paper)).ties == ()


def test_a_side_says_who_is_with_it_and_who_recognises_it() -> None:
    data = rival_file(
        actor("chief", ActorType.PERSON),
        actor("ministry", ActorType.BODY),
        link("chief", "leads", "red"),
        link("ministry", "part-of", "utland"),
        link("ministry", "recognition", "red", "east"),
        link("ostland", "aid", "red", "east"),
    )
    (side,) = content_of(data).theaters[0].first[0].facing
    assert (side.key, side.members, side.recognised_by) == (RED, ("Chief",), ("Utland",))
    assert [name for name, _ in side.helped_by] == ["Ostland"]
    assert side.help_count == 2, "the rival too"


def test_a_day_without_links() -> None:
    found = content_of(rival_file(), "1950-01-01", kinds=frozenset({"combat"}))
    assert found.empty == "Nothing in this file matches these filters."
    assert [one.empty for one in found.theaters] == ["", ""]
    nobody = content_of(dataset(theaters={"east": ()}))
    assert nobody.theaters[0].empty == "no side on these days"
    assert (nobody.rivals, nobody.deals) == ((), None)


def test_the_words_for_nothing_and_for_filters_can_be_given() -> None:
    picture = Workspace(rival_file()).area_picture(view_on("1950-01-01", kinds=frozenset()))
    found = overview_content(picture, filters="only arms", nothing="No link.")
    assert found.empty == "No link."
    assert found.subline[-1] == "1 January 1950, only arms. 0 of 0 links."


def test_of_many_theaters_those_with_most_links_are_on_the_first_page() -> None:
    data = many_theaters(8)
    content = content_of(data, "2031-06-01")
    shown = [area.id for area in content.theaters]
    count = {
        theater: sum(theater in link.theaters for link in data.links.values()) for theater in shown
    }
    first, second = shown[:PAGE_SIZE], shown[PAGE_SIZE:]
    assert min(count[one] for one in first) >= max(count[one] for one in second)
    in_file = list(data.theaters)
    assert [*first] == sorted(first, key=in_file.index)
    assert [*second] == sorted(second, key=in_file.index)
    assert content.subline[0].startswith("1 June 2031. 65 of 67 links in 8 theaters: ")


def test_up_to_six_theaters_stand_as_in_the_file() -> None:
    data = many_theaters(6)
    content = content_of(data, "2031-06-01")
    assert [area.id for area in content.theaters] == list(data.theaters)
    assert "theaters:" not in content.subline[0]


def test_of_many_theaters_each_names_who_mediates_there() -> None:
    content = content_of(many_theaters(4), "2031-06-01")
    first, *others = content.theaters
    assert first.mediated_by == ("League mediates", "1 mediates")
    assert first.also_fighting[0] == "also fighting: Farland vs Arden Front"
    assert first.foot_sentence == (
        "Also fighting: Farland vs Arden Front. League mediates between Arden gov. and Arden Front."
    )
    assert not any(area.mediated_by for area in others)
    assert content.mediators == ()
    assert first.sentence == "Arden: 2 sides.", "its foot says it"


def test_of_two_and_three_theaters_the_sentence_of_each_says_who_mediates_there() -> None:
    for count in (2, 3):
        content = content_of(many_theaters(count), "2031-06-01")
        first, *others = content.theaters
        assert first.mediated_by == ("League mediates", "1 mediates")
        assert first.sentence == (
            "Arden: 2 sides. League mediates between Arden gov. and Arden Front."
        )
        assert first.foot_sentence == "Also fighting: Farland vs Arden Front."
        assert not any(area.mediated_by or "mediates" in area.sentence for area in others)
        assert content.mediators == ()


def test_in_the_view_of_one_theater_who_mediates_has_a_mark_instead() -> None:
    content = content_of(many_theaters(3), "2031-06-01", "arden")
    assert [one.mark.id for one in content.mediators] == ["league"]
    assert content.theaters[0].mediated_by == ()
    assert content.theaters[0].sentence == "Arden: 2 sides."


def test_of_many_theaters_a_side_s_own_is_a_bridge_to_another_one() -> None:
    (bridge,) = content_of(many_theaters(4), "2031-06-01").bridges
    assert bridge.side == SideKey("arden", "arden-gov")
    assert (bridge.help.helper, bridge.help.to) == ("guard", SideKey("belmoor", "belmoor-gov"))
