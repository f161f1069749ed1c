"""What the overview of a view says: from the picture by areas to words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

from explorer.analysis.areas.area_picture import AreaPicture, TheaterPicture
from explorer.analysis.areas.area_sides import SideKey, SideRow
from explorer.analysis.areas.held_links import MEDIATION, Doubt
from explorer.analysis.areas.helpers import recognisers
from explorer.analysis.areas.side_hues import Hue
from explorer.data.vocabulary import ALLIANCE_KINDS, MEMBER, Family
from explorer.data.words import count_noun, join_words
from explorer.presentation.overview.content import (
    OTHER_TIMES,
    PAGE_SIZE,
    DealBox,
    Mediator,
    OverviewContent,
    Rival,
    SharedTie,
    SideArea,
    SideGroup,
    TheaterArea,
)
from explorer.presentation.overview.deal_words import deal_box
from explorer.presentation.overview.foot_fights import FootFights, foot_fights, told_fights
from explorer.presentation.overview.front_words import front, mediated_by
from explorer.presentation.overview.headline import Headline, subline
from explorer.presentation.overview.helper_rows import (
    FEW_THEATERS,
    all_helpers,
    help_of,
    helper_rows,
)
from explorer.presentation.overview.labels import Labels
from explorer.presentation.overview.link_count import links_behind
from explorer.presentation.overview.sentences import helps_sentence, side_sentence
from explorer.presentation.overview.words import with_full_stop

_RIVAL_HUES = (Hue.FIRST, Hue.SECOND)

MOST_MEMBERS = 12
"""How many of a side's own are named; more have room nowhere."""


def overview_content(
    picture: AreaPicture, *, filters: str = "", nothing: str = ""
) -> OverviewContent:
    """All that the overview of a picture says.

    Args:
        picture: The picture by areas of a view.
        filters: What the view filters besides theater and days, in words; "" for nothing.
        nothing: What is said where the view holds no link; "" for the usual words.

    """
    dataset = picture.file.dataset
    day = picture.view.last_day or dataset.as_of.toordinal()
    labels = Labels(picture, day)
    deals = deal_box(labels)
    headline = Headline(labels)
    rows = helper_rows(labels)
    rivals = _rivals(labels)
    if not _do_anything(rivals, deals):
        rivals = ()
    told = told_fights(labels, rows, rivals)
    feet = {theater: foot_fights(theater, labels, told) for theater in picture.theaters}
    theaters = tuple(
        _theater(labels, picture.theaters[theater], headline.opposed, feet[theater])
        for theater in _in_order(picture)
    )
    if not any(theater.first or theater.second for theater in theaters):
        rivals = ()
    count = links_behind(picture, rows, rivals, feet)
    long, short = subline(labels, count, filters)
    is_empty = picture.graph.number_of_edges() == 0
    return OverviewContent(
        headline.words(deals),
        long,
        short,
        _description(theaters, rivals),
        theaters,
        hue_words(labels),
        rivals,
        deals if rivals else None,
        rows.outsiders,
        rows.sums,
        rows.go_betweens,
        rows.bridges,
        _mediators(labels),
        _ties(labels),
        (nothing or "Nothing in this file matches these filters.") if is_empty else "",
        idle_hue_words(labels),
    )


def _in_order(picture: AreaPicture) -> list[str]:
    """Up to three theaters by longitude, as on a map; more of them, or without, as in the file.

    Where they have no room on one page, those with most links in the whole file come first.
    """
    dataset = picture.file.dataset
    theaters = dataset.theaters
    shown = list(picture.theaters)
    if len(shown) > PAGE_SIZE:
        links = Counter(theater for link in dataset.links.values() for theater in link.theaters)
        ranked = sorted(shown, key=lambda one: -links[one])
        pages = (ranked[at : at + PAGE_SIZE] for at in range(0, len(ranked), PAGE_SIZE))
        return [one for page in pages for one in sorted(page, key=shown.index)]
    if len(shown) > FEW_THEATERS or any(theaters[one].longitude is None for one in shown):
        return shown
    return sorted(shown, key=lambda one: theaters[one].longitude or 0.0)


def _theater(
    labels: Labels, found: TheaterPicture, opposed: Sequence[str], fights: FootFights
) -> TheaterArea:
    name = labels.picture.file.dataset.theaters[found.theater].name
    foot = fights.words(labels)
    is_one_of_many = len(labels.picture.theaters) > FEW_THEATERS
    # Where one theater is shown, mediators have marks of their own.
    mediating = _mediating(labels, found.theater) if len(labels.picture.theaters) > 1 else ()
    mediation = [one.sentence for one in mediating]
    foot_sentences = [with_full_stop(f"{foot[0][:1].upper()}{foot[0][1:]}")] if foot else []
    if is_one_of_many:
        foot_sentences += mediation
    first, second = (
        tuple(_group(labels, found, row) for row in half)
        for half in (found.halves.first, found.halves.second)
    )
    left_out = (f"and {count_noun(found.left_out, 'smaller side')}",) if found.left_out else ()
    count = len(found.sides)
    return TheaterArea(
        found.theater,
        name,
        first,
        second,
        tuple(front(one, labels) for one in found.fronts),
        foot,
        left_out,
        found.theater in opposed,
        "" if count else "no side on these days",
        " ".join([f"{name}: {count_noun(count, 'side')}.", *([] if is_one_of_many else mediation)]),
        " ".join(foot_sentences),
        mediated_by([one.mark.label for one in mediating]),
        found.left_out,
        _without_fights(labels.picture, found),
    )


def _without_fights(picture: AreaPicture, found: TheaterPicture) -> tuple[tuple[str, str], ...]:
    """A side of each half between whom nothing hostile is held, be it only reported.

    None where something is filtered: what is not there may have been left out.
    """
    view = picture.view
    if view.focus or any(one is not None for one in (view.kinds, view.types, view.confidences)):
        return ()
    fronts = {frozenset(one.parties) for one in found.fronts}
    hostile = [
        {link.source, link.target}
        for link in (*picture.links.links, *picture.links.recent)
        if link.kind.family is Family.HOSTILITY
    ]

    def are_hostile(one: str, other: str) -> bool:
        ours, theirs = found.own(one).everybody, found.own(other).everybody
        ours, theirs = ours - theirs, theirs - ours
        return any(ends & ours and ends & theirs for ends in hostile)

    first, second = (
        [side for row in half for side in (*row.facing, *row.outer)]
        for half in (found.halves.first, found.halves.second)
    )
    return tuple(
        (one, other)
        for one, other in product(first, second)
        if {one, other} not in fronts and not are_hostile(one, other)
    )


def _group(labels: Labels, found: TheaterPicture, row: SideRow) -> SideGroup:
    facing, outer = (
        tuple(_side(labels, found, side) for side in sides) for sides in (row.facing, row.outer)
    )
    return SideGroup(facing, outer)


def _side(labels: Labels, found: TheaterPicture, side: str) -> SideArea:
    picture = labels.picture
    key = SideKey(found.theater, side)
    members = tuple(labels.name(member) for member in found.own(side).members)
    recognised = tuple(
        dict.fromkeys(
            labels.name(picture.belonging.folded(one)) for one in recognisers(picture.links, side)
        )
    )
    rivals = picture.file.rivals.both if picture.file.rivals else ()
    everybody = all_helpers(labels, key)
    helpers = [one for one in everybody if one.helper not in rivals or one.is_only_reported]
    name, full_name = labels.name(side), labels.full_name(side)
    theater = picture.file.dataset.theaters[found.theater].name
    return SideArea(
        key,
        labels.side_mark(key),
        members[:MOST_MEMBERS],
        max(len(members) - MOST_MEMBERS, 0),
        recognised,
        tuple(
            (labels.helper_name(one), Doubt.REPORTED if one.is_only_reported else one.doubt)
            for one in helpers
        ),
        len({one.helper for one in everybody}),
        side_sentence(
            f"{name} ({full_name})" if full_name else name, theater, members, 0, recognised
        ),
        _is_idle(labels, key),
        full_name,
    )


def _do_anything(rivals: Sequence[Rival], deals: DealBox | None) -> bool:
    """Whether the two are worth their place: one helps or fights, or they are known to deal."""
    return any(one.helps or one.fights for one in rivals) or (
        deals is not None and (deals.is_dated or bool(deals.against))
    )


def _rivals(labels: Labels) -> tuple[Rival, ...]:
    pair = labels.picture.file.rivals
    if pair is None:
        return ()
    found = []
    for rival in pair.both:
        helps = tuple(
            help_of(labels, one, is_rival=True)
            for one in sorted(labels.picture.helps, key=lambda one: (one.to.theater, one.best.rank))
            if one.helper == rival and not one.is_only_reported
        )
        helped = {one.to.theater for one in helps}
        fights = tuple(
            (theater, fight)
            for theater in labels.picture.theaters
            if theater not in helped
            for fight in labels.fights(rival, theater)
        )
        # Without a hue where it helps nobody here: a filled mark would seem to back a side.
        mark = labels.mark(rival)
        sentence = (
            helps_sentence(labels, mark.label, helps, "") if helps else with_full_stop(mark.label)
        )
        found.append(Rival(mark, helps, fights, sentence))
    return tuple(found)


def _mediators(labels: Labels) -> tuple[Mediator, ...]:
    """Who mediates, as a mark of its own: where one theater is shown."""
    theaters = labels.picture.theaters
    return _mediating(labels, *theaters) if len(theaters) == 1 else ()


def _mediating(labels: Labels, theater: str) -> tuple[Mediator, ...]:
    """Who mediates between two sides of a theater, and helps no side there."""
    picture = labels.picture
    helpers = {one.helper for one in picture.helps if one.to.theater == theater}
    met: dict[str, dict[str, str]] = {}
    for link in picture.links.links:
        side = picture.owners.side(link.target, theater)
        if link.kind.id != MEDIATION or link.is_only_reported:
            continue
        if side is not None and link.source not in helpers:
            met.setdefault(link.source, {}).setdefault(side, link.id)
    rivals = picture.file.rivals.both if picture.file.rivals else ()
    return tuple(
        Mediator(
            labels.mark(actor),
            (SideKey(theater, sides[0]), SideKey(theater, sides[1])),
            tuple(found.values()),
            with_full_stop(
                f"{labels.name(actor)} mediates between {join_words([*map(labels.name, sides)])}"
            ),
        )
        for actor, found in met.items()
        if len(sides := list(found)) >= 2
        and actor not in rivals
        and actor in picture.file.dataset.actors
    )


def _ties(labels: Labels) -> tuple[SharedTie, ...]:
    """Coalitions, pacts and operations rooms that join two sides of a theater."""
    picture = labels.picture
    graph = picture.graph
    found = []
    for alliance, data in graph.nodes(data=True):
        if data["node"] != "alliance" or not ALLIANCE_KINDS[data["type"]].friends:
            continue
        members = [
            member
            for _, member, held in graph.out_edges(alliance, data=True)
            if held["kind"] == MEMBER.id and not held.get("recent", False)
        ]
        for theater in picture.theaters:
            sides = list(
                dict.fromkeys(
                    side
                    for member in members
                    if (side := picture.owners.side(member, theater)) is not None
                )
            )
            if len(sides) == 2:
                names = join_words([*map(labels.name, sides)])
                label = labels.name(alliance)
                found.append(
                    SharedTie(
                        alliance,
                        label,
                        (sides[0], sides[1]),
                        theater,
                        f"{label}: {names} and their own fight together.",
                    )
                )
    return tuple(found)


def _is_idle(labels: Labels, key: SideKey) -> bool:
    """Whether the rival whose hue a side has does not help it on these days."""
    picture = labels.picture
    pair, hue = picture.file.rivals, picture.hue(key)
    if pair is None or hue not in _RIVAL_HUES:
        return False
    rival = pair.both[_RIVAL_HUES.index(hue)]
    return not any(
        one.helper == rival and one.to == key and not one.is_only_reported for one in picture.helps
    )


def hue_words(labels: Labels) -> tuple[tuple[Hue, str], ...]:
    """What each hue of a side in the picture means, those apart that have it as an edge alone."""
    picture = labels.picture
    by_hue: dict[Hue, list[str]] = {}
    for key in _keys(labels):
        if not _is_idle(labels, key):
            by_hue.setdefault(picture.hue(key), []).append(key.party)
    pair = picture.file.rivals
    words = {Hue.OTHER: "other sides", Hue.THIRD: "another side"}
    for index, hue in enumerate(_RIVAL_HUES):
        own = by_hue.get(hue, [])
        if len(own) == 1 and (pair is None or len(picture.theaters) == 1):
            words[hue] = f"{labels.name(own[0])}\N{RIGHT SINGLE QUOTATION MARK}s side"
        elif pair is not None:
            words[hue] = f"side that {labels.name(pair.both[index])} helps"
        else:
            words[hue] = ("one side of the main front", "the other side of it")[index]
    return tuple((hue, words[hue]) for hue in Hue if hue in by_hue)


def idle_hue_words(labels: Labels) -> tuple[tuple[Hue, str], ...]:
    """What a hue means that sides have as an edge alone: hues are those of the whole file."""
    pair = labels.picture.file.rivals
    if pair is None:
        return ()
    idle = {labels.picture.hue(key) for key in _keys(labels) if _is_idle(labels, key)}
    return tuple(
        (hue, f"side that {labels.name(rival)} helps {OTHER_TIMES}")
        for hue, rival in zip(_RIVAL_HUES, pair.both, strict=True)
        if hue in idle
    )


def _keys(labels: Labels) -> list[SideKey]:
    return [
        SideKey(theater.theater, side)
        for theater in labels.picture.theaters.values()
        for side in theater.sides
    ]


def _description(theaters: Sequence[TheaterArea], rivals: Sequence[Rival]) -> str:
    names = [theater.name for theater in theaters]
    parts = [f"Overview of {join_words(names)}." if names else "Overview."]
    if rivals:
        one, other = (rival.mark.label for rival in rivals)
        parts.append(
            f"In each theater the sides that {one} helps stand before those that {other} helps, "
            f"and a front parts sides that fight. {one} and {other} stand apart, joined by a band "
            "of what they deal in."
        )
    else:
        parts.append("A front parts sides that fight; who helps them stands beside.")
    return " ".join(parts)
