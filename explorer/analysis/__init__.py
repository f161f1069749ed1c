"""What the graph tells: pure functions, one question to a module."""
