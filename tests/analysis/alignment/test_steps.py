"""What a step is, and what may come before what in a chain."""

from __future__ import annotations

import pytest

from explorer.analysis.alignment import Alignment, AlignmentType, infer_alignment
from explorer.analysis.alignment.steps import Rest, inference_steps, pair_links
from explorer.data.model import Actor, Alliance, Link
from explorer.data.vocabulary import ActorType
from explorer.graph.build import build_graph
from explorer.graph.span import Span
from samples import actor, alliance, dataset, link

BACKS, OPPOSES, NONE = AlignmentType.BACKS, AlignmentType.OPPOSES, AlignmentType.NONE


def stand(*items: Actor | Link | Alliance) -> Alignment:
    """How `a` stands to `p`."""
    return infer_alignment(build_graph(dataset(*items)), "a", "p", ("p",))


@pytest.mark.parametrize(
    ("type_of_a", "expected"),
    [(ActorType.COMPANY, NONE), (ActorType.PMC, BACKS), (ActorType.BODY, BACKS)],
)
def test_a_company_does_not_take_on_wars(type_of_a: ActorType, expected: AlignmentType) -> None:
    items: list[Actor | Link] = [
        actor("a", type_of_a),
        link("a", "part-of", "b"),
        link("b", "weapons", "p"),
    ]
    assert stand(*items).type is expected
    # what it does itself is its own
    assert stand(*items, link("a", "funding", "p")).type is BACKS


def test_what_a_company_does_others_do_through_it() -> None:
    items: list[Actor | Link] = [
        actor("b", ActorType.COMPANY),
        link("b", "part-of", "a"),
        link("b", "funding", "p"),
    ]
    assert stand(*items).type is BACKS


@pytest.mark.parametrize(
    ("type_of_b", "expected"),
    [(ActorType.STATE, NONE), (ActorType.ARMED_GROUP, NONE), (ActorType.PERSON, OPPOSES)],
)
def test_only_a_person_speaks_for_all_that_it_leads(
    type_of_b: ActorType, expected: AlignmentType
) -> None:
    led: list[Actor | Link] = [
        actor("b", type_of_b),
        link("b", "leads", "a"),
        link("b", "combat", "p"),
    ]
    assert stand(*led).type is expected


def test_who_leads_stands_as_what_is_led() -> None:
    assert stand(link("a", "leads", "b"), link("b", "combat", "p")).type is OPPOSES


def test_what_a_part_does_in_an_alliance_is_not_the_doing_of_its_whole() -> None:
    room = alliance("room", ["b", "p"], kind="operations-room")
    assert stand(link("b", "part-of", "a"), room).type is NONE
    # a part takes on what its whole does there
    assert stand(link("a", "part-of", "b"), room).type is BACKS
    # and what the part does itself is the doing of the whole
    assert stand(link("b", "part-of", "a"), link("b", "combat", "p")).type is OPPOSES


@pytest.mark.parametrize("last", [("c", "part-of", "p"), ("c", "weapons", "p")])
def test_who_helps_a_fighter_is_against_its_foe_alone(last: tuple[str, str, str]) -> None:
    fight = link("b", "combat", "c")
    assert stand(link("a", "weapons", "b"), fight, link(*last)).type is NONE
    # who belongs to the fighter fights
    assert stand(link("a", "part-of", "b"), fight, link(*last)).type is OPPOSES
    # and who fights itself is against them all
    assert stand(link("a", "combat", "c"), link(*last)).type is OPPOSES
    # the foe itself is the foe of who helps
    assert stand(link("a", "weapons", "b"), link("b", "combat", "p")).type is OPPOSES


def test_help_is_passed_on_once() -> None:
    base = link("a", "territory", "b")
    assert stand(base, link("b", "military", "p")).type is NONE
    # also where the whole of who is helped helps in turn, or what it leads
    assert stand(base, link("b", "part-of", "c"), link("c", "military", "p")).type is NONE
    assert stand(base, link("b", "leads", "c"), link("c", "military", "p")).type is NONE
    # nor against whom those fight who are helped in turn
    assert stand(base, link("b", "military", "c"), link("c", "combat", "p")).type is NONE
    # but against the foes of who is helped, and with its whole
    assert stand(base, link("b", "combat", "p")).type is OPPOSES
    assert stand(base, link("b", "part-of", "p")).type is BACKS
    room = alliance("room", ["b", "p"], kind="operations-room")
    assert stand(base, room).type is BACKS
    # and who belongs to who helps does so too
    assert stand(link("a", "leads", "b"), link("b", "military", "p")).type is BACKS
    assert stand(base, link("a", "affiliated", "b"), link("b", "military", "p")).type is BACKS


def test_belonging_and_help_are_steps_of_their_own_days() -> None:
    small = dataset(
        link("a", "weapons", "b", since="2011", until="2015"),
        link("a", "part-of", "b", since="2013", until="2013"),
        theaters={"t": ()},
    )
    graph = build_graph(small)
    _, steps = inference_steps(graph, pair_links(graph), None)
    help_, bond = sorted((one for one in steps if one.source == "a"), key=lambda one: -one.is_help)
    assert (help_.is_help, bond.is_help) == (True, False)
    assert help_.days & bond.days == 0
    assert help_.on(help_.days).links == ("a.weapons.b",)
    assert bond.on(bond.days).links == ("a.part-of.b", "a.weapons.b")


def test_a_pair_has_a_step_for_each_sign_that_is_clear_on_some_day() -> None:
    small = dataset(
        link("a", "weapons", "b", until="2012"),
        link("a", "combat", "b", since="2012", until="2014"),
        link("a", "accusation", "b", since="2015"),
        link("c", "joint-operations", "d"),
        theaters={"t": ()},
    )
    graph = build_graph(small)
    calendar, steps = inference_steps(graph, pair_links(graph), None)
    said = {(step.source, step.target, step.sign): step for step in steps}
    # the fight has two sides; cooperation is no step
    assert set(said) == {("a", "b", 1), ("a", "b", -1), ("b", "a", -1)}
    friendly, hostile = said["a", "b", 1], said["a", "b", -1]
    assert not friendly.days & hostile.days
    assert not calendar.is_uniform
    # an accusation holds, and carries nothing
    assert hostile.before[Rest.PLAIN] | hostile.days == hostile.days
    assert hostile.before[Rest.PLAIN] != hostile.days
    day, steps = inference_steps(graph, pair_links(graph), Span.parse("2012-06-01"))
    assert day.is_uniform
    assert {(step.source, step.target, step.sign) for step in steps} == {("b", "a", -1)}
