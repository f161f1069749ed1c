"""What the page says about an actor, an alliance or a pair."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from explorer.data.ids import pair_id
from explorer.data.model import Alliance, Dataset, Link
from explorer.data.vocabulary import FAMILIES, KINDS, ActorType, Family
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.presentation.dossier import (
    HEADING_ALLIANCES,
    HEADING_HIDDEN,
    MAX_THROUGH,
    Dossier,
    Section,
    Statement,
    dossier,
)
from explorer.presentation.text_run import TextRun
from explorer.workspace import Workspace
from samples import actor, dataset, evidence, link, two_wars

SAMPLE = two_wars()


def of(selected: str, sample: Dataset = SAMPLE, view: View | None = None) -> Dossier:
    chosen = replace(view or default_view(sample), selected=selected)
    workspace = Workspace(sample)
    return dossier(workspace, workspace.select(chosen), chosen)


def text(runs: tuple[TextRun, ...]) -> str:
    return "".join(run.text for run in runs)


def statements(found: Dossier) -> list[Statement]:
    return [statement for section in found.sections for statement in section.statements]


def sentences(found: Dossier) -> list[str]:
    return [text(statement.sentence) for statement in statements(found)]


def section(found: Dossier, heading: str) -> Section:
    [one] = [section for section in found.sections if section.heading == heading]
    return one


def hidden_reasons(found: Dossier) -> dict[str, str]:
    return {statement.id: statement.hidden_reason for statement in statements(found)}


# --- An actor ------------------------------------------------------------------------------


def check_actor(workspace: Workspace, node: str, view: View) -> None:
    """Each link of the actor once, under its family if it is in the picture."""
    sample = workspace.dataset
    chosen = replace(view, selected=node)
    shown = workspace.select(chosen)
    visible = {key for *_, key in shown.edges(keys=True)}
    found = dossier(workspace, shown, chosen)
    links = [link.id for link in sample.links.values() if node in (link.from_id, link.to_id)]
    ties = {tie.id for tie in sample.alliances.values()}
    told = [one.id for one in statements(found) if one.id not in ties]
    assert Counter(told) == Counter(links)
    for one in found.sections:
        for statement in one.statements:
            if statement.id in ties:
                continue
            if one.heading == HEADING_HIDDEN:
                assert statement.hidden_reason
                assert statement.id not in visible
            else:
                assert not statement.hidden_reason
                assert statement.id in visible
                assert one.heading == FAMILIES[statement.family].label
            assert statement.evidence
        assert one.is_folded == (one.heading in (HEADING_HIDDEN, HEADING_ALLIANCES))
        assert one.statements


@pytest.mark.parametrize(
    "view", [default_view(SAMPLE), View(), View(theater="coast"), View(focus="a")]
)
def test_every_link_of_an_actor_has_one_statement(view: View) -> None:
    workspace = Workspace(SAMPLE)
    for node in SAMPLE.nodes():
        check_actor(workspace, node.id, view)


def test_every_link_of_the_shipped_data_has_one_statement_at_each_end(
    workspace: Workspace,
) -> None:
    for node in workspace.dataset.nodes():
        check_actor(workspace, node.id, default_view(workspace.dataset))


def test_title_subtitle_and_description_of_an_actor() -> None:
    found = of("brigade")
    assert found.title == (TextRun("Brigade"),)
    assert found.subtitle == "Armed group · since 2013"
    assert of("norland").description == "A northern power."
    assert of("norland").subtitle == "State"


def test_other_names_are_listed_once_and_without_the_title() -> None:
    sample = dataset(
        actor("x", name="Exland", short="EX", aliases=("Ex", "Exland", "EX"), names={"ru": "Экс"}),
        link("x", "aid", "y"),
    )
    assert of("x", sample).other_names == ("EX", "Экс", "Ex")
    assert of("y", sample).other_names == ()


def test_sections_are_families_then_hidden_links_then_alliances() -> None:
    headings = [one.heading for one in of("norland").sections]
    order = [entry.label for family, entry in FAMILIES.items() if family is not Family.MEMBERSHIP]
    assert headings == [one for one in order if one in headings] + [
        HEADING_HIDDEN,
        HEADING_ALLIANCES,
    ]


def test_the_strongest_links_come_first() -> None:
    sample = dataset(
        link("x", "aid", "a"),
        link("x", "troops", "b", since="2012"),
        link("x", "troops", "c", since="2018"),
        link("x", "weapons", "d"),
    )
    order = ["x.troops.c", "x.troops.b", "x.weapons.d", "x.aid.a"]
    assert [one.id for one in statements(of("x", sample))] == order


def test_links_of_a_theater_come_before_links_of_none() -> None:
    sample = dataset(link("x", "troops", "a"), link("x", "aid", "b", "coast"))
    assert [one.id for one in statements(of("x", sample))] == ["x.aid.b", "x.troops.a"]


def test_a_mediation_reads_differently_from_both_ends() -> None:
    sample = dataset(link("norland", "mediation", "front"))
    assert sentences(of("norland", sample)) == ["Mediates in talks with Front"]
    assert sentences(of("front", sample)) == ["Is in talks mediated by Norland"]


def test_a_hidden_link_has_the_reason_why_it_is_hidden() -> None:
    view = replace(default_view(SAMPLE), theater="hills")
    assert hidden_reasons(of("sudmark", view=view)) == {
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
def test_links_hidden_by_other_filters_are_filtered_out(rest: dict[str, object]) -> None:
    view = replace(default_view(SAMPLE), **rest)  # type: ignore[arg-type]
    assert hidden_reasons(of("council", view=view)) == {
        "sudmark.training.council": "filtered out",
        "front.combat.council": "filtered out",
    }


def test_a_recent_event_is_shown_as_recent() -> None:
    found = of("norland")
    talks = section(found, FAMILIES[Family.DIPLOMACY].label)
    assert [one.id for one in talks.statements if one.is_recent] == ["norland.contact.sudmark"]


def test_what_was_last_reported_is_not_said_to_be_over() -> None:
    sample = dataset(
        link("a", "weapons", "b", since="2014", last_reported="2019-06"),
        link("a", "training", "b", since="2014", last_reported="2017"),
        link("a", "funding", "b", since="2014", until="2017"),
    )
    found = of("a", sample, view=View(span=Span.parse("2019-12-25")))
    assert hidden_reasons(found) == {
        "a.weapons.b": "",
        "a.training.b": "last reported",
        "a.funding.b": "over",
    }
    pale = next(one for one in statements(found) if one.id == "a.weapons.b")
    assert (pale.is_recent, pale.is_end_unknown) == (True, True)
    assert pale.when == "since 2014, last reported in June 2019"


def test_at_any_date_nothing_is_hidden_or_recent() -> None:
    found = of("sudmark", view=View())
    assert set(hidden_reasons(found).values()) == {""}
    assert not any(one.is_recent for one in statements(found))


def test_a_link_without_theaters_has_those_of_its_ends() -> None:
    [one] = [one for one in statements(of("squad")) if one.id == "squad.part-of.brigade"]
    assert one.theaters == ("Hills",)


# --- How it stands -------------------------------------------------------------------------


def alignments(found: Dossier) -> dict[str, str]:
    return {one.theater: text(one.sentence) for one in found.alignments}


def test_an_actor_s_alignments_are_sentences_by_theater() -> None:
    along = "inferred along a chain"
    assert alignments(of("norland")) == {
        "Hills": f"Backs Regime; {along}: stands against League.",
        "Coast": f"Backs FRT; {along}: stands against Council.",
    }
    assert alignments(of("front")) == {"Coast": "Stands against Council."}
    assert alignments(of("squad")) == {
        "Hills": f"{along.capitalize()}: backs League; stands against Regime."
    }


def test_alignments_are_those_on_the_day_of_the_view() -> None:
    then = View(span=Span.parse("2015"))
    assert alignments(of("sudmark", view=then)) == {
        "Hills": "Backs League; inferred along a chain: stands against Regime."
    }
    assert alignments(of("sudmark"))["Coast"].startswith("Backs Council; inferred")


def test_filters_other_than_the_day_do_not_change_alignments() -> None:
    view = replace(default_view(SAMPLE), kinds=frozenset({"aid"}), theater="hills", focus="squad")
    assert alignments(of("norland", view=view)) == alignments(of("norland"))


def test_alignments_to_several_parties_share_a_sentence() -> None:
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
    assert alignments(found) == {
        "Coast": "Backs A, B and C; stands against D; is both with and against G; "
        "talks or deals with E and F."
    }
    [alignment] = found.alignments
    assert [run.target for run in alignment.sentence if run.target] == list("abcdgef")


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
def test_a_mutual_link_of_a_one_way_kind_says_vice_versa(kind: str) -> None:
    sample = dataset(link("norland", kind, "front", mutual=True))
    for node in ("norland", "front", "front~norland"):
        [sentence] = sentences(of(node, sample))
        assert sentence.endswith((" Front, and vice versa", " Norland, and vice versa"))
    [active] = sentences(of("norland", sample))
    [passive] = sentences(of("front", sample))
    assert active.replace("Front", "Norland") == passive


def test_every_name_in_a_sentence_selects_who_it_names(
    dataset: Dataset,
) -> None:
    workspace = Workspace(dataset)
    for node in dataset.nodes():
        view = replace(default_view(dataset), selected=node.id)
        found = dossier(workspace, workspace.select(view), view)
        rows = [one.sentence for one in statements(found)]
        rows += [one.sentence for one in found.alignments]
        for runs in (*rows, *found.members):
            leads = [run for run in runs if run.target]
            for run in leads:
                assert run.target is not None
                assert run.text in (dataset.label(run.target), dataset.node(run.target).name)
            sentence = text(runs)
            assert sentence == sentence.strip()
            assert "  " not in sentence
            assert not re.match("[a-z]", text(runs[:1])) or leads
            assert node.id not in [run.target for run in leads]


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


def test_evidence_says_whether_it_is_against_and_what_its_grade_means() -> None:
    [statement] = [one for one in statements(of("wolf")) if one.id == "wolf.affiliated.norland"]
    one, other = statement.evidence
    assert (one.claim, one.is_against) == ("So they say.", False)
    assert (other.claim, other.is_against) == ("We do not know them.", True)
    assert (one.title, one.publisher, one.date) == (
        "What happened", "The Herald", "20 December 2019",
    )  # fmt: skip
    assert one.url == "https://herald.example/1"
    assert one.grade == "B2"
    assert one.grade_words == "usually reliable, probably true"
    assert one.grade_meaning == "Source: usually reliable. Claim: probably true."


def test_a_confirmed_claim_says_only_what_the_file_holds() -> None:
    pieces = [evidence("One.") | {"credibility": 1}, evidence("Two.")]
    sample = dataset(link("a", "aid", "b", evidence=pieces))

    def said(of_sample: Dataset) -> list[str]:
        [statement] = statements(of("a", of_sample, View()))
        return [item.grade_words for item in statement.evidence]

    alone = "usually reliable, graded as confirmed, with no second independent source here"
    assert said(sample) == [alone, "usually reliable, probably true"]
    herald = sample.sources["herald"]
    sources = {"herald": herald, "post": herald.model_copy(update={"publisher": "The Post"})}
    pieces[1]["source"] = "post"
    other = link("a", "aid", "b", evidence=pieces)
    both = sample.model_copy(update={"sources": sources, "links": {other.id: other}})
    assert said(both)[0] == "usually reliable, confirmed by another source here"


def test_evidence_from_a_source_without_a_date_is_undated() -> None:
    sample = dataset(link("a", "aid", "b", evidence=[evidence()]))
    source = sample.sources["herald"].model_copy(update={"date": None})
    undated = sample.model_copy(update={"sources": {"herald": source}})
    [statement] = statements(of("a", undated))
    assert statement.evidence[0].date == "undated"


# --- Alliances -----------------------------------------------------------------------------


def test_an_alliance_says_what_it_is_and_who_is_in_it() -> None:
    found = of("accord")
    assert found.title == (TextRun("Accord"),)
    assert found.subtitle == "Process · since 2017"
    assert [text(member) for member in found.members] == [
        "Norland, guarantor", "Sudmark, guarantor", "Regime",
    ]  # fmt: skip
    assert [member[0].target for member in found.members] == ["norland", "sudmark", "regime"]
    first, *rest = found.sections
    assert first.heading == "What it is"
    assert [text(one.sentence) for one in first.statements] == [
        "Process. Its members sit at one table."
    ]
    assert first.statements[0].evidence
    assert [text(one.sentence) for section in rest for one in section.statements] == [
        "Is opposed by League"
    ]


# --- Through what it leads, serves or belongs to ------------------------------------------------


def through(found: Dossier) -> dict[str, list[str]]:
    """What is told under the heading of each whole."""
    return {one.heading: [text(said.sentence) for said in one.statements] for one in found.through}


def test_what_comes_through_a_whole_is_apart_from_its_own() -> None:
    sample = dataset(
        actor("chief", ActorType.PERSON),
        link("chief", "leads", "army"),
        link("norland", "weapons", "army"),
        link("army", "combat", "council"),
        link("army", "agreement", "sudmark"),
        link("chief", "contact", "norland"),
        link("army", "contact", "chief"),
        link("brigade", "part-of", "army"),
        link("norland", "training", "brigade"),
    )
    found = of("chief", sample)
    # what is for or against somebody first; who is told of is not told of again
    assert through(found) == {
        "Through Army, which Chief leads": [
            "Army fights Council",
            "Army receives weapons from Norland",
            "Army has an agreement with Sudmark",
        ]
    }
    assert found.through[0].whole == TextRun("Army", "army")
    assert set(sentences(found)) == {
        "Leads Army",
        "Has contact with Norland",
        "Has contact with Army",
    }
    assert list(through(of("brigade", sample))) == ["Through Army, of which Brigade is a part"]
    # nothing comes to a whole through its parts, nor to those who only deal with it
    assert through(of("army", sample)) == {}
    assert through(of("norland", sample)) == {}


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("leads", "Through B, which A leads"),
        ("part-of", "Through B, of which A is a part"),
        ("serves", "Through B, of which A is an official"),
        ("affiliated", "Through B, with which A is affiliated"),
    ],
)
def test_the_heading_says_what_the_whole_is_to_the_actor(kind: str, heading: str) -> None:
    sample = dataset(link("a", kind, "b"), link("c", "aid", "b"))
    assert through(of("a", sample)) == {heading: ["B receives aid from C"]}


def test_only_what_the_picture_shows_comes_through_a_whole_that_is_so_on_these_days() -> None:
    sample = dataset(
        link("a", "leads", "old", until="2015"),
        link("old", "combat", "x"),
        link("a", "leads", "b", since="2015"),
        link("b", "combat", "x", until="2017"),
        link("b", "combat", "y", since="2019"),
        link("b", "strikes", "z", since="2019-10-01", until="2019-10-01"),
    )
    assert through(of("a", sample)) == {
        "Through B, which A leads": ["B fights Y", "B strikes Z"],
    }
    [own] = of("a", sample).through
    assert [one.is_recent for one in own.statements] == [False, True]
    before = replace(default_view(sample), span=Span.parse("2014"))
    assert through(of("a", sample, before)) == {"Through Old, which A leads": ["Old fights X"]}


def test_everybody_is_named_once_before_anybody_is_named_twice() -> None:
    sample = dataset(
        link("a", "leads", "b"),
        link("x", "troops", "b"),
        link("x", "weapons", "b"),
        link("b", "accusation", "y"),
        link("b", "contact", "z"),
    )
    assert [*through(of("a", sample)).values()] == [
        ["B receives troops from X", "B accuses Y", "B has contact with Z",
         "B receives weapons from X"],
    ]  # fmt: skip


def test_a_whole_that_takes_no_side_is_passed_by() -> None:
    sample = dataset(
        link("minister", "leads", "ministry"),
        link("ministry", "negotiation", "x"),
        link("ministry", "part-of", "state"),
        link("state", "part-of", "union"),
        link("state", "weapons", "x"),
    )
    assert through(of("minister", sample)) == {
        "Through Ministry, which Minister leads": ["Ministry negotiates with X"],
        "Through State, of which Ministry is a part": ["State supplies weapons to X"],
    }
    # a whole with a side of its own speaks for itself
    sided = dataset(*sample.links.values(), link("ministry", "training", "x"))
    assert list(through(of("minister", sided))) == ["Through Ministry, which Minister leads"]


def test_a_long_account_of_a_whole_says_how_much_more_there_is() -> None:
    foes = [link("b", "combat", f"x{at}") for at in range(MAX_THROUGH + 3)]
    [told] = of("a", dataset(link("a", "leads", "b"), *foes)).through
    assert (len(told.statements), told.more) == (MAX_THROUGH, 3)


def test_who_backs_a_commander_s_army_is_named_with_him(workspace: Workspace) -> None:
    """Of the shipped file: the Emirates, Egypt and Wagner help the LNA, which Haftar leads."""
    view = replace(default_view(workspace.dataset), selected="haftar")
    found = dossier(workspace, workspace.select(view), view)
    [told] = [one for one in found.through if one.whole.target == "lna"]
    named = {run.target for statement in told.statements for run in statement.sentence}
    assert {"uae", "egypt", "wagner", "gna"} <= named
    assert all(statement.sentence[0] == told.whole for statement in told.statements)


def test_an_actor_lists_the_alliances_it_belongs_to() -> None:
    belonging = section(of("norland"), HEADING_ALLIANCES)
    assert [text(one.sentence) for one in belonging.statements] == [
        "Belongs to Accord",
        "Belongs to Pact",
    ]
    assert [one.theaters for one in belonging.statements] == [("Hills",), ("Coast",)]


# --- Pairs ---------------------------------------------------------------------------------


def test_the_dossier_of_a_pair_has_both_directions_all_kinds_and_all_theaters() -> None:
    found = of(pair_id("sudmark", "norland"), view=replace(default_view(SAMPLE), theater="coast"))
    assert text(found.title) == "Norland – Sudmark"
    assert [run.target for run in found.title] == ["norland", None, "sudmark"]
    # coast and hills together, then the theaters, then what is beyond them
    told = {one.heading: [text(row.sentence) for row in one.statements] for one in found.sections}
    assert list(told.items()) == [
        ("Hills and Coast", ["Norland negotiates with Sudmark"]),
        ("Coast", ["Sudmark accuses Norland"]),
        (
            "Beyond the theaters",
            ["Norland does business with Sudmark", "Norland has contact with Sudmark"],
        ),
        (HEADING_ALLIANCES, ["Both belong to Accord"]),
    ]
    assert hidden_reasons(found) == {
        "norland.negotiation.sudmark": "",
        "sudmark.accusation.norland": "later",
        "norland.economic.sudmark": "elsewhere",
        "norland.contact.sudmark": "elsewhere",
        "accord": "",
    }
    assert not any(one.is_folded for one in found.sections)
    assert found.subtitle == "Links: 2 talks, 1 hostility, 1 cooperation"


def test_a_pair_has_the_same_sections_whichever_end_comes_first() -> None:
    one, other = of("norland~sudmark"), of("sudmark~norland")
    assert one.sections == other.sections


def test_links_of_a_pair_are_sorted_by_their_beginning() -> None:
    sample = dataset(
        link("a", "weapons", "b", "coast", since="2019"),
        link("b", "combat", "a", "coast", since="2012"),
        link("a", "aid", "b", "coast"),
    )
    assert [one.id for one in section(of("a~b", sample, View()), "Coast").statements] == [
        "a.aid.b", "b.combat.a", "a.weapons.b",
    ]  # fmt: skip


def test_a_pair_without_a_link_says_so() -> None:
    found = of("council~squad")
    assert found.subtitle == "No direct link in the data"
    assert found.sections == ()


def test_a_pair_of_an_alliance_and_a_member() -> None:
    found = of("accord~norland")
    assert sentences(found) == ["Norland belongs to Accord"]
    assert found.subtitle == "Links: membership"


def test_a_pair_of_an_alliance_and_who_is_against_it() -> None:
    found = of("accord~league")
    assert sentences(found) == ["League opposes Accord"]
    assert found.subtitle == "Links: 1 hostility"


def test_every_pair_of_the_shipped_data_has_all_its_links(
    dataset: Dataset,
) -> None:
    workspace = Workspace(dataset)
    view = default_view(dataset)
    shown = workspace.select(view)
    told: Counter[str] = Counter()
    pairs = {pair_id(link.from_id, link.to_id) for link in dataset.links.values()}
    for one in sorted(pairs):
        found = dossier(workspace, shown, replace(view, selected=one))
        told.update(
            statement.id for statement in statements(found) if statement.id in dataset.links
        )
    assert told == Counter(dict.fromkeys(dataset.links, 1))


# --- Nobody --------------------------------------------------------------------------------


@pytest.mark.parametrize("selected", [None, "nobody", "nobody~norland", "norland~nobody"])
def test_a_selection_of_nobody_is_a_key_error(selected: str | None) -> None:
    view = replace(default_view(SAMPLE), selected=selected)
    workspace = Workspace(SAMPLE)
    with pytest.raises(KeyError):
        dossier(workspace, workspace.select(view), view)


def test_an_actor_outside_the_picture_has_a_dossier() -> None:
    found = of("squad", view=replace(default_view(SAMPLE), theater="coast"))
    assert hidden_reasons(found) == {"squad.part-of.brigade": "elsewhere"}


def test_an_actor_without_links_has_no_sections() -> None:
    sample = dataset(actor("hermit", ActorType.PERSON), link("a", "aid", "b"))
    assert of("hermit", sample).sections == ()


def test_the_sample_has_what_these_tests_need() -> None:
    assert isinstance(SAMPLE.node("accord"), Alliance)
    assert isinstance(SAMPLE.links["wolf.affiliated.norland"], Link)
