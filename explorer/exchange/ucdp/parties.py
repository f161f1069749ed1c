"""The parties of a UCDP dataset, and the actors that they become."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from explorer.data.model import Actor
from explorer.data.vocabulary import ActorType
from explorer.exchange.slugs import slug, unique_id
from explorer.exchange.ucdp.names import (
    GOVERNMENT_PREFIX,
    clean_name,
    former_name,
    split_governments,
)

_MAX_LABEL = 40
_ACTOR_TYPES = {
    "state": ActorType.STATE,
    "group": ActorType.ARMED_GROUP,
    "coalition": ActorType.COALITION,
}


@dataclass(frozen=True, slots=True, order=True)
class ConflictParty:
    """A party as a UCDP dataset has it.

    `key` is the name of a state or of a coalition of states, and UCDP's id of a group.
    """

    kind: Literal["coalition", "group", "state"]
    key: str

    @property
    def is_state(self) -> bool:
        """Whether it is the government of one country."""
        return self.kind == "state"


@dataclass(slots=True)
class PartyRegister:
    """The parties of a whole file, with the names of groups and the theaters of all.

    `theaters` counts for each party in which theaters it is named.
    """

    group_names: dict[str, str] = field(default_factory=dict)
    theaters: dict[ConflictParty, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def party(self, name: str, key: str) -> ConflictParty:
        """The party of that name; `key` is UCDP's id for it. The first name of a group stays."""
        plain = " ".join(name.split())
        if plain.startswith(GOVERNMENT_PREFIX):
            kind: Literal["coalition", "state"]
            kind = "coalition" if len(split_governments(plain)) > 1 else "state"
            return ConflictParty(kind, plain)
        self.group_names.setdefault(key, plain)
        return ConflictParty("group", key)

    def original_name(self, party: ConflictParty) -> str:
        """Its name as the dataset has it, with single spaces."""
        return self.group_names[party.key] if party.kind == "group" else party.key

    def actors(self, used: Iterable[ConflictParty]) -> dict[ConflictParty, Actor]:
        """The actors that these parties become, each with its own id, in the order of ids.

        Ids and names depend on the whole file, so that an actor is called the same whatever
        part of it is asked for.
        """
        wanted = set(used)
        parties = sorted({*self.theaters, *wanted})
        names = self._distinct_names(parties)
        ids = _distinct_ids(parties, names)
        return {
            party: self._actor(party, ids[party], names[party])
            for party in sorted(wanted, key=lambda one: ids[one])
        }

    def _distinct_names(self, parties: Sequence[ConflictParty]) -> dict[ConflictParty, str]:
        """A name for each; groups that share one get their country, or else their id."""
        names = {party: self._clean_name(party) for party in parties}
        for addition in (self._country, lambda party: f"UCDP {party.key}"):
            count = Counter(slug(name) for name in names.values())
            names = {
                party: f"{self._clean_name(party)} ({addition(party)})"
                if count[slug(name)] > 1 and party.kind == "group"
                else name
                for party, name in names.items()
            }
        return names

    def _clean_name(self, party: ConflictParty) -> str:
        return clean_name(self.original_name(party))

    def _country(self, party: ConflictParty) -> str:
        """The theater that it is named in most often."""
        counts = self.theaters.get(party)
        return min(counts, key=lambda name: (-counts[name], name)) if counts else party.key

    def _actor(self, party: ConflictParty, key: str, name: str) -> Actor:
        original = self.original_name(party)
        aliases = [original] if original != name else []
        former = former_name(original)
        if party.is_state and former:
            aliases.append(former)
        label = clean_name(original)
        if len(label) > _MAX_LABEL:
            label = label[:_MAX_LABEL].rsplit(" ", 1)[0].rstrip(" ,(") + " …"
        return Actor(
            id=key,
            name=name,
            type=_ACTOR_TYPES[party.kind],
            short=label if label != name else None,
            aliases=tuple(dict.fromkeys(aliases)),
            note=f"UCDP actor {party.key}." if party.kind == "group" else None,
        )


def _distinct_ids(
    parties: Sequence[ConflictParty], names: Mapping[ConflictParty, str]
) -> dict[ConflictParty, str]:
    ids: dict[ConflictParty, str] = {}
    taken: set[str] = set()
    for party in parties:
        extra = slug(party.key)
        ids[party] = unique_id(names[party], taken, f"actor-{extra}".strip("-"), extra)
        taken.add(ids[party])
    return ids
