"""Data that travels: what a view shows to other programs, other people's data to this one.

Out: `export_formats` lists the formats, of which there is a module each in `graph_formats`,
`csv` and `saved_view`. In: `import_formats` lists what can be read, with `csv` and `ucdp`;
`yaml_dump` writes the dataset as a data file. `image_metadata` says what a picture shows, and
`files` writes bytes where they belong.
"""
