"""Two camps on the map: the colours, and the lines that go against them."""

from __future__ import annotations

from explorer.data.vocabulary import Family
from explorer.presentation.legend import LegendGroup
from explorer.presentation.lines import line_id
from explorer.presentation.overlays.camps import FoundCamps, find_camps
from explorer.presentation.overlays.overlay import Overlay
from explorer.presentation.theme import NO_CAMP_CLASS, camp_class_name
from explorer.workspace import Workspace
from question_samples import NEUTRALS, SAMPLE, START, THREE_FOES, lit_up
from samples import asking, dataset, link


def split(of: Workspace = SAMPLE) -> FoundCamps:
    view = asking(START, ask="camps")
    return find_camps(of, of.select(view), view)


def test_two_camps_hold_everybody_who_has_friends_or_foes() -> None:
    found = split()
    camp_by_node = found.picture.overlay.camp_by_node
    sides = {who: side for who, side in camp_by_node.items() if side != NO_CAMP_CLASS}
    assert {frozenset(camp) for camp in found.camps} == {
        frozenset(who for who, side in sides.items() if side == one) for one in sides.values()
    }
    assert sides["front"] != sides["council"]
    assert sides["regime"] != sides["league"]


def test_the_legend_has_the_names_of_the_camps() -> None:
    found = split()
    assert set(found.names) == {"Camp of League and Council", "Camp of Regime and FRT"}
    assert found.picture.legend is not None
    signs = [sign for sign in found.picture.legend(()) if sign.group is LegendGroup.CAMP]
    assert tuple(sign.label for sign in signs[:2]) == found.names
    assert (len(signs) == 3) is bool(found.neither), "those in neither camp have a sign"


def test_who_no_signed_link_ties_to_a_party_is_in_neither_camp() -> None:
    found = split(NEUTRALS)
    assert set(found.neither) == {"talker", "x", "y"}
    sides = found.picture.overlay.camp_by_node
    assert {sides[who] for who in found.neither} == {NO_CAMP_CLASS}
    assert found.picture.legend is not None
    assert found.picture.legend(())[-1].id == NO_CAMP_CLASS


def test_an_empty_picture_has_no_camps() -> None:
    assert lit_up("camps", kinds=frozenset()) == Overlay()


def test_what_goes_against_the_split_is_highlighted() -> None:
    found = split(THREE_FOES)
    [against] = found.split.frustrated
    assert found.picture.overlay.highlighted_lines == {line_id(*against.ends, Family.HOSTILITY)}
    # Each of the three pairs of foes goes against one of three splits that are equally good.
    assert found.picture.highlight_label == "Against one of the best splits"
    only = split(ONE_SPLIT)
    assert (len(only.split.frustrated), only.certainty.splits) == (1, 1)
    assert only.picture.highlight_label == "Against the grain"


ONE_SPLIT = Workspace(
    dataset(
        *(link(one, "troops", other, "coast") for one, other in ("ab", "bc", "ac")),
        *(link(foe, "combat", "x", "coast") for foe in "ab"),
        link("c", "weapons", "x", "coast"),
        theaters={"coast": ("a", "x")},
    )
)
"""Three friends, one of whom supports the foe of the others: nobody else would go over."""


def test_who_can_be_in_either_camp_has_the_colour_of_no_camp() -> None:
    found = split(THREE_FOES)
    assert found.camps == (("a",), ())
    assert found.names == ("Camp of A", "Camp without a party")
    assert set(found.either) == {"b", "c"}
    sides = found.picture.overlay.camp_by_node
    assert sides == {"a": camp_class_name(0), "b": NO_CAMP_CLASS, "c": NO_CAMP_CLASS}
    assert found.picture.legend is not None
    labels = [sign.label for sign in found.picture.legend(())]
    assert labels == ["Camp of A", "In either camp"], "a camp of nobody has no sign"


def test_no_party_is_laid_on_a_camp_that_nothing_ties_it_to() -> None:
    apart = Workspace(
        dataset(
            link("a", "combat", "b", "coast"),
            link("a", "combat", "c", "coast"),
            link("x", "combat", "y", "coast"),
            theaters={"coast": ("x", "a", "b")},
        )
    )
    found = split(apart)
    assert found.camps == (("a",), ("b", "c"))
    assert set(found.neither) == {"x", "y"}
