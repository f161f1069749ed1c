"""The whole dataset as a graph, and the view that selects from it."""
