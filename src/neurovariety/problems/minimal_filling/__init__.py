"""The fewest hidden neurons with which a network fills its space of functions."""
