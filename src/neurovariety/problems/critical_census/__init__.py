"""Critical points of the square loss of a linear convolutional network, by common roots."""
