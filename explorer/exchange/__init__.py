"""Exports of what a view shows, and imports of other people's data.

Out: `export_formats` lists the formats, of which there is a module each in `graph_formats`,
`csv` and `saved_view`. In: `import_formats` lists what can be read, with `csv` and `ucdp`;
`yaml_dump` writes the dataset as a data file. `image_metadata` reads the view in a
picture, `fingerprint` names a version of the data, `subset` is the part of a dataset that a view
shows, and `files` writes files whole or not at all.
"""
