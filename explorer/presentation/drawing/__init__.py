"""Every picture of the map, from a view to SVG and to dots.

The way to a picture, one module for each step:

    map_maker       a view -> a drawing: every mark, line and label with its place and look
      fit             how the layout lies in a frame
      label_placement which side of its mark each label stands on, and from which zoom on
      label_place, label_candidates, shrinking_boxes   where it may stand, and what is free of marks
      line_ink        how much of the lines lies under boxes
      emphasis        what stands out beside whom is chosen
      outline, line_path, label_text, text_block   geometry of marks, lines and texts
    scene           the drawing: plain values that know no SVG
    mark_svg, line_svg, label_svg, legend_svg      one file for each thing that is written
    svg_markup      the writer, where all texts are escaped
    page_map        a drawing as the page has it, in parts with names
    file_picture    a drawing with title, legend and credit, as a document
    png             a document in dots
"""
