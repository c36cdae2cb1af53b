"""Local minima of the square loss of a ReLU network with one hidden layer."""
