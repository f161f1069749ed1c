"""Parties of UCDP datasets: told apart, whatever they are called."""

from __future__ import annotations

from explorer.data.vocabulary import ActorType
from explorer.exchange.ucdp.parties import PartyRegister


def test_groups_that_share_a_name_are_told_apart() -> None:
    register = PartyRegister()
    for name, key, place in (
        ("ERP", "1", "Argentina"), ("ERP", "2", "El Salvador"), ("DPR", "3", "Ukraine"),
        ("DPR", "4", "Ukraine"), ("PKK ", "5", "Turkey"),
        ("Government of Vietnam (North Vietnam)", "6", "Vietnam"),
    ):  # fmt: skip
        register.theaters[register.party(name, key)][place] += 1
    everybody = register.actors(register.theaters)
    found = {actor.id: (actor.name, actor.short, actor.aliases) for actor in everybody.values()}
    assert found == {
        "erp-argentina": ("ERP (Argentina)", "ERP", ("ERP",)),
        "erp-el-salvador": ("ERP (El Salvador)", "ERP", ("ERP",)),
        "dpr-ucdp-3": ("DPR (UCDP 3)", "DPR", ("DPR",)),
        "dpr-ucdp-4": ("DPR (UCDP 4)", "DPR", ("DPR",)),
        "pkk": ("PKK", None, ()),
        "vietnam": ("Vietnam", None, ("Government of Vietnam (North Vietnam)", "North Vietnam")),
    }
    one = register.party("ERP", "1")
    assert register.actors([one]) == {one: everybody[one]}, "whatever part is asked for"


def test_types() -> None:
    register = PartyRegister()
    parties = [
        register.party(name, "1")
        for name in ("Government of Iran", "Government of Iran, Government of Iraq", "PKK")
    ]
    types = [actor.type for actor in register.actors(parties).values()]
    assert sorted(types) == [ActorType.ARMED_GROUP, ActorType.COALITION, ActorType.STATE]
