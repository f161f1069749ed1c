"""Who is drawn where in a picture by areas: sides and their own, fronts, rivals, helpers.

The overview and the map by areas show the same of this. One module for each question:

    held_links   the links of a view that hold on its days
    belonging    whose own somebody is, and into whom somebody folds
    ceasefires   which agreements of a file are one
    fronts       what is between two sides
    rival_pair   the two rivals of a file, and the hues of its sides
    side_places  in which half of a theater each side stands, the same on every day
    area_sides   who is a side of a theater, and in which row of its half it stands
    helpers      who helps which side, with what
"""
