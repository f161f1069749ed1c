"""Data that travels: views of a dataset to other programs, other people's data to ours.

One module to a format. Out: `nodelink`, `graphml`, `gexf`, `tables` (CSV), `cytoscape`,
`views`; `exporting` knows them all. In: `esd` and `dyadic` (UCDP), `people` (CSV tables);
`statement` writes the dataset they make. `files` puts bytes where they belong.
"""
