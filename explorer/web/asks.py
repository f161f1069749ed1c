"""The questions beside the map: what each answers, in words, and what it lights up.

An `Asked` holds the panel that the details show and the overlay for the canvas: `spot`
(only these nodes and lines stand out), `marks` (a class for a line), `sizes` (diameters of
nodes), `sides` (a camp's class for a node in place of its own).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import networkx as nx

from explorer.analysis.balance import Balance, SignedPair, signed_pairs, split
from explorer.analysis.centrality import MEASURES, Measure, centrality
from explorer.analysis.chains import Chain, Step, chains
from explorer.analysis.comparison import changes
from explorer.appearance import camp_class
from explorer.atlas import Atlas
from explorer.captions import number
from explorer.dates import BEGINNING, END, PartialDate
from explorer.details import Piece
from explorer.elements import line_id
from explorer.view import View, pair
from explorer.vocabulary import KINDS
from explorer.web.markup import Node, element
from explorer.web.parts import button, folded, words

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
    "dates": "The map shows the links of both dates: new ones strong, ended ones grey and "
    "dotted, what stayed as a shadow.",
    "camps": "The best split of this picture into exactly two camps: friends inside, foes "
    "across, as far as that can be done. Where there are more than two sides, much of what "
    "goes against it only says so.",
    "bridges": "The size of an actor on the map stands for it.",
    "story": "Texts that walk through the map step by step.",
}
LISTED = 12
"""How many rows a list shows before the rest is folded away."""


@dataclass(frozen=True)
class Asked:
    """What a question shows: in the details, and on the canvas."""

    panel: list[Node] = field(default_factory=list)
    overlay: dict[str, Any] = field(default_factory=dict)


def bar(view: View, *, stories: bool) -> Node:
    """The questions as a row of buttons."""
    return element(
        "nav",
        [
            button(
                label,
                "ask",
                "none" if view.ask == ask and not view.story else ask,
                title=TITLES[ask],
                pressed=ask == ("story" if view.story else view.ask),
            )
            for ask, label in LABELS.items()
            if stories or ask != "story"
        ],
        class_name="asks",
        aria_label=("Questions"),
    )


def asked(atlas: Atlas, shown: nx.MultiDiGraph, view: View) -> Asked:
    """The answer to the question of a view, a story's step before it; nothing if it asks none."""
    answers: dict[str, Callable[[Atlas, nx.MultiDiGraph, View], Asked]] = {
        "chains": _chains,
        "dates": _dates,
        "camps": _camps,
        "bridges": _bridges,
        "story": _stories,
    }
    told = _step_of_story(atlas, *view.story) if view.story else []
    if view.ask is None or (view.story and view.ask == "story"):
        return Asked(told)
    found = answers[view.ask](atlas, shown, view)
    return Asked([*told, *found.panel], found.overlay)


def head(view: View) -> list[Node]:
    """The question of a view, and how to ask it; a story has a title of its own."""
    if view.ask is None or view.story is not None:
        return []
    return [
        element("h2", TITLES[view.ask], class_name="details-title"),
        element("p", LEADS[view.ask], class_name="lead"),
    ]


# ------------------------------------------------------------------ chains


def _chains(atlas: Atlas, shown: nx.MultiDiGraph, view: View) -> Asked:
    panel: list[Node] = []
    if not view.start or not view.end:
        return Asked()
    if view.start == view.end:
        return Asked([*panel, element("p", "These two are one and the same.")])
    help_ = chains(shown, view.start, view.end)
    any_way = None if help_.chains else chains(shown, view.start, view.end, sign="any", most=6)
    found = help_ if any_way is None else any_way
    if not found.chains:
        return Asked(
            [*panel, element("p", "No chain of up to four links joins them in this view.")]
        )
    if any_way is None:
        panel.append(
            element(
                "p",
                f"{number(len(found.chains), 'chain')} of support"
                + (", and there are more." if found.more else ".")
                + " Each is as sure as its weakest step.",
            )
        )
    else:
        panel.append(
            element("p", "No chain of support; these paths, friendly or hostile, join them:")
        )
    panel += folded([_chain(atlas, chain) for chain in found.chains], LISTED)
    best = found.chains[0]
    chosen = found.chains if len(found.chains) <= LISTED else found.chains[:LISTED]
    overlay = _spot(atlas, (link for chain in chosen for link in chain.links))
    return Asked(panel, overlay | {"strong": _spot(atlas, best.links)["spot"]["lines"]})


def _chain(atlas: Atlas, chain: Chain) -> Node:
    dataset = atlas.dataset
    title: list[Piece] = []
    for index, node in enumerate(chain.nodes):
        if index:
            title.append(Piece(" > " if chain.steps[index - 1].sign >= 0 else " ⊣ "))
        title.append(Piece(dataset.label(node), node))
    weakest = chain.weakest
    steps = [element("li", words(_step(atlas, step))) for step in chain.steps]
    doubt = "" if chain.at_once else " The steps may not have held on one and the same day."
    return element(
        "li",
        [
            element("p", words(title), class_name="sentence"),
            element(
                "p",
                f"weakest step: {dataset.label(weakest.source)} to "
                f"{dataset.label(weakest.target)}, {weakest.confidence} confidence.{doubt}",
                class_name="facts",
            ),
            element(
                "details",
                [element("summary", "Steps"), element("ul", steps)],
                class_name="evidence",
            ),
        ],
        class_name="statement",
    )


def _step(atlas: Atlas, step: Step) -> list[Piece]:
    dataset = atlas.dataset
    kinds = ", ".join(KINDS[kind].label.lower() for kind in step.kinds)
    return [
        Piece(f"{dataset.label(step.source)} – {dataset.label(step.target)}",
              pair(step.source, step.target)),
        Piece(f": {kinds}, {_when(step.first_day, step.last_day)}"),
    ]  # fmt: skip


def _when(first: int, last: int) -> str:
    since = "" if first == BEGINNING else PartialDate.of(date.fromordinal(first)).words
    until = "" if last == END else PartialDate.of(date.fromordinal(last)).words
    if since and until:
        return f"between {since} and {until}"
    return f"since {since}" if since else f"until {until}" if until else "start not known"


# ------------------------------------------------------------------ two dates


def _dates(atlas: Atlas, shown: nx.MultiDiGraph, view: View) -> Asked:
    dataset = atlas.dataset
    panel: list[Node] = []
    if view.versus is None or view.span is None:
        if view.span is None:
            panel.append(element("p", "Two dates can be compared only while the picture has one."))
        return Asked(panel)
    earlier, later = sorted((view.versus, view.span), key=lambda span: span.first_day)
    found = changes(atlas.graph, earlier, later, view)
    panel.append(element("p", f"From {earlier.words} to {later.words}:"))
    for heading, found_links in (("Began", found.began), ("Ended", found.ended)):
        rows = [_link_row(atlas, key) for key in found_links if key in dataset.links]
        panel.append(element("h3", f"{heading} ({len(rows)})"))
        panel += folded(rows, LISTED) if rows else [element("p", "None.", class_name="muted")]
    panel.append(element("h3", f"Changed sides ({len(found.turned)})"))
    turned = [
        element(
            "li",
            words(
                (
                    Piece(" – ".join(dataset.label(end) for end in turn.pair), pair(*turn.pair)),
                    Piece(
                        ": from hostile to friendly"
                        if turn.after > turn.before
                        else ": from friendly to hostile"
                    ),
                )
            ),
        )
        for turn in found.turned
    ]
    panel += folded(turned, LISTED) if turned else [element("p", "None.", class_name="muted")]
    marks: dict[str, str] = {}
    for source, target, data in shown.edges(data=True):
        line = line_id(source, target, data["family"])
        change = data.get("change", "stayed")
        marks[line] = change if marks.get(line, change) == change else "stayed"
    return Asked(panel, {"marks": marks})


def _link_row(atlas: Atlas, key: str) -> Node:
    dataset = atlas.dataset
    link = dataset.links[key]
    return element(
        "li",
        words(
            (
                Piece(dataset.label(link.from_id), link.from_id),
                Piece(" – "),
                Piece(dataset.label(link.to_id), link.to_id),
                Piece(": "),
                Piece(link.entry.label.lower(), pair(link.from_id, link.to_id)),
                Piece(f", {link.period.words}"),
            )
        ),
    )


# ------------------------------------------------------------------ camps and balance


def _camps(atlas: Atlas, shown: nx.MultiDiGraph, view: View) -> Asked:
    dataset = atlas.dataset
    theaters = [dataset.theaters[view.theater]] if view.theater else dataset.theaters.values()
    anchors = [party for theater in theaters for party in theater.parties]
    found = split(signed_pairs(shown, view.span.last_day if view.span else None), anchors=anchors)
    panel: list[Node] = [
        element("p", _verdict(found), title="Frustration index (Aref and Wilson 2019)")
    ]
    for index, camp in enumerate(found.camps):
        names = [Piece(dataset.label(actor), actor) for actor in camp]
        row: list[Node] = []
        for position, name in enumerate(words(names)):
            row += [", " if position else "", name]
        panel.append(
            element(
                "details",
                [element("summary", f"Camp {index + 1} ({len(camp)})"), element("p", row)],
                open=len(camp) <= LISTED,
                class_name="chapter",
            )
        )
    panel.append(element("h3", f"Against the grain ({len(found.frustrated)})"))
    panel.append(element("p", "Friends across the camps and foes within one.", class_name="muted"))
    panel += folded([_against(atlas, tie) for tie in found.frustrated], LISTED)
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
    panel += folded(
        [element("li", words(_enumerated(atlas, triangle.actors))) for triangle in found.triangles],
        LISTED,
    )
    against = _spot(atlas, (link for tie in found.frustrated for link in tie.links))
    sides = {actor: camp_class(index) for index, camp in enumerate(found.camps) for actor in camp}
    return Asked(panel, {"sides": sides, "strong": against["spot"]["lines"]})


def _verdict(found: Balance) -> str:
    against = number(int(found.frustration), "pair")
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


def _against(atlas: Atlas, tie: SignedPair) -> Node:
    label = " – ".join(atlas.dataset.label(end) for end in tie.ends)
    what = "more friendly than hostile, across the camps" if tie.sign > 0 else "foes in one camp"
    return element("li", words((Piece(label, pair(*tie.ends)), Piece(f": {what}"))))


def _enumerated(atlas: Atlas, actors: Iterable[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for actor in actors:
        pieces += [Piece(", ")] if pieces else []
        pieces.append(Piece(atlas.dataset.label(actor), actor))
    return pieces


# ------------------------------------------------------------------ bridges


def _bridges(atlas: Atlas, shown: nx.MultiDiGraph, view: View) -> Asked:
    measure = Measure(view.size or Measure.THEATERS)
    names = {theater.id: theater.name for theater in atlas.dataset.theaters.values()}
    found = centrality(shown, measure, atlas.picture(view).chart.camps, names)
    choose = element(
        "div",
        [
            button(entry.label, "measure", str(one), title=entry.meaning, pressed=one is measure)
            for one, entry in MEASURES.items()
        ],
        class_name="measures",
    )
    rows = [
        element(
            "li", words((Piece(atlas.dataset.label(one.actor), one.actor), Piece(f": {one.words}")))
        )
        for one in found.first
    ]
    panel = [
        choose,
        element("p", MEASURES[measure].meaning),
        element("ol", rows)
        if rows
        else element("p", "Nobody in this picture.", class_name="muted"),
        element(
            "p", "Who is written about more has more links: this is not power.", class_name="muted"
        ),
    ]
    sizes = {actor: round(12 + 26 * value, 1) for actor, value in found.values.items()}
    return Asked(panel, {"sizes": sizes})


# ------------------------------------------------------------------ stories


def _stories(atlas: Atlas, _shown: nx.MultiDiGraph, _view: View) -> Asked:
    rows = [
        element(
            "li",
            [
                button(story.title, "story", f"{story.id}.1", look="name"),
                f" ({number(len(story.steps), 'step')})",
            ],
        )
        for story in atlas.dataset.stories.values()
    ]
    return Asked([element("ul", rows)])


def _step_of_story(atlas: Atlas, name: str, index: int) -> list[Node]:
    story = atlas.dataset.stories[name]
    step = story.steps[index - 1]
    count = len(story.steps)
    sources = [
        element(
            "li",
            element(
                "a",
                f"{atlas.dataset.sources[one].title}, {atlas.dataset.sources[one].publisher}",
                href=atlas.dataset.sources[one].url,
                target="_blank",
                rel="noopener noreferrer nofollow",
            ),
        )
        for one in step.cites
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
        element("p", step.text, class_name="story"),
        *_cited(sources),
        element("div", [*ways, button("End the story", "story", "none")], class_name="walk"),
    ]


def _cited(sources: list[Node]) -> list[Node]:
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


def _spot(atlas: Atlas, links: Iterable[str]) -> dict[str, Any]:
    """The overlay in which only some links, and what they join, stand out."""
    wanted = set(links)
    nodes: set[str] = set()
    lines: set[str] = set()
    for source, target, key, family in atlas.graph.edges(keys=True, data="family"):
        if key in wanted:
            nodes |= {source, target}
            lines.add(line_id(source, target, family))
    return {"spot": {"nodes": sorted(nodes), "lines": sorted(lines)}}
