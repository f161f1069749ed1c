"""The words of the field, in one table each: actor types, link kinds, families, grades.

Page, codebook, exports and imports all read from here; nothing else in the code spells a
kind or a type out. The support kinds follow the UCDP External Support Dataset (Meier,
Karlén, Pettersson and Croicu, "External support in armed conflicts", Journal of Peace
Research 2023), whose one-letter codes `ucdp` holds: X troops, P access to territory or
infrastructure, W weapons, M materiel, T training, F funding, I intelligence, L territory,
O other, U unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorType(StrEnum):
    """What sort of party an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    BODY = "body"
    ARMED_FORCES = "armed-forces"
    ARMED_GROUP = "armed-group"
    COALITION = "coalition"
    PMC = "pmc"
    COMPANY = "company"
    PARTY = "party"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """How an actor type is called and what it means."""

    label: str
    plural: str
    meaning: str


ACTOR_TYPES: dict[ActorType, TypeEntry] = {
    ActorType.STATE: TypeEntry("State", "States", "A country as a party."),
    ActorType.GOVERNMENT: TypeEntry(
        "Government", "Governments", "A government that is itself a party to a conflict."
    ),
    ActorType.BODY: TypeEntry(
        "State body", "State bodies", "A ministry, a parliament, a service, a bank of a state."
    ),
    ActorType.ARMED_FORCES: TypeEntry(
        "Armed forces", "Armed forces", "Regular forces of a state or a government."
    ),
    ActorType.ARMED_GROUP: TypeEntry(
        "Armed group", "Armed groups", "An armed organisation outside a state's regular forces."
    ),
    ActorType.COALITION: TypeEntry(
        "Coalition", "Coalitions", "Several groups that fight or speak under one name."
    ),
    ActorType.PMC: TypeEntry(
        "Military company", "Military companies", "A private company that sends fighters."
    ),
    ActorType.COMPANY: TypeEntry("Company", "Companies", "A firm with a stake in a conflict."),
    ActorType.PARTY: TypeEntry("Political party", "Political parties", "A political party."),
    ActorType.ORGANISATION: TypeEntry(
        "International body",
        "International bodies",
        "An organisation of states, or a mission of one.",
    ),
    ActorType.PERSON: TypeEntry("Person", "People", "A leader, an envoy, an office holder."),
}


class Family(StrEnum):
    """What sort of relation a link is; one line in the picture per pair and family."""

    SUPPORT = "support"
    AFFILIATION = "affiliation"
    COOPERATION = "cooperation"
    HOSTILITY = "hostility"
    DIPLOMACY = "diplomacy"
    INTEREST = "interest"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """How a family is called and what it means."""

    label: str
    meaning: str


FAMILIES: dict[Family, FamilyEntry] = {
    Family.SUPPORT: FamilyEntry("Support", "One side gives the other something it can use."),
    Family.AFFILIATION: FamilyEntry("Belonging", "One is a part, a leader or an offshoot."),
    Family.COOPERATION: FamilyEntry("Cooperation", "Both do something together."),
    Family.HOSTILITY: FamilyEntry("Hostility", "One acts or speaks against the other."),
    Family.DIPLOMACY: FamilyEntry("Talks", "They talk, or one mediates; for neither side."),
    Family.INTEREST: FamilyEntry("Interests", "One wants something, or cannot do without."),
    Family.MEMBERSHIP: FamilyEntry("Alliance members", "Who belongs to a named alliance."),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a link says.

    `sign` is +1 (friendly), -1 (hostile) or 0 (neither). `strength`, from 0 to 1, is how
    much it counts when several links of one pair are weighed against each other; the
    steps are our own and stand in docs/codebook.md. `verb` and `passive` make sentences:
    "A {verb} B", "B {passive} A". `mutual` kinds have no direction, and both say the same;
    mediation alone is written from the one who mediates. `follows_ends`: without
    a theater of its own it is in those of the actors it joins. `derived` kinds are drawn from alliances and cannot be
    written as links. `takes_side`: whether it puts one on the side of the other, or against
    it; who recognises a government or trades with it does not stand with it in a war.
    """

    id: str
    label: str
    family: Family
    sign: int
    strength: float
    verb: str
    passive: str
    meaning: str
    ucdp: str = ""
    mutual: bool = False
    follows_ends: bool = False
    derived: bool = False
    takes_side: bool = True


_S, _A, _C = Family.SUPPORT, Family.AFFILIATION, Family.COOPERATION
_H, _D, _I = Family.HOSTILITY, Family.DIPLOMACY, Family.INTEREST

_KINDS = (
    Kind("troops", "Troops", _S, 1, 1.0, "sends troops to", "receives troops from",
         "Soldiers or fighters of its own, air power included.", "X"),
    Kind("mercenaries", "Mercenaries", _S, 1, 0.9, "sends hired fighters to",
         "receives hired fighters from",
         "Fighters who serve for pay, under a company or as foreign recruits.", "X"),
    Kind("military", "Military support", _S, 1, 0.8, "gives military support to",
         "receives military support from",
         "Military support whose form the source does not state.", "U"),
    Kind("weapons", "Weapons", _S, 1, 0.8, "supplies weapons to", "receives weapons from",
         "Arms and ammunition.", "W"),
    Kind("materiel", "Equipment", _S, 1, 0.6, "supplies equipment to",
         "receives equipment from",
         "Vehicles, supplies and logistics other than weapons.", "M"),
    Kind("training", "Training", _S, 1, 0.6, "trains or advises", "is trained or advised by",
         "Military training and advice.", "T"),
    Kind("intelligence", "Intelligence", _S, 1, 0.6, "shares intelligence with",
         "receives intelligence from", "Information for use in the conflict.", "I"),
    Kind("funding", "Funding", _S, 1, 0.6, "funds", "is funded by", "Money.", "F"),
    Kind("territory", "Bases", _S, 1, 0.6, "gives bases or sanctuary to",
         "is given bases or sanctuary by", "Use of territory, bases or sanctuary.", "L P"),
    Kind("political", "Political backing", _S, 1, 0.4, "gives political backing to",
         "has the political backing of", "Public backing, vetoes, high-level reception."),
    Kind("recognition", "Recognition", _S, 1, 0.3, "recognises", "is recognised by",
         "Recognition as the legitimate authority.", takes_side=False),
    Kind("aid", "Aid", _S, 1, 0.3, "gives aid to", "receives aid from",
         "Civilian, medical or unspecified aid.", "O"),
    Kind("pledge", "Pledges", _S, 1, 0.3, "promises support to",
         "is promised support by",
         "Support announced, authorised or asked for, and not yet given."),
    Kind("part-of", "Part of", _A, 1, 1.0, "is part of", "includes",
         "A component, a branch or an organ.", follows_ends=True),
    Kind("leads", "Leads", _A, 1, 1.0, "leads", "is led by", "Heads or commands.",
         follows_ends=True),
    Kind("serves", "Holds a post", _A, 1, 0.8, "is an official of",
         "has among its officials",
         "Holds an office without heading the whole.", follows_ends=True),
    Kind("affiliated", "Affiliated", _A, 1, 0.6, "is affiliated with", "is affiliated with",
         "A tie whose form is not stated or is disputed.", follows_ends=True),
    Kind("joint-operations", "Joint operations", _C, 1, 0.6, "operates jointly with",
         "operates jointly with", "Patrols, campaigns or command shared.", mutual=True),
    Kind("agreement", "Agreements", _C, 1, 0.4, "has an agreement with",
         "has an agreement with", "A signed or announced accord.", mutual=True,
         takes_side=False),
    Kind("economic", "Economic ties", _C, 1, 0.3, "does business with", "does business with",
         "Energy, trade or investment carried out together.", mutual=True, takes_side=False),
    Kind("combat", "Combat", _H, -1, 1.0, "fights", "is fought by",
         "Armed fighting on the ground."),
    Kind("strikes", "Strikes", _H, -1, 1.0, "strikes", "is struck by",
         "Air, missile or drone attacks, or raids, from a distance."),
    Kind("coercion", "Coercion", _H, -1, 0.7, "uses coercion against",
         "faces coercion from",
         "Seizure, detention, expulsion or pressure."),
    Kind("sanctions", "Sanctions", _H, -1, 0.5, "imposes sanctions on",
         "is under sanctions from",
         "Economic or legal measures against the other."),
    Kind("threat", "Threats", _H, -1, 0.4, "threatens", "is threatened by",
         "Force or harm announced."),
    Kind("accusation", "Accusations", _H, -1, 0.25, "accuses", "is accused by",
         "Blame in public, by name."),
    Kind("opposition", "Rejection", _H, -1, 0.3, "opposes", "is opposed by",
         "Rejection, obstruction or non-recognition."),
    Kind("negotiation", "Negotiations", _D, 0, 0.3, "negotiates with", "negotiates with",
         "Talks about an outcome.", mutual=True),
    Kind("mediation", "Mediation", _D, 0, 0.3, "mediates in talks with",
         "is in talks mediated by", "One brings the other to a table, for neither side.", mutual=True),
    Kind("contact", "Contacts", _D, 0, 0.2, "has contact with", "has contact with",
         "Meetings, calls and visits.", mutual=True),
    Kind("interest", "Interests", _I, 0, 0.2, "has an interest in",
         "is of interest to", "An aim somebody has there."),
    Kind("dependence", "Dependence", _I, 0, 0.2, "cannot do without", "is needed by",
         "One cannot reach its goal without the other."),
    Kind("member", "Alliance members", Family.MEMBERSHIP, 0, 0.0, "belongs to", "has as member",
         "Membership of a named alliance.", mutual=True, follows_ends=False, derived=True),
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.id: kind for kind in _KINDS}
"""Every kind, in the order in which page and codebook list them."""

MEMBER = KINDS["member"]
"""The kind of the lines that join an alliance to its members."""


class Confidence(StrEnum):
    """How sure the curator is that a link holds, all its evidence weighed."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class Stance(StrEnum):
    """Whether a piece of evidence speaks for the link or against it."""

    FOR = "for"
    AGAINST = "against"


RELIABILITY: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""How far a source is trusted: the Admiralty grading of NATO AJP-2.1."""

CREDIBILITY: dict[int, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""How far a claim is believed: the Admiralty grading of NATO AJP-2.1."""

CONFIDENCES: dict[Confidence, str] = {
    Confidence.HIGH: "The evidence leaves little doubt.",
    Confidence.MODERATE: "Credible, but open to doubt.",
    Confidence.LOW: "Reported, and weakly supported.",
}
"""What each confidence says of a link."""

CONFIRMED = 1
"""The credibility of a claim that other, independent sources confirm."""


@dataclass(frozen=True, slots=True)
class AllianceKind:
    """What an alliance is. `friends`: its members count as cooperating in the analysis."""

    label: str
    meaning: str
    friends: bool


ALLIANCE_KINDS: dict[str, AllianceKind] = {
    "coalition": AllianceKind("Coalition", "Its members act together.", True),
    "pact": AllianceKind("Pact", "Its members owe each other help.", True),
    "operations-room": AllianceKind("Operations room", "Its members fight together.", True),
    "agreement": AllianceKind("Agreement", "Its members signed the same paper.", False),
    "process": AllianceKind("Process", "Its members sit at one table.", False),
}

ROLES: tuple[str, ...] = (
    "member", "guarantor", "signatory", "host", "mediator", "observer", "participant",
)  # fmt: skip
"""What a member may be in an alliance; `member` where nothing else is said."""
