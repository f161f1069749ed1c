"""Two camps: who is sure in them, what goes against them, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

import networkx as nx

from explorer.analysis.balance.certainty import MAX_SPLITS, Bloc, are_fixed
from explorer.analysis.balance.confidence import IndexWithout
from explorer.analysis.balance.findings import CampFindings
from explorer.analysis.balance.group_counts import GroupCount
from explorer.analysis.balance.null_model import NullModel
from explorer.analysis.balance.triads import CommonFoe, PairRelation
from explorer.analysis.frustration import Triangle
from explorer.data.model import Dataset
from explorer.data.text_folding import fold_text
from explorer.data.vocabulary import ActorType, Confidence
from explorer.data.words import count_noun
from explorer.graph.view import View
from explorer.graph.view_query import view_to_query
from explorer.presentation.drawing import index_curve
from explorer.presentation.drawing.legend_svg import legend_swatch
from explorer.presentation.legend import replace_camp_entries
from explorer.presentation.overlays.camps import FoundCamps, find_camps
from explorer.presentation.text_run import TextRun, name_runs, pair_run
from explorer.presentation.theme import Theme
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import folded_list, render_runs, swatch_images
from explorer.web.questions.answer import (
    LISTED_ROWS,
    QuestionAnswer,
    QuestionPage,
)
from explorer.workspace import Workspace

CAMPS_ROUTE = "_camps"
"""Where the answer is found as a file, its curve too; relative to the address of the page."""

MAX_CASES = 60
"""How many cases behind a number are listed; the downloads have all."""

MAX_NAMED_FOES = 3
"""Of how many foes in common the pairs are listed."""

Order = Callable[[str], tuple[int, int, str]]
"""What a list of actors is sorted by."""


def answer(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """What the best splits into two camps have in common, and what there is to say of them."""
    dataset = workspace.dataset
    found = find_camps(workspace, shown, view)
    findings = workspace.camp_findings(view, found.parties)
    order = _order(dataset, found.parties)
    address = f"{CAMPS_ROUTE}?{view_to_query(view, dataset)}"
    panel: list[MarkupNode] = [
        element("p", verdict(found), title="Frustration index (Aref and Wilson 2019)"),
        *_camps(dataset, found, order),
        *_either(dataset, found, findings.blocs or (), order),
        *_neither(dataset, sorted(found.neither, key=order)),
        *_against(dataset, found, findings.blocs),
        element("h3", "What that is worth"),
        *folded_list(_worth(found, findings), LISTED_ROWS),
        *_over_time(address),
        *_triads(dataset, findings.triads),
        *_common_foes(dataset, findings),
        *_downloads(address),
    ]
    return QuestionAnswer(panel, found.picture)


def verdict(found: FoundCamps) -> str:
    """How well two camps fit, how many ways there are, and how many actors are sure."""
    split, certainty = found.split, found.certainty
    actors = certainty.tied
    sure = sum(map(len, found.camps))
    against = int(split.frustration)
    # "1 of 12 pairs goes", whatever the other number is.
    go = "goes" if against == 1 else "go"
    of_pairs = f"{against} of {count_noun(split.pairs, 'friendly or hostile pair')} {go} against"
    if not split.exact:
        return (
            f"{of_pairs} the best split found ({split.share:.0%}); this is a bound: no split has "
            f"fewer than {split.bound:.0f}. Which actors are in the same camp in all best splits "
            f"is known of {sure} of {actors}."
        )
    first = f"{of_pairs} the best split ({split.share:.0%}); no split has fewer."
    if not actors:
        return first
    if certainty.splits == 1 and certainty.is_counted:
        return f"{first} There is no other split as good as this."
    if not certainty.is_counted:
        least = "more than" if certainty.splits >= MAX_SPLITS else "at least"
        number = f"{least} {certainty.splits:,}"
        return f"{first} There are {number} splits as good; {_sure(sure, actors)} in all of them."
    return (
        f"{first} There are {certainty.splits:,} splits that are equally good; "
        f"{_sure(sure, actors)} in all of them."
    )


def _sure(sure: int, actors: int) -> str:
    return (
        f"{sure} of {count_noun(actors, 'actor')} {'is' if sure == 1 else 'are'} in the same camp"
    )


def _order(dataset: Dataset, parties: Sequence[str]) -> Order:
    """Parties first, then states, then all others by name."""

    def place(actor: str) -> tuple[int, int, str]:
        if actor in parties:
            return (0, parties.index(actor), "")
        is_state = dataset.actors[actor].type is ActorType.STATE
        return (1 if is_state else 2, 0, fold_text(dataset.label(actor)))

    return place


def _names(dataset: Dataset, actors: Iterable[str], order: Order) -> MarkupNode:
    return element("p", render_runs(name_runs(dataset, sorted(actors, key=order))))


def _row(text: str, title: str | None = None) -> MarkupNode:
    return element("li", text, title=title)


def _camps(dataset: Dataset, found: FoundCamps, order: Order) -> list[MarkupNode]:
    """Who is in the same camp in every best split."""
    return [
        element(
            "details",
            [
                element("summary", [*swatch_images(legend_swatch(sign)), f" {name} ({len(camp)})"]),
                element("p", "The same in every best split:", class_name="muted"),
                _names(dataset, camp, order),
            ],
            open=len(camp) <= LISTED_ROWS,
            class_name="chapter",
        )
        for sign, name, camp in zip(replace_camp_entries(()), found.names, found.camps, strict=True)
        if camp
    ]


def _either(
    dataset: Dataset, found: FoundCamps, blocs: Sequence[Bloc], order: Order
) -> list[MarkupNode]:
    """Who can stand in either camp, and with whom."""
    panel: list[MarkupNode] = []
    if found.either:
        within: list[MarkupNode] = [
            element(
                "p",
                "Each of them can be put into either camp, with no more pairs against the split.",
                class_name="muted",
            ),
            _names(dataset, found.either, order),
        ]
        panel.append(
            element(
                "details",
                [
                    element(
                        "summary",
                        f"In either camp ({len(found.either)})",
                        title="The frustration index is the same with each of them in either camp",
                    ),
                    *within,
                ],
                open=len(found.either) <= LISTED_ROWS,
                class_name="chapter",
            )
        )
    if blocs:
        panel += [
            element(
                "p", "Of these some are always together, in whichever camp:", class_name="muted"
            ),
            *folded_list([_bloc(dataset, bloc, order) for bloc in blocs], LISTED_ROWS),
        ]
    if found.not_settled:
        panel.append(
            element(
                "details",
                [
                    element(
                        "summary", f"Not settled in the time allowed ({len(found.not_settled)})"
                    ),
                    element(
                        "p",
                        "They may be in the same camp in every best split, or in either.",
                        class_name="muted",
                    ),
                    _names(dataset, found.not_settled, order),
                ],
                class_name="chapter",
            )
        )
    return panel


def _bloc(dataset: Dataset, bloc: Bloc, order: Order) -> MarkupNode:
    together, across = (sorted(one, key=order) for one in (bloc.together, bloc.across))
    runs = name_runs(dataset, together)
    if across:
        runs += [TextRun("; always across from "), *name_runs(dataset, across)]
    return element("li", render_runs(runs))


def _neither(dataset: Dataset, rest: Sequence[str]) -> list[MarkupNode]:
    """Who in the picture is in no camp, and why."""
    if not rest:
        return []
    names = element("p", render_runs(name_runs(dataset, rest)))
    are = "actor is" if len(rest) == 1 else "actors are"
    return [
        element("h3", f"In neither camp ({len(rest)})"),
        element(
            "p",
            f"{len(rest)} {are} in neither camp: in this view no friendly or hostile links "
            "between actors tie them to the camps.",
            class_name="muted",
        ),
        *(
            [names]
            if len(rest) <= LISTED_ROWS
            else [element("details", [element("summary", "Who they are"), names])]
        ),
    ]


def _against(dataset: Dataset, found: FoundCamps, blocs: Sequence[Bloc] | None) -> list[MarkupNode]:
    """What goes against the split, and against every other that is as good."""
    frustrated, is_one_of_many = found.split.frustrated, found.certainty.splits > 1
    text = "Friends across the camps and foes within one."
    if is_one_of_many:
        text += (
            " Other splits as good go against other pairs, except where it says “in all of them”."
        )
    rows = []
    for tie in frustrated:
        what = "friends across the camps, by and large" if tie.sign > 0 else "foes in one camp"
        if is_one_of_many and are_fixed(found.certainty, blocs, tie.ends):
            what += ", in all of them"
        rows.append(element("li", render_runs([pair_run(dataset, tie.ends), TextRun(f": {what}")])))
    return [
        element("h3", f"Against the grain ({len(frustrated)})"),
        element("p", text, class_name="muted"),
        *folded_list(rows, LISTED_ROWS),
    ]


def _worth(found: FoundCamps, findings: CampFindings) -> list[MarkupNode]:
    """Sentences on what the index rests on, and what chance or more camps would give."""
    if not found.split.pairs:
        return []
    rows = [_row(_without(one)) for one in findings.by_confidence if one.left_out]
    if findings.by_chance:
        rows.append(_row(_by_chance(findings.by_chance), "Null model: reshuffled signs"))
    rows += [
        _row(_more_camps(one), "k-balance (Davis 1967, Doreian and Mrvar 1996)")
        for one in findings.group_counts
        if one.groups > 2
    ]
    return rows


def _without(one: IndexWithout) -> str:
    which = (
        "With links of high confidence alone"
        if Confidence.MODERATE in one.left_out
        else "Without links of low confidence"
    )
    bound = "" if one.exact else f", or fewer, {one.bound} at least"
    return f"{which} ({one.links} left): {one.index} of {one.pairs} pairs{bound} ({one.share:.0%})."


def _by_chance(chance: NullModel) -> str:
    as_low = round(chance.share_as_low * chance.draws)
    found = (
        ""
        if chance.exact
        else f", by a quick search, which finds {chance.found} for the links as they are"
    )
    return (
        f"If friends and foes were dealt out by chance over the same pairs: {chance.mean:.1f} on "
        f"average, from {chance.low} to {chance.high}{found}; {as_low} of {chance.draws} draws "
        f"have {chance.found} or fewer."
    )


def _more_camps(one: GroupCount) -> str:
    proven = "" if one.exact else " in the best division found, which may not be the best there is"
    return (
        f"With up to {one.groups} camps in place of two: {one.against} pairs against them{proven}."
    )


def _over_time(address: str) -> list[MarkupNode]:
    """The curve, which is worked out when it is opened: it takes as many answers as it has days."""
    images = [
        element(
            "img",
            # Before the address, which a browser follows as soon as it has it.
            loading="lazy",
            src=f"{address}&_format=svg&_theme={theme}",
            alt="Curve of the pairs against the best split, day by day; the downloads have its "
            "numbers as over_time.",
            width=index_curve.WIDTH,
            height=index_curve.HEIGHT,
            class_name=f"only-{theme}",
        )
        for theme in Theme
    ]
    return [element("details", [element("summary", "Over time"), *images], class_name="chapter")]


TRIAD_NAMES = (
    "three friends",
    "two friends of one who are foes",
    "two friends with a foe in common",
    "three foes of each other",
)
"""What three actors are by the number of their hostile pairs."""


def _triads(dataset: Dataset, triads: Sequence[Sequence[Triangle]]) -> list[MarkupNode]:
    unbalanced = len(triads[1]) + len(triads[3])
    every = sum(map(len, triads))
    panel: list[MarkupNode] = [
        element(
            "h3",
            f"Triangles that do not balance ({unbalanced} of {every})",
            title="Structural balance (Cartwright and Harary 1956)",
        ),
        element(
            "p",
            "Three who all are friends or foes of each other, by how many of the three pairs are "
            "hostile. One or three do not balance: friends of a friend who fight, or three foes.",
            class_name="muted",
        ),
    ]
    for number, (name, cases) in enumerate(zip(TRIAD_NAMES, triads, strict=True)):
        balance = "does not balance" if number % 2 else "balances"
        title = f"{len(cases)}: {name} ({balance})"
        panel.append(_cases(title, [_triad(dataset, one) for one in cases[:MAX_CASES]], len(cases)))
    return panel


def _triad(dataset: Dataset, one: Triangle) -> MarkupNode:
    runs: list[TextRun] = []
    for ends in combinations(one.actors, 2):
        runs += [TextRun("; ")] if runs else []
        runs.append(pair_run(dataset, ends))
    return element("li", render_runs(runs))


RELATION_NAMES: dict[PairRelation, str] = {
    PairRelation.FRIENDS: "friends",
    PairRelation.FOES: "foes",
    PairRelation.BOTH: "friendly and hostile at once",
    PairRelation.NONE: "no friendly or hostile link",
}
"""What stands between two who have a foe in common."""


def _common_foes(dataset: Dataset, findings: CampFindings) -> list[MarkupNode]:
    found = findings.common_foes
    title = "“The enemy of my enemy”"
    if found is None:
        text = "Too many pairs have a foe in common to go through them one by one."
        return [element("h3", title), element("p", text, class_name="muted")]
    every = sum(map(len, found.values()))
    panel: list[MarkupNode] = [
        element("h3", f"{title} ({every})"),
        element("p", "Pairs with a foe in common, by what is between them.", class_name="muted"),
    ]
    for relation, name in RELATION_NAMES.items():
        cases = found[relation]
        rows = [_common_foe(dataset, one) for one in cases[:MAX_CASES]]
        panel.append(_cases(f"{len(cases)}: {name}", rows, len(cases)))
    return panel


def _common_foe(dataset: Dataset, one: CommonFoe) -> MarkupNode:
    """The two, and for each foe the two pairs that say so."""
    is_tied = one.relation is not PairRelation.NONE
    runs = [pair_run(dataset, one.ends)] if is_tied else name_runs(dataset, one.ends, " and ")
    for foe in one.foes[:MAX_NAMED_FOES]:
        first, second = (pair_run(dataset, (end, foe)) for end in one.ends)
        runs += [TextRun("; "), first, TextRun(", "), second]
    if len(one.foes) > MAX_NAMED_FOES:
        runs.append(TextRun(f"; and {len(one.foes) - MAX_NAMED_FOES} more foes of both"))
    return element("li", render_runs(runs))


def _cases(title: str, rows: list[MarkupNode], count: int) -> MarkupNode:
    """A number that opens the list of its cases."""
    if not rows:
        return element("p", title)
    if count > len(rows):
        rows = [*rows, _row(f"and {count - len(rows)} more, which the downloads have")]
    return element("details", [element("summary", title), element("ul", rows, class_name="rows")])


def _downloads(address: str) -> list[MarkupNode]:
    links = [
        element("a", name, href=f"{address}&_format={ending}")
        for name, ending in (("CSV", "csv"), ("JSON", "json"))
    ]
    return [element("p", ["Download this answer: ", links[0], " (tables in a zip), ", links[1]])]


PAGE = QuestionPage(
    label="Camps",
    title="How do two camps fit?",
    lead="The picture split into exactly two camps: friends inside, foes across, as far as "
    "that can be done. To be in one camp here is not to be allied: where there are more than two "
    "sides, foes are thrown together, and what goes against the split is listed.",
    answer=answer,
)
