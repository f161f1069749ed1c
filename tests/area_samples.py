"""Made-up files of several wars for maps by areas, drawn by lot with a seed."""

from __future__ import annotations

import random
from typing import Any

from explorer.data.model import Actor, Dataset, Link
from explorer.data.vocabulary import ActorType
from samples import actor, dataset, link

_HELP = ("weapons", "training", "troops", "military")
_NAMES = ("Norland", "Ox", "Harbour Council", "Army of the Hills", "Coast Guard", "Free Town")


def many_wars(seed: int, theaters: int, sides: int, helpers: int) -> Dataset:
    """So many wars with so many sides each, and so many helpers from outside for each war.

    The sides of a war fight each other, the first one all others. Two rivals help in the first
    two wars and do business. Each side has an army and a leader; some helpers help in two wars,
    some others only fight, and some have only words for anybody.
    """
    lots = random.Random(seed)
    items: list[Actor | Link] = []
    parties = {f"war{t}": tuple(f"side{t}{s}" for s in range(sides)) for t in range(theaters)}

    def add(who: str, kind: str, whom: str, *where: str, **rest: Any) -> None:
        one = link(who, kind, whom, *where, **rest)
        if one.id not in {item.id for item in items}:
            items.append(one)

    def since() -> str:
        return str(lots.randint(2011, 2019))

    for theater, own in parties.items():
        for number, side in enumerate(own):
            items.append(actor(side, ActorType.ARMED_GROUP, name=_name(lots, side)))
            items.append(actor(f"{side}army", ActorType.ARMED_FORCES))
            items.append(actor(f"{side}head", ActorType.PERSON))
            add(f"{side}army", "part-of", side)
            add(f"{side}head", "leads", side)
            if number:
                foe = own[0] if lots.random() < 0.8 else own[lots.randrange(number)]
                add(foe, "combat", side, theater, since=since())
        for number in range(helpers):
            helper = f"{theater}h{number}"
            items.append(actor(helper, lots.choice((ActorType.STATE, ActorType.ARMED_GROUP))))
            add(helper, lots.choice(_HELP), lots.choice(own), theater, since=since())
            if theaters > 1 and lots.random() < 0.25:
                other = lots.choice([one for one in parties if one != theater])
                add(helper, lots.choice(_HELP), lots.choice(parties[other]), other, since=since())
        items.append(actor(f"{theater}x", ActorType.ARMED_GROUP))
        add(f"{theater}x", "combat", own[-1], theater, since=since())
        items.append(actor(f"{theater}w", ActorType.STATE))
        add(f"{theater}w", "political", own[0], theater, since=since())
    if sides > 1:
        for theater in list(parties)[:2]:
            add("rivalone", "weapons", parties[theater][0], theater, since="2011")
            add("rivaltwo", "troops", parties[theater][1], theater, since="2012")
        add("rivalone", "economic", "rivaltwo", since="2010")
        items += [actor("rivalone"), actor("rivaltwo")]
    return dataset(*items, theaters=parties)


def _name(lots: random.Random, side: str) -> str:
    return f"{lots.choice(_NAMES)} {side.removeprefix('side')}"
