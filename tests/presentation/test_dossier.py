"""What the page says about an actor, an alliance or a pair."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import networkx as nx
import pytest

from explorer.data.ids import pair_id
from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import FAMILIES, KINDS, ActorType, Family
from explorer.graph.build import build_graph
from explorer.graph.select import select
from explorer.graph.view import Span, View, default_view
from explorer.presentation.dossier import (
    ALLIANCES,
    OUTSIDE,
    Dossier,
    Section,
    Statement,
    TextRun,
    dossier,
)
from samples import actor, dataset, evidence, link, two_wars

SAMPLE = two_wars()


def of(selected: str, sample: Dataset = SAMPLE, view: View | None = None) -> Dossier:
    chosen = replace(view or default_view(sample), selected=selected)
    graph = build_graph(sample)
    return dossier(sample, graph, select(graph, chosen), chosen)


def text(pieces: tuple[TextRun, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def statements(found: Dossier) -> list[Statement]:
    return [statement for chapter in found.chapters for statement in chapter.statements]


def sentences(found: Dossier) -> list[str]:
    return [text(statement.sentence) for statement in statements(found)]


def chapter(found: Dossier, heading: str) -> Section:
    [one] = [chapter for chapter in found.chapters if chapter.heading == heading]
    return one


def states(found: Dossier) -> dict[str, str]:
    return {statement.link: statement.state for statement in statements(found)}


# --- An actor ------------------------------------------------------------------------------


def check_actor(sample: Dataset, graph: nx.MultiDiGraph, node: str, view: View) -> None:
    """Each link of the actor once, under its family if it is in the picture."""
    chosen = replace(view, selected=node)
    shown = select(graph, chosen)
    visible = {key for *_, key in shown.edges(keys=True)}
    found = dossier(sample, graph, shown, chosen)
    links = [link.id for link in sample.links.values() if node in (link.from_id, link.to_id)]
    ties = {tie.id for tie in sample.alliances.values()}
    told = [one.link for one in statements(found) if one.link not in ties]
    assert Counter(told) == Counter(links)
    for one in found.chapters:
        for statement in one.statements:
            if statement.link in ties:
                continue
            if one.heading == OUTSIDE:
                assert statement.state
                assert statement.link not in visible
            else:
                assert not statement.state
                assert statement.link in visible
                assert one.heading == FAMILIES[statement.family].label
            assert statement.proofs
        assert one.folded == (one.heading in (OUTSIDE, ALLIANCES))
        assert one.statements


@pytest.mark.parametrize(
    "view", [default_view(SAMPLE), View(), View(theater="coast"), View(focus="a")]
)
def test_each_link_of_an_actor_is_told_once(view: View) -> None:
    for node in SAMPLE.nodes():
        check_actor(SAMPLE, build_graph(SAMPLE), node.id, view)


def test_each_link_in_the_shipped_file(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    for node in dataset.nodes():
        check_actor(dataset, graph, node.id, default_view(dataset))


def test_who_it_is() -> None:
    found = of("brigade")
    assert found.title == (TextRun("Brigade"),)
    assert found.subtitle == "Armed group · since 2013"
    assert of("norland").description == "A northern power."
    assert of("norland").subtitle == "State"


def test_other_names_come_once_and_never_the_title() -> None:
    sample = dataset(
        actor("x", name="Exland", short="EX", aliases=("Ex", "Exland", "EX"), names={"ru": "Экс"}),
        link("x", "aid", "y"),
    )
    assert of("x", sample).also == ("EX", "Экс", "Ex")
    assert of("y", sample).also == ()


def test_families_come_in_the_vocabulary_s_order_then_what_is_outside_then_alliances() -> None:
    headings = [one.heading for one in of("norland").chapters]
    order = [entry.label for family, entry in FAMILIES.items() if family is not Family.MEMBERSHIP]
    assert headings == [one for one in order if one in headings] + [OUTSIDE, ALLIANCES]


def test_the_weightiest_come_first() -> None:
    sample = dataset(
        link("x", "aid", "a"),
        link("x", "troops", "b", since="2012"),
        link("x", "troops", "c", since="2018"),
        link("x", "weapons", "d"),
    )
    order = ["x.troops.c", "x.troops.b", "x.weapons.d", "x.aid.a"]
    assert [one.link for one in statements(of("x", sample))] == order


def test_what_belongs_to_a_theater_comes_before_what_lies_beyond() -> None:
    sample = dataset(link("x", "troops", "a"), link("x", "aid", "b", "coast"))
    assert [one.link for one in statements(of("x", sample))] == ["x.aid.b", "x.troops.a"]


def test_who_mediates_is_told_from_whose_talks_are_mediated() -> None:
    sample = dataset(link("norland", "mediation", "front"))
    assert sentences(of("norland", sample)) == ["Mediates in talks with Front"]
    assert sentences(of("front", sample)) == ["Is in talks mediated by Norland"]


def test_why_a_link_is_not_in_the_picture() -> None:
    view = replace(default_view(SAMPLE), theater="hills")
    assert states(of("sudmark", view=view)) == {
        "sudmark.weapons.brigade": "",
        "norland.negotiation.sudmark": "",
        "sudmark.weapons.league": "over",
        "sudmark.accusation.norland": "later",
        "sudmark.training.council": "elsewhere",
        "norland.contact.sudmark": "elsewhere",
        "norland.economic.sudmark": "elsewhere",
        "accord": "",
    }


@pytest.mark.parametrize(
    "rest",
    [{"kinds": frozenset({"aid"})}, {"types": frozenset({"person"})}, {"focus": "squad"}],
)
def test_filtered_out(rest: dict[str, object]) -> None:
    view = replace(default_view(SAMPLE), **rest)  # type: ignore[arg-type]
    assert states(of("council", view=view)) == {
        "sudmark.training.council": "filtered out",
        "front.combat.council": "filtered out",
    }


def test_a_recent_event_is_in_the_picture() -> None:
    found = of("norland")
    talks = chapter(found, FAMILIES[Family.DIPLOMACY].label)
    assert "norland.contact.sudmark" in [one.link for one in talks.statements]


def test_at_any_date_nothing_is_over() -> None:
    assert set(states(of("sudmark", view=View())).values()) == {""}


def test_what_is_part_of_another_is_said_to_be_where_its_ends_are() -> None:
    [one] = [one for one in statements(of("squad")) if one.link == "squad.part-of.brigade"]
    assert one.theaters == ("Hills",)


# --- How it stands -------------------------------------------------------------------------


def standings(found: Dossier) -> dict[str, str]:
    return {one.theater: text(one.sentence) for one in found.standings}


def test_how_an_actor_stands_to_the_parties() -> None:
    along = "inferred along a chain"
    assert standings(of("norland")) == {
        "Hills": f"Backs Regime; {along}: stands against League.",
        "Coast": f"Backs FRT; {along}: stands against Council.",
    }
    assert standings(of("front")) == {"Coast": "Stands against Council."}
    assert standings(of("squad")) == {
        "Hills": f"{along.capitalize()}: backs League; stands against Regime."
    }


def test_it_stands_as_on_the_day_of_the_view() -> None:
    then = View(span=Span.parse("2015"))
    assert standings(of("sudmark", view=then)) == {
        "Hills": "Backs League; inferred along a chain: stands against Regime."
    }
    assert standings(of("sudmark"))["Coast"].startswith("Backs Council; inferred")


def test_filters_other_than_the_day_change_no_stand() -> None:
    view = replace(default_view(SAMPLE), kinds=frozenset({"aid"}), theater="hills", focus="squad")
    assert standings(of("norland", view=view)) == standings(of("norland"))


def test_several_parties_in_one_sentence() -> None:
    sample = dataset(
        link("x", "aid", "a", "coast"),
        link("x", "weapons", "b", "coast"),
        link("x", "troops", "c", "coast"),
        link("x", "strikes", "d", "coast"),
        link("x", "contact", "e", "coast"),
        link("x", "contact", "f", "coast"),
        link("x", "aid", "g", "coast"),
        link("x", "combat", "g", "coast"),
        theaters={"coast": tuple("abcdefgh")},
    )
    found = of("x", sample)
    assert standings(found) == {
        "Coast": "Backs A, B and C; stands against D; is both with and against G; talks to E and F."
    }
    [standing] = found.standings
    assert [piece.node for piece in standing.sentence if piece.node] == list("abcdgef")


# --- Sentences -----------------------------------------------------------------------------


KIND_IDS = [kind.id for kind in KINDS.values() if not kind.derived]


@pytest.mark.parametrize("kind", KIND_IDS)
def test_a_sentence_reads_from_both_ends_and_from_outside(kind: str) -> None:
    sample = dataset(link("norland", kind, "front"))
    entry = KINDS[kind]
    [active] = sentences(of("norland", sample))
    [passive] = sentences(of("front", sample))
    [whole] = sentences(of("front~norland", sample))
    assert active == f"{entry.verb[0].upper()}{entry.verb[1:]} Front"
    assert passive == f"{entry.passive[0].upper()}{entry.passive[1:]} Norland"
    assert whole == f"Norland {entry.verb} Front"


@pytest.mark.parametrize("kind", [kind for kind in KIND_IDS if not KINDS[kind].mutual])
def test_what_is_mutual_only_here_says_so(kind: str) -> None:
    sample = dataset(link("norland", kind, "front", mutual=True))
    for node in ("norland", "front", "front~norland"):
        [sentence] = sentences(of(node, sample))
        assert sentence.endswith((" Front, and vice versa", " Norland, and vice versa"))
    [active] = sentences(of("norland", sample))
    [passive] = sentences(of("front", sample))
    assert active.replace("Front", "Norland") == passive


def test_every_name_in_a_sentence_leads_to_somebody(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    for node in dataset.nodes():
        view = replace(default_view(dataset), selected=node.id)
        found = dossier(dataset, graph, select(graph, view), view)
        rows = [one.sentence for one in statements(found)]
        rows += [one.sentence for one in found.standings]
        for pieces in (*rows, *found.members):
            leads = [piece for piece in pieces if piece.node]
            for piece in leads:
                assert piece.node is not None
                assert piece.text in (dataset.label(piece.node), dataset.node(piece.node).name)
            sentence = text(pieces)
            assert sentence == sentence.strip()
            assert "  " not in sentence
            assert not re.match("[a-z]", text(pieces[:1])) or leads
            assert node.id not in [piece.node for piece in leads]


# --- What a statement holds ----------------------------------------------------------------


def test_a_statement_has_dates_confidence_meaning_and_note() -> None:
    one = link(
        "a", "weapons", "b", "coast", "hills", since="2019-11", confidence="low", note="By sea."
    )
    [statement] = statements(of("a", dataset(one), View()))
    assert statement.when == "since November 2019"
    assert statement.theaters == ("Coast", "Hills")
    assert statement.confidence == "low"
    assert statement.meaning == f"{KINDS['weapons'].label}: {KINDS['weapons'].meaning}"
    assert (statement.note, statement.family) == ("By sea.", Family.SUPPORT)


def test_evidence_for_and_against_with_grades_in_words() -> None:
    [statement] = [one for one in statements(of("wolf")) if one.link == "wolf.affiliated.norland"]
    one, other = statement.proofs
    assert (one.claim, one.against) == ("So they say.", False)
    assert (other.claim, other.against) == ("We do not know them.", True)
    assert (one.title, one.publisher, one.date) == (
        "What happened", "The Herald", "20 December 2019",
    )  # fmt: skip
    assert one.url == "https://herald.example/1"
    assert one.grade == "B2"
    assert one.grade_words == "usually reliable, probably true"
    assert one.grade_meaning == "Source: usually reliable. Claim: probably true."


def test_a_source_without_a_date() -> None:
    sample = dataset(link("a", "aid", "b", evidence=[evidence()]))
    source = sample.sources["herald"].model_copy(update={"date": None})
    undated = sample.model_copy(update={"sources": {"herald": source}})
    [statement] = statements(of("a", undated))
    assert statement.proofs[0].date == "undated"


# --- Alliances -----------------------------------------------------------------------------


def test_an_alliance_says_what_it_is_and_who_is_in_it() -> None:
    found = of("accord")
    assert found.title == (TextRun("Accord"),)
    assert found.subtitle == "Process · since 2017"
    assert [text(member) for member in found.members] == [
        "Norland, guarantor", "Sudmark, guarantor", "Regime",
    ]  # fmt: skip
    assert [member[0].node for member in found.members] == ["norland", "sudmark", "regime"]
    first, *rest = found.chapters
    assert first.heading == "What it is"
    assert [text(one.sentence) for one in first.statements] == [
        "Process. Its members sit at one table."
    ]
    assert first.statements[0].proofs
    assert [text(one.sentence) for chapter in rest for one in chapter.statements] == [
        "Is opposed by League"
    ]


def test_an_actor_says_to_what_it_belongs() -> None:
    belonging = chapter(of("norland"), ALLIANCES)
    assert [text(one.sentence) for one in belonging.statements] == [
        "Belongs to Accord",
        "Belongs to Pact",
    ]
    assert [one.theaters for one in belonging.statements] == [("Hills",), ("Coast",)]


# --- Pairs ---------------------------------------------------------------------------------


def test_the_dossier_of_a_pair_has_both_directions_all_kinds_and_all_theaters() -> None:
    found = of(pair_id("sudmark", "norland"), view=replace(default_view(SAMPLE), theater="coast"))
    assert text(found.title) == "Norland – Sudmark"
    assert [piece.node for piece in found.title] == ["norland", None, "sudmark"]
    # coast and hills together, then the theaters, then what is beyond them
    told = {one.heading: [text(row.sentence) for row in one.statements] for one in found.chapters}
    assert list(told.items()) == [
        ("Hills and Coast", ["Norland negotiates with Sudmark"]),
        ("Coast", ["Sudmark accuses Norland"]),
        (
            "Beyond the theaters",
            ["Norland does business with Sudmark", "Norland has contact with Sudmark"],
        ),
        (ALLIANCES, ["Both belong to Accord"]),
    ]
    assert states(found) == {
        "norland.negotiation.sudmark": "",
        "sudmark.accusation.norland": "later",
        "norland.economic.sudmark": "elsewhere",
        "norland.contact.sudmark": "elsewhere",
        "accord": "",
    }
    assert not any(one.folded for one in found.chapters)
    assert found.subtitle == "Links: 2 talks, 1 hostility, 1 cooperation"


def test_the_order_of_the_ends_does_not_matter() -> None:
    one, other = of("norland~sudmark"), of("sudmark~norland")
    assert one.chapters == other.chapters


def test_within_a_theater_the_oldest_comes_first() -> None:
    sample = dataset(
        link("a", "weapons", "b", "coast", since="2019"),
        link("b", "combat", "a", "coast", since="2012"),
        link("a", "aid", "b", "coast"),
    )
    assert [one.link for one in chapter(of("a~b", sample, View()), "Coast").statements] == [
        "a.aid.b", "b.combat.a", "a.weapons.b",
    ]  # fmt: skip


def test_a_pair_without_a_link() -> None:
    found = of("council~squad")
    assert found.subtitle == "No direct link in the data"
    assert found.chapters == ()


def test_a_pair_of_an_alliance_and_a_member() -> None:
    found = of("accord~norland")
    assert sentences(found) == ["Norland belongs to Accord"]
    assert found.subtitle == "Links: membership"


def test_a_pair_of_an_alliance_and_who_is_against_it() -> None:
    found = of("accord~league")
    assert sentences(found) == ["League opposes Accord"]
    assert found.subtitle == "Links: 1 hostility"


def test_the_pairs_of_the_shipped_file(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    view = default_view(dataset)
    shown = select(graph, view)
    told: Counter[str] = Counter()
    pairs = {pair_id(link.from_id, link.to_id) for link in dataset.links.values()}
    for one in sorted(pairs):
        found = dossier(dataset, graph, shown, replace(view, selected=one))
        told.update(
            statement.link for statement in statements(found) if statement.link in dataset.links
        )
    assert told == Counter(dict.fromkeys(dataset.links, 1))


# --- Nobody --------------------------------------------------------------------------------


@pytest.mark.parametrize("selected", [None, "nobody", "nobody~norland", "norland~nobody"])
def test_nobody(selected: str | None) -> None:
    view = replace(default_view(SAMPLE), selected=selected)
    graph = build_graph(SAMPLE)
    with pytest.raises(KeyError):
        dossier(SAMPLE, graph, select(graph, view), view)


def test_an_actor_that_is_not_in_the_picture_can_be_read_about() -> None:
    found = of("squad", view=replace(default_view(SAMPLE), theater="coast"))
    assert states(found) == {"squad.part-of.brigade": "elsewhere"}


def test_who_has_no_links_has_no_chapters() -> None:
    sample = dataset(actor("hermit", ActorType.PERSON), link("a", "aid", "b"))
    assert of("hermit", sample).chapters == ()


def test_the_sample_is_what_these_tests_think() -> None:
    assert isinstance(SAMPLE.node("accord"), Alliance)
    assert isinstance(SAMPLE.links["wolf.affiliated.norland"], Link)
