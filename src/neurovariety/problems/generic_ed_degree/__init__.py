"""Generic Euclidean distance degrees."""
