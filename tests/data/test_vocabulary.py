"""The tables of words are complete and agree with each other."""

from __future__ import annotations

import re

from explorer.data.vocabulary import (
    ACTOR_TYPES,
    ALLIANCE_KINDS,
    CREDIBILITY,
    FAMILIES,
    KINDS,
    MEMBER,
    RELIABILITY,
    ROLES,
    ActorType,
    Family,
)

SIGNS = {
    Family.SUPPORT: 1,
    Family.AFFILIATION: 1,
    Family.COOPERATION: 1,
    Family.HOSTILITY: -1,
    Family.DIPLOMACY: 0,
    Family.INTEREST: 0,
    Family.MEMBERSHIP: 0,
}
UCDP_CODES = set("XPWMTFILOU")


def test_every_type_and_family_has_its_words() -> None:
    assert list(ACTOR_TYPES) == list(ActorType)
    assert list(FAMILIES) == list(Family)


def test_ids_are_kebab_case() -> None:
    for word in (*KINDS, *ALLIANCE_KINDS, *ROLES, *ActorType, *Family):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", word)


def test_labels_tell_kinds_apart() -> None:
    labels = [kind.label for kind in KINDS.values()]
    assert len(set(labels)) == len(labels)


def test_every_family_has_kinds_of_one_sign() -> None:
    assert {kind.family for kind in KINDS.values()} == set(Family)
    assert all(kind.sign == SIGNS[kind.family] for kind in KINDS.values())


def test_strengths_are_shares_and_combat_counts_more_than_an_accusation() -> None:
    assert all(0 < kind.strength <= 1 for kind in KINDS.values() if not kind.derived)
    assert KINDS["combat"].strength > KINDS["accusation"].strength
    assert KINDS["troops"].strength > KINDS["recognition"].strength


def test_mutual_kinds_say_the_same_in_both_directions() -> None:
    for kind in KINDS.values():
        # Mediation is written from the one who mediates.
        if kind.mutual and not kind.derived and kind.id != "mediation":
            assert kind.verb == kind.passive
    assert all(
        kind.mutual
        for kind in KINDS.values()
        if kind.family in (Family.COOPERATION, Family.DIPLOMACY)
    )


def test_only_support_has_codes_of_ucdp() -> None:
    for kind in KINDS.values():
        assert set(kind.ucdp.split()) <= UCDP_CODES
        assert not kind.ucdp or kind.family is Family.SUPPORT
    used = {code for kind in KINDS.values() for code in kind.ucdp.split()}
    assert used == UCDP_CODES


def test_what_follows_its_ends() -> None:
    follows = {kind.id for kind in KINDS.values() if kind.follows_ends}
    assert follows == {"part-of", "leads", "serves", "affiliated"}


def test_membership_is_derived_and_nothing_else() -> None:
    assert [kind for kind in KINDS.values() if kind.derived] == [MEMBER]


def test_grades_are_those_of_the_admiralty() -> None:
    assert list(RELIABILITY) == list("ABCDEF")
    assert list(CREDIBILITY) == [1, 2, 3, 4, 5, 6]


def test_members_of_a_process_are_no_friends() -> None:
    friends = {kind for kind, entry in ALLIANCE_KINDS.items() if entry.friends}
    assert friends == {"coalition", "pact", "operations-room"}


def test_the_default_role_is_member() -> None:
    assert ROLES[0] == "member"
