"""How the lines of labels are set; how wide they are is the layout's business."""

from __future__ import annotations

from explorer.layout.label_box import FONT_SIZE, LINE_HEIGHT

LABEL_SIZE = FONT_SIZE
"""The size of most labels in px, at any zoom."""

LINE_STEP = LINE_HEIGHT
"""From one line of a label to the next, in its font sizes."""

ASCENT = 0.84
"""From the top of a line to its baseline, in its font sizes."""

HALO = 0.25
"""The width of the ground around the letters, in their font size; half of it lies outside."""
