"""The commands, one module to each; `cli` gathers them.

A command imports what it needs when it runs, so that `check` never loads Dash.
"""
