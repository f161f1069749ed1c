"""The page as it stands in the first answer: to be read before, and without, any script."""
