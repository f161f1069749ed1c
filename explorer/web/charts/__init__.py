"""The Plotly charts, as plain dictionaries: one file each.

A chart module turns values of the analysis into a figure; `web/tabs` puts it on the page.
"""
