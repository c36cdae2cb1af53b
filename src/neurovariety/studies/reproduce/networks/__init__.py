"""Published tables of networks as varieties: polynomial, convolutional, commuting; thresholds."""
