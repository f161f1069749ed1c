"""A second reading of a valid file, and what `check` says of it."""
