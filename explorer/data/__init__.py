"""The data file: its words, its values, and how it is read."""
