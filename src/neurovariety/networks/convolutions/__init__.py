"""Convolutional networks: sizes of filters, strides and signals, and the network."""
