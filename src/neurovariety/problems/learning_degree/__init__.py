"""How many critical functions and weights the square loss of a network has."""
