"""The reach: how far from a variety each point has only one nearest point of it."""
