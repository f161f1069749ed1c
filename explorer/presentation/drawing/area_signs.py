"""Which signs a map by areas bears, for its key: only what is drawn has an entry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from explorer.analysis.areas.area_sides import SideKey
from explorer.analysis.areas.held_links import Doubt, link_doubt
from explorer.analysis.areas.side_hues import Hue
from explorer.data.model import Dataset
from explorer.data.vocabulary import MEMBER, Family, Kind
from explorer.presentation.drawing.map_areas import MapFront
from explorer.presentation.drawing.rival_band import is_band
from explorer.presentation.legend import AreaSigns
from explorer.presentation.lines import Line
from explorer.presentation.overview.find import hue_words, idle_hue_words
from explorer.presentation.overview.labels import Labels


def area_signs(
    labels: Labels,
    areas: Collection[SideKey],
    fronts: Sequence[MapFront],
    lines: Sequence[Line],
    *,
    rivals: Sequence[str],
    is_hollow: Callable[[Line], bool],
) -> AreaSigns:
    """The signs of a map by areas.

    Args:
        labels: The words of its picture.
        areas: The sides whose areas are drawn.
        fronts: The fronts that are drawn.
        lines: The lines that are drawn.
        rivals: The ids of the two rivals; none where a map has none.
        is_hollow: Whether a line is drawn hollow.

    """
    picture = labels.picture
    dataset = picture.file.dataset
    hues = {picture.hue(key) for key in areas}
    words = dict(idle_hue_words(labels)) | dict(hue_words(labels))
    strongest = {
        line: max((_kind(dataset, key) for key in line.holding), key=_strength)
        for line in lines
        if not is_band(line, rivals)
    }
    return AreaSigns(
        sides=tuple((hue, words[hue]) for hue in Hue if hue in hues and hue in words),
        fronts=frozenset(front.state for front in fronts),
        helps=frozenset(
            kind.id
            for line, kind in strongest.items()
            if kind.family is Family.SUPPORT and not line.recent and not is_hollow(line)
        ),
        kinds=frozenset(kind.id for kind in strongest.values()),
        doubts=frozenset(
            link_doubt(dataset.links[key])
            for line in filter(is_hollow, lines)
            for key in line.links
        )
        - {Doubt.NONE},
        has_band=len(strongest) < len(lines),
    )


def _kind(dataset: Dataset, link: str) -> Kind:
    """The kind of a link; those of the members of an alliance are not written as links."""
    return dataset.links[link].entry if link in dataset.links else MEMBER


def _strength(kind: Kind) -> float:
    return kind.strength
