"""How far two camps explain a picture, how sure they are, and what they leave out."""
