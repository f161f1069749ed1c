"""Data that travels: what comes out for other programs, and what comes in from them."""
