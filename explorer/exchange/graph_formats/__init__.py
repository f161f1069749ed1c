"""Formats that other graph programs read."""
