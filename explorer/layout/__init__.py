"""The camp map: where each actor stands, and how large its node is.

Place means something. Up and down is the camp, left and right the theater; friends are near
each other and foes apart. The way to a map, one module for each step:

    font            how wide a text is in the one known font
    label_box       how much room a mark and its label take
    node_size       who matters most: parties, their main backers, all others
    problem         the nodes of a theater setting, and how they are tied
    spectral        problem -> two coordinates for each node
    forces          coordinates -> places with room for every node and its label
    local_search    places -> better places, one node at a time
    crowd           coordinates -> places in rows, where there are too many for forces
    camp_map        all of it: dataset -> CampMap

Of files with parties and few theaters the map is one by areas: sides in areas of their own,
fronts between them, outsiders beside the side they help.

    area_plan       who stands where, before anything is measured
    area_cells      how much room an area needs, and where in it each stands
    area_blocks     the rectangles of a theater
    area_columns    outsiders beside the side they help, and between sides
    free_spots      where in a frame there is room left
    area_ties       the strong lines of any day
    area_routes     their ways: level and upright in free lanes
    area_search     marks moved about as long as the lines get better by it
    area_faults     what is wrong with a map, counted
    area_map        all of it: dataset -> AreaMap

The same file gives the same places on every machine: nodes go by name, the signs of
eigenvectors are fixed by what they mean, sums run in one order, and places are rounded at
every step, so that the last bits, which differ between processors, never add up.
"""

from explorer.layout.area_frame import AREA_FRAME
from explorer.layout.area_map import AreaMap, area_map
from explorer.layout.area_plan import has_areas
from explorer.layout.camp_map import BASE_FRAME, CampMap, SharedLayout, camp_map, shared_layout
from explorer.layout.crowd import MAX_DRAWN_LINES, MAX_FORCE_NODES
from explorer.layout.node_size import main_backers, node_diameters
from explorer.layout.problem import MAX_AXIS_THEATERS

__all__ = [
    "AREA_FRAME",
    "BASE_FRAME",
    "MAX_AXIS_THEATERS",
    "MAX_DRAWN_LINES",
    "MAX_FORCE_NODES",
    "AreaMap",
    "CampMap",
    "SharedLayout",
    "area_map",
    "camp_map",
    "has_areas",
    "main_backers",
    "node_diameters",
    "shared_layout",
]
