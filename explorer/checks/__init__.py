"""Checks of a valid file: warnings, the views of stories, and the report of `check`."""
