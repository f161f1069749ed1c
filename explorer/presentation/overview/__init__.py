"""What the overview says: from a view to words and to who is drawn, without a place in px."""
