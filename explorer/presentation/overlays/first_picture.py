"""What stands out in a picture of all theaters before anything is asked."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.analysis.comparison import Flip, Rivals, compared_theaters
from explorer.data.words import join_words
from explorer.graph.view import View
from explorer.layout import AreaMap
from explorer.presentation.lines import line_id
from explorer.presentation.overlays.overlay import Overlay, PictureOverlay
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FoundAtFirst:
    """The first rivals that deal with each other, the first flip, and the map that shows them.

    `theaters`: the ids of the two that are compared, in the order of `Rivals.reasons`.
    `rivals`, `flip`: None where there are none; one of the two is there.
    """

    theaters: tuple[str, str]
    rivals: Rivals | None
    flip: Flip | None
    picture: PictureOverlay


def find_at_first(workspace: Workspace, view: View) -> FoundAtFirst | None:
    """The first rivals that deal with each other, and the first flip between two theaters.

    The lines that concern the rivals are highlighted on a map that has no band between them. None
    where nothing is compared: in the picture of one theater or one actor's surroundings, of a file
    with fewer than two theaters or too large for one map, and where there are no such pairs.
    """
    theaters = compared_theaters(workspace.dataset, view)
    if view.theater or view.focus or workspace.is_large or theaters is None:
        return None
    rivals = next(iter(workspace.rivals(*theaters, view.span)), None)
    flip = next(iter(workspace.flips(*theaters, view.span)), None)
    if rivals is None and flip is None:
        return None
    picture = PictureOverlay()
    if rivals is not None and not _has_band(workspace, rivals):
        picture = _highlighted(workspace, rivals)
    return FoundAtFirst(theaters, rivals, flip, picture)


def _has_band(workspace: Workspace, rivals: Rivals) -> bool:
    """Whether the map has a band between these rivals, which says it better."""
    layout = workspace.layout(None)
    return isinstance(layout, AreaMap) and {*layout.rivals} == {*rivals.pair}


def _highlighted(workspace: Workspace, rivals: Rivals) -> PictureOverlay:
    pair = join_words([workspace.dataset.label(end) for end in rivals.pair])
    return PictureOverlay(
        Overlay(highlighted_lines=_lines_of(workspace, rivals)), f"{pair}: rivals that still deal"
    )


def _lines_of(workspace: Workspace, rivals: Rivals) -> frozenset[str]:
    """The ids of the lines between two rivals, and of those by which each backs its side."""
    keys = {*rivals.dealings}
    for reasons in rivals.reasons:
        keys |= {key for part in (reasons[0].one, reasons[0].other) for key in part.links}
    return frozenset(
        line_id(source, target, family)
        for source, target, key, family in workspace.graph.edges(keys=True, data="family")
        if key in keys or {source, target} == {*rivals.pair}
    )
