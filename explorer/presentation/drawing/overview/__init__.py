"""The overview as a picture: everything that it says gets a place in a frame."""
