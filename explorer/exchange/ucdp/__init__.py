"""Imports of the datasets of the Uppsala Conflict Data Program (UCDP)."""
