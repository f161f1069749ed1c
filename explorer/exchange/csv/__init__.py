"""CSV tables, out and in."""
