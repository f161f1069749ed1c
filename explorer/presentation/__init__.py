"""What a view looks like and what is said about it, as plain values, without Dash."""
