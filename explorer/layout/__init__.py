"""The camp map: where each actor stands, and how large its node is.

Place means something. Up and down is the camp, left and right the theater; friends are near
each other and foes apart. The way to a map, one module for each step:

    importance  who matters most: parties, their main backers, all others
    scene       the nodes of a theater setting, and how they are tied
    spectral    scene -> two coordinates for each node
    forces      coordinates -> places with room for every node and its label
    settling    places -> better places, one node at a time
    rows        the same for files too large for that
    placing     all of it: dataset -> CampMap

The same file gives the same places on every machine: nodes go by name, the signs of
eigenvectors are fixed by what they mean, sums run in one order, and places are rounded at
every step, so that the last bits, which differ between processors, never add up.
"""

from explorer.layout.camp_map import FRAME, CampMap, camp_map
from explorer.layout.node_size import main_backers, sizes

__all__ = ["FRAME", "CampMap", "camp_map", "main_backers", "sizes"]
