"""Small made-up datasets, built in a line or two.

    small = dataset(link("norland", "weapons", "front", "coast", since="2015"))

Ends that are not given as actors become states; theaters that are named come to be.
`two_wars` is a whole one: two theaters, alliances, recent events, and a chain of part-of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from explorer.data.model import Actor, Alliance, Dataset, Link, Story, Theater
from explorer.data.vocabulary import ActorType, Confidence, Stance
from explorer.graph.question import QUESTIONS
from explorer.graph.view import View

SOURCE = "herald"
AS_OF = "2019-12-25"


def actor(
    who: str,
    type: ActorType = ActorType.STATE,  # noqa: A002 - as the file calls it
    **rest: Any,
) -> Actor:
    """An actor by its id; `rest` are fields of the model, `name` among them."""
    return Actor.model_validate({"id": who, "name": who.title(), "type": type} | rest)


def evidence(claim: str = "So they say.", *, against: bool = False) -> dict[str, Any]:
    """A piece of evidence from the one source that every sample has."""
    stance = Stance.AGAINST if against else Stance.FOR
    return {"source": SOURCE, "claim": claim, "credibility": 2, "stance": stance}


def link(
    start: str,
    kind: str,
    end: str,
    *theaters: str,
    since: str | None = None,
    until: str | None = None,
    **rest: Any,
) -> Link:
    """A link, in the order of a sentence; `rest` are fields of the model."""
    return Link.model_validate(
        {
            "id": f"{start}.{kind}.{end}",
            "from": start,
            "to": end,
            "kind": kind,
            "theater": theaters,
            "since": since,
            "until": until,
            "confidence": Confidence.HIGH,
            "evidence": [evidence()],
        }
        | rest
    )


def alliance(
    what: str, members: Iterable[str], *theaters: str, kind: str = "pact", **rest: Any
) -> Alliance:
    """An alliance; a member may be written `norland:guarantor`."""
    listed = []
    for member in members:
        who, _, role = member.partition(":")
        listed.append({"actor": who, "role": role or "member"})
    return Alliance.model_validate(
        {
            "id": what,
            "name": what.title(),
            "kind": kind,
            "members": listed,
            "theater": theaters,
            "confidence": Confidence.HIGH,
            "evidence": [evidence()],
        }
        | rest
    )


def story(name: str, *, steps: int = 1) -> Story:
    """A story of so many steps."""
    step = {"title": "A step", "text": "Look here.", "view": {"theater": "all"}}
    return Story.model_validate({"id": name, "title": name.title(), "steps": [step] * steps})


def dataset(
    *items: Actor | Link | Alliance,
    theaters: Mapping[str, tuple[str | dict[str, str], ...]] | None = None,
    **header: Any,
) -> Dataset:
    """A dataset of these things.

    `theaters`: the parties of each, in the file's order, by their ids or, with dates, as a file
    has them.
    """
    links = [item for item in items if isinstance(item, Link)]
    alliances = {item.id: item for item in items if isinstance(item, Alliance)}
    actors = {item.id: item for item in items if isinstance(item, Actor)}
    parties = dict(theaters or {})
    for item in items:
        for theater in () if isinstance(item, Actor) else item.theaters:
            parties.setdefault(theater, ())
    named = [end for one in links for end in (one.from_id, one.to_id)]
    named += [member.actor for one in alliances.values() for member in one.members]
    named += [
        party if isinstance(party, str) else party["actor"]
        for listed in parties.values()
        for party in listed
    ]
    for name in named:
        if name not in alliances:
            actors.setdefault(name, actor(name))
    assert len({one.id for one in links}) == len(links), "two links of one id"
    return Dataset.model_validate(
        {
            "title": "Two small wars",
            "as_of": AS_OF,
            "license": "CC0",
            "theaters": {
                theater: {"id": theater, "name": theater.title(), "parties": listed}
                for theater, listed in parties.items()
            },
            "sources": {
                SOURCE: {
                    "id": SOURCE,
                    "title": "What happened",
                    "publisher": "The Herald",
                    "url": "https://herald.example/1",
                    "reliability": "B",
                    "date": "2019-12-20",
                }
            },
            "actors": actors,
            "alliances": alliances,
            "links": {one.id: one for one in links},
        }
        | header
    )


def with_more_theaters(of: Dataset) -> Dataset:
    """The same with five empty theaters, too many for a map by areas."""
    names = [f"t{k}" for k in range(5)]
    more = {
        name: Theater.model_validate({"id": name, "name": name.upper(), "parties": ()})
        for name in names
    }
    return of.model_copy(update={"theaters": {**of.theaters, **more}})


def two_wars() -> Dataset:
    """Norland and Sudmark back opposite sides on the coast and in the hills, and talk.

    On 25 December 2019 one supply is over (Sudmark to the League), one accusation is still
    to come, and a call of the 11th is recent. The Squad is part of the Brigade, the Brigade
    of the League; neither link says where.
    """
    types = ActorType
    return dataset(
        actor("norland", description="A northern power.", names={"ru": "Норланд"}),
        actor("sudmark", aliases=("The South",)),
        actor("council", types.GOVERNMENT),
        actor("front", types.ARMED_FORCES, short="FRT"),
        actor("regime", types.GOVERNMENT),
        actor("league", types.COALITION),
        actor("brigade", types.ARMED_GROUP, since="2013"),
        actor("squad", types.ARMED_GROUP),
        actor("wolf", types.PMC, name="Wolf Group", short="Wolf"),
        actor("envoy", types.PERSON),
        link("norland", "weapons", "front", "coast", since="2015"),
        link("norland", "training", "front", "coast", since="2016-03"),
        link("norland", "troops", "regime", "hills", since="2015-09-30"),
        link("sudmark", "training", "council", "coast", since="2019-11"),
        link("sudmark", "weapons", "league", "hills", since="2012", until="2017-06"),
        link("sudmark", "weapons", "brigade", "hills", since="2018"),
        link("sudmark", "accusation", "norland", "coast", since="2020-01", until="2020-01"),
        link("norland", "contact", "sudmark", since="2019-12-11", until="2019-12-11"),
        link("norland", "economic", "sudmark", since="2010"),
        link("norland", "negotiation", "sudmark", "coast", "hills", since="2016"),
        link("front", "combat", "council", "coast", since="2019-04-04"),
        link("regime", "combat", "league", "hills", since="2011"),
        link("league", "strikes", "regime", "hills", since="2011"),
        link("brigade", "part-of", "league"),
        link("squad", "part-of", "brigade"),
        link("envoy", "serves", "norland", since="2014"),
        link(
            "wolf",
            "affiliated",
            "norland",
            "coast",
            confidence=Confidence.LOW,
            evidence=[evidence(), evidence("We do not know them.", against=True)],
        ),
        link("wolf", "mercenaries", "front", "coast", since="2019"),
        link("league", "opposition", "accord", "hills", since="2017"),
        alliance(
            "accord",
            ["norland:guarantor", "sudmark:guarantor", "regime"],
            "hills",
            kind="process",
            since="2017",
        ),
        alliance("pact", ["norland", "front"], "coast"),
        theaters={"hills": ("league", "regime"), "coast": ("council", "front")},
    )


def asking(view: View, ask: str | None, **fields: Any) -> View:
    """The view with the question of that id; `fields` are its own and the view's.

    `size` is the measure of the bridges. What the question does not have is left out, so that
    one set of fields serves all questions.
    """
    own = {"start", "end", "versus", "measure"}
    fields = {"measure" if name == "size" else name: value for name, value in fields.items()}
    if ask is None:
        question = None
    else:
        has = {parameter.field for parameter in QUESTIONS[ask].parameters.values()}
        question = QUESTIONS[ask](**{name: fields[name] for name in has & fields.keys()})
    rest = {name: value for name, value in fields.items() if name not in own}
    return replace(view, question=question, **rest)
