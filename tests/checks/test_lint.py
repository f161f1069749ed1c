"""Warnings: each rule fires where it should, and a note silences it."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from explorer.checks.lint import LintFinding, LintRule, lint
from explorer.data.model import Dataset
from explorer.data.reading import read_text

HEADER = "dataset: {title: x, as_of: 2019-12-25, license: x}\n"
THEATERS = "theaters: {libya: {name: Libya, parties: []}, syria: {name: Syria, parties: []}}\n"


def source(grade: str = "B", date: str = "2019-11-27") -> str:
    return (
        f"{{title: x, publisher: x, url: https://example.org, reliability: {grade}"
        + (f", date: {date}" if date else "")
        + "}"
    )


def link(start: str, kind: str, end: str, *sources: str, **fields: str) -> str:
    evidence = ", ".join(
        f"{{source: {one}, claim: x, credibility: 2}}" for one in sources or ("good",)
    )
    rest = "".join(f"{name}: {value}, " for name, value in fields.items())
    return (
        f"  - {{from: {start}, to: {end}, kind: {kind}, confidence: low, {rest}"
        f"evidence: [{evidence}]}}\n"
    )


def graded(*pieces: str, **fields: str) -> str:
    """A link whose evidence is written `source grade`, or `source grade against`."""
    evidence = []
    for piece in pieces:
        one, grade, *stance = piece.split()
        rest = ", stance: against" if stance else ""
        evidence.append(f"{{source: {one}, claim: x, credibility: {grade}{rest}}}")
    rest = "".join(f"{name}: {value}, " for name, value in fields.items())
    return (
        f"  - {{from: a, to: b, kind: aid, confidence: high, {rest}"
        f"evidence: [{', '.join(evidence)}]}}\n"
    )


def dataset(*links: str, **parts: Any) -> Dataset:
    """A dataset with two actors, a and b, one good source, and these links."""
    actors = {"a": "{name: A, type: state}", "b": "{name: B, type: state}"} | parts.get(
        "actors", {}
    )
    sources = {"good": source()} | parts.get("sources", {})
    text = HEADER + parts.get("theaters", THEATERS)
    text += "actors:\n" + "".join(f"  {key}: {value}\n" for key, value in actors.items())
    text += "sources:\n" + "".join(f"  {key}: {value}\n" for key, value in sources.items())
    text += parts.get("alliances", "")
    return read_text(text + "links:\n" + "".join(links) + parts.get("stories", ""))


def found(rule: str, *links: str, **parts: Any) -> list[LintFinding]:
    return [one for one in lint(dataset(*links, **parts)) if one.rule == rule]


def test_a_sound_dataset_has_no_findings() -> None:
    assert lint(dataset(link("a", "weapons", "b", theater="libya", since="2019-05"))) == ()


def test_every_finding_leads_to_an_object() -> None:
    data = dataset(
        link("a", "weapons", "b", "bad", theater="libya", since="2021"),
        link("a", "combat", "b", "bad", theater="libya"),
        graded("bad 1"),
        actors={"b": "{name: A, type: state, until: 2018}", "c": "{name: C, type: state}"},
        sources={"bad": source("E")},
        theaters="theaters: {libya: {name: Libya, parties: [c]}}\n",
    )
    findings = lint(data)
    assert {one.rule for one in findings} == set(get_args(LintRule))
    for one in findings:
        assert one.key in getattr(data, one.section)
        assert one.message
        assert one.hint


# Contradictions.


def contradictions(*links: str) -> list[str]:
    return [one.message for one in found("contradiction", *links)]


def test_friends_and_foes_at_once() -> None:
    assert contradictions(
        link("a", "weapons", "b", theater="libya"), link("b", "combat", "a", theater="libya")
    ) == ["link b > a (combat) contradicts a.weapons.b at the same time in libya"]


@pytest.mark.parametrize("kind", ["negotiation", "interest", "funding"])
def test_no_contradiction_without_both_signs(kind: str) -> None:
    assert not contradictions(
        link("a", "weapons", "b", theater="libya"), link("a", kind, "b", theater="libya")
    )


def test_no_contradiction_in_two_theaters() -> None:
    assert not contradictions(
        link("a", "weapons", "b", theater="libya"), link("a", "combat", "b", theater="syria")
    )


def test_no_contradiction_at_two_times() -> None:
    assert not contradictions(
        link("a", "weapons", "b", theater="libya", until="2017"),
        link("a", "combat", "b", theater="libya", since="2018"),
    )
    assert contradictions(
        link("a", "weapons", "b", theater="libya", until="2018"),
        link("a", "combat", "b", theater="libya", since="2018-06"),
    )


def test_a_later_link_contradicts_one_that_is_still_open() -> None:
    assert contradictions(
        link("a", "combat", "b", theater="libya", since="2011"),
        link("a", "combat", "b", theater="libya", since="2012", until="2012"),
        link("a", "weapons", "b", theater="libya", since="2019"),
    )


def test_what_belongs_to_no_theater_can_contradict_too() -> None:
    assert contradictions(link("a", "economic", "b"), link("a", "sanctions", "b"))


def test_what_is_part_of_the_other_is_so_in_every_theater() -> None:
    assert contradictions(link("a", "part-of", "b"), link("a", "combat", "b", theater="libya"))


@pytest.mark.parametrize("noted", [0, 1])
def test_a_note_explains_a_contradiction(noted: int) -> None:
    notes: list[dict[str, str]] = [{}, {}]
    notes[noted] = {"note": "They do both."}
    assert not contradictions(
        link("a", "weapons", "b", theater="libya", **notes[0]),
        link("b", "combat", "a", theater="libya", **notes[1]),
    )


def test_one_contradiction_for_each_theater() -> None:
    links = [
        link("a", kind, "b", theater="[libya, syria]") for kind in ("weapons", "combat", "strikes")
    ]
    assert len(contradictions(*links)) == 2


# Evidence.


@pytest.mark.parametrize(("grade", "number"), [("C", 0), ("D", 1), ("E", 1), ("F", 1)])
def test_one_weak_source(grade: str, number: int) -> None:
    weak = link("a", "weapons", "b", "bad", "bad")
    assert len(found("weak-source", weak, sources={"bad": source(grade)})) == number


def test_two_weak_sources_are_no_finding() -> None:
    two = link("a", "weapons", "b", "bad", "good")
    assert not found("weak-source", two, sources={"bad": source("E")})


def test_a_note_explains_a_weak_source() -> None:
    noted = link("a", "weapons", "b", "bad", note="Nobody else was there.")
    assert not found("weak-source", noted, sources={"bad": source("E")})


def test_a_denial_is_nothing_to_rest_on() -> None:
    denied = link("a", "weapons", "b", "bad", "good").replace(
        "source: good, claim: x", "source: good, stance: against, claim: x"
    )
    assert found("weak-source", denied, sources={"bad": source("E")})


ALLIANCE = (
    "alliances: {pact: {name: P, kind: pact, members: [a, b], since: 2020, confidence: low, "
    "evidence: [{source: bad, claim: x, credibility: 2}]}}\n"
)


@pytest.mark.parametrize(
    ("pieces", "number"),
    [
        (["good 1"], 1),
        (["good 2"], 0),
        (["good 1", "good 1"], 1),  # the same source twice is one voice
        (["good 1", "same 2"], 1),  # and so is another page of its publisher
        (["good 1", "passed-on 2"], 1),
        (["good 1", "other 3"], 0),
        (["good 1", "other 3 against"], 1),
        (["good 3", "other 1 against"], 1),
    ],
)
def test_confirmed_is_only_what_a_second_independent_source_says(
    pieces: list[str], number: int
) -> None:
    sources = {
        "same": source(),
        "other": source().replace("publisher: x", "publisher: y"),
        "passed-on": source().replace("publisher: x", "publisher: X via z"),
    }
    findings = found("unconfirmed-claim", graded(*pieces), sources=sources)
    assert len(findings) == number
    noted = graded(*pieces, note="It is so.")
    assert len(found("unconfirmed-claim", noted, sources=sources)) == number


def test_an_unconfirmed_claim_is_named_with_its_source() -> None:
    (finding,) = found("unconfirmed-claim", graded("good 1"))
    assert finding.message == (
        "link a > b (aid) has a claim of credibility 1 (confirmed) from good, and no second "
        "independent source"
    )
    assert finding.hint == "add a source of another publisher, or grade it 2"


@pytest.mark.parametrize("rule", ["weak-source", "older-evidence"])
def test_alliances_have_evidence_too(rule: str) -> None:
    (one,) = found(
        rule, link("a", "weapons", "b"), alliances=ALLIANCE, sources={"bad": source("E")}
    )
    assert (one.section, one.key) == ("alliances", "pact")


@pytest.mark.parametrize(
    ("since", "number"), [("2019-11-28", 1), ("2020", 1), ("2019-11-27", 0), ("2019", 0)]
)
def test_a_link_that_begins_after_all_of_its_evidence_is_found(since: str, number: int) -> None:
    assert len(found("older-evidence", link("a", "weapons", "b", since=since))) == number


def test_no_evidence_is_older_than_what_began_at_no_known_time() -> None:
    assert not found("older-evidence", link("a", "weapons", "b"))


def test_one_later_source_is_enough_and_one_without_a_date_may_be_later() -> None:
    for date in ("2021", ""):
        two = link("a", "weapons", "b", "good", "other", since="2020")
        assert not found("older-evidence", two, sources={"other": source("B", date)})


# Actors, sources, names.


def test_an_actor_without_links() -> None:
    (one,) = found(
        "actor-without-links", link("a", "combat", "b"), actors={"c": "{name: C, type: state}"}
    )
    assert (one.section, one.key, one.message) == ("actors", "c", "actor c has no links")


def test_a_member_of_an_alliance_is_not_alone() -> None:
    assert not found(
        "actor-without-links",
        link("a", "combat", "c"),
        actors={"c": "{name: C, type: state}"},
        alliances=ALLIANCE.replace("bad", "good"),
    )


def test_a_source_that_nobody_uses() -> None:
    (one,) = found("unused-source", link("a", "combat", "b"), sources={"other": source()})
    assert (one.section, one.key) == ("sources", "other")


def test_a_story_uses_a_source() -> None:
    story = "stories: {s: {title: x, steps: [{title: x, text: x, cites: [other]}]}}\n"
    assert not found(
        "unused-source", link("a", "combat", "b"), sources={"other": source()}, stories=story
    )


@pytest.mark.parametrize("alias", ["A", "a", "Á"])
def test_a_name_that_two_actors_share(alias: str) -> None:
    other = f"{{name: B, type: state, aliases: ['{alias}']}}"
    (one,) = found("shared-name", link("a", "combat", "b"), actors={"b": other})
    assert one.message == f"actor b: {alias!r} also names a"


@pytest.mark.parametrize(
    ("name", "alias"),
    [("al-Bab", "Al Bab"), ("Ba‘ath", "Baath"), ("Łódź", "lodz"), ("Straße", "STRASSE")],  # noqa: RUF001
)
def test_names_that_a_search_cannot_tell_apart_are_shared(name: str, alias: str) -> None:
    actors = {
        "a": f"{{name: {name}, type: state}}",
        "b": f"{{name: B, type: state, aliases: [{alias}]}}",
    }
    (one,) = found("shared-name", link("a", "combat", "b"), actors=actors)
    assert one.message == f"actor b: {alias!r} also names a"


def test_names_of_marks_alone_are_not_shared() -> None:
    actors = {
        "a": "{name: A, type: state, aliases: ['---']}",
        "b": "{name: B, type: state, aliases: ['...']}",
    }
    assert not found("shared-name", link("a", "combat", "b"), actors=actors)


def test_an_actor_may_repeat_its_own_name() -> None:
    own = "{name: B, type: state, short: B, aliases: [b, Bé]}"
    assert not found("shared-name", link("a", "combat", "b"), actors={"b": own})


# Parties.


def unbacked(*links: str, note: str = "") -> list[str]:
    actors = {"c": "{name: C, type: state}", "p": f"{{name: P, type: coalition{note}}}"}
    theaters = THEATERS.replace("Libya, parties: []", "Libya, parties: [p]")
    findings = found("party-without-backer", *links, actors=actors, theaters=theaters)
    return [one.message for one in findings]


def test_a_party_that_nobody_backs() -> None:
    assert unbacked(link("a", "combat", "p", theater="libya")) == [
        "theater libya: the party p has no backer there"
    ]
    assert not unbacked(link("a", "weapons", "p", theater="libya"))


def test_backing_elsewhere_is_none_here() -> None:
    assert unbacked(link("a", "weapons", "p", theater="syria"))
    assert unbacked(link("p", "weapons", "a", theater="libya"))


def test_who_backs_a_part_backs_the_whole() -> None:
    parts = (link("b", "part-of", "p"), link("c", "part-of", "b"))
    assert not unbacked(*parts, link("a", "weapons", "c", theater="libya"))
    assert unbacked(*parts, link("b", "weapons", "c", theater="libya"))


def test_a_note_explains_a_party_without_backer() -> None:
    assert not unbacked(link("a", "combat", "p"), note=", note: Nobody does.")


# Ends.


@pytest.mark.parametrize(
    ("fields", "number"),
    [({}, 1), ({"until": "2018"}, 0), ({"note": "It went on with its heir."}, 0)],
)
def test_an_open_link_of_an_actor_that_ended(fields: dict[str, str], number: int) -> None:
    ended = {"b": "{name: B, type: state, until: 2018}"}
    assert len(found("open-link", link("a", "weapons", "b", **fields), actors=ended)) == number
    assert len(found("open-link", link("b", "weapons", "a", **fields), actors=ended)) == number


@pytest.mark.parametrize(
    ("until", "number"),
    [("2019-12-24", 1), ("2019-11", 1), ("2019-12-25", 0), ("2019", 0), ("2021-03-15", 0)],
)
def test_an_actor_that_ended_after_the_day_of_the_dataset(until: str, number: int) -> None:
    """The day is 25 December 2019; of a year that was not over nobody knows."""
    ended = {"b": f"{{name: B, type: state, until: {until}}}"}
    assert len(found("open-link", link("a", "weapons", "b"), actors=ended)) == number
