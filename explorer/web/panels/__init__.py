"""The parts of the page beside and below the map, as markup."""
