"""Local complexity: how much of its bends a network has in a box."""
