"""The analysis of the graph: pure functions, a module or a folder for each question."""
