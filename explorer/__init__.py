"""Who supports whom, who fights whom, since when, and who says so."""
