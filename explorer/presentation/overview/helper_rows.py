"""Who helps from outside: rows of their own, go-betweens, bridges, and the sums of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import FIRM_HELP, LEAST_TAKING_SIDE, Doubt
from explorer.analysis.areas.helpers import SideHelp
from explorer.data.vocabulary import ActorType
from explorer.data.words import join_words
from explorer.presentation.overview.content import (
    Bridge,
    Fight,
    GoBetween,
    Help,
    Outsider,
    Rival,
    SumRow,
    Variants,
)
from explorer.presentation.overview.labels import TROOPS, Labels
from explorer.presentation.overview.sentences import help_sentence, helps_sentence
from explorer.presentation.overview.words import KIND_WORDS, with_full_stop

BRIDGE_HELP = 0.75
"""The least strength of help that a side's own gives in another theater to have a line."""

MOST_KINDS = 3
"""How many kinds of help a sum names."""

FEW_THEATERS = 3
"""With more theaters than these only those have a line who help in more than one of them."""


@dataclass(frozen=True, slots=True)
class HelperRows:
    """Everybody who helps a side of a picture, each in one of these."""

    outsiders: tuple[Outsider, ...]
    sums: tuple[SumRow, ...]
    go_betweens: tuple[GoBetween, ...]
    bridges: tuple[Bridge, ...]

    def drawn(self, rivals: Iterable[Rival]) -> list[Help]:
        """All help that has a line or a row of its own, that of the rivals among it."""
        helps = [bridge.help for bridge in self.bridges]
        for outsider in self.outsiders:
            helps += outsider.helps
        for who in self.go_betweens:
            helps += who.helps
        for rival in rivals:
            helps += rival.helps
        return helps


def rows_to_a_side(theaters: int) -> int:
    """How many rows a side has, that of the sum among them."""
    return 5 if theaters == 1 else 4


def helper_rows(labels: Labels) -> HelperRows:
    """Who helps the sides of a picture from outside, the rivals apart."""
    return _Rows(labels).found()


def help_of(labels: Labels, found: SideHelp, *, is_rival: bool = False) -> Help:
    """What a helper gives a side, in words.

    Fights are said with it where a front of the side says them; of others than rivals only where
    their kind is not forces.
    """
    act = labels.act(found)
    fights: tuple[Fight, ...] = ()
    if is_rival or act.kind != TROOPS:
        said = {
            party
            for front in labels.picture.theaters[found.to.theater].fronts
            if found.to.party in front.parties
            for party in front.parties
        }
        fights = tuple(
            fight
            for fight in labels.fights(found.helper, found.to.theater)
            if is_rival or fight.foe in said
        )
    via = labels.mark(found.helper) if found.gives_from else None
    return Help(
        found.helper,
        found.to,
        act,
        labels.earlier_act(found),
        fights,
        tuple(link.id for link in found.links),
        via,
        help_sentence(labels, found, act, fights),
    )


def _help_rank(labels: Labels, one: SideHelp) -> tuple[object, ...]:
    """By which who helps most comes first: strength, confidence, state, start, name."""
    kind = labels.picture.file.dataset.actors[one.helper].type
    return (
        one.is_only_reported,
        *one.best.rank[:2],
        kind is not ActorType.STATE,
        one.best.period.first_day,
        labels.name(one.helper).casefold(),
        one.helper,
    )


class _Rows:
    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._picture = labels.picture
        self._count = len(labels.picture.theaters)
        self._rivals = set(labels.picture.file.rivals.both if labels.picture.file.rivals else ())
        self._apart: set[tuple[str, SideKey]] = set()
        self._least = LEAST_TAKING_SIDE if self._count == 1 else FIRM_HELP
        self._helps: dict[str, list[SideHelp]] = {}
        for one in sorted(labels.picture.helps, key=self._rank):
            # A rival has lines of its own, but none for what is only reported.
            if one.helper not in self._rivals or one.is_only_reported:
                self._helps.setdefault(one.helper, []).append(one)

    def _rank(self, one: SideHelp) -> tuple[object, ...]:
        return _help_rank(self._labels, one)

    def found(self) -> HelperRows:
        bridges = self._bridges()
        go_betweens = self._go_betweens({bridge.help.helper for bridge in bridges})
        self._apart = {
            (help_.helper, help_.to)
            for group in ([bridge.help for bridge in bridges], *(one.helps for one in go_betweens))
            for help_ in group
        }
        apart = {helper for helper, _ in self._apart}
        if self._count > FEW_THEATERS:
            outsiders = self._of_several_theaters(apart)
        else:
            outsiders = self._by_side(apart)
        drawn = {(help_.helper, help_.to) for outsider in outsiders for help_ in outsider.helps}
        return HelperRows(outsiders, self._sums(drawn | self._apart), go_betweens, bridges)

    def _bridges(self) -> tuple[Bridge, ...]:
        """Help of a side's own in another theater; seen from that one, it is a go-between's."""
        if self._count == 1:
            return ()
        return tuple(
            Bridge(one.gives_from, help_of(self._labels, one))
            for helps in self._helps.values()
            for one in helps
            if one.gives_from is not None
            and one.gives_from.theater in self._picture.theaters
            and one.strength >= BRIDGE_HELP
        )

    def _go_betweens(self, bridging: set[str]) -> tuple[GoBetween, ...]:
        if self._picture.file.rivals is None or self._count > FEW_THEATERS:
            return ()
        found = []
        for helper, helps in self._helps.items():
            firm = [one for one in helps if one.strength >= self._least]
            if not firm or helper in bridging:
                continue
            actor = self._picture.file.dataset.actors[helper]
            if actor.type is ActorType.STATE:
                continue
            rival, tie = self._rival_beside(helper, helps)
            if rival is None:
                continue
            given = tuple(help_of(self._labels, one) for one in firm)
            mark = self._labels.mark(helper)
            found.append(
                GoBetween(
                    mark, rival, given, tie, helps_sentence(self._labels, mark.label, given, tie)
                )
            )
        return tuple(found)

    def _rival_beside(self, helper: str, helps: Sequence[SideHelp]) -> tuple[str | None, str]:
        """Beside which rival a go-between stands, and what ties it to that; None if none is."""
        pair = self._picture.file.rivals
        assert pair is not None
        for whole in self._picture.belonging.disputed_wholes(helper):
            if whole in pair.both:
                return whole, "tie disputed"
        origin = next((one.gives_from for one in helps if one.gives_from), None)
        theaters = {one.to.theater for one in helps if one.strength >= self._least}
        if origin is None and len(theaters) < 2:
            return None, ""
        sides = {one.to for one in helps} | ({origin} if origin else set())
        for index, rival in enumerate(pair.both):
            own = {(key.theater, key.party) for key in sides}
            if own & pair.helped[index] and not own & pair.helped[1 - index]:
                return rival, self._origin_words(helper, origin) if origin else ""
        return None, ""

    def _origin_words(self, helper: str, origin: SideKey) -> str:
        if helper == origin.party:
            return f"a side in {self._picture.file.dataset.theaters[origin.theater].name}"
        return f"of the {self._labels.name(origin.party)}"

    def _by_side(self, apart: set[str]) -> tuple[Outsider, ...]:
        """Rows beside the sides of one theater each, the strongest first.

        Second arrows take rows as well: of the side to which they lead.
        """
        candidates = []
        for helper, helps in self._helps.items():
            if helper in apart:
                continue
            firm = [one for one in helps if one.strength >= self._least]
            if firm:
                candidates.append((self._rank(firm[0]), helper, firm[0].to.theater))
        ranked = [(helper, theater) for _, helper, theater in sorted(candidates)]
        second = Counter(
            one.to
            for chosen, is_both in self._chosen(ranked, {})
            for one in chosen[1:]
            if not is_both
        )
        found = []
        for chosen, is_both in self._chosen(ranked, second):
            given = tuple(help_of(self._labels, one) for one in chosen)
            helper, theater = chosen[0].helper, chosen[0].to.theater
            named = next(
                one
                for one in self._helps[helper]
                if one.to.theater == theater and not one.is_only_reported
            )
            mark = self._labels.mark(helper, self._labels.helper_name(named), theater)
            sentence = helps_sentence(
                self._labels, mark.label, given, "on both sides" if is_both else ""
            )
            found.append(Outsider(mark, given, is_both, sentence=sentence))
        return tuple(found)

    def _chosen(
        self, ranked: Iterable[tuple[str, str]], taken: Mapping[SideKey, int]
    ) -> Iterator[tuple[list[SideHelp], bool]]:
        """The help of each who has a row, and whether it is to both sides.

        `ranked`: helpers, each with a theater. `taken`: how many rows of a side are not free.
        """
        rows = dict(taken)
        most = rows_to_a_side(self._count)
        for helper, theater in ranked:
            here = [
                one
                for one in self._helps[helper]
                if one.to.theater == theater and not one.is_only_reported
            ]
            both = self._both_sides(here)
            chosen = both or self._with_room(here, rows, most)
            if chosen:
                if both is None:
                    rows[chosen[0].to] = rows.get(chosen[0].to, 0) + 1
                yield chosen, both is not None

    def _with_room(
        self, helps: Sequence[SideHelp], rows: Mapping[SideKey, int], most: int
    ) -> list[SideHelp]:
        """Help to the first side that has room for another row, and to one more, also weaker."""
        firm = [one for one in helps if one.strength >= self._least]
        for one in firm:
            if rows.get(one.to, 0) < self._room(one.to, most):
                return [one, *[other for other in helps if other is not one][:1]]
        return []

    def _both_sides(self, helps: Sequence[SideHelp]) -> list[SideHelp] | None:
        for one in helps:
            for other in helps:
                if self._picture.are_at_war(one.to.theater, one.to.party, other.to.party):
                    return sorted((one, other), key=self._place)
        return None

    def _place(self, one: SideHelp) -> tuple[bool, int]:
        """Where the side of a help lies: those above first."""
        halves = self._picture.theaters[one.to.theater].halves
        upper = [side for row in halves.first for side in (*row.facing, *row.outer)]
        sides = self._picture.theaters[one.to.theater].sides
        return one.to.party not in upper, sides.index(one.to.party)

    def _room(self, key: SideKey, most: int) -> int:
        """How many rows a side has beside that of the sum, which it needs only for others."""
        helpers = [
            helper
            for helper, helps in self._helps.items()
            if (helper, key) not in self._apart
            and any(one.to == key for one in helps)
            and self._both_sides([one for one in helps if one.to.theater == key.theater]) is None
        ]
        count = len(helpers) + bool(self._lapsed(key))
        return most if count <= most else most - 1

    def _of_several_theaters(self, apart: set[str]) -> tuple[Outsider, ...]:
        found = []
        for helper, helps in self._helps.items():
            firm = [one for one in helps if one.strength >= FIRM_HELP]
            if helper in apart or len({one.to.theater for one in firm}) < 2:
                continue
            best: dict[str, SideHelp] = {}
            for one in firm:
                best.setdefault(one.to.theater, one)
            given = tuple(help_of(self._labels, one) for one in best.values())
            mark = self._labels.mark(helper, self._labels.helper_name(firm[0]))
            found.append(
                Outsider(mark, given, sentence=helps_sentence(self._labels, mark.label, given, ""))
            )
        return tuple(found)

    def _sums(self, drawn: set[tuple[str, SideKey]]) -> tuple[SumRow, ...]:
        found = []
        for theater in self._picture.theaters.values():
            for side in theater.sides:
                key = SideKey(theater.theater, side)
                rest = [
                    one
                    for helps in self._helps.values()
                    for one in helps
                    if one.to == key and (one.helper, key) not in drawn
                ]
                lapsed = self._lapsed(key)
                if rest or lapsed:
                    has_rows = any(to == key for _, to in drawn)
                    rest.sort(key=self._rank)
                    found.append(self._sum(key, rest, lapsed, has_rows=has_rows))
        return tuple(found)

    def _lapsed(self, key: SideKey) -> list[SideHelp]:
        """Who helped a side, as was last reported not long ago, and does nothing that holds."""
        helping = {one.helper for one in self._picture.helps if one.to == key}
        found = (
            one
            for one in self._picture.lapsed
            if one.to == key and one.helper not in helping and not one.is_only_reported
        )
        return sorted(found, key=self._rank)

    def _sum(
        self,
        key: SideKey,
        rest: Sequence[SideHelp],
        lapsed: Sequence[SideHelp],
        *,
        has_rows: bool,
    ) -> SumRow:
        former = [self._labels.helper_name(one) for one in lapsed]
        name = self._labels.name(key.party)
        past = with_full_stop(f"No longer reported to help {name}: {join_words(former)}")
        if not rest:
            return SumRow(key, lapsed_words(former), (), past)
        is_below = not has_rows or all(one.strength < self._least for one in rest)
        words = sum_words(
            [_named(self._labels, one) for one in rest],
            has_rows=has_rows,
            is_below=is_below,
            former=former,
        )
        names = join_words(
            [
                f"{self._labels.helper_name(one)}{f' ({one.doubt})' if one.doubt else ''}"
                for one in rest
            ]
        )
        more = "more " if has_rows else ""
        sentence = with_full_stop(f"{len(rest)} {more}{_verb(len(rest))} {name}: {names}")
        if former:
            sentence = f"{sentence} {past}"
        return SumRow(key, words, tuple(one.helper for one in rest), sentence)


@dataclass(frozen=True, slots=True)
class NamedHelper:
    """Who is named in a sum. `kinds`: the ids of all that it gives, the strongest first."""

    name: str
    doubt: Doubt
    kinds: tuple[str, ...]

    @property
    def words(self) -> str:
        """The name, and whether its help is disputed."""
        return f"{self.name} ({self.doubt})" if self.doubt is Doubt.DISPUTED else self.name


def _named(labels: Labels, one: SideHelp) -> NamedHelper:
    kinds = dict.fromkeys(link.kind.id for link in one.links if not link.is_only_reported)
    return NamedHelper(
        labels.helper_name(one),
        Doubt.REPORTED if one.is_only_reported else one.doubt,
        tuple(kinds) or (one.best.kind.id,),
    )


def lapsed_words(names: Sequence[str]) -> Variants:
    """Whose help was last reported not long ago: "no longer reported: UK", and the count."""
    if not names:
        return ()
    return f"no longer reported: {', '.join(names)}", f"{len(names)} no longer reported"


def sum_words(
    rest: Sequence[NamedHelper], *, has_rows: bool, is_below: bool, former: Sequence[str] = ()
) -> Variants:
    """Who else helps a side: "and 3 more: Jordan, Saudi Arabia, France (disputed)".

    "and 2 more with forces: ..." where all give the same above all; "with backing or aid: Qatar"
    where all are below what has a row. Who is only reported stands apart: "only reported: RSF",
    without a name "1 more, only reported".

    Args:
        rest: Who helps, the strongest first.
        has_rows: Whether somebody else who helps that side has a row.
        is_below: Whether what they give is less than what has a row.
        former: Who did not long ago, and is no longer reported to; they stand at the end.

    """
    words = _sum_of_helpers(rest, has_rows=has_rows, is_below=is_below)
    if not former:
        return words
    names, count = (f"; {one}" for one in lapsed_words(former))
    return tuple(
        dict.fromkeys(
            (f"{words[0]}{names}", f"{words[0]}{count}", *(f"{one}{count}" for one in words))
        )
    )


def _sum_of_helpers(rest: Sequence[NamedHelper], *, has_rows: bool, is_below: bool) -> Variants:
    reported = [one.name for one in rest if one.doubt is Doubt.REPORTED]
    known = [one for one in rest if one.doubt is not Doubt.REPORTED]
    names = f"reported: {', '.join(reported)}"
    if not known:
        count = _count_words(len(reported), has_rows=has_rows)
        return f"only {names}", names, f"{count}, only reported"
    variants = _known_sum(known, has_rows=has_rows, is_below=is_below)
    if not reported:
        return variants
    count = f"{len(reported)} more, only reported"
    said = (f"only {names}", names, count)
    return (
        *(f"{variants[0]}; {words}" for words in said),
        *(f"{words}; {count}" for words in variants[1:]),
    )


def _known_sum(rest: Sequence[NamedHelper], *, has_rows: bool, is_below: bool) -> Variants:
    names = ", ".join(one.words for one in rest)
    count = _count_words(len(rest), has_rows=has_rows)
    if is_below:
        given = {KIND_WORDS[kind] for one in rest for kind in one.kinds}
        listed = join_words([words for words in KIND_WORDS.values() if words in given], "or")
        head = f"with {listed}" if len(given) <= MOST_KINDS else "helped by"
        colon = ":" if len(given) <= MOST_KINDS else ""
        return f"{head}{colon} {names}", count
    firsts = [one.kinds[0] for one in rest]
    is_alike = len(set(firsts)) == 1
    head = f"{count} with {KIND_WORDS[firsts[0]]}" if is_alike else count
    forces = firsts.count(TROOPS)
    short = f"{count}, {forces} with forces" if forces and not is_alike else head
    return tuple(dict.fromkeys((f"{head}: {names}", short, count)))


def _count_words(count: int, *, has_rows: bool) -> str:
    return f"and {count} more" if has_rows else f"{count} {_verb(count)}"


def _verb(count: int) -> str:
    return "help" if count > 1 else "helps"


def all_helpers(labels: Labels, key: SideKey) -> tuple[SideHelp, ...]:
    """Everybody who helps a side, the strongest first."""
    return tuple(
        sorted(
            (one for one in labels.picture.helps if one.to == key),
            key=lambda one: _help_rank(labels, one),
        )
    )
