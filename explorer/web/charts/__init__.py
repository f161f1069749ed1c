"""The Plotly figures, as plain dictionaries."""
