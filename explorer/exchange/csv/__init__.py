"""CSV tables: a dataset as a folder or a zip of them, and back."""
