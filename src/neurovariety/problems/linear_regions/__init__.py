"""Linear regions of piecewise-linear networks: where the same function of each unit is largest."""
