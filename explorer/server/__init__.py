"""Serves the page, reloads a changed data file, and takes snapshots in a browser."""
