"""What a view looks like and says, as plain values: no Dash."""
