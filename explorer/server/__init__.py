"""Serving the page, following the data file, taking pictures."""
