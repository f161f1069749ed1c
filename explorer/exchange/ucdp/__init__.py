"""The datasets of the Uppsala Conflict Data Program."""
