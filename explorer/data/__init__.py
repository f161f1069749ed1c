"""The data file: its vocabulary, its model, and how it is read."""
