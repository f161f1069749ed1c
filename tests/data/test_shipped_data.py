"""The data that comes with the program: what the article says, and the codebook's rules."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode, urlsplit

import networkx as nx
import pytest
import yaml

from conftest import ROOT, SHIPPED
from explorer.analysis.chains import chains
from explorer.analysis.comparison import flips, rivals
from explorer.checks.lint import lint
from explorer.data.model import Alliance, Dataset, Evidence, Link, StoryStep
from explorer.data.reading import read_text
from explorer.data.vocabulary import KINDS, Confidence, Family, Stance
from explorer.graph.question import ChainsQuestion
from explorer.graph.select import select
from explorer.graph.span import Span
from explorer.graph.view import View, default_view
from explorer.graph.view_query import view_from_query

BOTH = {"libya", "syria"}
ARTICLE = "trt-russia-turkey"
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
CURATING = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")


def between(dataset: Dataset, from_id: str, kind: str, to_id: str) -> list[Link]:
    """The links of one kind from one actor to another, or either way if they are mutual."""
    return [
        link
        for link in dataset.links.values()
        if link.kind == kind
        and (
            (link.from_id, link.to_id) == (from_id, to_id)
            or (link.is_mutual and (link.to_id, link.from_id) == (from_id, to_id))
        )
    ]


def shown(graph: nx.MultiDiGraph, dataset: Dataset, day: str) -> dict[str, bool]:
    """The ids of the links in the picture of a day, and whether each is over and recent."""
    picture = select(graph, replace(default_view(dataset), span=Span.parse(day)))
    return {key: data["recent"] for *_, key, data in picture.edges(keys=True, data=True)}


def sourced(dataset: Dataset) -> Iterator[Link | Alliance]:
    yield from dataset.links.values()
    yield from dataset.alliances.values()


def all_evidence(dataset: Dataset) -> Iterator[tuple[str, Evidence]]:
    for one in sourced(dataset):
        yield from ((one.id, piece) for piece in one.evidence)


def members(dataset: Dataset, alliance: str) -> dict[str, str]:
    return {one.actor: one.role for one in dataset.alliances[alliance].members}


# --- What the article says -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("from_id", "kind", "to_id", "theaters"),
    [
        ("syria-government", "combat", "syrian-opposition", {"syria"}),
        ("wagner", "mercenaries", "lna", {"libya"}),
        ("wagner", "affiliated", "russia", BOTH),
        ("haftar", "leads", "lna", set()),
        ("turkey", "accusation", "russia", BOTH),
        ("italy", "political", "gna", {"libya"}),
        ("italy", "political", "haftar", {"libya"}),
        ("turkey", "political", "gna", {"libya"}),
        ("un", "recognition", "gna", {"libya"}),
        ("turkey", "military", "syrian-opposition", {"syria"}),
        ("erdogan", "leads", "turkey", set()),
        ("putin", "leads", "russia", set()),
        ("erdogan", "negotiation", "putin", BOTH),
        ("russia", "economic", "turkey", set()),
        ("turkey", "negotiation", "russia", BOTH),
        ("mit", "negotiation", "russia", BOTH),
        ("turkish-parliament", "part-of", "turkey", set()),
        ("turkish-parliament", "pledge", "gna", {"libya"}),
        ("erdogan", "pledge", "gna", {"libya"}),
        ("gna", "accusation", "wagner", {"libya"}),
        ("erdogan", "accusation", "wagner", {"libya"}),
        ("us-state-department", "accusation", "wagner", {"libya"}),
        ("us-state-department", "part-of", "usa", set()),
        ("turkey", "opposition", "russia", {"libya"}),
        ("russia", "political", "haftar", {"libya"}),
        ("russia", "interest", "gna", {"libya"}),
        ("russia", "interest", "noc", {"libya"}),
        ("russian-energy-companies", "interest", "noc", {"libya"}),
        ("russian-energy-companies", "affiliated", "russia", {"libya"}),
        ("russia", "military", "syria-government", {"syria"}),
        ("russia", "dependence", "turkey", BOTH),
        ("lna", "combat", "gna", {"libya"}),
        ("russia", "political", "lna", {"libya"}),
        ("russian-foreign-ministry", "part-of", "russia", set()),
        ("russian-defence-ministry", "part-of", "russia", set()),
    ],
)
def test_a_relation_of_the_article(
    dataset: Dataset, from_id: str, kind: str, to_id: str, theaters: set[str]
) -> None:
    cited = [
        link
        for link in between(dataset, from_id, kind, to_id)
        if ARTICLE in {piece.source for piece in link.evidence}
    ]
    assert cited, "no such link rests on the article"
    assert any(set(link.theaters) == theaters for link in cited)


def test_the_article_stands_for_its_day(dataset: Dataset) -> None:
    source = dataset.sources[ARTICLE]
    assert (source.publisher, str(source.date), source.reliability) == (
        "TRT World",
        "2019-12-25",
        "D",
    )
    assert dataset.as_of == date(2019, 12, 25)


def test_two_theaters_and_their_parties(dataset: Dataset) -> None:
    assert {theater.id: theater.parties for theater in dataset.theaters.values()} == {
        "syria": ("syrian-opposition", "syria-government", "sdf", "hts", "islamic-state"),
        "libya": ("gna", "lna", "ntc", "gaddafi-government", "libya-dawn"),
    }
    libya, syria = dataset.theaters["libya"], dataset.theaters["syria"]
    assert libya.longitude is not None
    assert syria.longitude is not None
    assert libya.longitude < syria.longitude


def test_russia_and_turkey_stand_against_each_other_in_both(dataset: Dataset) -> None:
    def backers(party: str, theater: str) -> set[str]:
        return {
            link.from_id
            for link in dataset.links.values()
            if link.to_id == party
            and link.entry.family is Family.SUPPORT
            and theater in link.theaters
        }

    assert "turkey" in backers("gna", "libya") - backers("lna", "libya")
    assert "russia" in backers("lna", "libya") - backers("gna", "libya")
    insurgents, government = "syrian-opposition", "syria-government"
    assert "turkey" in backers(insurgents, "syria") - backers(government, "syria")
    assert "russia" in backers(government, "syria") - backers(insurgents, "syria")


def test_they_deal_with_each_other_all_the_same(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    picture = shown(graph, dataset, "2019-12-25")
    for kind in ("negotiation", "joint-operations", "economic"):
        assert any(link.id in picture for link in between(dataset, "russia", kind, "turkey")), kind
    for alliance in ("astana-process", "sochi-memorandum-2018", "sochi-memorandum-2019"):
        assert {"russia", "turkey"} <= members(dataset, alliance).keys()


def test_italy_is_on_both_sides_and_says_neither(dataset: Dataset) -> None:
    for side in ("gna", "haftar"):
        [link] = between(dataset, "italy", "political", side)
        assert {piece.stance for piece in link.evidence} == {Stance.FOR, Stance.AGAINST}
        assert link.note


@pytest.mark.parametrize("memorandum", ["security-memorandum", "maritime-memorandum"])
def test_the_memoranda_of_27_november(dataset: Dataset, memorandum: str) -> None:
    assert str(dataset.alliances[memorandum].since) == "2019-11-27"
    assert members(dataset, memorandum) == {"turkey": "signatory", "gna": "signatory"}


def test_the_initiative_that_al_monitor_heard_of(dataset: Dataset) -> None:
    assert members(dataset, "libya-initiative").keys() == {"russia", "turkey"}
    assert dataset.alliances["libya-initiative"].confidence is not Confidence.HIGH


def test_the_vote_is_hidden_on_the_day_of_the_article_and_seen_after(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    [vote] = between(dataset, "turkish-parliament", "pledge", "gna")
    [troops] = between(dataset, "turkey", "troops", "gna")
    assert str(vote.since) == "2020-01-02"
    assert any("325" in piece.claim and "184" in piece.claim for piece in vote.evidence)
    assert not {vote.id, troops.id} & shown(graph, dataset, "2019-12-25").keys()
    assert vote.id in shown(graph, dataset, "2020-01-02")
    assert troops.id not in shown(graph, dataset, "2020-01-02")
    assert troops.id in shown(graph, dataset, "2020-01-05")


def test_the_call_of_11_december_is_a_recent_event(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    calls = {str(link.since): link for link in between(dataset, "erdogan", "negotiation", "putin")}
    assert calls.keys() == {"2019-12-11", "2019-12-17", "2020-01-08"}
    picture = shown(graph, dataset, "2019-12-25")
    assert picture[calls["2019-12-11"].id] is True
    assert calls["2020-01-08"].id not in picture
    assert shown(graph, dataset, "2019-12-11")[calls["2019-12-11"].id] is False


def test_the_delegation_in_moscow_is_a_negotiation(dataset: Dataset) -> None:
    periods = {
        (str(link.since), str(link.until))
        for link in between(dataset, "turkey", "negotiation", "russia")
    }
    assert ("2019-12-23", "2019-12-24") in periods


def test_the_march_on_tripoli(dataset: Dataset) -> None:
    march = [
        link for link in between(dataset, "lna", "combat", "gna") if str(link.since) > "2019-03"
    ]
    assert [(str(link.since), str(link.until)) for link in march] == [("2019-04-04", "2020-10-23")]


def test_the_count_of_mercenaries_is_the_count_of_the_gna(dataset: Dataset) -> None:
    [accusation] = between(dataset, "gna", "accusation", "wagner")
    [claim] = [piece.claim for piece in accusation.evidence if piece.source == ARTICLE]
    assert "600 to 800" in claim
    assert "GNA" in claim
    assert "AP" in claim


@pytest.mark.parametrize("about", ["gna", "noc"])
def test_the_aims_of_russia_are_the_author_s_analysis(dataset: Dataset, about: str) -> None:
    [aim] = between(dataset, "russia", "interest", about)
    assert all("author" in piece.claim.lower() for piece in aim.evidence if piece.source == ARTICLE)
    assert aim.confidence is not Confidence.HIGH
    assert not between(dataset, "russia", "coercion", "gna")


def test_the_gna_is_found_under_the_name_of_the_article(dataset: Dataset) -> None:
    assert dataset.actors["gna"].name == "Government of National Accord"
    assert "Government of National Unity" in dataset.actors["gna"].aliases


@pytest.mark.parametrize(
    ("from_id", "kind", "to_id"),
    [
        ("wagner", "affiliated", "russia"),
        ("prigozhin", "affiliated", "wagner"),
        ("russia", "military", "wagner"),
        ("rsf", "mercenaries", "lna"),
        ("sudan", "troops", "lna"),
        ("france", "weapons", "lna"),
        ("france", "political", "lna"),
        ("sna", "mercenaries", "gna"),
    ],
)
def test_what_is_contested_has_the_denial_beside_it(
    dataset: Dataset, from_id: str, kind: str, to_id: str
) -> None:
    [link] = between(dataset, from_id, kind, to_id)
    assert Stance.AGAINST in {piece.stance for piece in link.evidence}
    assert link.confidence is not Confidence.HIGH


# --- Both theaters, all sides ----------------------------------------------------------------


def test_there_is_as_much_as_was_asked_for(dataset: Dataset) -> None:
    assert len(dataset.actors) >= 100
    assert len(dataset.links) >= 250
    assert len(dataset.alliances) >= 12
    assert len(dataset.sources) >= 90


@pytest.mark.parametrize(
    "actors",
    [
        "syria-government syrian-army assad iran quds-force soleimani hezbollah fatemiyoun",
        "syrian-opposition sna nfl sultan-murad ahrar-al-sham syrian-interim-government",
        "hts julani salvation-government hurras-al-din tip",
        "sdf ypg pyd pkk coalition-oir islamic-state",
        "usa uk france israel uae saudi-arabia qatar jordan bahrain iraq",
        "gna sarraj high-council-of-state misrata-forces tripoli-groups zintan-forces",
        "lna haftar house-of-representatives aguila-saleh interim-government cbl-east kaniyat",
        "egypt italy germany greece cyprus tunisia algeria sudan eu",
        "un unsc unsmil salame un-panel-libya pedersen",
    ],
)
def test_all_sides_are_there(dataset: Dataset, actors: str) -> None:
    assert set(actors.split()) <= dataset.actors.keys()


def test_the_years_have_something_to_tell(dataset: Dataset, graph: nx.MultiDiGraph) -> None:
    for year in range(2011, 2021):
        began = [
            link
            for link in dataset.links.values()
            if link.since is not None and link.since.first.year == year
        ]
        assert len(began) >= 3, year
    assert len(shown(graph, dataset, "2012-06-01")) < len(shown(graph, dataset, "2019-12-25"))


def test_every_family_and_nearly_every_kind_is_used(dataset: Dataset) -> None:
    used = Counter(link.kind for link in dataset.links.values())
    families = {KINDS[kind].family for kind in used}
    assert families == set(Family) - {Family.MEMBERSHIP}
    unused = {kind.id for kind in KINDS.values() if not kind.derived} - used.keys()
    assert unused <= {"materiel", "intelligence"}


# --- The codebook's rules --------------------------------------------------------------------


def test_the_second_reader_has_nothing_to_say(dataset: Dataset) -> None:
    assert lint(dataset) == ()


def test_everything_is_graded_and_the_same_publisher_always_alike(dataset: Dataset) -> None:
    grades = Counter(source.reliability for source in dataset.sources.values())
    assert grades.keys() == set("ABCDEF")
    assert grades["A"] + grades["B"] + grades["C"] > 2 * (grades["D"] + grades["E"] + grades["F"])
    by_publisher: dict[str, set[str]] = {}
    for source in dataset.sources.values():
        by_publisher.setdefault(source.publisher, set()).add(source.reliability)
    assert not {name: found for name, found in by_publisher.items() if len(found) > 1}


def test_the_codebook_names_every_publisher_under_its_grade(dataset: Dataset) -> None:
    rows = dict(re.findall(r"(?m)^\| ([A-F]) \| (.+;.+) \|$", CODEBOOK))
    named = {(name, grade) for grade, publishers in rows.items() for name in publishers.split("; ")}
    used = {(source.publisher, source.reliability) for source in dataset.sources.values()}
    assert named == used


def test_every_address_is_one(dataset: Dataset) -> None:
    for source in dataset.sources.values():
        parts = urlsplit(source.url)
        assert parts.scheme in ("http", "https"), source.url
        assert parts.hostname, source.url
        assert "." in parts.hostname, source.url
        assert not re.search(r"[\s\"<>]", source.url), source.url


def test_no_source_is_there_twice(dataset: Dataset) -> None:
    datasets = "https://ucdp.uu.se/downloads/", "https://github.com/"
    counted = Counter(source.url for source in dataset.sources.values())
    assert not [url for url, count in counted.items() if count > 1 and not url.startswith(datasets)]


def test_every_source_but_a_few_is_dated(dataset: Dataset) -> None:
    undated = [source.id for source in dataset.sources.values() if source.date is None]
    assert len(undated) <= len(dataset.sources) / 12, undated


def test_nothing_is_dated_after_the_sources_could_know(dataset: Dataset) -> None:
    for link in dataset.links.values():
        for end in (link.since, link.until):
            assert end is None or 1979 <= end.first.year <= 2024, link.id


def test_every_link_has_evidence_that_speaks_for_it(dataset: Dataset) -> None:
    for one in sourced(dataset):
        assert Stance.FOR in {piece.stance for piece in one.evidence}, one.id


def test_fights_that_ucdp_counts_as_a_dyad_are_mutual(dataset: Dataset) -> None:
    for link in dataset.links.values():
        if link.kind == "combat" and any("dyad" in piece.claim for piece in link.evidence):
            assert link.is_mutual, link.id


def test_the_totals_of_ucdp_are_pinned_on_nobody(dataset: Dataset) -> None:
    """A row of several supporters says what they gave together; only the PYD had one."""
    kinds = {
        (link.kind, link.id)
        for link in dataset.links.values()
        if "ucdp-esd" in {piece.source for piece in link.evidence}
    }
    assert len(kinds) > 25
    assert {one for one in kinds if one[0] != "military"} == {("training", "pkk.training.pyd")}
    [training] = dataset.links["pkk.training.pyd"].evidence
    assert "one supporter" in training.claim


@pytest.mark.parametrize(
    ("actor", "until"),
    [("syria-government", "2024-12-08"), ("gna", "2021-03-15"), ("interim-government", "2021")],
)
def test_who_outlived_the_years_of_the_file_has_an_end(
    dataset: Dataset, actor: str, until: str
) -> None:
    assert str(dataset.actors[actor].until) == until
    assert any(
        link.until is None and actor in (link.from_id, link.to_id)
        for link in dataset.links.values()
    )


def test_what_was_found_on_second_reading(dataset: Dataset) -> None:
    assert not between(dataset, "jordan", "military", "lna")  # nobody said to whom it delivered
    [raids] = between(dataset, "usa", "troops", "gna")
    assert "Air power" in (raids.note or "")
    assert not between(dataset, "usa", "military", "gna")
    visits = {
        (kind, str(link.since), str(link.until))
        for kind in ("contact", "mediation")
        for link in between(dataset, "algeria", kind, "sarraj")
    }
    assert visits == {
        ("contact", "2020-01-06", "2020-01-06"),
        ("mediation", "2020-06-20", "2020-06-20"),
    }
    [snipers] = [
        piece.claim
        for link in between(dataset, "wagner", "mercenaries", "lna")
        for piece in link.evidence
        if piece.source == "bbc-wagner-libya"
    ]
    assert "artillery" not in snipers


def test_what_is_mutual_by_kind_does_not_say_so_again() -> None:
    raw: dict[str, Any] = yaml.load(SHIPPED.read_text(encoding="utf-8"), yaml.CBaseLoader)
    for link in raw["links"]:
        assert not (KINDS[link["kind"]].mutual and "mutual" in link), link
        # A disputed tie may be one of a single theater; a part is one wherever it is.
        follows = KINDS[link["kind"]].follows_ends and link["kind"] != "affiliated"
        assert not (follows and "theater" in link), link


def test_no_two_links_say_the_same(dataset: Dataset) -> None:
    same: dict[tuple[str, ...], list[Link]] = {}
    for link in dataset.links.values():
        ends = (link.from_id, link.to_id)
        key = (*(sorted(ends) if link.is_mutual else ends), link.kind, ",".join(link.theaters))
        same.setdefault(key, []).append(link)
    continuing = {("russia", "turkey", "negotiation", "libya,syria")}
    for key, links in same.items():
        ordered = sorted(links, key=lambda link: link.period.first_day)
        if (*key[:3], ",".join(sorted(key[3].split(",")))) in continuing:
            continue
        for one, other in pairwise(ordered):
            assert one.period.last_day < other.period.first_day, (one.id, other.id)


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’]+", text.lower()))


LOADED = words(
    "regime militia militias warlord warlords puppet puppets terrorist terrorists thug thugs "
    "rogue renegade strongman proxy proxies henchmen lackey gang gangs horde junta"
)


def test_names_descriptions_and_notes_are_neutral(dataset: Dataset) -> None:
    texts = [dataset.title, dataset.description or ""]
    for actor in dataset.actors.values():
        texts += (actor.name, actor.label, actor.description or "", actor.note or "")
        texts += actor.aliases
    for one in sourced(dataset):
        texts.append(one.note or "")
    texts += (alliance.name for alliance in dataset.alliances.values())
    assert not [text for text in texts if words(text) & LOADED]


def test_claims_are_neutral_and_sentences(dataset: Dataset) -> None:
    for name, piece in all_evidence(dataset):
        assert not words(piece.claim) & LOADED, (name, piece.claim)
        assert piece.claim.endswith("."), (name, piece.claim)
        assert piece.claim[0].isupper() or piece.claim[0].isdigit(), (name, piece.claim)
        assert len(piece.claim) <= 300, (name, piece.claim)


def test_every_actor_is_described_and_fits_into_the_picture(dataset: Dataset) -> None:
    for actor in dataset.actors.values():
        assert actor.description, actor.id
        assert actor.description.endswith("."), actor.id
        assert len(actor.label) <= 14, actor.label
        assert actor.short or len(actor.name) <= 14, actor.id


SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ru": "CYRILLIC", "he": "HEBREW", "el": "GREEK"}


def test_native_names_are_in_their_script(dataset: Dataset) -> None:
    for actor in dataset.actors.values():
        for language, name in actor.names.items():
            letters = [mark for mark in name if mark.isalpha()]
            script = SCRIPTS.get(language)
            if script:
                assert all(script in unicodedata.name(mark) for mark in letters), (actor.id, name)


def test_the_licence_and_ucdp_are_named(dataset: Dataset) -> None:
    assert dataset.license == "CC BY 4.0"
    assert "Uppsala Conflict Data Program" in (dataset.description or "")
    assert "CC BY 4.0" in (dataset.description or "")


# --- Stories ---------------------------------------------------------------------------------

STORIES = {"the-article": 8, "the-same-rivals-twice": 6}
STEPS = [(name, number) for name, count in STORIES.items() for number in range(count)]
each_step = pytest.mark.parametrize(("name", "number"), STEPS)


def pictured(
    dataset: Dataset, graph: nx.MultiDiGraph, step: StoryStep
) -> tuple[View, nx.MultiDiGraph]:
    """The view of a step, which must make sense in every part, and its picture."""
    view, notices = view_from_query(urlencode(step.view), dataset)
    assert not notices
    return view, select(graph, view)


def spoken_of(dataset: Dataset, text: str) -> set[str]:
    """The ids of the actors and alliances that a text calls by a name, the longest first."""
    names: dict[str, str] = {}
    for node in dataset.nodes():
        for name in (node.name, node.label, *getattr(node, "aliases", ())):
            names.setdefault(name, node.id)
    found = set()
    for name in sorted(names, key=len, reverse=True):
        text, count = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
        if count:
            found.add(names[name])
    return found


def test_the_stories_and_their_lengths(dataset: Dataset) -> None:
    assert {name: len(story.steps) for name, story in dataset.stories.items()} == STORIES


@each_step
def test_a_step_shows_what_it_speaks_of(
    dataset: Dataset, graph: nx.MultiDiGraph, name: str, number: int
) -> None:
    step = dataset.stories[name].steps[number]
    view, picture = pictured(dataset, graph, step)
    ends = (
        (view.question.start, view.question.end)
        if isinstance(view.question, ChainsQuestion)
        else ()
    )
    asked = {view.focus, *ends, *view.selected_nodes} - {None}
    assert picture.number_of_edges() >= 10
    assert asked <= set(picture)
    spoken = spoken_of(dataset, step.text)
    assert len(spoken) >= 3
    assert not spoken - set(picture)
    assert step.view["tab"] == view.tab  # told each time: a step leaves the tab where it was


@each_step
def test_a_step_is_short_neutral_and_sourced(dataset: Dataset, name: str, number: int) -> None:
    step = dataset.stories[name].steps[number]
    assert 60 <= len(step.text.split()) <= 110
    assert len(step.title) <= 50
    assert not words(f"{step.title} {step.text}") & LOADED
    evidence = {piece.source for _, piece in all_evidence(dataset)}
    assert len(set(step.cites)) == len(step.cites) >= 2
    assert set(step.cites) <= evidence


def test_the_article_is_cited_at_every_step_of_its_story(dataset: Dataset) -> None:
    assert all(ARTICLE in step.cites for step in dataset.stories["the-article"].steps)


def test_the_story_of_the_article_tells_of_the_vote_and_shows_it(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    step = dataset.stories["the-article"].steps[4]
    for told in ("27 November 2019", "7 January", "2 January 2020", "325 to 184"):
        assert told in step.text
    view, picture = pictured(dataset, graph, step)
    assert str(view.span) == "2020-01-02"
    [vote] = between(dataset, "turkish-parliament", "pledge", "gna")
    assert picture.has_edge("turkish-parliament", "gna", vote.id)
    assert {"security-memorandum", "maritime-memorandum"} <= set(picture)


def test_the_aims_and_the_guesses_of_the_article_stay_those_of_its_author(
    dataset: Dataset,
) -> None:
    steps = dataset.stories["the-article"].steps
    for number in (5, 6, 7):
        assert "author" in steps[number].text
    assert "doubtful" in steps[5].text
    assert "not the words of Russia" in steps[6].text


def test_the_story_of_the_rivals_holds_by_the_page_s_own_reckoning(
    dataset: Dataset, graph: nx.MultiDiGraph
) -> None:
    steps = dataset.stories["the-same-rivals-twice"].steps
    span = default_view(dataset).span
    opposed = {one.pair: one for one in rivals(dataset, graph, span, "syria", "libya")}
    dealing = opposed["russia", "turkey"]
    assert dealing.dealings
    assert "astana-process" in dealing.shared
    assert steps[0].view["select"] == steps[1].view["select"] == "russia~turkey"
    turned = {one.pair: one for one in flips(dataset, graph, span, "syria", "libya")}
    flip = turned["turkey", "usa"]
    assert (flip.together, flip.apart) == ("libya", "syria")
    assert steps[2].view["select"] == "turkey~usa"
    view, picture = pictured(dataset, graph, steps[4])
    assert isinstance(view.question, ChainsQuestion)
    ways = {chain.nodes for chain in chains(picture, "russia", "lna").chains}
    assert {("russia", "lna"), ("russia", "wagner", "lna"), ("russia", "haftar", "lna")} <= ways


# --- The page on curating --------------------------------------------------------------------


def test_the_file_tells_editors_of_its_schema() -> None:
    first, _, _ = SHIPPED.read_text(encoding="utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=docs/actors.schema.json"
    assert (ROOT / "docs" / "actors.schema.json").exists()
    assert first in CURATING


def test_the_example_of_the_page_on_curating_works(dataset: Dataset) -> None:
    blocks = re.findall(r"```yaml\n((?:sources|actors|links):\n.+?)```", CURATING, re.DOTALL)
    text = SHIPPED.read_text(encoding="utf-8")
    for block in blocks:
        section, _, entry = block.partition("\n")
        if f"\n{entry.splitlines()[0]}\n" not in text:
            text = text.replace(f"\n{section}\n", f"\n{section}\n{entry}", 1)
    more = read_text(text, "actors.yaml")
    assert more.actors.keys() - dataset.actors.keys() == {"morocco"}
    assert more.sources.keys() == dataset.sources.keys()
    [added] = more.links.keys() - dataset.links.keys()
    assert f"`{added}`" in CURATING
    assert lint(more) == ()


def test_the_messages_of_the_page_on_curating_are_real() -> None:
    sources = (ROOT / "explorer").rglob("*.py")
    examples = [*(ROOT / "tests" / "invalid").iterdir()]
    code = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sources)
    code += "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in examples)
    _, _, told = CURATING.partition("## What the check says")
    rows = re.findall(r"(?m)^\| (`.+?) \| .+ \|$", told)
    assert rows
    for row in rows:
        for quoted in re.findall(r"`([^`]+)`", row):
            for part in quoted.split(" ... "):
                assert part in code, f"nothing says {part!r}"
