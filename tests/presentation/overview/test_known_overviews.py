"""What the overview of the shipped file must say on certain days, and must not let one conclude.

The first half is about days on which a rule that looks right says something wrong, the second about
what readers of sketches concluded wrongly.
"""

from __future__ import annotations

import re

import pytest

from explorer.analysis.areas.fronts import FrontState
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ActorType
from explorer.presentation.overview.content import (
    Help,
    Outsider,
    OverviewContent,
    Rival,
    SideArea,
    SumRow,
    TheaterArea,
)
from explorer.presentation.overview.find import overview_content
from explorer.workspace import Workspace
from overview_samples import view_on

DAY = "2019-12-25"
BOTH_WARS = (
    "Russia and Turkey back opposite sides in both wars, and deal with each other all the same"
)


def content(workspace: Workspace, day: str = DAY, theater: str | None = None) -> OverviewContent:
    return overview_content(workspace.area_picture(view_on(day, theater)))


def theater_of(found: OverviewContent, theater: str) -> TheaterArea:
    return next(one for one in found.theaters if one.id == theater)


def side_of(found: OverviewContent, side: str) -> SideArea:
    return next(one for area in found.theaters for one in area.sides() if one.key.party == side)


def fronts(found: OverviewContent, theater: str) -> dict[frozenset[str], FrontState]:
    return {frozenset(one.parties): one.state for one in theater_of(found, theater).fronts}


def outsider(found: OverviewContent, who: str) -> Outsider:
    return next(one for one in found.outsiders if one.mark.id == who)


def rival_help(found: OverviewContent, rival: str, side: str) -> Help:
    return next(
        help_
        for one in found.rivals
        if one.mark.id == rival
        for help_ in one.helps
        if help_.to.party == side
    )


def sum_of(found: OverviewContent, side: str) -> SumRow:
    return next(one for one in found.sums if one.side.party == side)


# Other days


def test_libya_in_2011_has_a_war_and_those_who_help(workspace: Workspace) -> None:
    found = content(workspace, "2011-06-01", "libya")
    assert fronts(found, "libya") == {frozenset({"ntc", "gaddafi-government"}): FrontState.WAR}
    assert "NATO vs Gaddafi gov." in theater_of(found, "libya").also_fighting[0]
    helpers = {one.mark.id for one in found.outsiders} | {*sum_of(found, "ntc").helpers}
    assert len(helpers) == 8
    assert found.headline == (
        "Libya: NTC and Gaddafi gov. have fought since Feb 2011; eight states help NTC"
    )


def test_libya_in_2016_is_not_peaceful(workspace: Workspace) -> None:
    found = content(workspace, "2016-06-01", "libya")
    foot = theater_of(found, "libya").also_fighting[0]
    assert "BRSC vs LNA" in foot
    assert "Derna force vs LNA" in foot
    assert "IS in Libya vs GNA, Libya Dawn and LNA" in foot
    assert frozenset({"gna", "lna"}) not in fronts(found, "libya")


def test_in_2016_no_dealing_without_a_start_carries_the_headline(workspace: Workspace) -> None:
    found = content(workspace, "2016-06-01")
    assert found.headline == "Russia and Turkey back opposite sides in Syria"
    assert found.deals is not None
    assert found.deals.heading == "between them"
    assert found.deals.lines == (("business, start not known", "business"),)


def test_syria_in_2012_has_no_arms_where_the_form_is_not_stated(workspace: Workspace) -> None:
    found = content(workspace, "2012-06-01", "syria")
    sides = {one.key.party for one in theater_of(found, "syria").sides()}
    assert {"syrian-opposition", "syria-government"} <= sides
    drawn: tuple[Outsider | Rival, ...] = (*found.outsiders, *found.rivals)
    helps = [help_ for one in drawn for help_ in one.helps]
    assert {help_.act.words for help_ in helps} == {"military help"}
    assert "arm " not in found.headline


@pytest.mark.parametrize("theater", [None, "syria"])
def test_in_2016_the_usa_is_not_on_both_sides(workspace: Workspace, theater: str | None) -> None:
    found = content(workspace, "2016-06-01", theater)
    usa = outsider(found, "usa")
    assert {help_.to.party for help_ in usa.helps} == {"sdf", "syrian-opposition"}
    assert not usa.on_both_sides
    assert len(usa.mark.hues) == 1
    assert "on both sides" not in usa.sentence


@pytest.mark.parametrize(
    "month", [f"{year}-{month:02}" for year in (2014, 2015) for month in range(1, 13)]
)
def test_the_lna_was_fought_before_there_was_a_gna(workspace: Workspace, month: str) -> None:
    found = content(workspace, f"{month}-28", "libya")
    assert "nobody" not in found.headline
    # The file begins with a fight of 23 June 2014.
    if month >= "2014-06":
        foot = " ".join(theater_of(found, "libya").also_fighting[:1])
        at_front = any("lna" in one.parties for one in theater_of(found, "libya").fronts)
        assert at_front or "LNA" in foot


@pytest.mark.parametrize("month", range(1, 13))
def test_russia_and_turkey_keep_their_places_in_2018(workspace: Workspace, month: int) -> None:
    found = content(workspace, f"2018-{month:02}-15")
    assert [one.mark.id for one in found.rivals] == ["turkey", "russia"]
    assert [one.mark.hues for one in found.rivals] == [(Hue.FIRST,), (Hue.SECOND,)]
    assert side_of(found, "lna").hue is side_of(found, "syria-government").hue is Hue.SECOND
    assert side_of(found, "gna").hue is side_of(found, "syrian-opposition").hue is Hue.FIRST
    if not any(help_.to.party == "lna" for help_ in found.rivals[1].helps):
        assert "both" not in found.headline


def test_on_the_day_of_the_file_no_open_end_is_a_ceasefire(workspace: Workspace) -> None:
    found = content(workspace)
    assert fronts(found, "libya") == {frozenset({"gna", "lna"}): FrontState.WAR}
    syria = fronts(found, "syria")
    for foe in ("syrian-opposition", "hts", "islamic-state"):
        assert syria[frozenset({"syria-government", foe})] is FrontState.WAR
    assert syria[frozenset({"sdf", "syrian-opposition"})] is FrontState.PARTS
    assert found.headline == BOTH_WARS


def test_after_the_ceasefire_of_october_2020_libya_has_one(workspace: Workspace) -> None:
    found = content(workspace, "2020-12-01", "libya")
    (front,) = theater_of(found, "libya").fronts
    assert front.state is FrontState.CEASEFIRE
    assert front.words[0] == "ceasefire since Oct 2020"


def test_turkey_and_damascus_fight_in_february_2020(workspace: Workspace) -> None:
    winter = rival_help(content(workspace, "2020-02-20"), "turkey", "syrian-opposition")
    assert "fights Syrian gov." in [fight.words for fight in winter.fights]
    summer = content(workspace, "2020-06-30")
    assert "fights Syrian gov." not in [
        fight.words for fight in rival_help(summer, "turkey", "syrian-opposition").fights
    ]
    # The protocol of 5 March is one agreement more than in December.
    for day, line in ((DAY, "3 agreements"), ("2020-06-30", "4 agreements")):
        deals = content(workspace, day).deals
        assert deals is not None
        assert deals.lines[-1][0].startswith(line)


def test_turkish_forces_are_in_both_wars_in_2020(workspace: Workspace) -> None:
    found = content(workspace, "2020-06-30")
    acts = [rival_help(found, "turkey", side).act for side in ("gna", "syrian-opposition")]
    assert [act.words for act in acts] == ["forces", "forces"]
    assert [act.dates[0] for act in acts] == ["since Jan 2020", "since 2020"]
    assert found.headline == BOTH_WARS


# What readers concluded


def test_the_fights_of_both_rivals_are_told_alike(workspace: Workspace) -> None:
    found = content(workspace)
    turkey = rival_help(found, "turkey", "syrian-opposition")
    russia = rival_help(found, "russia", "syria-government")
    assert [(one.words, one.dates[0]) for one in turkey.fights] == [
        ("fights SDF", "since Oct 2019")
    ]
    assert [(one.words, one.dates[0]) for one in russia.fights] == [("fights HTS", "since 2017")]
    assert (russia.act.words, russia.act.kind) == ("forces", "troops")


def test_a_hue_is_the_side_that_one_helps_and_no_alliance(workspace: Workspace) -> None:
    found = content(workspace)
    assert found.hue_words[:2] == (
        (Hue.FIRST, "side that Turkey helps"),
        (Hue.SECOND, "side that Russia helps"),
    )
    assert outsider(found, "eu").mark.hues == (Hue.FIRST,)


def test_recognition_and_votes_give_no_hue(workspace: Workspace) -> None:
    picture = workspace.area_picture(view_on(DAY))
    recognised = side_of(overview_content(picture), "gna").recognised_by
    assert {"UN", "USA", "France"} <= {*recognised}
    helped = {one.helper for one in picture.helps if one.to.party == "gna"}
    assert not {"un", "usa", "france"} & helped


@pytest.mark.parametrize("theater", [None, "libya", "syria"])
def test_one_rule_for_the_usa_in_every_picture(workspace: Workspace, theater: str | None) -> None:
    found = content(workspace, DAY, theater)
    if theater == "libya":
        assert "usa" not in {one.mark.id for one in found.outsiders}
        assert all("usa" not in row.helpers for row in found.sums)
    else:
        assert outsider(found, "usa").mark.hues == (Hue.OTHER,)
        assert outsider(found, "usa").mark.label == "USA and coalition"


def test_who_only_fights_is_named_at_the_foot(workspace: Workspace) -> None:
    found = content(workspace)
    syria, libya = (theater_of(found, one).also_fighting[0] for one in ("syria", "libya"))
    assert "Israel vs Iran" in syria
    assert "IS in Libya vs GNA and LNA" in libya
    # Its strikes are one-way: nobody says that IS in Libya fights it.
    assert "USA vs IS in Libya" in libya


@pytest.mark.parametrize("theater", [None, "syria"])
def test_in_2014_the_war_of_the_usa_on_is_is_told(
    workspace: Workspace, theater: str | None
) -> None:
    found = content(workspace, "2014-09-01", theater)
    assert "USA vs IS" in theater_of(found, "syria").also_fighting[0]


def test_help_that_was_last_reported_not_long_ago_is_named(workspace: Workspace) -> None:
    row = sum_of(content(workspace, "2018-03-01"), "syrian-opposition")
    assert row.words[0] == "no longer reported: Saudi Arabia, UK"
    assert row.helpers == ()


def test_where_a_rival_helps_a_side_at_other_times_only_the_legend_says_so(
    workspace: Workspace,
) -> None:
    early = content(workspace, "2014-09-01")
    assert side_of(early, "lna").is_idle
    assert side_of(early, "lna").fill_hue is Hue.OTHER
    assert not side_of(early, "syria-government").is_idle
    assert dict(early.hue_words)[Hue.SECOND] == "side that Russia helps"
    assert early.idle_words == ((Hue.SECOND, "side that Russia helps at other times"),)
    now = content(workspace)
    assert now.idle_words == ()
    assert not side_of(now, "lna").is_idle


def test_rivals_that_do_nothing_in_libya_in_2011_are_not_drawn(workspace: Workspace) -> None:
    assert content(workspace, "2011-06-01", "libya").rivals == ()
    assert content(workspace, "2011-06-01").rivals != ()


def test_an_abbreviation_is_spelled_out_and_a_shortened_name_is_not(workspace: Workspace) -> None:
    found = content(workspace)
    assert side_of(found, "gna").full_name == "Government of National Accord"
    assert side_of(found, "gna").sentence.startswith("GNA (Government of National Accord), a side")
    assert side_of(found, "syria-government").full_name == ""


def test_drawn_named_and_counted_are_all_who_help(workspace: Workspace) -> None:
    found = content(workspace)
    row = sum_of(found, "lna")
    assert row.words[0] == (
        "and 3 more: Jordan, Saudi Arabia, France (disputed); only reported: RSF"
    )
    assert {*row.helpers} == {"jordan", "saudi-arabia", "france", "rsf"}


def test_the_leader_is_named_first_and_lna_has_its_parliament(workspace: Workspace) -> None:
    found = content(workspace)
    assert side_of(found, "lna").members[0] == "Haftar"
    assert side_of(found, "gna").members[0] == "Sarraj"
    assert side_of(found, "syria-government").members[0] == "Assad"
    assert "HoR" in side_of(found, "lna").members


def test_a_front_is_told_once(workspace: Workspace) -> None:
    for area in content(workspace).theaters:
        pairs = [frozenset(one.parties) for one in area.fronts]
        assert len(pairs) == len({*pairs})


def test_the_sna_goes_between_from_its_side(workspace: Workspace) -> None:
    (bridge,) = content(workspace).bridges
    assert (bridge.side.party, bridge.help.helper, bridge.help.to.party) == (
        "syrian-opposition",
        "sna",
        "gna",
    )
    sna = next(one for one in content(workspace, DAY, "libya").go_betweens if one.mark.id == "sna")
    assert (sna.rival, sna.tie) == ("turkey", "of the Syrian opp.")


@pytest.mark.parametrize("theater", [None, "libya"])
def test_what_stands_between_the_rivals_is_said(workspace: Workspace, theater: str | None) -> None:
    deals = content(workspace, DAY, theater).deals
    assert deals is not None
    assert "accuses" in deals.against[0]
    assert len(deals.lines) <= 4


def test_all_un_bodies_look_alike(workspace: Workspace) -> None:
    for theater in (None, "libya", "syria"):
        found = content(workspace, DAY, theater)
        marks = [one.mark for one in found.mediators] + [one.mark for one in found.outsiders]
        bodies = [
            mark for mark in marks if mark.type is ActorType.ORGANISATION and "UN" in mark.label
        ]
        assert all(mark.hues == () for mark in bodies)


def test_what_qatar_gives_is_said_whole(workspace: Workspace) -> None:
    assert sum_of(content(workspace), "gna").words[0] == (
        "with backing or aid: Qatar; only reported: Faylaq"
    )


def test_wagner_stands_beside_russia_by_a_disputed_tie(workspace: Workspace) -> None:
    (wagner,) = content(workspace).go_betweens
    assert (wagner.mark.id, wagner.rival, wagner.tie) == ("wagner", "russia", "tie disputed")
    assert {help_.to.party for help_ in wagner.helps} == {"lna", "syria-government"}


def test_italy_is_on_both_sides(workspace: Workspace) -> None:
    italy = outsider(content(workspace), "italy")
    assert italy.on_both_sides
    assert italy.mark.hues == (Hue.FIRST, Hue.SECOND)
    assert [help_.act.words for help_ in italy.helps] == ["training", "backing"]


def test_the_subline_counts_the_links_behind_the_picture(workspace: Workspace) -> None:
    picture = workspace.area_picture(view_on(DAY))
    total = len(picture.links.links) + len(picture.links.recent)
    words = re.fullmatch(
        r"25 December 2019\. (\d+) of (\d+) links\.", content(workspace).subline[-1]
    )
    assert words is not None
    assert 0 < int(words[1]) < int(words[2]) == total
    # The tab of that name shows them; who sees a file of the picture needs no tab to understand it.
    assert content(workspace).subline[0].endswith("The other links are in the full network.")
