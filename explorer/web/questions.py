"""The questions beside the map: what each answers, in words, and what it lights up.

An `Asked` holds the panel that the details show and the overlay for the canvas: `spot`
(only these nodes and lines stand out), `story` (the spot goes before what is selected),
`strong` (lines that are underlaid), `marks` (a class for a line), `sizes` (diameters of
nodes), `sides` (a camp's class for a node in place of its own).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest
from typing import Any
from urllib.parse import urlencode

import networkx as nx

from explorer.analysis.centrality import MEASURE_ENTRIES, Measure, centrality
from explorer.analysis.chains import Chain, ChainStep, chains, sponsors
from explorer.analysis.changes import changes
from explorer.analysis.frustration import SignedPair, TwoCampSplit, frustration_index, signed_pairs
from explorer.data.dates import BEGINNING, END, PartialDate, months_later
from explorer.data.model import Actor, Dataset, Link
from explorer.data.vocabulary import KINDS, ActorType, Family
from explorer.data.words import count_noun, join_words
from explorer.graph.search import fold_text
from explorer.graph.view import PAIR_SEPARATOR, Span, View, pair_id
from explorer.graph.view_query import view_from_query
from explorer.presentation.dossier import TextRun
from explorer.presentation.elements import line_id
from explorer.presentation.legend import two_camps
from explorer.presentation.theme import camp_class
from explorer.web.markup import MarkupNode, element
from explorer.web.parts import button, folded_list, render_runs, swatch_images
from explorer.workspace import Workspace

LABELS = {
    "chains": "Chains",
    "dates": "Two dates",
    "camps": "Camps",
    "bridges": "Bridges",
    "story": "Stories",
}
TITLES = {
    "chains": "Who reaches whom, through whom?",
    "dates": "What changed between two dates?",
    "camps": "How do two camps fit?",
    "bridges": "Who holds it together?",
    "story": "A walk through the picture",
}
LEADS = {
    "chains": "Choose two actors, here or by clicking them on the map.",
    "dates": "What is new, what is over, and who has changed sides.",
    "camps": "The picture split into exactly two camps: friends inside, foes across, as far as "
    "that can be done. To be in one camp here is not to be allied: where there are more than two "
    "sides, foes are thrown together, and what goes against the split is listed.",
    "bridges": "The size of an actor on the map stands for it.",
    "story": "Texts that walk through the map step by step.",
}
LISTED = 12
"""How many rows a list shows before the rest is folded away."""

FIRST_CHAINS = 6
"""How many chains are told before anybody has chosen whose."""

BACK: dict[int, str] = {
    1: "A month before",
    6: "Half a year before",
    12: "A year before",
    36: "Three years before",
}
"""The second dates to choose from, by how many months before the first they lie."""

USUAL_BACK = 12
"""How many months back the second date lies where none is given."""


@dataclass(frozen=True)
class QuestionAnswer:
    """What a question shows: in the details, and on the canvas.

    `camps`: how the two camps of the best split are called, if that is the question. `mark`:
    what the lines are that the overlay calls `strong`, for the legend.
    """

    panel: list[MarkupNode] = field(default_factory=list)
    overlay: dict[str, Any] = field(default_factory=dict)
    camps: tuple[str, ...] = ()
    mark: str = ""


def question_bar(view: View, *, stories: bool) -> MarkupNode:
    """The questions as a row of buttons under a small heading."""
    buttons = [
        button(
            label,
            "ask",
            "none" if view.ask == ask and not view.story else ask,
            title=TITLES[ask],
            pressed=ask == ("story" if view.story else view.ask),
        )
        for ask, label in LABELS.items()
        if stories or ask != "story"
    ]
    return element(
        "nav",
        [element("p", "Questions", class_name="asks-title"), *buttons],
        class_name="asks",
        aria_label="Questions",
    )


def answer_question(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """The answer to the question of a view, a story's step before it; nothing if it asks none."""
    answers: dict[str, Callable[[Workspace, nx.MultiDiGraph, View], QuestionAnswer]] = {
        "chains": _chains,
        "dates": _dates,
        "camps": _camps,
        "bridges": _bridges,
        "story": _stories,
    }
    if view.story is None:
        return answers[view.ask](workspace, shown, view) if view.ask else QuestionAnswer()
    told = _step_of_story(workspace, *view.story)
    found = QuestionAnswer()
    if view.ask and view.ask != "story":
        found = answers[view.ask](workspace, shown, view)
    overlay = found.overlay | _told(workspace, shown, view, found.overlay)
    return QuestionAnswer([*told, *found.panel], overlay, found.camps, found.mark)


def question_heading(view: View) -> list[MarkupNode]:
    """The question of a view, and how to ask it; a story has a title of its own."""
    if view.ask is None or view.story is not None:
        return []
    lead = [element("p", LEADS[view.ask], class_name="lead")]
    # Who has chosen both need not be told to choose.
    is_answered = view.ask == "chains" and view.start and view.end
    return [
        element("h2", TITLES[view.ask], class_name="details-title"),
        *([] if is_answered else lead),
    ]


# ------------------------------------------------------------------ chains


def _chains(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    panel: list[MarkupNode] = []
    if not view.start or not view.end:
        return _first_chains(workspace, shown, view)
    if view.start == view.end:
        return QuestionAnswer([*panel, element("p", "These two are one and the same.")])
    help_ = chains(shown, view.start, view.end)
    any_way = None if help_.chains else chains(shown, view.start, view.end, sign="any", most=6)
    found = help_ if any_way is None else any_way
    if not found.chains:
        return QuestionAnswer(
            [*panel, element("p", "No chain of up to four links joins them in this view.")]
        )
    if any_way is None:
        panel.append(
            element(
                "p",
                f"{count_noun(len(found.chains), 'chain')} of support"
                + (", and there are more." if found.more else ".")
                + " Each is as sure as its weakest step.",
            )
        )
    else:
        panel.append(
            element(
                "p",
                "No chain of support. These paths join them; > is friendly, ⊣ is hostile.",
            )
        )
    panel += folded_list([_chain(workspace, chain) for chain in found.chains], LISTED)
    best = found.chains[0]
    chosen = found.chains if len(found.chains) <= LISTED else found.chains[:LISTED]
    overlay = _spot(workspace, (link for chain in chosen for link in chain.links))
    strong = _spot(workspace, best.links)["spot"]["lines"]
    return QuestionAnswer(panel, overlay | {"strong": strong}, mark="The strongest chain")


def _first_chains(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    """What there is to see before both ends are chosen: the strongest chains, to click on."""
    dataset = workspace.dataset
    states = [actor.id for actor in dataset.actors.values() if actor.type is ActorType.STATE]
    starts = {*states, view.start} if view.start else {*states}
    ends = [view.end] if view.end else _parties(workspace, view)
    found = sponsors(shown, starts, [end for end in ends if end != view.start], steps=3)
    wanted = (
        [chain for chain in told if view.start in (None, chain.nodes[0])] for told in found.values()
    )
    # The best of each end first, then the second of each.
    rounds = zip_longest(*wanted)
    best = [chain for one in rounds for chain in one if chain is not None][:FIRST_CHAINS]
    chosen = view.start or view.end
    panel: list[MarkupNode] = []
    if chosen:
        one, other = ("From", "to") if view.start else ("To", "from")
        panel.append(
            element(
                "p",
                f"{one} {dataset.label(chosen)}. Now choose {other} whom: above, or by a click on "
                "the map.",
            )
        )
    if best:
        panel.append(element("h3", "Some that stand out"))
        panel.append(element("ul", [_offer(workspace, chain) for chain in best], class_name="rows"))
    overlay = _spot(workspace, (link for chain in best for link in chain.links)) if best else {}
    return QuestionAnswer(panel, overlay)


def _offer(workspace: Workspace, chain: Chain) -> MarkupNode:
    way = " > ".join(workspace.dataset.label(node) for node in chain.nodes)
    return element(
        "li",
        [
            button(
                way,
                "chain",
                PAIR_SEPARATOR.join((chain.nodes[0], chain.nodes[-1])),
                title="Show every chain between these two",
                look="name",
            ),
            element("span", f" {chain.confidence} confidence", class_name="facts"),
        ],
    )


def _parties(workspace: Workspace, view: View) -> list[str]:
    """The parties of the theater of a view, or of all theaters, in the file's order."""
    theaters = workspace.dataset.theaters
    chosen = [theaters[view.theater]] if view.theater else theaters.values()
    return list(dict.fromkeys(party for theater in chosen for party in theater.parties))


def _sureness(workspace: Workspace, chain: Chain) -> str:
    weakest = chain.weakest
    if len(chain.steps) == 1:
        return f"{weakest.confidence} confidence"
    ends = " to ".join(map(workspace.dataset.label, (weakest.source, weakest.target)))
    return f"weakest step: {ends}, {weakest.confidence} confidence"


def _chain(workspace: Workspace, chain: Chain) -> MarkupNode:
    dataset = workspace.dataset
    title: list[TextRun] = []
    for index, node in enumerate(chain.nodes):
        if index:
            title.append(TextRun(" > " if chain.steps[index - 1].sign >= 0 else " ⊣ "))
        title.append(TextRun(dataset.label(node), node))
    steps = [element("li", render_runs(_step(workspace, step))) for step in chain.steps]
    doubt = "" if chain.simultaneous else ". The steps may not have held on one and the same day."
    return element(
        "li",
        [
            element("p", render_runs(title), class_name="sentence"),
            element("p", f"{_sureness(workspace, chain)}{doubt}", class_name="facts"),
            element(
                "details",
                [element("summary", count_noun(len(steps), "step")), element("ul", steps)],
                class_name="evidence",
            ),
        ],
        class_name="statement",
    )


def _step(workspace: Workspace, step: ChainStep) -> list[TextRun]:
    dataset = workspace.dataset
    kinds = ", ".join(KINDS[kind].label.lower() for kind in step.kinds)
    return [
        TextRun(f"{dataset.label(step.source)} – {dataset.label(step.target)}",
              pair_id(step.source, step.target)),
        TextRun(f": {kinds}, {_when(workspace, step)}"),
    ]  # fmt: skip


def _when(workspace: Workspace, step: ChainStep) -> str:
    """From when until when, no more exactly than the links say it."""
    edges = [
        data
        for ends in ((step.source, step.target), (step.target, step.source))
        for key, data in workspace.graph.get_edge_data(*ends, default={}).items()
        if key in step.links
    ]
    starts = [edge["since"] for edge in edges if edge["first_day"] == step.first_day]
    ends = [edge["until"] for edge in edges if edge["last_day"] == step.last_day]
    # A link without a date of its own has that of its ends, of which nobody said that it is.
    since = "" if step.first_day == BEGINNING else _said(starts)
    until = "" if step.last_day == END else _said(ends)
    if since and until:
        return since if since == until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else "start not known"


def _said(dates: Iterable[str]) -> str:
    """The least exact of these dates, in words; none, if nobody gave one."""
    given = sorted(filter(None, dates), key=len)
    return PartialDate.parse(given[0]).words if given else ""


# ------------------------------------------------------------------ two dates


def with_second_date(view: View) -> View:
    """The view that is drawn: one that compares, and with what if nothing is said.

    Who asks for two dates and gives no second one sees what changed within a year.
    """
    if view.ask != "dates" or view.versus is not None or view.span is None:
        return view
    return replace(view, versus=_before(view.span, USUAL_BACK))


def _before(span: Span, months: int) -> Span:
    """The day so many months before the first day of a span."""
    day = PartialDate.of(date.fromordinal(months_later(span.first_day, -months)))
    return Span(day, day)


def _dates(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    dataset = workspace.dataset
    if view.span is None:
        return QuestionAnswer(
            [
                element(
                    "p",
                    "The picture shows links of any date. Give it one, below the map, and what "
                    "changed since another day can be told.",
                )
            ]
        )
    seen = with_second_date(view)
    if seen is not view:
        shown = workspace.select(seen)
    assert seen.span is not None
    assert seen.versus is not None
    earlier, later = sorted((seen.versus, seen.span), key=lambda span: span.first_day)
    found = changes(workspace.graph, earlier, later, view)
    began = _links(dataset, found.began, key=lambda link: link.period.first_day)
    ended = _links(dataset, found.ended, key=lambda link: link.period.last_day)
    panel: list[MarkupNode] = [
        _choice_of_dates(view.span, seen.versus, given=view.versus is not None)
    ]
    if view.versus is None:
        panel.append(
            element(
                "p",
                "No second date is given, so this is the year before: from "
                f"{earlier.words} to {later.words}.",
            )
        )
    else:
        panel.append(element("p", f"From {earlier.words} to {later.words}:"))
    panel.append(_signs(shown))
    for heading, links in (("New", began), ("Over", ended)):
        rows = [_link_row(workspace, link) for link in links]
        panel.append(element("h3", f"{heading} ({len(rows)})"))
        panel += folded_list(rows, LISTED) if rows else [element("p", "None.", class_name="muted")]
    panel.append(element("h3", f"Changed sides ({len(found.sign_changes)})"))
    turned = [
        element(
            "li",
            render_runs(
                (
                    TextRun(
                        " – ".join(dataset.label(end) for end in turn.pair), pair_id(*turn.pair)
                    ),
                    TextRun(
                        ": from hostile to friendly"
                        if turn.after > turn.before
                        else ": from friendly to hostile"
                    ),
                )
            ),
        )
        for turn in found.sign_changes
    ]
    panel += folded_list(turned, LISTED) if turned else [element("p", "None.", class_name="muted")]
    return QuestionAnswer(panel, {"marks": _marks(shown)})


def _links(dataset: Dataset, keys: Iterable[str], *, key: Callable[[Link], int]) -> Sequence[Link]:
    """The links among these, memberships left out, the newest first."""
    links = [dataset.links[one] for one in keys if one in dataset.links]
    return sorted(links, key=lambda link: (-key(link), link.id))


def _choice_of_dates(span: Span, versus: Span, *, given: bool) -> MarkupNode:
    """Buttons for second dates that are often wanted; another can be typed above."""
    ways = []
    for months, label in BACK.items():
        other = _before(span, months)
        ways.append(
            button(
                label,
                "versus",
                str(other),
                title=f"Compare with {other.words}",
                pressed=given and other == versus,
            )
        )
    return element("div", ways, class_name="measures")


def _marks(shown: nx.MultiDiGraph) -> dict[str, str]:
    """For each line of the map what became of its links; stayed, where it holds several."""
    marks: dict[str, str] = {}
    for source, target, data in shown.edges(data=True):
        line = line_id(source, target, data["family"])
        change = data.get("change", "stayed")
        marks[line] = change if marks.get(line, change) == change else "stayed"
    return marks


def _signs(shown: nx.MultiDiGraph) -> MarkupNode:
    """What the lines of the map mean, drawn as they are there."""
    stayed = sum(
        data.get("change", "stayed") == "stayed" and data["family"] != Family.MEMBERSHIP
        for _, _, data in shown.edges(data=True)
    )
    return element(
        "ul",
        [
            element("li", [element("span", class_name=f"change {change}"), label])
            for change, label in (
                ("began", "strong: new"),
                ("ended", "grey and dotted: over"),
                ("stayed", f"pale: as before ({count_noun(stayed, 'link')})"),
            )
        ],
        class_name="changes",
        aria_label="Lines of the map",
    )


def _link_row(workspace: Workspace, link: Link) -> MarkupNode:
    dataset = workspace.dataset
    return element(
        "li",
        render_runs(
            (
                TextRun(dataset.label(link.from_id), link.from_id),
                TextRun(f" {link.entry.verb} "),
                TextRun(dataset.label(link.to_id), link.to_id),
                TextRun(", "),
                TextRun(link.period.words, pair_id(link.from_id, link.to_id)),
            )
        ),
    )


# ------------------------------------------------------------------ camps and balance


def _camps(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    parties = _parties(workspace, view)
    pairs = signed_pairs(shown, view.span.last_day if view.span else None)
    found = frustration_index(pairs, anchors=parties)
    tied = _tied(pairs, parties)
    camps = [[actor for actor in camp if actor in tied] for camp in found.camps]
    names = _camp_names(workspace, camps, parties)
    panel: list[MarkupNode] = [
        element("p", _verdict(found), title="Frustration index (Aref and Wilson 2019)")
    ]
    order = _order(workspace.dataset, parties)
    for sign, name, camp in zip(two_camps(()), names, camps, strict=True):
        summary = [*swatch_images(sign.swatch), f" {name} ({len(camp)})"]
        panel.append(
            element(
                "details",
                [element("summary", summary), _row(workspace, sorted(camp, key=order))],
                open=len(camp) <= LISTED,
                class_name="chapter",
            )
        )
    panel += _neither(workspace, shown, camps, order)
    panel.append(element("h3", f"Against the grain ({len(found.frustrated)})"))
    panel.append(element("p", "Friends across the camps and foes within one.", class_name="muted"))
    panel += folded_list([_against(workspace, tie) for tie in found.frustrated], LISTED)
    panel.append(
        element(
            "h3", f"Triangles that do not balance ({found.unbalanced} of {found.all_triangles})"
        )
    )
    panel.append(
        element(
            "p", "Friends of a friend who fight, or three foes of each other.", class_name="muted"
        )
    )
    panel += folded_list(
        [
            element("li", render_runs(_enumerated(workspace, triangle.actors)))
            for triangle in found.triangles
        ],
        LISTED,
    )
    against = _spot(workspace, (link for tie in found.frustrated for link in tie.links))
    sides = {node: camp_class(None) for node in _in_neither(shown, camps)}
    sides |= {actor: camp_class(index) for index, camp in enumerate(camps) for actor in camp}
    strong = against["spot"]["lines"]
    return QuestionAnswer(panel, {"sides": sides, "strong": strong}, names, "Against the grain")


def _tied(pairs: Iterable[SignedPair], parties: Iterable[str]) -> set[str]:
    """Whom friendly and hostile pairs tie to a party; to anybody, if there is no party.

    A group apart has a split of its own, and how that is laid on the camps says nothing.
    """
    graph = nx.Graph(tie.ends for tie in pairs)
    known = [party for party in parties if party in graph]
    if not known:
        return set(graph)
    return {
        actor for group in nx.connected_components(graph) if group & {*known} for actor in group
    }


def _camp_names(
    workspace: Workspace, camps: Sequence[Collection[str]], parties: Sequence[str]
) -> tuple[str, ...]:
    """A camp is called by the parties in it, for numbers say nothing."""
    names = []
    for camp in camps:
        own = [workspace.dataset.label(party) for party in parties if party in camp]
        names.append(f"Camp of {join_words(own)}" if own else "Camp without a party")
    if len(set(names)) < len(names):
        return tuple(f"Camp {index + 1}" for index in range(len(names)))
    return tuple(names)


def _order(dataset: Dataset, parties: Sequence[str]) -> Callable[[str], tuple[int, int, str]]:
    """Parties first, then states, then all others by name."""

    def place(actor: str) -> tuple[int, int, str]:
        if actor in parties:
            return (0, parties.index(actor), "")
        is_state = dataset.actors[actor].type is ActorType.STATE
        return (1 if is_state else 2, 0, fold_text(dataset.label(actor)))

    return place


def _row(workspace: Workspace, actors: Iterable[str]) -> MarkupNode:
    return element("p", render_runs(_enumerated(workspace, actors)))


def _in_neither(shown: nx.MultiDiGraph, camps: Iterable[Iterable[str]]) -> list[str]:
    sided = {actor for camp in camps for actor in camp}
    return [
        node for node, sort in shown.nodes(data="node") if sort == "actor" and node not in sided
    ]


def _neither(
    workspace: Workspace,
    shown: nx.MultiDiGraph,
    camps: Iterable[Iterable[str]],
    order: Callable[[str], tuple[int, int, str]],
) -> list[MarkupNode]:
    """Who in the picture is in no camp, and why."""
    rest = _in_neither(shown, camps)
    if not rest:
        return []
    names = _row(workspace, sorted(rest, key=order))
    are = "actor is" if len(rest) == 1 else "actors are"
    return [
        element("h3", f"In neither camp ({len(rest)})"),
        element(
            "p",
            f"{len(rest)} {are} on no side here: in this view no friendly or hostile links "
            "between actors tie them to a party.",
            class_name="muted",
        ),
        *(
            [names]
            if len(rest) <= LISTED
            else [element("details", [element("summary", "Who they are"), names])]
        ),
    ]


def _verdict(found: TwoCampSplit) -> str:
    against = count_noun(int(found.frustration), "pair")
    share = f"{found.share:.0%}"
    if found.exact:
        return (
            f"Of {found.pairs} friendly or hostile pairs, {against} ({share}) go against the "
            "best split. No split has fewer."
        )
    return (
        f"Of {found.pairs} friendly or hostile pairs, {against} ({share}) go against the best "
        f"split found; this is a bound: no split has fewer than {found.bound:.0f}."
    )


def _against(workspace: Workspace, tie: SignedPair) -> MarkupNode:
    label = " – ".join(workspace.dataset.label(end) for end in tie.ends)
    what = "friends across the camps, by and large" if tie.sign > 0 else "foes in one camp"
    return element("li", render_runs((TextRun(label, pair_id(*tie.ends)), TextRun(f": {what}"))))


def _enumerated(workspace: Workspace, actors: Iterable[str]) -> list[TextRun]:
    pieces: list[TextRun] = []
    for actor in actors:
        pieces += [TextRun(", ")] if pieces else []
        pieces.append(TextRun(workspace.dataset.label(actor), actor))
    return pieces


# ------------------------------------------------------------------ bridges


def _bridges(workspace: Workspace, shown: nx.MultiDiGraph, view: View) -> QuestionAnswer:
    measure = Measure(view.size or Measure.THEATERS)
    names = {theater.id: theater.name for theater in workspace.dataset.theaters.values()}
    found = centrality(shown, measure, workspace.drawing(view).layout.camp_of, names)
    choose = element(
        "div",
        [
            button(entry.label, "measure", str(one), title=entry.meaning, pressed=one is measure)
            for one, entry in MEASURE_ENTRIES.items()
        ],
        class_name="measures",
    )
    rows = [
        element(
            "li",
            render_runs(
                (TextRun(workspace.dataset.label(one.actor), one.actor), TextRun(f": {one.words}"))
            ),
        )
        for one in found.first
    ]
    panel = [
        choose,
        element("p", MEASURE_ENTRIES[measure].meaning),
        element("ol", rows)
        if rows
        else element("p", "Nobody in this picture.", class_name="muted"),
        element(
            "p", "Who is written about more has more links: this is not power.", class_name="muted"
        ),
    ]
    sizes = {actor: round(12 + 26 * value, 1) for actor, value in found.values.items()}
    return QuestionAnswer(panel, {"sizes": sizes})


# ------------------------------------------------------------------ stories


def _stories(workspace: Workspace, _shown: nx.MultiDiGraph, _view: View) -> QuestionAnswer:
    rows = [
        element(
            "li",
            [
                button(story.title, "story", f"{story.id}.1", look="name"),
                f" ({count_noun(len(story.steps), 'step')})",
            ],
        )
        for story in workspace.dataset.stories.values()
    ]
    return QuestionAnswer([element("ul", rows)])


def _step_of_story(workspace: Workspace, name: str, index: int) -> list[MarkupNode]:
    story = workspace.dataset.stories[name]
    step = story.steps[index - 1]
    count = len(story.steps)
    sources = [
        element(
            "li",
            element(
                "a",
                f"{source.title}, {source.publisher}",
                href=source.url,
                target="_blank",
                rel="noopener noreferrer nofollow",
            ),
        )
        for source in map(workspace.dataset.sources.__getitem__, step.cites)
    ]
    ways = [
        button(label, "story", f"{name}.{there}", title=f"Key {label[0].upper()}")
        for label, there in (("Previous", index - 1), ("Next", index + 1))
        if 1 <= there <= count
    ]
    return [
        element("p", f"{story.title} · {index} of {count}", class_name="details-subtitle"),
        element(
            "progress",
            value=str(index),
            max=str(count),
            class_name="progress",
            aria_label=f"Step {index} of {count}",
        ),
        element("h2", step.title, class_name="details-title"),
        element("p", render_runs(link_names(workspace.dataset, step.text)), class_name="story"),
        *_cited(sources),
        element("div", [*ways, button("End the story", "story", "none")], class_name="walk"),
    ]


def link_names(dataset: Dataset, text: str) -> list[TextRun]:
    """A text in which the names of actors and alliances lead on to them.

    Whole words only, written as in the file: "US" is a name and "us" is none. The longest
    name counts where several begin, and what two are called is nobody's name.
    """
    names = {name: node for name, node in _names(dataset).items() if name in text}
    longest = sorted(names, key=lambda name: (-len(name), name))
    pieces: list[TextRun] = []
    end = 0
    # Where no name is in the text the pattern is one that never matches.
    either = "|".join(map(re.escape, longest)) or "(?!)"
    for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
        if found.start() > end:
            pieces.append(TextRun(text[end : found.start()]))
        pieces.append(TextRun(found[0], names[found[0]]))
        end = found.end()
    if end < len(text):
        pieces.append(TextRun(text[end:]))
    return pieces


def _names(dataset: Dataset) -> dict[str, str]:
    """Whom each name stands for, if it stands for one only; without "the" before it."""
    known: dict[str, str | None] = {}
    for node in dataset.nodes():
        called = [node.label, node.name, *(node.aliases if isinstance(node, Actor) else ())]
        for name in {one.removeprefix("the ") for one in called}:
            known[name] = node.id if known.get(name, node.id) == node.id else None
    return {name: node for name, node in known.items() if node is not None}


def _told(
    workspace: Workspace, shown: nx.MultiDiGraph, view: View, overlay: Mapping[str, Any]
) -> dict[str, Any]:
    """The overlay of a story's step: all that it names or selects stands out, nothing else.

    With the lines between them go the alliances that tie two of them, and what the answer
    to a question of the step lights up. Whoever has chosen something else on the way is not
    overruled: then there is no `story` in the overlay. One actor alone is no spot.
    """
    assert view.story is not None
    name, index = view.story
    step = workspace.dataset.stories[name].steps[index - 1]
    own, _ = view_from_query(urlencode(step.view), workspace.dataset)
    wanted = {piece.node for piece in link_names(workspace.dataset, step.text)}
    for one in (own, view):
        wanted |= {*one.selected_nodes, one.focus}
    lit = {node for node in wanted if node is not None and node in shown}
    for node, sort in shown.nodes(data="node"):
        if sort == "alliance" and len(lit & set(shown.successors(node))) > 1:
            lit.add(node)
    asked_for = overlay.get("spot", {"nodes": [], "lines": []})
    strong = set(overlay.get("strong", ()))
    lines: set[str] = set(asked_for["lines"])
    for source, target, family in shown.edges(data="family"):
        line = line_id(source, target, family)
        if line in strong:
            lit |= {source, target}
        if line in strong or (source in lit and target in lit):
            lines.add(line)
    lit |= set(asked_for["nodes"])
    if len(lit) < 2:
        return {}
    spot = {"spot": {"nodes": sorted(lit), "lines": sorted(lines)}}
    is_its_own = view.selected in (None, own.selected)
    return spot | ({"story": True} if is_its_own else {})


def _cited(sources: list[MarkupNode]) -> list[MarkupNode]:
    if not sources:
        return []
    return [
        element(
            "details",
            [element("summary", "Sources"), element("ul", sources)],
            class_name="evidence",
        )
    ]


# ------------------------------------------------------------------ what they share


def _spot(workspace: Workspace, links: Iterable[str]) -> dict[str, Any]:
    """The overlay in which only some links, and what they join, stand out."""
    wanted = set(links)
    nodes: set[str] = set()
    lines: set[str] = set()
    for source, target, key, family in workspace.graph.edges(keys=True, data="family"):
        if key in wanted:
            nodes |= {source, target}
            lines.add(line_id(source, target, family))
    return {"spot": {"nodes": sorted(nodes), "lines": sorted(lines)}}
